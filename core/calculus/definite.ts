// What a symmetric matrix does to directions: curves up, down, or not at all within tolerance. Zero is an answer of its own
// and is never forced into a sign.
import type { Eigenpair } from '../algebra/eigen'
import { symmetricEigen } from '../algebra/eigen'

export type Definiteness =
  'positive definite' | 'negative definite' | 'positive semidefinite' | 'negative semidefinite' | 'indefinite' | 'zero'

export interface Spectrum {
  readonly definiteness: Definiteness
  /** Largest first. */
  readonly pairs: readonly Eigenpair[]
  /** Eigenvalues no larger than this count as 0. */
  readonly tolerance: number
  readonly positive: readonly Eigenpair[]
  readonly negative: readonly Eigenpair[]
  readonly zero: readonly Eigenpair[]
}

/** Exact Hessians carry rounding near 1e−16 of their scale; what is a million times that is no rounding. */
const relative = 1e-10

/**
 * Eigenvalues sorted by sign. `scale` is the size of numbers that the matrix was made of, where that is more than its own
 * (entries that cancel leave noise of their size). Null when an entry is not finite.
 */
export function spectrumOf(matrix: readonly (readonly number[])[], scale = 0): Spectrum | null {
  const pairs = symmetricEigen(matrix)
  if (!pairs) return null
  const largest = Math.max(scale, ...pairs.map(({ value }) => Math.abs(value)))
  const tolerance = relative * largest
  const positive = pairs.filter(({ value }) => value > tolerance)
  const negative = pairs.filter(({ value }) => value < -tolerance)
  const zero = pairs.filter(({ value }) => Math.abs(value) <= tolerance)
  return {
    definiteness: named(positive.length, negative.length, zero.length),
    pairs,
    tolerance,
    positive,
    negative,
    zero,
  }
}

function named(positive: number, negative: number, zero: number): Definiteness {
  if (positive > 0 && negative > 0) return 'indefinite'
  if (positive > 0) return zero > 0 ? 'positive semidefinite' : 'positive definite'
  if (negative > 0) return zero > 0 ? 'negative semidefinite' : 'negative definite'
  return 'zero'
}
