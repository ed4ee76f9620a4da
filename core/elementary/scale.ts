// Multiples of powers of two and the nearest whole number: exact, and the same on every machine.
import { powerOfTwo } from './bits'

/** 1.5 · 2⁵²: added to a number below 2⁵¹, it rounds it to a whole one, ties to even. */
export const roundingShift: number = 6755399441055744

/** The nearest whole number, for |x| < 2⁵¹. */
export function nearest(x: number): number {
  return x + roundingShift - roundingShift
}

/** y · 2ⁿ for y between ½ and 2, rounded once also where the result is subnormal. */
export function scale(y: number, n: i32): number {
  if (n < -1021) return y * powerOfTwo(n + 1000) * powerOfTwo(-1000)
  if (n > 1022) return y * powerOfTwo(n - 1) * 2
  return y * powerOfTwo(n)
}
