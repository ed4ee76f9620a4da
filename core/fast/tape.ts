// A tape: the flat program in the order in which it runs, and where every register lies in memory. Made once per edit; a
// run only reads it.
import * as code from './codes'
import type { Register, RegisterFile, Side } from './registers'

/** Numbers per record: its code, where its result begins, how many numbers or instructions, where its operands begin. */
export const recordLength = 4

export interface Tape {
  /** How many numbers the memory holds. */
  readonly size: number
  /** Where each register lies in memory. */
  readonly address: Int32Array
  /** One record per run of one scalar instruction, or per tensor instruction. */
  readonly records: Int32Array
  readonly operands: Int32Array
  /** What memory holds before the first run: the constants. */
  readonly constants: readonly number[]
  readonly calls: readonly NonNullable<Side['call']>[]
}

/** How many operands an instruction on numbers has. */
function arity(operation: number): number {
  if (operation >= code.firstMap || operation === code.neg) return 1
  return operation === code.select ? 3 : 2
}

/** Stable counting sort of `order` by a column of small whole numbers. */
function sortedBy(order: Int32Array, column: Int32Array): Int32Array {
  let most = 0
  for (const r of order) most = Math.max(most, column[r] as number)
  const starts = new Int32Array(most + 2)
  for (const r of order) starts[(column[r] as number) + 1]!++
  for (let i = 0; i <= most; i++) starts[i + 1]! += starts[i] as number
  const sorted = new Int32Array(order.length)
  for (const r of order) sorted[starts[column[r] as number]!++] = r
  return sorted
}

/**
 * Instructions by (round, class), each class in the order in which it was emitted: operands always stand before. An
 * instruction may follow its own operand inside a run, so a chain of additions is one run.
 */
function scheduled(file: RegisterFile, needed: Uint8Array | null): Int32Array {
  let count = 0
  const all = new Int32Array(file.count)
  for (let r = 0; r < file.count; r++) {
    if ((file.code[r] as number) > code.alias && (needed === null || needed[r] === 1)) all[count++] = r
  }
  return sortedBy(sortedBy(all.subarray(0, count), file.kind), file.phase)
}

/** Constants first, then sources, then results in the order of the schedule; aliases inside what they are part of. */
function addressed(file: RegisterFile, order: Int32Array): { address: Int32Array; size: number } {
  const address = new Int32Array(file.count)
  let next = file.constants.length
  for (let r = 0; r < file.count; r++) {
    const operation = file.code[r] as number
    if (operation === code.constant) address[r] = file.extra[r] as number
    else if (operation === code.source) {
      address[r] = next
      next += file.size[r] as number
    }
  }
  for (const r of order) {
    address[r] = next
    next += file.size[r] as number
  }
  for (let r = 0; r < file.count; r++) {
    if (file.code[r] === code.alias) address[r] = (address[file.a[r] as number] as number) + (file.extra[r] as number)
  }
  return { address, size: next }
}

/** Appends to growing columns of integers. */
class Writer {
  length = 0
  data: Int32Array
  constructor(capacity: number) {
    this.data = new Int32Array(capacity)
  }
  /** Makes room for `count` more and says where it begins. */
  reserve(count: number): number {
    const start = this.length
    this.length += count
    if (this.length > this.data.length) {
      const wider = new Int32Array(Math.max(this.length, this.data.length * 2))
      wider.set(this.data)
      this.data = wider
    }
    return start
  }
  push(...numbers: readonly number[]): void {
    this.append(numbers)
  }
  append(numbers: ArrayLike<number>): void {
    const start = this.reserve(numbers.length)
    this.data.set(numbers, start)
  }
  done(): Int32Array {
    return this.data.subarray(0, this.length)
  }
}

/** Lays a register file out as a tape, only what is `needed` where that is given. Cost: linear. */
export function tapeOf(file: RegisterFile, needed: Uint8Array | null = null): Tape {
  const order = scheduled(file, needed)
  const { address, size } = addressed(file, order)
  const records = new Writer(64)
  const operands = new Writer(order.length * 2 + 64)
  const calls: NonNullable<Side['call']>[] = []
  for (let start = 0; start < order.length;) {
    const first = order[start] as Register
    const operation = file.code[first] as number
    if (file.kind[first] === code.entrywise) {
      writeTensor(file, address, first, records, operands, calls)
      start++
      continue
    }
    let end = start + 1
    while (end < order.length && file.code[order[end] as Register] === operation) end++
    const count = end - start
    const at = operands.reserve(count * arity(operation))
    records.push(operation, address[first] as number, count, at)
    const { data } = operands
    const columns = [file.a, file.b, file.c].slice(0, arity(operation))
    columns.forEach((column, i) => {
      const from = at + i * count - start
      for (let k = start; k < end; k++) data[from + k] = address[column[order[k] as Register] as Register] as number
    })
    start = end
  }
  return { size, address, records: records.done(), operands: operands.done(), constants: file.constants, calls }
}

/** The record of one tensor instruction. */
function writeTensor(
  file: RegisterFile,
  address: Int32Array,
  r: Register,
  records: Writer,
  operands: Writer,
  calls: NonNullable<Side['call']>[],
): void {
  const operation = file.code[r] as number
  const count = file.size[r] as number
  records.push(operation, address[r] as number, count, operands.length)
  const placed = (column: Int32Array): [number, number] => {
    const operand = column[r] as Register
    return [address[operand] as number, file.size[operand] as number]
  }
  const side = file.sides[file.extra[r] as number] as Side
  switch (operation) {
    case code.gather:
      return writeTable(file, address, side, operands)
    case code.reference: {
      const parts = side.parts as readonly Register[]
      operands.push(calls.length, parts.length)
      for (const part of parts) operands.push(address[part] as number, file.size[part] as number)
      calls.push(side.call as NonNullable<Side['call']>)
      return
    }
    case code.mapAll:
      return operands.push(...placed(file.a), file.extra[r] as number)
    case code.matmul:
      return operands.push(
        address[file.a[r] as number] as number,
        address[file.b[r] as number] as number,
        ...(side.sizes ?? []),
      )
    case code.sumRows:
    case code.largestRows:
      return operands.push(...placed(file.a), ...(side.sizes ?? []))
    case code.sumInto:
    case code.largestInto:
      operands.push(...placed(file.a))
      return operands.append(side.table as Int32Array)
    default:
      for (const column of [file.a, file.b, file.c].slice(0, arity(operation - code.entrywise)))
        operands.push(...placed(column))
  }
}

/** A gather's table, from places in its parts to places in memory. */
function writeTable(file: RegisterFile, address: Int32Array, side: Side, operands: Writer): void {
  const { parts = [], table = new Int32Array(0) } = side
  const owner: number[] = []
  let total = 0
  const starts = parts.map((part) => {
    const start = total
    total += file.size[part] as number
    return start
  })
  if (parts.length > 1)
    parts.forEach((part, i) => {
      for (let k = 0; k < (file.size[part] as number); k++) owner.push(i)
    })
  const at = operands.reserve(table.length)
  for (let i = 0; i < table.length; i++) {
    const place = table[i] as number
    const part = parts.length > 1 ? (owner[place] as number) : 0
    operands.data[at + i] = (address[parts[part] as Register] as number) + place - (starts[part] as number)
  }
}
