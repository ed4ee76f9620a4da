// Powers with any exponent: e to the power (y log x), where the logarithm is kept to 68 bits.
import { highWord, keptHigh, keptLow, toInteger } from './bits'
import { productError } from './exact'
import { keepExp, perLog2 } from './exponential'
import { keepLogOf } from './logarithm'
import { nearest, scale } from './scale'

/** Whole numbers from 2⁵³ on are even. */
function isOdd(y: number): boolean {
  if (Math.abs(y) >= 9007199254740992) return false
  return Math.floor(y) === y && 2 * Math.floor(y / 2) !== y
}

/**
 * x to the power y as IEEE 754 has it: 1 for x = 1 or y = 0, whatever the other is; NaN for x < 0 and an exponent that
 * is not whole.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1
  if (x !== x || y !== y) return NaN
  const size = Math.abs(x)
  const isNegative = highWord(x) < 0
  if (size === 0 || size === Infinity || Math.abs(y) === Infinity) {
    if (size === 1) return 1
    const y0 = size > 1 === y > 0 ? Infinity : 0
    return isNegative && isOdd(y) ? -y0 : y0
  }
  if (isNegative && Math.floor(y) !== y) return NaN
  const power = powOf(size, y)
  return isNegative && isOdd(y) ? -power : power
}

/** For finite x > 0 and finite y. */
function powOf(x: number, y: number): number {
  if (x === 1) return 1
  // |log x| ≥ 2⁻⁵³: such a power is beyond every double, or so near to 1 that 1 is nearest.
  if (Math.abs(y) > 4e19) return x > 1 === y > 0 ? Infinity : 0
  if (Math.abs(y) < 2e-20) return 1
  keepLogOf(x)
  const log = keptHigh()
  const product = y * log
  if (product > 709.8) return Infinity
  if (product < -745.2) return 0
  const n = nearest(product * perLog2)
  keepExp(n, product, productError(y, log, product) + y * keptLow())
  return scale(keptHigh() + keptLow(), toInteger(n))
}

/** x^n for a whole n by repeated squaring. */
function wholePower(x: number, n: number): number {
  let result: number = 1
  let factor = x
  for (let left = toInteger(Math.abs(n)); left > 0; left >>= 1) {
    if ((left & 1) === 1) result *= factor
    if (left > 1) factor *= factor
  }
  return n < 0 ? 1 / result : result
}

/** The power of the algebra: small whole exponents multiply, every other is `pow`. */
export function power(x: number, n: number): number {
  return Math.floor(n) === n && Math.abs(n) <= 64 ? wholePower(x, n) : pow(x, n)
}
