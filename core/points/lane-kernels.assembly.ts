// The tape over lanes: every number of its memory is a vector with one number per point. The same records as
// fast/execute.ts runs, in the same order, so that each lane gets the bits that a tape of its own would give it, but for
// the functions of lane-functions. Powers and rarer functions are not here: the caller runs their records itself.
import * as code from '../fast/codes'
import { mapAll } from './lane-functions.assembly'
import { addDot, shiftAll, spreadAll } from './lane-plane.assembly'
import { multiply } from './lane-products.assembly'

export { firstByte } from '../fast/heap.assembly'

/** Records `from` to before `to`. All addresses are in bytes. */
export function run(records: usize, from: i32, to: i32, operands: usize, memory: usize): void {
  execute<f64>(records, from, to, operands, memory)
}

export function shift(target: usize, count: usize, row: usize, part: usize, points: usize): void {
  shiftAll<f64>(target, count, row, part, points)
}

export function spread(target: usize, count: usize, row: usize): void {
  spreadAll<f64>(target, count, row)
}

export function dot(into: usize, vectors: usize, count: usize, part: usize): void {
  addDot<f64>(into, vectors, count, part)
}

/** Bytes of a vector, as a power of two: places and counts are in vectors. */
const vector: usize = 4

function word(p: usize): usize {
  return usize(load<u32>(p))
}

function execute<T extends number>(records: usize, from: i32, to: i32, operands: usize, memory: usize): void {
  let record = records + (usize(from) << 4)
  const end = records + (usize(to) << 4)
  for (; record < end; record += 16) {
    const operation = load<i32>(record)
    const target = memory + (word(record + 4) << vector)
    const count = word(record + 8)
    const at = operands + (word(record + 12) << 2)
    if (operation < code.entrywise) runScalars<T>(operation, target, count, at, memory)
    else runTensor<T>(operation, target, count, at, memory)
  }
}

/** The vector whose place stands at `p`. */
function read(memory: usize, p: usize): v128 {
  return v128.load(memory + (word(p) << vector))
}

function binary<T extends number>(operation: i32, a: v128, b: v128): v128 {
  switch (operation) {
    case code.add:
      return v128.add<T>(a, b)
    case code.sub:
      return v128.sub<T>(a, b)
    case code.mul:
      return v128.mul<T>(a, b)
    case code.div:
      return v128.div<T>(a, b)
    default:
      return v128.and(v128.gt<T>(a, b), v128.splat<T>(1 as T))
  }
}

function choose<T extends number>(mask: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, v128.ne<T>(mask, i64x2.splat(0)))
}

/** A run of one instruction: results side by side, operands from anywhere in memory. */
function runScalars<T extends number>(operation: i32, target: usize, count: usize, at: usize, memory: usize): void {
  const width = count << 2
  for (let i: usize = 0; i < count; i++, at += 4, target += 16) {
    const a = read(memory, at)
    if (operation === code.neg) v128.store(target, v128.neg<T>(a))
    else {
      const b = read(memory, at + width)
      if (operation !== code.select) v128.store(target, binary<T>(operation, a, b))
      else v128.store(target, choose<T>(a, b, read(memory, at + width + width)))
    }
  }
}

function runTensor<T extends number>(operation: i32, target: usize, count: usize, at: usize, memory: usize): void {
  if (operation === code.gather) {
    for (let i: usize = 0; i < count; i++) v128.store(target + (i << vector), read(memory, at + (i << 2)))
    return
  }
  const a = memory + (word(at) << vector)
  const second = word(at + 4)
  switch (operation) {
    case code.neg + code.entrywise:
      for (let i: usize = 0; i < count; i++)
        v128.store(target + (i << vector), v128.neg<T>(v128.load(a + (i << vector))))
      return
    case code.select + code.entrywise: {
      const b = memory + (word(at + 8) << vector)
      const c = memory + (word(at + 16) << vector)
      selectAll<T>(target, count, a, second, b, word(at + 12), c, word(at + 20))
      return
    }
    case code.matmul:
      multiply<T>(target, a, memory + (second << vector), word(at + 8), word(at + 12), word(at + 16))
      return
    case code.sumRows:
      foldRows<T>(target, a, word(at + 8), word(at + 12), true)
      return
    case code.largestRows:
      foldRows<T>(target, a, word(at + 8), word(at + 12), false)
      return
    case code.sumInto:
      foldInto<T>(target, count, a, second, at + 8, true)
      return
    case code.largestInto:
      foldInto<T>(target, count, a, second, at + 8, false)
      return
    default:
      if (operation >= code.expAll) mapAll(operation, target, count, a)
      else {
        const b = memory + (word(at + 8) << vector)
        pairwise<T>(operation - code.entrywise, target, count, a, second, b, word(at + 12))
      }
  }
}

