// The tape in WebAssembly: the same records as execute.ts runs, with the same bits. Two numbers at a time only where the
// entries do not depend on one another. Powers and rarer functions are not here: the caller runs their records itself.
import { exp, log, sigmoid, softplus, tanh } from '../elementary/pairs.assembly'
import * as code from './codes'

export { firstByte } from './heap.assembly'

/** Scalar runs and gathers hold byte addresses; other operands are as in the tape, counted in numbers from `memory`. */
export function execute(records: usize, from: i32, to: i32, operands: usize, memory: usize): void {
  let record = records + (usize(from) << 4)
  const end = records + (usize(to) << 4)
  while (record < end) {
    const operation = load<i32>(record)
    const target = memory + (word(record + 4) << 3)
    const count = word(record + 8)
    const at = operands + (word(record + 12) << 2)
    if (operation < code.entrywise) runScalars(operation, target, count, at)
    else runTensor(operation, target, count, at, memory)
    record += 16
  }
}

/** A whole number of the tape. */
function word(p: usize): usize {
  return usize(load<u32>(p))
}

/** The number at the byte address that stands at `p`. */
function read(p: usize): f64 {
  return load<f64>(word(p))
}

function runScalars(operation: i32, target: usize, count: usize, at: usize): void {
  const width = count << 2
  let t = target
  let p = at
  const end = at + width
  switch (operation) {
    case code.add:
      for (; p < end; p += 4, t += 8) store<f64>(t, read(p) + read(p + width))
      return
    case code.sub:
      for (; p < end; p += 4, t += 8) store<f64>(t, read(p) - read(p + width))
      return
    case code.mul:
      for (; p < end; p += 4, t += 8) store<f64>(t, read(p) * read(p + width))
      return
    case code.div:
      for (; p < end; p += 4, t += 8) store<f64>(t, read(p) / read(p + width))
      return
    case code.neg:
      for (; p < end; p += 4, t += 8) store<f64>(t, -read(p))
      return
    case code.greater:
      for (; p < end; p += 4, t += 8) store<f64>(t, read(p) > read(p + width) ? 1 : 0)
      return
    case code.select:
      for (; p < end; p += 4, t += 8) {
        store<f64>(t, read(p) !== 0 ? read(p + width) : read(p + width + width))
      }
      return
  }
}

function runTensor(operation: i32, target: usize, count: usize, at: usize, memory: usize): void {
  if (operation === code.gather) {
    for (let i: usize = 0; i < count; i++) store<f64>(target + (i << 3), read(at + (i << 2)))
    return
  }
  const a = memory + (word(at) << 3)
  const second = word(at + 4)
  switch (operation) {
    case code.neg + code.entrywise:
      for (let i: usize = 0; i < count; i++) store<f64>(target + (i << 3), -load<f64>(a + (i << 3)))
      return
    case code.select + code.entrywise: {
      const b = memory + (word(at + 8) << 3)
      const c = memory + (word(at + 16) << 3)
      selectAll(target, count, a, second, b, word(at + 12), c, word(at + 20))
      return
    }
    case code.matmul: {
      const rows = word(at + 8)
      multiply(target, a, memory + (second << 3), rows, word(at + 12), word(at + 16))
      return
    }
    case code.sumRows:
      sumRows(target, a, word(at + 8), word(at + 12))
      return
    case code.largestRows:
      largestRows(target, a, word(at + 8), word(at + 12))
      return
    case code.sumInto:
      for (let i: usize = 0; i < count; i++) store<f64>(target + (i << 3), 0)
      for (let i: usize = 0; i < second; i++) {
        const place = target + (word(at + (i << 2) + 8) << 3)
        store<f64>(place, load<f64>(place) + load<f64>(a + (i << 3)))
      }
      return
    case code.largestInto:
      for (let i: usize = 0; i < count; i++) store<f64>(target + (i << 3), -Infinity)
      for (let i: usize = 0; i < second; i++) {
        const place = target + (word(at + (i << 2) + 8) << 3)
        store<f64>(place, max<f64>(load<f64>(place), load<f64>(a + (i << 3))))
      }
      return
    case code.expAll:
    case code.logAll:
    case code.sigmoidAll:
    case code.softplusAll:
    case code.tanhAll:
      mapAll(operation, target, count, a)
      return
    default:
      pairwise(operation - code.entrywise, target, count, a, second, memory + (word(at + 8) << 3), word(at + 12))
  }
}

