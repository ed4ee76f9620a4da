// Functions entry by entry over lanes. Where the one of core/elementary is dear for its last bit, a cheaper one stands here.
import { add, line, mul, powerOfTwo, rounding, sub, twice, unit } from '../elementary/pair.assembly'
import { cos, exp, log, sigmoid, sin, softplus } from '../elementary/pairs.assembly'
import * as code from '../fast/codes'

export function mapAll(operation: i32, target: usize, count: usize, a: usize): void {
  const end = target + (count << 4)
  switch (operation) {
    case code.reluAll:
      // One instruction, where the maximum that knows about −0 takes several; the sum makes −0 a 0.
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
    case code.sinAll:
      return sin(x)
    case code.cosAll:
      return cos(x)
    case code.absAll:
      return f64x2.abs(x)
    default:
      return f64x2.sqrt(x)
  }
}

const two = memory.data<f64>([2])
const sign = memory.data<f64>([-0.0])
/** 2 / log 2. */
const inverse = memory.data<f64>([2.8853900817779268])
const log2 = memory.data<f64>([0.6931471805599453])

/** (eʳ − 1 − r) / r² for |r| ≤ ½ log 2: eʳ − 1 is 0.4 of an ulp off by it. Short chains, since each waits for itself. */
function bend(r: v128, square: v128): v128 {
  const fourth = mul(square, square)
  const low = add(
    line(memory.data<f64>([0.5000000000000001, 0.16666666666666669]), r),
    mul(square, line(memory.data<f64>([0.04166666666662399, 0.008333333333330051]), r)),
  )
  const middle = add(
    line(memory.data<f64>([0.0013888888917281794, 0.00019841269863105968]), r),
    mul(square, line(memory.data<f64>([2.480152119021773e-5, 2.7557268378684192e-6]), r)),
  )
  const high = line(memory.data<f64>([2.7620138719733994e-7, 2.5100424157005067e-8]), r)
  return add(low, mul(fourth, add(middle, mul(fourth, high))))
}

/** The size of x, but 20 at most: from there on tanh is 1. */
function sizeOf(x: v128): v128 {
  return f64x2.pmin(f64x2.abs(x), twice(memory.data<f64>([20])))
}

/** The n for which 2x − n log 2 is small, with the rounding shift added. */
function wholes(x: v128): v128 {
  return add(mul(x, twice(inverse)), twice(rounding))
}

/** What is left of 2x without n log 2. */
function rest(x: v128, shifted: v128): v128 {
  return sub(add(x, x), mul(sub(shifted, twice(rounding)), twice(log2)))
}

/** 2ⁿ eʳ − 1. */
function grown(power: v128, r: v128, square: v128, bent: v128): v128 {
  return add(add(sub(power, twice(unit)), mul(power, r)), mul(mul(power, square), bent))
}

/**
 * m / (m + 2) with m = e^(2|x|) − 1, without the rounding errors that core/elementary puts back: two doubles away at
 * most. Of the vectors at `a` and `b`, to `s` and `t`: each step waits for the one before it, and the other's fill the wait.
 */
function tanh(s: usize, t: usize, a: usize, b: usize): void {
  const x = v128.load(a)
  const y = v128.load(b)
  const sizeX = sizeOf(x)
  const sizeY = sizeOf(y)
  const shiftedX = wholes(sizeX)
  const shiftedY = wholes(sizeY)
  const rX = rest(sizeX, shiftedX)
  const rY = rest(sizeY, shiftedY)
  const squareX = mul(rX, rX)
  const squareY = mul(rY, rY)
  const bendX = bend(rX, squareX)
  const bendY = bend(rY, squareY)
  const mX = grown(powerOfTwo(shiftedX), rX, squareX, bendX)
  const mY = grown(powerOfTwo(shiftedY), rY, squareY, bendY)
  v128.store(s, v128.or(f64x2.div(mX, add(mX, twice(two))), v128.and(x, twice(sign))))
  v128.store(t, v128.or(f64x2.div(mY, add(mY, twice(two))), v128.and(y, twice(sign))))
}
