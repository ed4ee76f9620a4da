// An angle less its multiple of π/2, also when it is huge: Cody–Waite for the small ones, Payne–Hanek for the rest.
import { fromWords, highWord, keep, lowWord, powerOfTwo, toInteger } from './bits'
import { keepSum, productError, sumError } from './exact'
import { nearest } from './scale'

export const perHalfPi: number = 0.6366197723675814
/** π/2 in three parts of 33 bits, so that a multiple of up to 20 bits is exact, and the rest. */
export const first: number = 1.5707963267341256
export const second: number = 6.077100506303966e-11
export const third: number = 2.0222662487111665e-21
export const rest: number = 8.4784276603689e-32

export const halfPi: number = 1.5707963267948966
export const halfPiLow: number = 6.123233995736766e-17

/** Keeps r and its lower part, x = n π/2 + r with |r| ≤ π/4, and answers n modulo 4. For finite x. */
export function reduce(x: number): i32 {
  const size = Math.abs(x)
  if (size < 0.7853981633974483) {
    keep(x, 0)
    return 0
  }
  if (size > 1600000) return reduceHuge(x)
  const n = nearest(x * perHalfPi)
  const start = x - n * first
  const step = n * second
  const nearer = start - step
  const last = n * third
  const near = nearer - last
  const lost = sumError(start, -step, nearer) + sumError(nearer, -last, near) - n * rest
  keepSum(near, lost)
  return toInteger(n) & 3
}

/** 2/π: 54 digits to the base 2²⁴. */
const digits: i32[] = [
  0xa2f983, 0x6e4e44, 0x1529fc, 0x2757d1, 0xf534dd, 0xc0db62, 0x95993c, 0x439041, 0xfe5163, 0xabdebb, 0xc561b7,
  0x246e3a, 0x424dd2, 0xe00649, 0x2eea09, 0xd1921c, 0xfe1deb, 0x1cb129, 0xa73ee8, 0x8235f5, 0x2ebb44, 0x84e99c,
  0x7026b4, 0x5f7e41, 0x3991d6, 0x398353, 0x39f49c, 0x845f8b, 0xbdf928, 0x3b1ff8, 0x97ffde, 0x05980f, 0xef2f11,
  0x8b5a0a, 0x6d1f6d, 0x367ecf, 0x27cb09, 0xb74f46, 0x3f669e, 0x5fea2d, 0x7527ba, 0xc7ebe5, 0xf17b3d, 0x0739f7,
  0x8a5292, 0xea6bfb, 0x5fb11f, 0x8d5d08, 0x560330, 0x46fc7b, 0x6babf0, 0xcfbc20, 0x9af436, 0x1da9e3,
]

/** The fraction of x · 2/π, digit by digit. */
const fraction: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]

/** One of the digits of 2/π after the point, the first with index 1; 0 before it. */
function digitOf(index: i32): number {
  return index < 1 ? 0 : (digits[index - 1] as i32)
}

/**
 * |x| is a whole number times 2^(24 q). Of its product with 2/π only what lies below 4 and above 2⁻²¹⁶ is computed:
 * all sums stay below 2⁵³ and are exact, and no double is nearer to a multiple of π/2 than about 2⁻⁶² of one.
 */
function reduceHuge(x: number): i32 {
  const word = highWord(x) & 0x7fffffff
  const exponent = (word >> 20) - 1075
  const q = toInteger((exponent + 48) / 24) - 2
  let left = fromWords((word & 0xfffff) | ((1023 + 52) << 20), lowWord(x)) * powerOfTwo(exponent - 24 * q)
  const m3 = Math.floor(left * powerOfTwo(-72))
  left -= m3 * powerOfTwo(72)
  const m2 = Math.floor(left * powerOfTwo(-48))
  left -= m2 * powerOfTwo(48)
  const m1 = Math.floor(left * powerOfTwo(-24))
  const m0 = left - m1 * powerOfTwo(24)
  let carry: number = 0
  for (let place: i32 = 9; place >= 0; place--) {
    const at = place + q
    const sum = m0 * digitOf(at) + m1 * digitOf(at + 1) + m2 * digitOf(at + 2) + m3 * digitOf(at + 3) + carry
    carry = Math.floor(sum / 16777216)
    fraction[place] = place === 0 ? sum : sum - carry * 16777216
  }
  const whole = fraction[0] as number
  let n = toInteger(whole - 4 * Math.floor(whole / 4))
  // The nearest multiple: the upper half of the fraction counts from above.
  const isAbove = (fraction[1] as number) >= 8388608
  if (isAbove) {
    n += 1
    fraction[1] = (fraction[1] as number) - 16777216
  }
  let head: number = 0
  let lost: number = 0
  for (let place: i32 = 1; place < 10; place++) {
    const digit = (fraction[place] as number) * powerOfTwo(-24 * place)
    const sum = head + digit
    lost += sumError(head, digit, sum)
    head = sum
  }
  const sign: number = x < 0 ? -1 : 1
  const product = head * halfPi
  const low = productError(head, halfPi, product) + (head * halfPiLow + lost * halfPi)
  keepSum(sign * product, sign * low)
  return (x < 0 ? -n : n) & 3
}
