// Functions entry by entry over lanes. Where the one of core/elementary is dear for its last bit, a cheaper one stands here.
import { exp, log, sigmoid, softplus } from '../elementary/pairs.assembly'
import * as code from '../fast/codes'
import { roundingShift } from '../elementary/scale'

export function mapAll(operation: i32, target: usize, count: usize, a: usize): void {
  const end = target + (count << 4)
  switch (operation) {
    case code.reluAll:
      // The smaller of its number and 0 is taken away by one instruction; the sum makes −0 a 0.
      for (; target < end; target += 16, a += 16) {
        const zero = f64x2.splat(0)
        v128.store(target, f64x2.add(f64x2.pmax(v128.load(a), zero), zero))
      }
      return
    case code.tanhAll:
      for (; target + 16 < end; target += 32, a += 32) tanh(target, target + 16, a, a + 16)
      if (target < end) tanh(target, target, a, a)
      return
    default:
      for (; target < end; target += 16, a += 16) v128.store(target, rarer(operation, v128.load(a)))
  }
}

function rarer(operation: i32, x: v128): v128 {
  switch (operation) {
    case code.expAll:
      return exp(x)
    case code.logAll:
      return log(x)
    case code.sigmoidAll:
      return sigmoid(x)
    case code.softplusAll:
      return softplus(x)
    case code.absAll:
      return f64x2.abs(x)
    default:
      return f64x2.sqrt(x)
  }
}

function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b)
}
function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b)
}

/**
 * Constants stand in memory: V8 makes one in the code anew at every use, which costs more than what is done with it. From 0
 * on those of `bend`.
 */
const constants = memory.data<f64>([
  0.5000000000000001,
  0.16666666666666669,
  0.04166666666662399,
  0.008333333333330051,
  0.0013888888917281794,
  0.00019841269863105968,
  2.480152119021773e-5,
  2.7557268378684192e-6,
  2.7620138719733994e-7,
  2.5100424157005067e-8,
  20,
  2.8853900817779268,
  roundingShift,
  0.6931471805599453,
  1,
  2,
  -0.0,
])
const bias = memory.data<i64>([1023])

function at(i: usize): v128 {
  return v128.load64_splat(constants + (i << 3))
}

/** aᵢ + aᵢ₊₁ r. */
function line(i: usize, r: v128): v128 {
  return add(at(i), mul(at(i + 1), r))
}

/** (eʳ − 1 − r) / r² for |r| ≤ ½ log 2: eʳ − 1 is 0.4 of an ulp off by it. Short chains, since each waits for itself. */
function bend(r: v128, square: v128): v128 {
  const fourth = mul(square, square)
  const low = add(line(0, r), mul(square, line(2, r)))
  const middle = add(line(4, r), mul(square, line(6, r)))
  return add(low, mul(fourth, add(middle, mul(fourth, line(8, r)))))
}

/** What is left of 2x without n log 2. */
function rest(x: v128, shifted: v128): v128 {
  return f64x2.sub(add(x, x), mul(f64x2.sub(shifted, at(12)), at(13)))
}

/** 2ⁿ for a whole number n to which the rounding shift was added. */
function powerOfTwo(shifted: v128): v128 {
  return i64x2.shl(i64x2.add(shifted, v128.load64_splat(bias)), 52)
}

/** 2ⁿ eʳ − 1. */
function grown(power: v128, r: v128, square: v128, bent: v128): v128 {
  return add(add(f64x2.sub(power, at(14)), mul(power, r)), mul(mul(power, square), bent))
}

/**
 * m / (m + 2) with m = e^(2|x|) − 1, without the rounding errors that core/elementary puts back: less than 2 ulps off. Of
 * the vectors at `a` and `b`, to `s` and `t`: each step waits for the one before it, and the other's fill the wait.
 */
function tanh(s: usize, t: usize, a: usize, b: usize): void {
  const x = v128.load(a)
  const y = v128.load(b)
  // From 20 on it is 1.
  const sizeX = f64x2.pmin(f64x2.abs(x), at(10))
  const sizeY = f64x2.pmin(f64x2.abs(y), at(10))
  const shiftedX = add(mul(sizeX, at(11)), at(12))
  const shiftedY = add(mul(sizeY, at(11)), at(12))
  const rX = rest(sizeX, shiftedX)
  const rY = rest(sizeY, shiftedY)
  const squareX = mul(rX, rX)
  const squareY = mul(rY, rY)
  const bendX = bend(rX, squareX)
  const bendY = bend(rY, squareY)
  const mX = grown(powerOfTwo(shiftedX), rX, squareX, bendX)
  const mY = grown(powerOfTwo(shiftedY), rY, squareY, bendY)
  v128.store(s, v128.or(f64x2.div(mX, add(mX, at(15))), v128.and(x, at(16))))
  v128.store(t, v128.or(f64x2.div(mY, add(mY, at(15))), v128.and(y, at(16))))
}