function pairOf(operation: i32, x: v128): v128 {
  switch (operation) {
    case code.expAll:
      return exp(x)
    case code.logAll:
      return log(x)
    case code.sigmoidAll:
      return sigmoid(x)
    case code.softplusAll:
      return softplus(x)
    default:
      return tanh(x)
  }
}

function mapAll(operation: i32, target: usize, count: usize, a: usize): void {
  const end = target + ((count >> 1) << 4)
  for (; target < end; target += 16, a += 16) v128.store(target, pairOf(operation, v128.load(a)))
  if (count & 1) store<f64>(target, f64x2.extract_lane(pairOf(operation, v128.load64_splat(a)), 0))
}

/** Where a single operand is written twice, so that it can be read in pairs; nothing else lies there. */
const twiceA: usize = 16
const twiceB: usize = 32

function twice(at: usize, x: f64): usize {
  store<f64>(at, x)
  store<f64>(at, x, 8)
  return at
}

/** `count` results; an operand shorter than that begins again and again. */
function pairwise(operation: i32, target: usize, count: usize, a: usize, sizeA: usize, b: usize, sizeB: usize): void {
  if (count === 0) return
  const isSingleA = sizeA === 1 && count > 1
  const isSingleB = sizeB === 1 && count > 1
  if (isSingleA) a = twice(twiceA, load<f64>(a))
  if (isSingleB) b = twice(twiceB, load<f64>(b))
  const p: usize = isSingleA ? 0 : 16
  const q: usize = isSingleB ? 0 : 16
  const length = min<usize>(isSingleA ? count : sizeA, isSingleB ? count : sizeB)
  for (let i: usize = 0; i < count; i += length) {
    const x = sizeA === count ? a + (i << 3) : a
    const y = sizeB === count ? b + (i << 3) : b
    stretch(operation, target + (i << 3), length, x, p, y, q)
  }
}

/** One stretch of entries in pairs, the steps from pair to pair being `p` and `q`, and the odd one at the end. */
function stretch(operation: i32, t: usize, count: usize, a: usize, p: usize, b: usize, q: usize): void {
  const end = t + ((count >> 1) << 4)
  switch (operation) {
    case code.add:
      for (; t < end; t += 16, a += p, b += q) v128.store(t, f64x2.add(v128.load(a), v128.load(b)))
      if (count & 1) store<f64>(t, load<f64>(a) + load<f64>(b))
      return
    case code.sub:
      for (; t < end; t += 16, a += p, b += q) v128.store(t, f64x2.sub(v128.load(a), v128.load(b)))
      if (count & 1) store<f64>(t, load<f64>(a) - load<f64>(b))
      return
    case code.mul:
      for (; t < end; t += 16, a += p, b += q) v128.store(t, f64x2.mul(v128.load(a), v128.load(b)))
      if (count & 1) store<f64>(t, load<f64>(a) * load<f64>(b))
      return
    case code.div:
      for (; t < end; t += 16, a += p, b += q) v128.store(t, f64x2.div(v128.load(a), v128.load(b)))
      if (count & 1) store<f64>(t, load<f64>(a) / load<f64>(b))
      return
    default:
      for (; t < end; t += 16, a += p, b += q) {
        v128.store(t, v128.and(f64x2.gt(v128.load(a), v128.load(b)), f64x2.splat(1)))
      }
      if (count & 1) store<f64>(t, load<f64>(a) > load<f64>(b) ? 1 : 0)
  }
}

