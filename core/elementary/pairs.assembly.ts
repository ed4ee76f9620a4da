// The elementary functions that graphs use most, of two numbers at a time: the same operations in the same order as in the
// files beside this one, so the same bits. What is out of the ordinary goes number by number to those.
import { sigmoid as sigmoidOf, softplus as softplusOf } from './activations'
import { exp as expOf, log2High, log2Low, perLog2, tanh as tanhOf } from './exponential'
import { log as logOf } from './logarithm'
import {
  add,
  both,
  choose,
  line,
  mul,
  one,
  oneHalf,
  other,
  powerOfTwo,
  productError,
  rounding,
  sub,
  sumError,
  twice,
  unit,
  within,
  zero,
} from './pair.assembly'

export { cos, sin } from './sines.assembly'

const two = memory.data<f64>([2])
const minusOne = memory.data<f64>([-1])
const sign = memory.data<f64>([-0.0])
const inverseLog2 = memory.data<f64>([perLog2])
const upperLog2 = memory.data<f64>([log2High])
const lowerLog2 = memory.data<f64>([log2Low])

function expTail(r: v128): v128 {
  const square = mul(r, r)
  const low = add(
    line(memory.data<f64>([0.16666666666666682, 0.0416666666666667]), r),
    mul(square, line(memory.data<f64>([0.008333333333316859, 0.0013888888888865054]), r)),
  )
  const middle = add(
    line(memory.data<f64>([0.0001984126989681895, 2.480158736531823e-5]), r),
    mul(square, line(memory.data<f64>([2.755723443809044e-6, 2.7557238503547045e-7]), r)),
  )
  const high = line(memory.data<f64>([2.5112179241686506e-8, 2.092572854752627e-9]), r)
  const fourth = mul(square, square)
  return add(low, mul(fourth, add(middle, mul(fourth, high))))
}

/** Of sizes up to 708, where a multiple of a power of two is a normal double. */
function expWithin(x: v128): v128 {
  const shifted = add(mul(x, twice(inverseLog2)), twice(rounding))
  const n = sub(shifted, twice(rounding))
  const high = sub(x, mul(n, twice(upperLog2)))
  const low = mul(n, twice(lowerLog2))
  const r = sub(high, low)
  const lost = sub(sub(high, r), low)
  const square = mul(r, r)
  const left = add(lost, add(mul(twice(oneHalf), square), mul(mul(square, r), expTail(r))))
  const head = add(twice(unit), r)
  return mul(add(head, add(sub(r, sub(head, twice(unit))), left)), powerOfTwo(shifted))
}

export function exp(x: v128): v128 {
  if (within(f64x2.abs(x), memory.data<f64>([0, 708]))) return expWithin(x)
  return both(expOf(one(x)), expOf(other(x)))
}

export function sigmoid(x: v128): v128 {
  const size = f64x2.abs(x)
  if (!within(size, memory.data<f64>([0, 708]))) return both(sigmoidOf(one(x)), sigmoidOf(other(x)))
  const small = expWithin(f64x2.neg(size))
  return f64x2.div(choose(twice(unit), small, f64x2.ge(x, twice(zero))), add(twice(unit), small))
}

