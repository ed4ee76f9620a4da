// Sine and cosine of two numbers at a time: the same operations in the same order as in trigonometry.ts and reduction.ts, so
// the same bits. Both are computed, and each angle takes the one of its quadrant.
import {
  add,
  both,
  choose,
  line,
  mul,
  one,
  oneHalf,
  other,
  productError,
  rounding,
  sub,
  sumError,
  twice,
  unit,
  within,
  zero,
} from './pair.assembly'
import { first, perHalfPi, rest, second, third } from './reduction'
import { cos as cosOf, sin as sinOf } from './trigonometry'

const parts = memory.data<f64>([first, second, third, rest])
const oneWhole = memory.data<i64>([1])
const twoWhole = memory.data<i64>([2])

/** (sin r − r) / r³ as a function of z = r². */
function sineTail(z: v128): v128 {
  const fourth = mul(z, z)
  const low = line(memory.data<f64>([-0.16666666666666666, 0.008333333333333328]), z)
  const middle = line(memory.data<f64>([-0.0001984126984126033, 2.755731921651779e-6]), z)
  const high = line(memory.data<f64>([-2.505210544264375e-8, 1.6058427071702962e-10]), z)
  const highest = mul(twice(memory.data<f64>([7.581414955439051e-13])), fourth)
  return add(low, mul(fourth, add(middle, mul(fourth, sub(high, highest)))))
}

/** (cos r − 1 + r²/2) / r⁴ as a function of z = r². */
function cosineTail(z: v128): v128 {
  const fourth = mul(z, z)
  const low = line(memory.data<f64>([0.04166666666666665, -0.0013888888888881265]), z)
  const middle = line(memory.data<f64>([2.4801587293419898e-5, -2.755731537751832e-7]), z)
  const high = line(memory.data<f64>([2.0875850731913877e-9, -1.1365751923782314e-11]), z)
  return add(low, mul(fourth, add(middle, mul(fourth, high))))
}

/** Of sizes up to 1.6 million: sin x for `ahead` 0, and for 1, a quarter turn ahead, cos x. */
function turned(x: v128, ahead: usize): v128 {
  // Where the angle is below π/4, n is 0 and what is taken away is 0 too.
  const shifted = add(mul(x, twice(memory.data<f64>([perHalfPi]))), twice(rounding))
  const n = sub(shifted, twice(rounding))
  const start = sub(x, mul(n, twice(parts)))
  const step = mul(n, twice(parts + 8))
  const nearer = sub(start, step)
  const last = mul(n, twice(parts + 16))
  const near = sub(nearer, last)
  const errors = add(sumError(start, f64x2.neg(step), nearer), sumError(nearer, f64x2.neg(last), near))
  const left = sub(errors, mul(n, twice(parts + 24)))
  const r = add(near, left)
  const lost = sub(left, sub(r, near))

  const z = mul(r, r)
  const half = mul(twice(oneHalf), z)
  const head = sub(twice(unit), half)
  const sine = add(r, add(mul(mul(r, z), sineTail(z)), mul(lost, head)))
  const cut = sub(sub(sub(twice(unit), head), half), mul(twice(oneHalf), productError(r, r, z)))
  const cosine = add(head, add(cut, sub(mul(mul(z, z), cosineTail(z)), mul(r, lost))))

  // The low bits of the shifted number are those of n.
  const quadrant = i64x2.add(shifted, twice(ahead))
  const isSine = i64x2.eq(v128.and(quadrant, twice(oneWhole)), twice(zero))
  const sign = i64x2.shl(v128.and(quadrant, twice(twoWhole)), 62)
  return v128.xor(choose(sine, cosine, isSine), sign)
}

export function sin(x: v128): v128 {
  if (within(f64x2.abs(x), memory.data<f64>([1e-8, 1600000]))) return turned(x, zero)
  return both(sinOf(one(x)), sinOf(other(x)))
}

export function cos(x: v128): v128 {
  if (within(f64x2.abs(x), memory.data<f64>([0, 1600000]))) return turned(x, oneWhole)
  return both(cosOf(one(x)), cosOf(other(x)))
}
