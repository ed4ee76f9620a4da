// The bits of a double, in TypeScript. bits.assembly.ts is the same in AssemblyScript; nothing else of this room differs.
const double = new Float64Array(1)
const words = new Int32Array(double.buffer)
/** Where a double keeps its upper half on this machine. */
const upper = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0
const lower = 1 - upper

/** Sign, exponent and the upper 20 bits of the fraction. */
export function highWord(x: number): i32 {
  double[0] = x
  return words[upper] as i32
}

/** The lower 32 bits of the fraction. */
export function lowWord(x: number): i32 {
  double[0] = x
  return words[lower] as i32
}

export function fromWords(high: i32, low: i32): number {
  words[upper] = high
  words[lower] = low
  return double[0] as number
}

/** Every power of two that is a normal double, from 2⁻¹⁰²² on: faster to look up here than to put together. */
const powersOfTwo = new Float64Array(2046)
for (let n = 0, y = 2.2250738585072014e-308; n < powersOfTwo.length; n++, y *= 2) powersOfTwo[n] = y

/** 2ⁿ for −1022 ≤ n ≤ 1023. */
export function powerOfTwo(n: i32): number {
  return powersOfTwo[n + 1022] as number
}

/** A whole number of less than 2³¹ as an integer. */
export function toInteger(x: number): i32 {
  return x | 0
}

/** The second result of a function that has two: kept here until its caller takes it. */
const kept = new Float64Array(2)

export function keep(high: number, low: number): void {
  kept[0] = high
  kept[1] = low
}

export function keptHigh(): number {
  return kept[0] as number
}

export function keptLow(): number {
  return kept[1] as number
}
