// What neural networks are made of, from the elementary functions.
import { exp } from './exponential'
import { log1p } from './logarithm'

/** 1 / (1 + e^−x), written so that neither tail overflows. */
export function sigmoid(x: number): number {
  const small = exp(-Math.abs(x))
  return x >= 0 ? 1 / (1 + small) : small / (1 + small)
}

/** The larger of x and 0. */
export function relu(x: number): number {
  return Math.max(x, 0)
}

/** log(1 + e^x), exact in both tails. */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)))
}
