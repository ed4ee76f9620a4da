// Two numbers at a time: what the functions of pairs are written with.
import { roundingShift } from './scale'

/**
 * Constants stand in memory: V8 makes a pair that is written in the code anew from integers at each use, which takes longer
 * than what is done with it.
 */
export const zero = memory.data<f64>([0])
export const oneHalf = memory.data<f64>([0.5])
export const unit = memory.data<f64>([1])
export const rounding = memory.data<f64>([roundingShift])

/** The number at `p`, twice. */
export function twice(p: usize): v128 {
  return v128.load64_splat(p)
}
export function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b)
}
export function sub(a: v128, b: v128): v128 {
  return f64x2.sub(a, b)
}
export function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b)
}
export function choose(a: v128, b: v128, mask: v128): v128 {
  return v128.bitselect(a, b, mask)
}
/** a₀ + a₁ x, of the two numbers at `a`. */
export function line(a: usize, x: v128): v128 {
  return add(twice(a), mul(twice(a + 8), x))
}

/** Are both sizes within these two bounds? A NaN is not. */
export function within(size: v128, bounds: usize): bool {
  return i64x2.all_true(v128.and(f64x2.ge(size, twice(bounds)), f64x2.le(size, twice(bounds + 8))))
}

export function one(x: v128): f64 {
  return f64x2.extract_lane(x, 0)
}
export function other(x: v128): f64 {
  return f64x2.extract_lane(x, 1)
}
export function both(a: f64, b: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(a), 1, b)
}

/** 2ⁿ for a whole number n to which the rounding shift was added. */
export function powerOfTwo(shifted: v128): v128 {
  return i64x2.shl(i64x2.add(shifted, twice(memory.data<i64>([1023]))), 52)
}

export function sumError(a: v128, b: v128, sum: v128): v128 {
  const second = sub(sum, a)
  return add(sub(a, sub(sum, second)), sub(b, second))
}

function upperHalf(a: v128): v128 {
  const shifted = mul(twice(memory.data<f64>([134217729])), a)
  return sub(shifted, sub(shifted, a))
}

export function productError(a: v128, b: v128, product: v128): v128 {
  const aHigh = upperHalf(a)
  const aLow = sub(a, aHigh)
  const bHigh = upperHalf(b)
  const bLow = sub(b, bHigh)
  return add(add(add(sub(mul(aHigh, bHigh), product), mul(aHigh, bLow)), mul(aLow, bHigh)), mul(aLow, bLow))
}