/** `count` results; an operand shorter than that begins again and again. */
function pairwise<T extends number>(
  operation: i32,
  target: usize,
  count: usize,
  a: usize,
  sizeA: usize,
  b: usize,
  sizeB: usize,
): void {
  const p: usize = sizeA === 1 ? 0 : 16
  const q: usize = sizeB === 1 ? 0 : 16
  const length = min<usize>(p === 0 ? count : sizeA, q === 0 ? count : sizeB)
  if (length === 0) return
  for (let i: usize = 0; i < count; i += length) {
    const x = sizeA === count ? a + (i << vector) : a
    const y = sizeB === count ? b + (i << vector) : b
    stretch<T>(operation, target + (i << vector), length, x, p, y, q)
  }
}

/** One stretch of entries, the steps from vector to vector being `p` and `q`. */
function stretch<T extends number>(
  operation: i32,
  t: usize,
  count: usize,
  a: usize,
  p: usize,
  b: usize,
  q: usize,
): void {
  const end = t + (count << vector)
  switch (operation) {
    case code.add:
      for (; t < end; t += 16, a += p, b += q) v128.store(t, v128.add<T>(v128.load(a), v128.load(b)))
      return
    case code.sub:
      for (; t < end; t += 16, a += p, b += q) v128.store(t, v128.sub<T>(v128.load(a), v128.load(b)))
      return
    case code.mul:
      for (; t < end; t += 16, a += p, b += q) v128.store(t, v128.mul<T>(v128.load(a), v128.load(b)))
      return
    default:
      for (; t < end; t += 16, a += p, b += q) v128.store(t, binary<T>(operation, v128.load(a), v128.load(b)))
  }
}

function selectAll<T extends number>(
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
    v128.store(target + (i << vector), choose<T>(v128.load(mask + (m << vector)), yes, no))
    if (++m === sizeM) m = 0
    if (++p === sizeA) p = 0
    if (++q === sizeB) q = 0
  }
}

function folded<T extends number>(before: v128, x: v128, isSum: bool): v128 {
  return isSum ? v128.add<T>(before, x) : v128.max<T>(before, x)
}

function startOf<T extends number>(isSum: bool): v128 {
  return v128.splat<T>((isSum ? 0 : -Infinity) as T)
}

function foldRows<T extends number>(target: usize, a: usize, rows: usize, columns: usize, isSum: bool): void {
  for (let i: usize = 0; i < rows; i++) {
    let sum = startOf<T>(isSum)
    for (let j: usize = 0; j < columns; j++, a += 16) sum = folded<T>(sum, v128.load(a), isSum)
    v128.store(target + (i << vector), sum)
  }
}

/** Entry i goes into the place that the table says. */
function foldInto<T extends number>(
  target: usize,
  count: usize,
  a: usize,
  size: usize,
  table: usize,
  isSum: bool,
): void {
  const start = startOf<T>(isSum)
  for (let i: usize = 0; i < count; i++) v128.store(target + (i << vector), start)
  for (let i: usize = 0; i < size; i++, a += 16) {
    const place = target + (word(table + (i << 2)) << vector)
    v128.store(place, folded<T>(v128.load(place), v128.load(a), isSum))
  }
}