export function tanh(x: v128): v128 {
  const size = f64x2.abs(x)
  if (!within(size, memory.data<f64>([1e-9, 20]))) return both(tanhOf(one(x)), tanhOf(other(x)))
  const double = mul(twice(two), size)
  const shifted = add(mul(double, twice(inverseLog2)), twice(rounding))
  const n = sub(shifted, twice(rounding))
  const high = sub(double, mul(n, twice(upperLog2)))
  const low = mul(n, twice(lowerLog2))
  const r = sub(high, low)
  const lost = sub(sub(high, r), low)
  const square = mul(r, r)
  const half = mul(twice(oneHalf), square)
  const squareLow = mul(twice(oneHalf), productError(r, r, square))
  const tail = mul(mul(square, r), expTail(r))

  // Where n is 0, r is the number itself: e^r − 1 without the 1.
  const near = add(r, half)
  const nearLow = add(add(sub(half, sub(near, r)), squareLow), tail)

  const head = add(twice(unit), r)
  const sum = add(head, half)
  const sumLow = add(
    add(add(sub(r, sub(head, twice(unit))), sub(half, sub(sum, head))), squareLow),
    add(mul(lost, sum), tail),
  )
  const grown = add(sum, sumLow)
  const grownLow = sub(sumLow, sub(grown, sum))
  const factor = powerOfTwo(shifted)
  const power = mul(factor, grown)
  const far = sub(power, twice(unit))
  const farLow = add(sumError(power, twice(minusOne), far), mul(factor, grownLow))

  const isNear = f64x2.eq(n, twice(zero))
  const first = choose(near, far, isNear)
  const second = choose(nearLow, farLow, isNear)
  const top = add(first, second)
  const topLow = sub(second, sub(top, first))
  const bottom = add(top, twice(two))
  const bottomLow = add(sumError(top, twice(two), bottom), topLow)
  const inverse = f64x2.div(twice(unit), bottom)
  const quotient = mul(top, inverse)
  const back = mul(quotient, bottom)
  const left = add(sub(sub(top, back), productError(quotient, bottom, back)), sub(topLow, mul(quotient, bottomLow)))
  const y = add(quotient, mul(left, inverse))
  return v128.or(y, v128.and(x, twice(sign)))
}

/** The k, with the rounding shift added, for which x is 2ᵏ (1 + f) and 1 + f lies between √½ and √2. */
function exponentOf(x: v128): v128 {
  const bits = v128.and(i64x2.shr_u(x, 32), twice(memory.data<i64>([0xfffff])))
  const isUpper = i64x2.gt_s(bits, twice(memory.data<i64>([0x6a09e])))
  const k = i64x2.sub(i64x2.sub(i64x2.shr_u(x, 52), twice(memory.data<i64>([1023]))), isUpper)
  return i64x2.add(k, twice(rounding))
}

function fractionOf(x: v128, shifted: v128): v128 {
  const factor = i64x2.shl(i64x2.sub(twice(memory.data<i64>([1025])), shifted), 52)
  return sub(mul(mul(twice(memory.data<f64>([0.25])), x), factor), twice(unit))
}

function logAround(k: v128, f: v128, correction: v128): v128 {
  const square = mul(f, f)
  const half = mul(twice(oneHalf), square)
  const s = f64x2.div(f, add(twice(two), f))
  const z = mul(s, s)
  const fourth = mul(z, z)
  const low = line(memory.data<f64>([0.6666666666666689, 0.3999999999956915]), z)
  const middle = line(memory.data<f64>([0.2857142872362508, 0.22222199607798934]), z)
  const high = add(
    line(memory.data<f64>([0.18183539017336603, 0.15314218896756893]), z),
    mul(twice(memory.data<f64>([0.14797580284803277])), fourth),
  )
  const left = mul(s, add(half, mul(z, add(low, mul(fourth, add(middle, mul(fourth, high)))))))
  const head = sub(f, half)
  const base = mul(k, twice(upperLog2))
  const sum = add(base, head)
  const carried = v128.andnot(add(sub(base, sum), head), f64x2.eq(k, twice(zero)))
  const lost = add(sub(sub(f, head), half), carried)
  return add(sum, add(lost, add(left, add(mul(k, twice(lowerLog2)), correction))))
}

export function log(x: v128): v128 {
  if (!within(x, memory.data<f64>([1e-300, 1e300]))) return both(logOf(one(x)), logOf(other(x)))
  const shifted = exponentOf(x)
  return logAround(sub(shifted, twice(rounding)), fractionOf(x, shifted), twice(zero))
}

/** max(x, 0) + log(1 + e^−|x|). */
export function softplus(x: v128): v128 {
  const size = f64x2.abs(x)
  if (!within(size, memory.data<f64>([0, 36]))) return both(softplusOf(one(x)), softplusOf(other(x)))
  const small = expWithin(f64x2.neg(size))
  const sum = add(twice(unit), small)
  const shifted = exponentOf(sum)
  const isNear = f64x2.lt(small, twice(memory.data<f64>([0.41])))
  const k = v128.andnot(sub(shifted, twice(rounding)), isNear)
  const f = choose(small, fractionOf(sum, shifted), isNear)
  const correction = v128.andnot(f64x2.div(sumError(twice(unit), small, sum), sum), isNear)
  return add(f64x2.max(x, twice(zero)), logAround(k, f, correction))
}
