// Roots beyond √, which is exact everywhere. Only + − × ÷ √ and bits: every machine computes the same ones.
import { fromWords, highWord, powerOfTwo, toInteger } from './bits'
import { productError } from './exact'

/** The real cube root, also of negative numbers. */
export function cbrt(x: number): number {
  const size = Math.abs(x)
  if (size === 0 || x - x !== 0) return x
  // Whole powers of eight away from both ends of the doubles.
  const third: i32 = size < 1e-290 ? 200 : size > 1e290 ? -200 : 0
  const a = size * powerOfTwo(3 * third)
  // A third of the exponent, by the bits: within 6 %. Each of Halley's steps cubes that error.
  let y = fromWords(toInteger(highWord(a) / 3) + 715094163, 0)
  for (let step: i32 = 0; step < 2; step++) {
    const cube = y * y * y
    y *= (0.5 * cube + a) / (cube + 0.5 * a)
  }
  const square = y * y
  const cube = square * y
  const lost = productError(square, y, cube) + productError(y, y, square) * y
  y += (a - cube - lost) / (3 * square)
  const root = y * powerOfTwo(-third)
  return x > 0 ? root : -root
}

/** The length of (x, y); nothing overflows on the way. ∞ if one is infinite, whatever the other is. */
export function hypot(x: number, y: number): number {
  const a = Math.max(Math.abs(x), Math.abs(y))
  const b = Math.min(Math.abs(x), Math.abs(y))
  if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) return Infinity
  if (a !== a) return NaN
  if (b === 0 || a > b * 1e17) return a
  const exponent: i32 = a > 1e150 ? 600 : b < 1e-150 ? -600 : 0
  const long = a * powerOfTwo(-exponent)
  const short = b * powerOfTwo(-exponent)
  const first = long * long
  const second = short * short
  const sum = first + second
  const lost = second - (sum - first) + productError(long, long, first) + productError(short, short, second)
  const root = Math.sqrt(sum)
  const square = root * root
  const rest = sum - square - productError(root, root, square) + lost
  return (root + rest / (2 * root)) * powerOfTwo(exponent)
}
