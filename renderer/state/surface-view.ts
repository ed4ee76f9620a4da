// How the function is looked at: what is laid over its pictures. View of this session, never saved.
import { create } from 'zustand'

interface SurfaceView {
  /** The tangent plane (or line), the quadratic model, and the gradient at many places. */
  readonly hasPlane: boolean
  readonly hasQuadratic: boolean
  readonly hasField: boolean
  /** Eigenvectors of the Hessian with the curve on which the quadratic model is equally high. */
  readonly hasEllipse: boolean
  /** The parts of a walk's step: what the slope asked for, what was carried over. */
  readonly hasStep: boolean
  /** A unit vector at the point, so many degrees from the gradient, and the slope along it. */
  readonly hasDirection: boolean
  readonly degrees: number
}

export const useSurfaceView = create<SurfaceView>(() => ({
  hasPlane: false,
  hasQuadratic: false,
  hasField: false,
  hasEllipse: false,
  hasStep: true,
  hasDirection: false,
  degrees: 0,
}))
