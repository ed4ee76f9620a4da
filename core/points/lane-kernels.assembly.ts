// The tape over lanes: every number of its memory is a vector with one number per point. The same records as
// fast/execute.ts runs, in the same order, so that each lane gets the bits that a tape of its own would give it, but for
// the functions of lane-functions. Powers and rarer functions are not here: the caller runs their records itself.
import * as code from '../fast/codes'
import { mapAll } from './lane-functions.assembly'
import { multiply } from './lane-products.assembly'

export { firstByte } from '../fast/heap.assembly'
export { dot, shift, spread } from './lane-plane.assembly'

/** Bytes of a vector, as a power of two: places and counts are in vectors. */
const vector: usize = 4

function word(p: usize): usize {
  return usize(load<u32>(p))
}

/** Records `from` to before `to`. All addresses are in bytes. */
export function run(records: usize, from: i32, to: i32, operands: usize, memory: usize): void {
  let record = records + (usize(from) << 4)
  const end = records + (usize(to) << 4)
  for (; record < end; record += 16) {
    const operation = load<i32>(record)
    const target = memory + (word(record + 4) << vector)
    const count = word(record + 8)
    const at = operands + (word(record + 12) << 2)
    if (operation < code.entrywise) runScalars(operation, target, count, at, memory)
    else runTensor(operation, target, count, at, memory)
  }
}

/** The vector whose place stands at `p`. */
function read(memory: usize, p: usize): v128 {
  return v128.load(memory + (word(p) << vector))
}

function binary(operation: i32, a: v128, b: v128): v128 {
  switch (operation) {
    case code.add:
      return v128.add<f64>(a, b)
    case code.sub:
      return v128.sub<f64>(a, b)
    case code.mul:
      return v128.mul<f64>(a, b)
    case code.div:
      return v128.div<f64>(a, b)
    default:
      return v128.and(v128.gt<f64>(a, b), v128.splat<f64>(1))
  }
}

function choose(mask: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, v128.ne<f64>(mask, i64x2.splat(0)))
}

/** A run of one instruction: results side by side, operands from anywhere in memory. */
function runScalars(operation: i32, target: usize, count: usize, at: usize, memory: usize): void {
  const width = count << 2
  for (let i: usize = 0; i < count; i++, at += 4, target += 16) {
    const a = read(memory, at)
    if (operation === code.neg) v128.store(target, v128.neg<f64>(a))
    else {
      const b = read(memory, at + width)
      if (operation !== code.select) v128.store(target, binary(operation, a, b))
      else v128.store(target, choose(a, b, read(memory, at + width + width)))
    }
  }
}

function runTensor(operation: i32, target: usize, count: usize, at: usize, memory: usize): void {
  if (operation === code.gather) {
    for (let i: usize = 0; i < count; i++) v128.store(target + (i << vector), read(memory, at + (i << 2)))
    return
  }
  const a = memory + (word(at) << vector)
  const second = word(at + 4)
  switch (operation) {
    case code.neg + code.entrywise:
      for (let i: usize = 0; i < count; i++)
        v128.store(target + (i << vector), v128.neg<f64>(v128.load(a + (i << vector))))
      return
    case code.select + code.entrywise: {
      const b = memory + (word(at + 8) << vector)
      const c = memory + (word(at + 16) << vector)
      selectAll(target, count, a, second, b, word(at + 12), c, word(at + 20))
      return
    }
    case code.matmul:
      multiply(target, a, memory + (second << vector), word(at + 8), word(at + 12), word(at + 16))
      return
    case code.sumRows:
      foldRows(target, a, word(at + 8), word(at + 12), true)
      return
    case code.largestRows:
      foldRows(target, a, word(at + 8), word(at + 12), false)
      return
    case code.sumInto:
      foldInto(target, count, a, second, at + 8, true)
      return
    case code.largestInto:
      foldInto(target, count, a, second, at + 8, false)
      return
    default:
      if (operation >= code.expAll) mapAll(operation, target, count, a)
      else {
        const b = memory + (word(at + 8) << vector)
        pairwise(operation - code.entrywise, target, count, a, second, b, word(at + 12))
      }
  }
}

/** `count` results; an operand shorter than that begins again and again. */
function pairwise(operation: i32, target: usize, count: usize, a: usize, sizeA: usize, b: usize, sizeB: usize): void {
  const p: usize = sizeA === 1 ? 0 : 16
  const q: usize = sizeB === 1 ? 0 : 16
  const length = min<usize>(p === 0 ? count : sizeA, q === 0 ? count : sizeB)
  if (length === 0) return
  for (let i: usize = 0; i < count; i += length) {
    const x = sizeA === count ? a + (i << vector) : a
    const y = sizeB === count ? b + (i << vector) : b
    stretch(operation, target + (i << vector), length, x, p, y, q)
  }
}

/** One stretch of entries, the steps from vector to vector being `p` and `q`. */
function stretch(operation: i32, t: usize, count: usize, a: usize, p: usize, b: usize, q: usize): void {
  const end = t + (count << vector)
  switch (operation) {
    case code.add:
      for (; t < end; t += 16, a += p, b += q) v128.store(t, v128.add<f64>(v128.load(a), v128.load(b)))
      return
    case code.sub:
      for (; t < end; t += 16, a += p, b += q) v128.store(t, v128.sub<f64>(v128.load(a), v128.load(b)))
      return
    case code.mul:
      for (; t < end; t += 16, a += p, b += q) v128.store(t, v128.mul<f64>(v128.load(a), v128.load(b)))
      return
    default:
      for (; t < end; t += 16, a += p, b += q) v128.store(t, binary(operation, v128.load(a), v128.load(b)))
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
    const yes = v128.load(a + (p << vector))
    const no = v128.load(b + (q << vector))
    v128.store(target + (i << vector), choose(v128.load(mask + (m << vector)), yes, no))
    if (++m === sizeM) m = 0
    if (++p === sizeA) p = 0
    if (++q === sizeB) q = 0
  }
}

function folded(before: v128, x: v128, isSum: bool): v128 {
  return isSum ? v128.add<f64>(before, x) : v128.max<f64>(before, x)
}

function startOf(isSum: bool): v128 {
  return v128.splat<f64>(isSum ? 0 : -Infinity)
}

function foldRows(target: usize, a: usize, rows: usize, columns: usize, isSum: bool): void {
  for (let i: usize = 0; i < rows; i++) {
    let sum = startOf(isSum)
    for (let j: usize = 0; j < columns; j++, a += 16) sum = folded(sum, v128.load(a), isSum)
    v128.store(target + (i << vector), sum)
  }
}

/** Entry i goes into the place that the table says. */
function foldInto(target: usize, count: usize, a: usize, size: usize, table: usize, isSum: bool): void {
  const start = startOf(isSum)
  for (let i: usize = 0; i < count; i++) v128.store(target + (i << vector), start)
  for (let i: usize = 0; i < size; i++, a += 16) {
    const place = target + (word(table + (i << 2)) << vector)
    v128.store(place, folded(v128.load(place), v128.load(a), isSum))
  }
}
