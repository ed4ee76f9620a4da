// Tensor instructions over flat memory, in the order of the reference's own sums, so that the bits agree.
import { power } from '../elementary/functions'
import * as code from './codes'

type Memory = Float64Array

/** One stretch of an entrywise instruction; an operand with step 0 is the same number throughout. */
function stretch(
  m: Memory,
  operation: number,
  target: number,
  count: number,
  a: number,
  p: number,
  b: number,
  q: number,
): void {
  switch (operation) {
    case code.add:
      for (let i = 0; i < count; i++) m[target + i] = m[a + p * i]! + m[b + q * i]!
      return
    case code.sub:
      for (let i = 0; i < count; i++) m[target + i] = m[a + p * i]! - m[b + q * i]!
      return
    case code.mul:
      for (let i = 0; i < count; i++) m[target + i] = m[a + p * i]! * m[b + q * i]!
      return
    case code.div:
      for (let i = 0; i < count; i++) m[target + i] = m[a + p * i]! / m[b + q * i]!
      return
    case code.greater:
      for (let i = 0; i < count; i++) m[target + i] = m[a + p * i]! > m[b + q * i]! ? 1 : 0
      return
    case code.pow:
      for (let i = 0; i < count; i++) m[target + i] = power(m[a + p * i]!, m[b + q * i]!)
  }
}

/** `count` results; an operand shorter than that begins again and again. */
export function pairwise(
  m: Memory,
  operation: number,
  target: number,
  count: number,
  a: number,
  sizeA: number,
  b: number,
  sizeB: number,
): void {
  const [p, q] = [sizeA === 1 ? 0 : 1, sizeB === 1 ? 0 : 1]
  const length = Math.min(p === 0 ? count : sizeA, q === 0 ? count : sizeB)
  for (let i = 0; i < count; i += length) {
    const [x, y] = [sizeA === count ? a + i : a, sizeB === count ? b + i : b]
    stretch(m, operation, target + i, length, x, p, y, q)
  }
}

/** Entry by entry `yes` where the mask is not 0. Operands as [place, size]. */
export function selectAll(
  m: Memory,
  target: number,
  count: number,
  mask: readonly [number, number],
  yes: readonly [number, number],
  no: readonly [number, number],
): void {
  const [[c, k], [a, p], [b, q]] = [mask, yes, no]
  for (let i = 0; i < count; i++) m[target + i] = m[c + (i % k)] !== 0 ? m[a + (i % p)]! : m[b + (i % q)]!
}

/** (rows, inner) times (inner, columns): each entry adds its products in rising order from 0. */
export function matmul(
  m: Memory,
  target: number,
  a: number,
  b: number,
  rows: number,
  inner: number,
  columns: number,
): void {
  m.fill(0, target, target + rows * columns)
  for (let i = 0; i < rows; i++) {
    const row = target + i * columns
    for (let k = 0; k < inner; k++) {
      const factor = m[a + i * inner + k]!
      const from = b + k * columns
      for (let j = 0; j < columns; j++) m[row + j] = m[row + j]! + factor * m[from + j]!
    }
  }
}

export function sumRows(m: Memory, target: number, a: number, rows: number, columns: number): void {
  for (let i = 0; i < rows; i++) {
    let sum = 0
    for (let j = 0; j < columns; j++) sum += m[a + i * columns + j]!
    m[target + i] = sum
  }
}

export function largestRows(m: Memory, target: number, a: number, rows: number, columns: number): void {
  for (let i = 0; i < rows; i++) {
    let most = -Infinity
    for (let j = 0; j < columns; j++) most = Math.max(most, m[a + i * columns + j]!)
    m[target + i] = most
  }
}

/** Entry i goes into the place that the table says. */
export function sumInto(
  m: Memory,
  target: number,
  count: number,
  a: number,
  size: number,
  o: Int32Array,
  table: number,
): void {
  m.fill(0, target, target + count)
  for (let i = 0; i < size; i++) {
    const place = target + o[table + i]!
    m[place] = m[place]! + m[a + i]!
  }
}

export function largestInto(
  m: Memory,
  target: number,
  count: number,
  a: number,
  size: number,
  o: Int32Array,
  table: number,
): void {
  m.fill(-Infinity, target, target + count)
  for (let i = 0; i < size; i++) {
    const place = target + o[table + i]!
    m[place] = Math.max(m[place]!, m[a + i]!)
  }
}