function selectAll(
  target: usize,
  count: usize,
  mask: usize,
  sizeM: usize,
  a: usize,
  sizeA: usize,
  b: usize,
  sizeB: usize,
): void {
  let m: usize = 0
  let p: usize = 0
  let q: usize = 0
  for (let i: usize = 0; i < count; i++) {
    const isTaken = load<f64>(mask + (m << 3)) !== 0
    store<f64>(target + (i << 3), isTaken ? load<f64>(a + (p << 3)) : load<f64>(b + (q << 3)))
    if (++m === sizeM) m = 0
    if (++p === sizeA) p = 0
    if (++q === sizeB) q = 0
  }
}

function sumRows(target: usize, a: usize, rows: usize, columns: usize): void {
  for (let i: usize = 0; i < rows; i++) {
    let sum: f64 = 0
    for (let j: usize = 0; j < columns; j++, a += 8) sum += load<f64>(a)
    store<f64>(target + (i << 3), sum)
  }
}

function largestRows(target: usize, a: usize, rows: usize, columns: usize): void {
  for (let i: usize = 0; i < rows; i++) {
    let most: f64 = -Infinity
    for (let j: usize = 0; j < columns; j++, a += 8) most = max<f64>(most, load<f64>(a))
    store<f64>(target + (i << 3), most)
  }
}

/** One entry of a product: products in rising order, from 0. */
function entry(a: usize, b: usize, inner: usize, columns: usize): f64 {
  let sum: f64 = 0
  for (let k: usize = 0; k < inner; k++, a += 8, b += columns << 3) sum += load<f64>(a) * load<f64>(b)
  return sum
}

/** (rows, inner) times (inner, columns), four by four entries at a time, each adding its products in rising order. */
function multiply(target: usize, a: usize, b: usize, rows: usize, inner: usize, columns: usize): void {
  const row = inner << 3
  const line = columns << 3
  const wholeRows = rows & ~3
  const wholeColumns = columns & ~3
  for (let j: usize = 0; j < wholeColumns; j += 4) {
    for (let i: usize = 0; i < wholeRows; i += 4)
      tile(target + i * line + (j << 3), a + i * row, b + (j << 3), row, line)
  }
  for (let i: usize = 0; i < rows; i++) {
    const first: usize = i < wholeRows ? wholeColumns : 0
    for (let j = first; j < columns; j++) {
      store<f64>(target + i * line + (j << 3), entry(a + i * row, b + (j << 3), inner, columns))
    }
  }
}

function tile(t: usize, a: usize, b: usize, row: usize, line: usize): void {
  let c00 = f64x2.splat(0)
  let c01 = c00
  let c10 = c00
  let c11 = c00
  let c20 = c00
  let c21 = c00
  let c30 = c00
  let c31 = c00
  let a1 = a + row
  let a2 = a1 + row
  let a3 = a2 + row
  const end = a + row
  for (; a < end; a += 8, a1 += 8, a2 += 8, a3 += 8, b += line) {
    const p = v128.load(b)
    const q = v128.load(b, 16)
    let x = v128.load64_splat(a)
    c00 = f64x2.add(c00, f64x2.mul(x, p))
    c01 = f64x2.add(c01, f64x2.mul(x, q))
    x = v128.load64_splat(a1)
    c10 = f64x2.add(c10, f64x2.mul(x, p))
    c11 = f64x2.add(c11, f64x2.mul(x, q))
    x = v128.load64_splat(a2)
    c20 = f64x2.add(c20, f64x2.mul(x, p))
    c21 = f64x2.add(c21, f64x2.mul(x, q))
    x = v128.load64_splat(a3)
    c30 = f64x2.add(c30, f64x2.mul(x, p))
    c31 = f64x2.add(c31, f64x2.mul(x, q))
  }
  v128.store(t, c00)
  v128.store(t, c01, 16)
  t += line
  v128.store(t, c10)
  v128.store(t, c11, 16)
  t += line
  v128.store(t, c20)
  v128.store(t, c21, 16)
  t += line
  v128.store(t, c30)
  v128.store(t, c31, 16)
}
