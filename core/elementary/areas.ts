// The inverses of the hyperbolic functions, as logarithms of 1 + u, where u is kept to twice the precision.
import { keptHigh, keptLow } from './bits'
import { keepSum, productError, sumError } from './exact'
import { keepLogOf, logOnePlus } from './logarithm'

/** log 2x for a large x, where x² + 1 and x² − 1 are x². */
function logOfTwice(x: number): number {
  keepLogOf(x)
  const sum = keptHigh() + 0.6931471805599453
  return sum + (sumError(keptHigh(), 0.6931471805599453, sum) + (keptLow() + 2.3190468138462996e-17))
}

/** Keeps the root of (x + low) to twice the precision. */
function keepRoot(x: number, low: number): void {
  const root = Math.sqrt(x)
  const square = root * root
  keepSum(root, (x - square - productError(root, root, square) + low) / (2 * root))
}

/** log(1 + u) with u = |x| + x² / (1 + √(x² + 1)). */
export function asinh(x: number): number {
  const a = Math.abs(x)
  if (a < 1e-9 || x - x !== 0) return x
  if (a > 1e9) return x > 0 ? logOfTwice(a) : -logOfTwice(a)
  const square = a * a
  const squareLow = productError(a, a, square)
  const under = square + 1
  keepRoot(under, sumError(square, 1, under) + squareLow)
  const bottom = 1 + keptHigh()
  const bottomLow = sumError(1, keptHigh(), bottom) + keptLow()
  const part = square / bottom
  const back = part * bottom
  const partLow = (square - back - productError(part, bottom, back) + (squareLow - part * bottomLow)) / bottom
  const u = a + part
  const y = logOnePlus(u, sumError(a, part, u) + partLow)
  return x > 0 ? y : -y
}

/** log(1 + t + √(t (t + 2))) with t = x − 1; NaN for x < 1. */
export function acosh(x: number): number {
  if (x < 1 || x !== x) return NaN
  if (x > 1e9) return x === Infinity ? x : logOfTwice(x)
  const t = x - 1
  const tLow = sumError(x, -1, t)
  const wide = x + 1
  const product = t * wide
  if (product === 0) return 0
  keepRoot(product, productError(t, wide, product) + (t * sumError(x, 1, wide) + tLow * wide))
  const root = keptHigh()
  const u = t + root
  return logOnePlus(u, sumError(t, root, u) + (keptLow() + tLow))
}

/** Half of log(1 + 2|x| / (1 − |x|)); ±∞ at ±1, NaN beyond. */
export function atanh(x: number): number {
  const a = Math.abs(x)
  if (a < 1e-9 || x !== x) return x
  if (a > 1) return NaN
  if (a === 1) return x > 0 ? Infinity : -Infinity
  const bottom = 1 - a
  const u = (a + a) / bottom
  const back = u * bottom
  const left = a + a - back - productError(u, bottom, back) - u * sumError(1, -a, bottom)
  const y = 0.5 * logOnePlus(u, left / bottom)
  return x > 0 ? y : -y
}
