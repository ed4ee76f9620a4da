// The bits of a double, in AssemblyScript. bits.ts is the same in TypeScript; nothing else of this room differs.

export function highWord(x: f64): i32 {
  return i32(reinterpret<i64>(x) >> 32)
}

export function lowWord(x: f64): i32 {
  return i32(reinterpret<i64>(x))
}

export function fromWords(high: i32, low: i32): f64 {
  return reinterpret<f64>((i64(high) << 32) | i64(u32(low)))
}

export function powerOfTwo(n: i32): f64 {
  return reinterpret<f64>(i64(n + 1023) << 52)
}

export function toInteger(x: f64): i32 {
  return i32(x)
}

let high: f64 = 0
let low: f64 = 0

export function keep(first: f64, second: f64): void {
  high = first
  low = second
}

export function keptHigh(): f64 {
  return high
}

export function keptLow(): f64 {
  return low
}
