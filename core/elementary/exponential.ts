// The exponential function and what is made of it. Only + − × ÷ and bits, so that every machine computes the same ones.
import { keptHigh, keptLow, powerOfTwo, toInteger } from './bits'
import { keepSum, productError, sumError } from './exact'
import { nearest, scale } from './scale'

export const perLog2: number = 1.4426950408889634
/** The first 42 bits of log 2, so that a whole multiple of up to eleven bits is exact, and the rest. */
export const log2High: number = 0.6931471805598903
export const log2Low: number = 5.497923018708371e-14

/** Beyond these the result is more than the largest double, or less than half of the smallest. */
const largestArgument: number = 709.782712893384
const smallestArgument: number = -745.1332191019412

/** (eʳ − 1 − r − r²/2) / r³ for |r| ≤ ½ log 2: a minimax polynomial, relative error of eʳ 2⁻⁶⁴. */
function tail(r: number): number {
  const square = r * r
  const low = 0.16666666666666682 + 0.0416666666666667 * r + square * (0.008333333333316859 + 0.0013888888888865054 * r)
  const middle =
    0.0001984126989681895 + 2.480158736531823e-5 * r + square * (2.755723443809044e-6 + 2.7557238503547045e-7 * r)
  const high = 2.5112179241686506e-8 + 2.092572854752627e-9 * r
  const fourth = square * square
  return low + fourth * (middle + fourth * high)
}

/**
 * e to the power x. With x = n log 2 + r it is 2ⁿ eʳ; r is kept with its rounding error, and the large terms of
 * 1 + r + r²/2 + … are added last.
 */
export function exp(x: number): number {
  if (x !== x) return x
  if (x > largestArgument) return Infinity
  if (x < smallestArgument) return 0
  const n = nearest(x * perLog2)
  const high = x - n * log2High
  const low = n * log2Low
  const r = high - low
  const lost = high - r - low
  const square = r * r
  const rest = lost + (0.5 * square + square * r * tail(r))
  const one = 1 + r
  return scale(one + (r - (one - 1) + rest), toInteger(n))
}

/**
 * Keeps two doubles whose sum is e to the power (x + more), divided by 2ⁿ, to about 60 bits. n is the whole number
 * nearest to x / log 2; |more| is at most an ulp of x.
 */
export function keepExp(n: number, x: number, more: number): void {
  const high = x - n * log2High
  const low = n * log2Low - more
  const r = high - low
  const lost = high - r - low
  const square = r * r
  const half = 0.5 * square
  const one = 1 + r
  const sum = one + half
  const rest = r - (one - 1) + (half - (sum - one)) + 0.5 * productError(r, r, square)
  keepSum(sum, rest + (lost * sum + square * r * tail(r)))
}

/** Keeps two doubles whose sum is e to the power x, less 1, for |x| ≤ 45. */
function keepExpMinusOne(x: number): void {
  const n = nearest(x * perLog2)
  if (n === 0) {
    const square = x * x
    const half = 0.5 * square
    const sum = x + half
    keepSum(sum, half - (sum - x) + 0.5 * productError(x, x, square) + square * x * tail(x))
    return
  }
  keepExp(n, x, 0)
  const factor = powerOfTwo(toInteger(n))
  const power = factor * keptHigh()
  const sum = power - 1
  keepSum(sum, sumError(power, -1, sum) + factor * keptLow())
}

/** eˣ − 1, exact also where eˣ is near 1. */
export function expm1(x: number): number {
  if (x > 44) return exp(x)
  if (x < -44) return -1
  // Smaller than half an ulp of x is what x² / 2 would add; keeps the sign of zero.
  if (Math.abs(x) < 5e-17 || x !== x) return x
  keepExpMinusOne(x)
  return keptHigh() + keptLow()
}

/** 2 to the power x. */
export function exp2(x: number): number {
  if (x !== x) return x
  if (x >= 1024) return Infinity
  if (x < -1075) return 0
  const n = nearest(x)
  const fraction = x - n
  const r = fraction * 0.6931471805599453
  keepExp(0, r, productError(fraction, 0.6931471805599453, r) + fraction * 2.3190468138462996e-17)
  return scale(keptHigh() + keptLow(), toInteger(n))
}

/** Hyperbolic tangent: with m = e^(2|x|) − 1 it is m / (m + 2), where the quotient's rounding error is put back. */
export function tanh(x: number): number {
  const size = Math.abs(x)
  if (size < 1e-9 || x !== x) return x
  if (size > 20) return x > 0 ? 1 : -1
  keepExpMinusOne(2 * size)
  const top = keptHigh()
  const topLow = keptLow()
  const bottom = top + 2
  const bottomLow = sumError(top, 2, bottom) + topLow
  const inverse = 1 / bottom
  const quotient = top * inverse
  const back = quotient * bottom
  const left = top - back - productError(quotient, bottom, back) + (topLow - quotient * bottomLow)
  const y = quotient + left * inverse
  return x > 0 ? y : -y
}

/** Half of e^|x| plus or minus e^−|x|, for `sign` 1 or −1. */
function halfOfBoth(size: number, sign: number): number {
  if (size > 711) return Infinity
  const n = nearest(size * perLog2)
  keepExp(n, size, 0)
  const grown = keptHigh()
  const grownLow = keptLow()
  const exponent = toInteger(n)
  if (n > 40) return scale(grown + grownLow, exponent - 1)
  keepExp(-n, -size, 0)
  const factor = sign * powerOfTwo(-2 * exponent)
  const shrunk = factor * keptHigh()
  const sum = grown + shrunk
  return scale(sum + (sumError(grown, shrunk, sum) + grownLow + factor * keptLow()), exponent - 1)
}

export function cosh(x: number): number {
  return x !== x ? x : halfOfBoth(Math.abs(x), 1)
}

export function sinh(x: number): number {
  const size = Math.abs(x)
  if (size < 1e-9 || x !== x) return x
  if (size > 1) return x > 0 ? halfOfBoth(size, -1) : -halfOfBoth(size, -1)
  const square = x * x
  const fourth = square * square
  const low = 0.16666666666666666 + 0.008333333333333243 * square
  const middle = 0.00019841269841378308 + 2.7557319171495824e-6 * square
  const high = 2.505212112960306e-8 + 1.60573992653097e-10 * square + 7.754915780348695e-13 * fourth
  return x + x * square * (low + fourth * (middle + fourth * high))
}
