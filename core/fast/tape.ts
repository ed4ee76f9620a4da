// A tape: the flat program in the order in which it runs, and where every register lies in memory. Made once per edit; a
// run only reads it.
import * as code from './codes'
import type { Register, RegisterFile, Runs, Side } from './registers'

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

/** Where a run stands. */
interface Place {
  readonly count: number
  /** Where its results begin. */
  readonly start: number
  /** Where its operands begin; −1 for tensors, each of which has a record of its own. */
  readonly operands: number
  readonly record: number
}

/** The place of each register within its run. Used again for every tape, and nothing of it is kept. */
let within = new Int32Array(1024)

/**
 * Lays a register file out as a tape, only what is `needed` where that is given: constants first, then sources, then results
 * run by run, each run in the order in which it was emitted. Operands always stand before; an instruction may follow its own
 * operand inside a run, so a chain of additions is one run. Aliases lie inside what they are part of. Cost: linear.
 */
export function tapeOf(file: RegisterFile, needed: Uint8Array | null = null): Tape {
  const records = new Writer(recordLength * (file.runs.kind.length + 16))
  const { address, places, size, length } = placed(file, needed, records)
  const operands = new Writer(length + 64)
  operands.reserve(length)
  const tensors: Register[] = []
  const { data } = operands
  const { a, b, c, run, code: codes, extra } = file
  for (let r = 0; r < file.count; r++) {
    const operation = codes[r] as number
    if (operation <= code.alias) {
      if (operation === code.alias) address[r] = (address[a[r] as number] as number) + (extra[r] as number)
      continue
    }
    if (needed !== null && needed[r] === 0) continue
    const { start, operands: from, count } = places[run[r] as number] as Place
    address[r]! += start
    if (from < 0) {
      tensors.push(r)
      continue
    }
    const at = from + (within[r] as number)
    data[at] = address[a[r] as number] as number
    const second = b[r] as number
    if (second < 0) continue
    data[at + count] = address[second] as number
    const third = c[r] as number
    if (third >= 0) data[at + 2 * count] = address[third] as number
  }
  const calls: NonNullable<Side['call']>[] = []
  for (const r of tensors) {
    const record = (places[run[r] as number] as Place).record + recordLength * (within[r] as number)
    writeTensor(file, address, r, records.data, record, operands, calls)
  }
  return { size, address, records: records.done(), operands: operands.done(), constants: file.constants, calls }
}

/**
 * Gives every run its place, and every constant and source its address; of other registers the address is counted from
 * where their run begins. Reserves the records, writes those of scalar runs, and says how many operands these have.
 */
function placed(file: RegisterFile, needed: Uint8Array | null, records: Writer) {
  const { count, code: codes, size: sizes, extra, run, runs } = file
  const address = new Int32Array(count)
  if (within.length < count) within = new Int32Array(2 * count)
  const perRun = (): Int32Array => new Int32Array(runs.kind.length)
  const [firsts, counts, totals] = [perRun(), perRun(), perRun()]
  let size = file.constants.length
  for (let r = 0; r < count; r++) {
    const operation = codes[r] as number
    if (operation > code.alias) {
      if (needed !== null && needed[r] === 0) continue
      const own = run[r] as number
      if (counts[own] === 0) firsts[own] = r
      within[r] = counts[own]!++
      address[r] = totals[own] as number
      totals[own]! += sizes[r] as number
    } else if (operation === code.constant) address[r] = extra[r] as number
    else if (operation === code.source) {
      address[r] = size
      size += sizes[r] as number
    }
  }
  const places = new Array<Place | undefined>(runs.kind.length)
  let length = 0
  for (const at of inOrder(runs)) {
    const many = counts[at] as number
    if (many === 0) continue
    const isTensor = runs.kind[at] === code.entrywise
    const operation = codes[firsts[at] as number] as number
    const record = records.reserve(recordLength * (isTensor ? many : 1))
    places[at] = { count: many, start: size, operands: isTensor ? -1 : length, record }
    if (!isTensor) {
      records.data.set([operation, size, many, length], record)
      length += many * arity(operation)
    }
    size += totals[at] as number
  }
  return { address, places, size, length }
}

/** Runs in the order in which they run: by round, then by class. */
const inOrder = ({ round, kind }: Runs): readonly number[] =>
  Array.from(round.keys()).sort(
    (p, q) => (round[p] as number) - (round[q] as number) || (kind[p] as number) - (kind[q] as number),
  )

/** The record of one tensor instruction. */
function writeTensor(
  file: RegisterFile,
  address: Int32Array,
  r: Register,
  records: Int32Array,
  at: number,
  operands: Writer,
  calls: NonNullable<Side['call']>[],
): void {
  const operation = file.code[r] as number
  const count = file.size[r] as number
  records.set([operation, address[r] as number, count, operands.length], at)
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
