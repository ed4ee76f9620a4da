// The slope along a unit vector that is turned away from the gradient: |∇f| cos θ.
import { atan2, cos, sin } from '../elementary/functions'
import type { Point } from './landscape'
import { length } from './methods/vectors'

export interface Turned {
  /** Of length 1. */
  readonly direction: readonly [number, number]
  /** |∇f| */
  readonly size: number
  readonly cosine: number
  /** ∇f · direction */
  readonly slope: number
}

const radians = Math.PI / 180

/** Degrees of the gradient from the first axis; 0 where it vanishes. */
export const uphillDegrees = ([gx = 0, gy = 0]: Point): number => atan2(gy, gx) / radians

/** Two numbers; `degrees` from the gradient, to the left. Where the gradient vanishes they count from the first axis. */
export function turnedFrom(gradient: Point, degrees: number): Turned {
  const angle = (uphillDegrees(gradient) + degrees) * radians
  const size = length(gradient)
  // cos 90° comes out as 6·10⁻¹⁷: what rounding leaves of 0 is 0.
  const cosine = Math.abs(degrees) % 180 === 90 ? 0 : cos(degrees * radians)
  return { direction: [cos(angle), sin(angle)], size, cosine, slope: size * cosine }
}
