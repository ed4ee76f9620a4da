// Writes a list of instructions as WebAssembly: rows of points, a few points at a time, everything in locals, no branch but
// the two loops. What is the same at every point stands before both, what is the same in a row before the inner one.
import * as code from '../fast/codes'
import { i32, moduleOf, v128 } from './bytes'
import { Emitter, pair } from './emitter'
import type { Pace } from './reach'
import { perPoint, perRow, reachOf, still } from './reach'
import type { Scalar, Scalars } from './scalars'

const plain = { loop: 0x03, end: 0x0b, branchIf: 0x0d, get: 0x20, set: 0x21, tee: 0x22, constant: 0x41, add: 0x6a }
const isBelow = 0x49
const emptyBlock = 0x40

/** How many points fit between two calls, so that results are still near when they are copied out, and how many rows. */
export const blockPoints = 1024
export const blockRows = 4096
/** A turn may go over a few points more than there are. */
const mostBeyond = 8

/** Locals: bytes per row, and where the numbers of rows begin and end. */
const total = 0
const rowAt = 1
const rowsEnd = 2
/** Bytes done of a row; where the row's outputs begin and where the next ones go, counted from their columns; pairs. */
const done = 3
const rowStart = 4
const out = 5
const firstPair = 6

/** Where the module finds and leaves numbers, in bytes. */
export interface Layout {
  /** One number per leaf that is the same at every point, in the order of `leaves`. */
  readonly leaves: readonly Scalar[]
  /** The numbers that the source takes which varies along a row; those of the source that varies from row to row. */
  readonly points: number
  readonly rows: number
  /** One column per output, row after row. */
  readonly columns: readonly number[]
  readonly end: number
}

export interface Emitted {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly layout: Layout
  /** Functions that it imports, by name. */
  readonly functions: Readonly<Record<string, unknown>>
}

/** How many pairs a turn of the inner loop computes: short bodies would pay more for the loop than for themselves. */
const pairsPerTurn = (instructions: number): number => (instructions <= 64 ? 4 : instructions <= 256 ? 2 : 1)

function layoutOf(leaves: readonly Scalar[], outputs: readonly Scalar[]): Layout {
  const points = 16 * Math.ceil(leaves.length / 2)
  const rows = points + 8 * (blockPoints + mostBeyond)
  const first = rows + 8 * blockRows
  // What is asked for twice stands there once.
  const distinct = [...new Set(outputs)]
  const length = 8 * (blockPoints + mostBeyond)
  const columns = outputs.map((output) => first + length * distinct.indexOf(output))
  return { leaves, points, rows, columns, end: first + length * distinct.length }
}

/**
 * The module that computes `outputs` at many points, for rows i up to before j: `run(8 · points in a row, 8 · i, 8 · j)`.
 * `paceOf` says which source differs from point to point and which from row to row.
 */
export function emit(list: Scalars, outputs: readonly Scalar[], paceOf: (source: Scalar) => Pace): Emitted {
  const reach = reachOf(list, outputs, paceOf)
  const { needed, pace } = reach
  const emitter = new Emitter(list, reach, firstPair)
  const { body } = emitter
  const at = (wanted: Pace): readonly Scalar[] => needed.filter((number) => pace[number] === wanted)
  const isLeaf = (number: Scalar): boolean => list.code[number] === code.source || list.code[number] === code.constant
  const layout = layoutOf(at(still).filter(isLeaf), outputs)
  const columnOf = new Map(outputs.map((output, i) => [output, layout.columns[i] as number]))

  const loop = (): void => void body.push(plain.loop, emptyBlock)
  const again = (place: number, by: () => void, end: number): void => {
    body.push(plain.get, place)
    by()
    body.push(plain.add, plain.tee, place, plain.get, end, isBelow, plain.branchIf, 0, plain.end)
  }
  const advance = (place: number, by: number): void => {
    body.push(plain.get, place, plain.constant).signed(by).push(plain.add, plain.set, place)
  }
  const store = (number: Scalar, turn: number): void => {
    const column = columnOf.get(number)
    if (column === undefined) return
    body.push(plain.get, out)
    emitter.get(number)
    emitter.memory(pair.store, 3, column + 16 * turn)
  }

  layout.leaves.forEach((leaf, i) => {
    body.push(plain.constant, 0)
    emitter.memory(pair.loadTwice, 3, 8 * i)
    emitter.set(leaf)
  })
  for (const number of at(still)) if (!isLeaf(number)) emitter.write(number)
  loop()
  for (const number of at(perRow)) {
    if (isLeaf(number)) {
      body.push(plain.get, rowAt)
      emitter.memory(pair.loadTwice, 3, layout.rows)
      emitter.set(number)
    } else emitter.write(number)
  }
  body.push(plain.get, rowStart, plain.set, out, plain.constant, 0, plain.set, done)
  loop()
  emitter.keep()
  const moving = at(perPoint)
  const turns = pairsPerTurn(moving.length)
  for (let turn = 0; turn < turns; turn++) {
    for (const output of columnOf.keys()) if (pace[output] !== perPoint) store(output, turn)
    for (const number of moving) {
      if (isLeaf(number)) {
        body.push(plain.get, done)
        emitter.memory(pair.load, 3, layout.points + 16 * turn)
        emitter.set(number)
      } else emitter.write(number)
      store(number, turn)
    }
    emitter.forget()
  }
  advance(out, 16 * turns)
  again(done, () => body.push(plain.constant).signed(16 * turns), total)
  body.push(plain.get, rowStart, plain.get, total, plain.add, plain.set, rowStart)
  again(rowAt, () => body.push(plain.constant, 8), rowsEnd)

  const locals = [
    [i32, firstPair - done],
    [v128, emitter.pairs],
  ] as const
  const bytes = moduleOf({ imports: emitter.imports, parameters: [i32, i32, i32], locals, body })
  return { bytes, layout, functions: emitter.functions }
}
