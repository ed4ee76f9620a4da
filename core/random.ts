// The only randomness of core: a seeded generator on 32-bit integers, so that every machine draws the same numbers.
import type { Shape, Tensor } from './tensor'
import { sizeOf } from './tensor'

export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number
  /** Uniform integer in [0, below). */
  integer(below: number): number
  /** Normal deviate, mean 0 and deviation 1. */
  normal(): number
  /** Normal deviates in a shape. */
  tensor(shape: Shape): Tensor
}

/** A generator (sfc32, C. Doty-Humphrey 2010) whose stream is fixed by `seed` alone. */
export function seeded(seed: number): Random {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let count = 1
  const bits = (): number => {
    const out = (((a + b) | 0) + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + out) | 0
    return out >>> 0
  }
  for (let warm = 0; warm < 12; warm++) bits()
  const uniform = (): number => ((bits() >>> 5) * 67_108_864 + (bits() >>> 6)) / 9_007_199_254_740_992
  // Twelve uniforms (Irwin–Hall) need only + and −, so the bits agree on every machine; the tails end at ±6.
  const normal = (): number => {
    let sum = -6
    for (let i = 0; i < 12; i++) sum += uniform()
    return sum
  }
  return {
    uniform,
    integer: (below) => Math.floor(uniform() * below),
    normal,
    tensor: (shape) => ({ shape, data: Float64Array.from({ length: sizeOf(shape) }, normal) }),
  }
}
