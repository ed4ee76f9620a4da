// A program at many points: made once as WebAssembly, then run row by row. Another value of an input runs the same module.
import { twinOf } from '../elementary/module'
import * as code from '../fast/codes'
import { lower } from '../fast/lower'
import { none, RegisterFile } from '../fast/registers'
import type { Axis } from '../graph/document'
import type { Program } from '../graph/program'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import type { Emitted } from './emit'
import { blockPoints, emit } from './emit'
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
   * Computes the root, and if wanted its slope along each axis, where the first axis takes all of `points`, the second one
   * (if there is one) the number `up`, and every other entry what `sources` say. Results are written into `outputs` (the
   * values, then slopes by axis) from `start` on. Sources and points may not change between two runs; others may come.
   */
  run(sources: Sources, points: Float64Array, up: number, outputs: readonly Float64Array[], start: number): void
}

type Sources = ReadonlyMap<number, Tensor>

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
  const varying = across && program.slotOf.get(across.node)
  const isVarying = (at: Scalar): boolean => {
    const { slot, entry } = leafAt(at)
    return slot === varying && entry === across?.index
  }
  const emitted = emit(list, outputs, isVarying)
  const still = [0, ...axes.keys()].map((_, column) => column).filter((column) => !columns.includes(column))
  const upper = axes[1]
  const upSlot = upper && program.slotOf.get(upper.node)
  const isUp = ({ slot, entry }: Leaf): boolean => slot === upSlot && entry === upper?.index
  return runner(emitted, list, leafAt, isUp, columns, still)
}

/** Links the module and lends it memory. */
function runner(
  { bytes, layout, functions }: Emitted,
  list: Scalars,
  leafAt: (at: Scalar) => Leaf,
  isUp: (leaf: Leaf) => boolean,
  columns: readonly number[],
  still: readonly number[],
): Points {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(layout.end / 65_536) })
  const linked = Object.fromEntries(Object.entries(functions).map(([name, fn]) => [name, twinOf(fn)]))
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory, ...linked } })
  const start = exports.run as (length: number) => void
  const numbers = new Float64Array(memory.buffer)
  const leaves = layout.leaves.map((at) => (list.code[at] === code.source ? leafAt(at) : null))
  layout.leaves.forEach((at, i) => (numbers[i] = list.extra[at] as number))
  const upAt = leaves.findIndex((leaf) => leaf !== null && isUp(leaf))
  const from = layout.columns.map((at) => at / 8)
  const pointsAt = layout.points / 8
  /** The points that stand in memory: the next row has the same. */
  let lent: Float64Array | null = null
  let written: Sources | null = null
  return {
    run(sources, points, up, outputs, first) {
      if (sources !== written) {
        leaves.forEach((leaf, i) => {
          if (leaf) numbers[i] = sources.get(leaf.slot)?.data[leaf.entry] as number
        })
        written = sources
      }
      if (upAt >= 0) numbers[upAt] = up
      for (let begin = 0; begin < points.length; begin += blockPoints) {
        const count = Math.min(blockPoints, points.length - begin)
        if (points !== lent || points.length > blockPoints) {
          numbers.set(points.length > blockPoints ? points.subarray(begin, begin + count) : points, pointsAt)
          lent = points
        }
        start(8 * count)
        columns.forEach((column, i) => {
          const at = from[i] as number
          outputs[column]?.set(numbers.subarray(at, at + count), first + begin)
        })
      }
      // No path to the root: the function does not change along this axis.
      for (const column of still) outputs[column]?.fill(0, first, first + points.length)
    },
  }
}

/** By instructions, which another value of an input leaves as they are, then by root and axes. */
const kept = new WeakMap<Program['instructions'], Map<string, Points | null>>()

/**
 * The program made ready for many points along the first axis, at most once. Null where it cannot be: a program without
 * a root, one that is too long, one with an operation that has no list of instructions, or a page that may not compile.
 */
export function pointsOf(program: Program, axes: readonly Axis[], hasSlopes = true): Points | null {
  if (program.root === null) return null
  let known = kept.get(program.instructions)
  if (!known) kept.set(program.instructions, (known = new Map()))
  const key = JSON.stringify([program.root, hasSlopes, axes.map(({ node, index }) => [node, index])])
  const before = known.get(key)
  if (before !== undefined) return before
  const made = attempt(() => make(program, axes, hasSlopes))
  known.set(key, made)
  return made
}

/** Where WebAssembly may not be compiled, everything still works, only slower. */
function attempt(act: () => Points | null): Points | null {
  try {
    return act()
  } catch (reason) {
    if (reason instanceof WebAssembly.CompileError) return null
    throw reason
  }
}
