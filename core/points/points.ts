// A program at many points: made once as WebAssembly, then run row by row. Another value of an input runs the same module.
import * as code from '../fast/codes'
import { lower } from '../fast/lower'
import { none, RegisterFile } from '../fast/registers'
import type { Axis } from '../graph/document'
import type { Program } from '../graph/program'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { attempt } from './attempt'
import type { Emitted } from './emit'
import { blockPoints, blockRows, emit } from './emit'
import type { Pace } from './reach'
import { perPoint, perRow, still } from './reach'
import type { Scalar, Scalars } from './scalars'
import { scalarsOf } from './scalars'

/** Longer programs cost more to compile than they save. */
const mostInstructions = 8000

/** A number of a source: by slot and entry. */
interface Leaf {
  readonly slot: number
  readonly entry: number
}

export interface Points {
  /**
   * Computes the root, and if wanted its slope along each axis, row by row: in each the first axis takes all of `points`,
   * the second one (if there is one) the row's number of `heights`, and every other entry what `sources` say. Results are
   * written into `outputs` (the values, then slopes by axis) from `start` on. Sources and points may not change between two
   * runs; others may come.
   */
  run(
    sources: Sources,
    points: Float64Array,
    heights: Float64Array,
    outputs: readonly Float64Array[],
    start: number,
  ): void
}

export type Sources = ReadonlyMap<number, Tensor>

/** The program's list of instructions with the root and its slopes as outputs; null if it is too long or has no list. */
function listed(program: Program, axes: readonly Axis[], hasSlopes: boolean) {
  const file = new RegisterFile(Math.max(64, program.instructions.length * 6))
  const { values, adjoints } = lower(program, file)
  const wanted: [register: number, entry: number][] = [[values[program.root as number] as number, 0]]
  const columns = [0]
  if (hasSlopes)
    axes.forEach(({ node, index }, along) => {
      const slot = program.slotOf.get(node)
      const adjoint = slot === undefined ? none : (adjoints[slot] as number)
      if (adjoint === none) return
      wanted.push([adjoint, index])
      columns.push(along + 1)
    })
  const found = scalarsOf(file, wanted, mostInstructions)
  const slotOf = new Map<number, number>()
  program.instructions.forEach(({ op }, slot) => {
    if (isSource(op)) slotOf.set(values[slot] as number, slot)
  })
  return found && { ...found, columns, slotOf }
}

function make(program: Program, axes: readonly Axis[], hasSlopes: boolean): Points | null {
  const found = listed(program, axes, hasSlopes)
  if (found === null) return null
  const { list, outputs, columns, slotOf } = found
  const [across] = axes
  const leafAt = (at: Scalar): Leaf => ({
    slot: slotOf.get(list.extra[at] as number) as number,
    entry: list.entry[at] as number,
  })
  const upper = axes[1]
  const stands = (at: Scalar, axis: Axis | undefined): boolean => {
    const { slot, entry } = leafAt(at)
    return axis !== undefined && slot === program.slotOf.get(axis.node) && entry === axis.index
  }
  const paceOf = (at: Scalar): Pace => (stands(at, across) ? perPoint : stands(at, upper) ? perRow : still)
  const absent = [0, ...axes.keys()].map((_, column) => column).filter((column) => !columns.includes(column))
  return runner(emit(list, outputs, paceOf), list, leafAt, columns, absent)
}

/** Links the module and lends it memory. */
function runner(
  { bytes, layout, functions }: Emitted,
  list: Scalars,
  leafAt: (at: Scalar) => Leaf,
  columns: readonly number[],
  absent: readonly number[],
): Points {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(layout.end / 65_536) })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory, ...functions } })
  const start = exports.run as (rowBytes: number, from: number, to: number) => void
  const numbers = new Float64Array(memory.buffer)
  const leaves = layout.leaves.map((at) => (list.code[at] === code.source ? leafAt(at) : null))
  layout.leaves.forEach((at, i) => (numbers[i] = list.extra[at] as number))
  /** The points that stand in memory: the next row has the same. */
  let lent: Float64Array | null = null
  let written: Sources | null = null

  /** What the columns hold of one block; the next block is most often as long. */
  let views: readonly Float64Array[] = []
  const viewsOf = (length: number): readonly Float64Array[] => {
    if (views[0]?.length !== length) {
      views = layout.columns.map((column) => numbers.subarray(column / 8, column / 8 + length))
    }
    return views
  }
  /** Rows whose numbers stand in memory, as many of them in one call as fit. */
  const runRows = (points: Float64Array, count: number, outputs: readonly Float64Array[], first: number): void => {
    const { length } = points
    const most = Math.max(1, Math.floor(blockPoints / length))
    for (let row = 0; row < count; row += most) {
      const rows = Math.min(most, count - row)
      for (let begin = 0; begin < length; begin += blockPoints) {
        const width = Math.min(blockPoints, length - begin)
        if (points !== lent || length > blockPoints) {
          numbers.set(points.subarray(begin, begin + width), layout.points / 8)
          lent = points
        }
        start(8 * width, 8 * row, 8 * (row + rows))
        viewsOf(width * rows).forEach((view, i) =>
          outputs[columns[i] as number]?.set(view, first + row * length + begin),
        )
      }
    }
  }
  return {
    run(sources, points, heights, outputs, first) {
      if (sources !== written) {
        leaves.forEach((leaf, i) => {
          if (leaf) numbers[i] = sources.get(leaf.slot)?.data[leaf.entry] as number
        })
        written = sources
      }
      for (let row = 0; row < heights.length; row += blockRows) {
        const some = heights.length > blockRows ? heights.subarray(row, row + blockRows) : heights
        numbers.set(some, layout.rows / 8)
        runRows(points, some.length, outputs, first + row * points.length)
      }
      // No path to the root: the function does not change along this axis.
      for (const column of absent) outputs[column]?.fill(0, first, first + points.length * heights.length)
    },
  }
}

/** By instructions, which another value of an input leaves as they are, then by root and axes. */
const kept = new WeakMap<Program['instructions'], Map<string, Points | null>>()

interface Ready {
  readonly program: Program
  readonly hasSlopes: boolean
  readonly points: Points | null
}

/** What was asked for last with these axes: rows are asked for one by one. */
const latest = new WeakMap<readonly Axis[], Ready>()

/**
 * The program made ready for many points along the first axis, at most once. Null where it cannot be: a program without
 * a root, one that is too long, one with an operation that has no list of instructions, or a page that may not compile.
 */
export function pointsOf(program: Program, axes: readonly Axis[], hasSlopes = true): Points | null {
  if (program.root === null) return null
  const before = latest.get(axes)
  if (before?.program === program && before.hasSlopes === hasSlopes) return before.points
  let known = kept.get(program.instructions)
  if (!known) kept.set(program.instructions, (known = new Map()))
  const key = JSON.stringify([program.root, hasSlopes, axes.map(({ node, index }) => [node, index])])
  let points = known.get(key)
  if (points === undefined) known.set(key, (points = attempt(() => make(program, axes, hasSlopes))))
  latest.set(axes, { program, hasSlopes, points })
  return points
}
