// The exponential function. Only + − × ÷ and bits, so that every machine computes the same ones.
import { toInteger } from './bits'
import { nearest, scale } from './scale'

const perLog2: number = 1.4426950408889634
/** The first 42 bits of log 2, so that a whole multiple of up to eleven bits is exact, and the rest. */
const log2High: number = 0.6931471805598903
const log2Low: number = 5.497923018708371e-14

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
