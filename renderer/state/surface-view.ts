// How the function is looked at: what is laid over its pictures. View of this session, never saved.
import { create } from 'zustand'

interface SurfaceView {
  /** The tangent plane (or line), the quadratic model, and the gradient at many places. */
  readonly hasPlane: boolean
  readonly hasQuadratic: boolean
  readonly hasField: boolean
  /** Eigenvectors of the Hessian with the curve on which the quadratic model is equally high. */
  readonly hasEllipse: boolean
  /** A unit vector at the point, so many degrees from the gradient, and the slope along it. */
  readonly hasDirection: boolean
  readonly degrees: number
}

export const useSurfaceView = create<SurfaceView>(() => ({
  hasPlane: false,
  hasQuadratic: false,
  hasField: false,
  hasEllipse: false,
  hasDirection: false,
  degrees: 0,
}))
