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

const sign = memory.data<f64>([-0.0])
/** 2 / log 2, and half of log 2. */
const inverse = memory.data<f64>([2.8853900817779268])
const halfLog2 = memory.data<f64>([0.34657359027997264])

/** (tanh r − r) / r³ as a function of z = r², for |r| ≤ ¼ log 2: tanh r is 0.1 of an ulp off by it. */
function tail(z: v128): v128 {
  const square = mul(z, z)
  const low = line(memory.data<f64>([-0.3333333333333328, 0.13333333333212213]), z)
  const middle = line(memory.data<f64>([-0.053968253497737116, 0.021869421627089054]), z)
  const high = line(memory.data<f64>([-0.008858927700294618, 0.0034637924300781496]), z)
  return add(low, mul(square, add(middle, mul(square, high))))
}

/** The size of x, but 20 at most: from there on tanh is 1. */
function sizeOf(x: v128): v128 {
  return f64x2.pmin(f64x2.abs(x), twice(memory.data<f64>([20])))
}

/** The n for which x − ½ n log 2 is small, with the rounding shift added. */
function wholes(x: v128): v128 {
  return add(mul(x, twice(inverse)), twice(rounding))
}

/** tanh of what is left of x. */
function near(x: v128, shifted: v128): v128 {
  const r = sub(x, mul(sub(shifted, twice(rounding)), twice(halfLog2)))
  const z = mul(r, r)
  return add(r, mul(mul(r, z), tail(z)))
}

/** tanh(½ n log 2 + r) from power = 2ⁿ and s = tanh r: tanh(½ n log 2) is (2ⁿ − 1) / (2ⁿ + 1), and both are added. */
function sumOf(power: v128, s: v128): v128 {
  const above = add(power, twice(unit))
  const below = sub(power, twice(unit))
  return f64x2.div(add(below, mul(s, above)), add(above, mul(s, below)))
}

/**
 * Without the rounding errors that core/elementary puts back: three doubles away at most. Of the vectors at `a` and `b`, to
 * `s` and `t`: each step waits for the one before it, and the other's fill the wait.
 */
function tanh(s: usize, t: usize, a: usize, b: usize): void {
  const x = v128.load(a)
  const y = v128.load(b)
  const sizeX = sizeOf(x)
  const sizeY = sizeOf(y)
  const shiftedX = wholes(sizeX)
  const shiftedY = wholes(sizeY)
  const nearX = near(sizeX, shiftedX)
  const nearY = near(sizeY, shiftedY)
  const tanhX = sumOf(powerOfTwo(shiftedX), nearX)
  const tanhY = sumOf(powerOfTwo(shiftedY), nearY)
  v128.store(s, v128.or(tanhX, v128.and(x, twice(sign))))
  v128.store(t, v128.or(tanhY, v128.and(y, twice(sign))))
}
