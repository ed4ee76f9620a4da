// The elementary functions that graphs use most, of two numbers at a time: the same operations in the same order as in the
// files beside this one, so the same bits. What is out of the ordinary goes number by number to those.
import { sigmoid as sigmoidOf, softplus as softplusOf } from './activations'
import { exp as expOf, log2High, log2Low, perLog2, tanh as tanhOf } from './exponential'
import { log as logOf } from './logarithm'
import { roundingShift } from './scale'

function twice(x: f64): v128 {
  return f64x2.splat(x)
}
function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b)
}
function sub(a: v128, b: v128): v128 {
  return f64x2.sub(a, b)
}
function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b)
}
function choose(a: v128, b: v128, mask: v128): v128 {
  return v128.bitselect(a, b, mask)
}
/** a₀ + a₁ x. */
function line(a0: f64, a1: f64, x: v128): v128 {
  return add(twice(a0), mul(twice(a1), x))
}

/** Are both sizes within these bounds? A NaN is not. */
function within(size: v128, low: f64, high: f64): bool {
  return i64x2.all_true(v128.and(f64x2.ge(size, twice(low)), f64x2.le(size, twice(high))))
}

function one(x: v128): f64 {
  return f64x2.extract_lane(x, 0)
}
function other(x: v128): f64 {
  return f64x2.extract_lane(x, 1)
}
function both(a: f64, b: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(a), 1, b)
}

/** 2ⁿ for a whole number n to which the rounding shift was added. */
function powerOfTwo(shifted: v128): v128 {
  return i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52)
}

function sumError(a: v128, b: v128, sum: v128): v128 {
  const second = sub(sum, a)
  return add(sub(a, sub(sum, second)), sub(b, second))
}

function upperHalf(a: v128): v128 {
  const shifted = mul(twice(134217729), a)
  return sub(shifted, sub(shifted, a))
}

function productError(a: v128, b: v128, product: v128): v128 {
  const aHigh = upperHalf(a)
  const aLow = sub(a, aHigh)
  const bHigh = upperHalf(b)
  const bLow = sub(b, bHigh)
  return add(add(add(sub(mul(aHigh, bHigh), product), mul(aHigh, bLow)), mul(aLow, bHigh)), mul(aLow, bLow))
}

function expTail(r: v128): v128 {
  const square = mul(r, r)
  const low = add(
    line(0.16666666666666682, 0.0416666666666667, r),
    mul(square, line(0.008333333333316859, 0.0013888888888865054, r)),
  )
  const middle = add(
    line(0.0001984126989681895, 2.480158736531823e-5, r),
    mul(square, line(2.755723443809044e-6, 2.7557238503547045e-7, r)),
  )
  const high = line(2.5112179241686506e-8, 2.092572854752627e-9, r)
  const fourth = mul(square, square)
  return add(low, mul(fourth, add(middle, mul(fourth, high))))
}

/** Of sizes up to 708, where a multiple of a power of two is a normal double. */
function expWithin(x: v128): v128 {
  const shifted = add(mul(x, twice(perLog2)), twice(roundingShift))
  const n = sub(shifted, twice(roundingShift))
  const high = sub(x, mul(n, twice(log2High)))
  const low = mul(n, twice(log2Low))
  const r = sub(high, low)
  const lost = sub(sub(high, r), low)
  const square = mul(r, r)
  const left = add(lost, add(mul(twice(0.5), square), mul(mul(square, r), expTail(r))))
  const head = add(twice(1), r)
  return mul(add(head, add(sub(r, sub(head, twice(1))), left)), powerOfTwo(shifted))
}

export function exp(x: v128): v128 {
  if (within(f64x2.abs(x), 0, 708)) return expWithin(x)
  return both(expOf(one(x)), expOf(other(x)))
}

export function sigmoid(x: v128): v128 {
  const size = f64x2.abs(x)
  if (!within(size, 0, 708)) return both(sigmoidOf(one(x)), sigmoidOf(other(x)))
  const small = expWithin(f64x2.neg(size))
  return f64x2.div(choose(twice(1), small, f64x2.ge(x, twice(0))), add(twice(1), small))
}

