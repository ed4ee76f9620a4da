// What rounding took away: with it, two doubles hold a number to twice the precision (Dekker 1971, Knuth).
import { keep } from './bits'

/** a + b − sum, exactly, where `sum` is the rounded a + b. */
export function sumError(a: number, b: number, sum: number): number {
  const second = sum - a
  return a - (sum - second) + (b - second)
}

/** Keeps high + low as the nearest double and what is left, for |low| ≤ |high|. */
export function keepSum(high: number, low: number): void {
  const sum = high + low
  keep(sum, low - (sum - high))
}

/** The first 26 bits of a, for |a| < 2⁹⁹⁵ (Veltkamp). */
function upperHalf(a: number): number {
  const shifted = 134217729 * a
  return shifted - (shifted - a)
}

/** a · b − product, exactly, where `product` is the rounded a · b. Nothing may underflow; factors below 2⁹⁹⁵. */
export function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a)
  const aLow = a - aHigh
  const bHigh = upperHalf(b)
  const bLow = b - bHigh
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow
}