export function tanh(x: v128): v128 {
  const size = f64x2.abs(x)
  if (!within(size, 1e-9, 20)) return both(tanhOf(one(x)), tanhOf(other(x)))
  const double = mul(twice(2), size)
  const shifted = add(mul(double, twice(perLog2)), twice(roundingShift))
  const n = sub(shifted, twice(roundingShift))
  const high = sub(double, mul(n, twice(log2High)))
  const low = mul(n, twice(log2Low))
  const r = sub(high, low)
  const lost = sub(sub(high, r), low)
  const square = mul(r, r)
  const half = mul(twice(0.5), square)
  const squareLow = mul(twice(0.5), productError(r, r, square))
  const tail = mul(mul(square, r), expTail(r))

  // Where n is 0, r is the number itself: e^r − 1 without the 1.
  const near = add(r, half)
  const nearLow = add(add(sub(half, sub(near, r)), squareLow), tail)

  const head = add(twice(1), r)
  const sum = add(head, half)
  const sumLow = add(
    add(add(sub(r, sub(head, twice(1))), sub(half, sub(sum, head))), squareLow),
    add(mul(lost, sum), tail),
  )
  const grown = add(sum, sumLow)
  const grownLow = sub(sumLow, sub(grown, sum))
  const factor = powerOfTwo(shifted)
  const power = mul(factor, grown)
  const far = sub(power, twice(1))
  const farLow = add(sumError(power, twice(-1), far), mul(factor, grownLow))

  const isNear = f64x2.eq(n, twice(0))
  const first = choose(near, far, isNear)
  const second = choose(nearLow, farLow, isNear)
  const top = add(first, second)
  const topLow = sub(second, sub(top, first))
  const bottom = add(top, twice(2))
  const bottomLow = add(sumError(top, twice(2), bottom), topLow)
  const inverse = f64x2.div(twice(1), bottom)
  const quotient = mul(top, inverse)
  const back = mul(quotient, bottom)
  const left = add(sub(sub(top, back), productError(quotient, bottom, back)), sub(topLow, mul(quotient, bottomLow)))
  const y = add(quotient, mul(left, inverse))
  return v128.or(y, v128.and(x, twice(-0.0)))
}

/** The k, with the rounding shift added, for which x is 2ᵏ (1 + f) and 1 + f lies between √½ and √2. */
function exponentOf(x: v128): v128 {
  const bits = v128.and(i64x2.shr_u(x, 32), i64x2.splat(0xfffff))
  const isUpper = i64x2.gt_s(bits, i64x2.splat(0x6a09e))
  const k = i64x2.sub(i64x2.sub(i64x2.shr_u(x, 52), i64x2.splat(1023)), isUpper)
  return i64x2.add(k, twice(roundingShift))
}

function fractionOf(x: v128, shifted: v128): v128 {
  const factor = i64x2.shl(i64x2.sub(i64x2.splat(1025), shifted), 52)
  return sub(mul(mul(twice(0.25), x), factor), twice(1))
}

function logAround(k: v128, f: v128, correction: v128): v128 {
  const square = mul(f, f)
  const half = mul(twice(0.5), square)
  const s = f64x2.div(f, add(twice(2), f))
  const z = mul(s, s)
  const fourth = mul(z, z)
  const low = line(0.6666666666666689, 0.3999999999956915, z)
  const middle = line(0.2857142872362508, 0.22222199607798934, z)
  const high = add(line(0.18183539017336603, 0.15314218896756893, z), mul(twice(0.14797580284803277), fourth))
  const left = mul(s, add(half, mul(z, add(low, mul(fourth, add(middle, mul(fourth, high)))))))
  const head = sub(f, half)
  const base = mul(k, twice(log2High))
  const sum = add(base, head)
  const carried = v128.andnot(add(sub(base, sum), head), f64x2.eq(k, twice(0)))
  const lost = add(sub(sub(f, head), half), carried)
  return add(sum, add(lost, add(left, add(mul(k, twice(log2Low)), correction))))
}

export function log(x: v128): v128 {
  if (!within(x, 1e-300, 1e300)) return both(logOf(one(x)), logOf(other(x)))
  const shifted = exponentOf(x)
  return logAround(sub(shifted, twice(roundingShift)), fractionOf(x, shifted), twice(0))
}

/** max(x, 0) + log(1 + e^−|x|). */
export function softplus(x: v128): v128 {
  const size = f64x2.abs(x)
  if (!within(size, 0, 36)) return both(softplusOf(one(x)), softplusOf(other(x)))
  const small = expWithin(f64x2.neg(size))
  const sum = add(twice(1), small)
  const shifted = exponentOf(sum)
  const isNear = f64x2.lt(small, twice(0.41))
  const k = v128.andnot(sub(shifted, twice(roundingShift)), isNear)
  const f = choose(small, fractionOf(sum, shifted), isNear)
  const correction = v128.andnot(f64x2.div(sumError(twice(1), small, sum), sum), isNear)
  return add(f64x2.max(x, twice(0)), logAround(k, f, correction))
}
