// The exact Hessian from a tape: forward over reverse with many directions side by side. Inputs that meet in no entry of
// the Hessian share a lane, so a sparse Hessian takes few lanes however many inputs there are.
import type { Algebra } from '../algebra/algebra'
import type { Batched } from '../algebra/batched'
import { batchedOver } from '../algebra/batched'
import type { Hanging } from '../algebra/dependence'
import { dependence } from '../algebra/dependence'
import type { Dual } from '../algebra/dual'
import { dualOf } from '../algebra/dual'
import { backward } from '../engine/backward'
import { forward } from '../engine/forward'
import type { Instruction, Program } from '../graph/program'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { sizeOf } from '../tensor'
import type { Lowered } from './lowering'
import { registersIn } from './lowering'
import { hasKernels } from './machine'
import { neededBy } from './operands'
import type { Prepared } from './prepare'
import { roomsOf } from './prepare'
import { RegisterFile } from './registers'
import { tapeOf } from './tape'

/** One number of one input, a row and a column of the matrix. */
interface Entry {
  readonly slot: number
  readonly index: number
}

export interface PreparedHessian {
  /**
   * The matrix over the entries at these sources, row by row; written over by the next run. Null where something is not
   * finite: 0 × ∞ in a lane that stands still would hide what the others say.
   */
  run(sources: ReadonlyMap<number, Tensor>, path?: 'tape' | 'wasm'): Float64Array | null
}

type Slots = ReadonlySet<number>

const sizeAt = ({ instructions }: Program, slot: number): number => sizeOf((instructions[slot] as Instruction).shape)

/** For each input with a path to the root, the inputs whose movement changes its adjoint. */
function meetings(program: Program, root: number): ReadonlyMap<number, Slots> {
  const nothing: Slots = new Set()
  const inputs = new Set(program.inputs)
  const sources = new Map<number, Dual<Hanging>>()
  program.instructions.forEach(({ op, shape }, slot) => {
    const tangent = inputs.has(slot) ? { shape, on: new Set([slot]) } : null
    if (isSource(op)) sources.set(slot, { primal: { shape, on: nothing }, tangent })
  })
  const m = dualOf(dependence)
  const adjoints = backward(m, program, forward(m, program, sources), root, seedOf(m, program, root))
  return new Map(
    program.inputs.flatMap((slot) => (adjoints[slot] ? [[slot, adjoints[slot].tangent?.on ?? nothing] as const] : [])),
  )
}

const seedOf = <V>(m: Algebra<V>, { instructions }: Program, root: number): V =>
  m.reshape(m.constant(1), (instructions[root] as Instruction).shape)

/** The first lane of each input: inputs that meet in a row have lanes of their own, others may share. */
function lanesOf(program: Program, rows: ReadonlyMap<number, Slots>, slots: Slots) {
  const first = new Map<number, number>()
  const groups: { readonly start: number; readonly width: number; readonly rows: Set<number> }[] = []
  let lanes = 0
  for (const slot of slots) {
    const own = [...rows].flatMap(([row, reached]) => (reached.has(slot) ? [row] : []))
    const width = sizeAt(program, slot)
    let group = groups.find((other) => other.width >= width && own.every((row) => !other.rows.has(row)))
    if (!group) {
      group = { start: lanes, width, rows: new Set() }
      groups.push(group)
      lanes += width
    }
    for (const row of own) group.rows.add(row)
    first.set(slot, group.start)
  }
  return { first, lanes }
}

/** An input's adjoint in registers, with its tangents. */
type Result = Dual<Batched<Lowered>>

/** Lowers the Hessian of the root over these entries. Cost: some microseconds per node, once. */
export function prepareHessian(program: Program, root: number, entries: readonly Entry[]): PreparedHessian {
  const rows = meetings(program, root)
  const { first, lanes } = lanesOf(program, rows, new Set(entries.map(({ slot }) => slot)))
  const file = new RegisterFile(program.instructions.length * 32)
  const sources = new Map<number, Result>()
  program.instructions.forEach(({ op, shape }, slot) => {
    if (!isSource(op)) return
    const primal = { value: { register: file.source(sizeOf(shape)), shape }, hasLanes: false }
    const moving = first.has(slot) ? file.source(sizeOf(shape) * lanes) : null
    const tangent = moving === null ? null : { value: { register: moving, shape: [lanes, ...shape] }, hasLanes: true }
    sources.set(slot, { primal, tangent })
  })
  const m = dualOf(batchedOver(registersIn(file), lanes))
  const adjoints = backward(m, program, forward(m, program, sources), root, seedOf(m, program, root))
  const results = new Map([...rows.keys()].map((slot) => [slot, adjoints[slot] as Result]))
  const wanted = [...results.values()].flatMap(({ primal, tangent }) => (tangent ? [primal, tangent] : [primal]))
  const registers = wanted.map(({ value }) => value.register)
  const tape = tapeOf(file, neededBy(file, registers))

  const addressOf = ({ value }: Batched<Lowered>): number => tape.address[value.register] as number
  const places = [...sources].map(([slot, { primal }]) => ({ slot, address: addressOf(primal) }))
  const ones = [...first].flatMap(([slot, lane]) => {
    const address = addressOf(sources.get(slot)?.tangent as Batched<Lowered>)
    const size = sizeAt(program, slot)
    return Array.from({ length: size }, (_, index) => address + (lane + index) * size + index)
  })
  /** Where the entry of a row and a column stands; −1 where nothing that moves reaches it, which makes it 0. */
  const placeOf = (row: Entry, column: Entry): number => {
    const tangent = results.get(row.slot)?.tangent
    if (!tangent || !rows.get(row.slot)?.has(column.slot)) return -1
    const lane = tangent.hasLanes ? (first.get(column.slot) as number) + column.index : 0
    return addressOf(tangent) + lane * sizeAt(program, row.slot) + row.index
  }
  const from = Int32Array.from(entries.flatMap((row) => entries.map((column) => placeOf(row, column))))
  const spans = wanted.map((v) => [addressOf(v), addressOf(v) + (file.size[v.value.register] as number)] as const)
  return reader(roomsOf(tape, places, { ones }), from, spans)
}

/** The one made last for a list of instructions, with what it is of. */
const kept = new WeakMap<Program['instructions'], { readonly key: string; readonly prepared: PreparedHessian }>()

/** The same, made at most once in a row for the same entries. */
export function preparedHessian(program: Program, root: number, entries: readonly Entry[]): PreparedHessian {
  const key = [root, ...program.inputs, '', ...entries.map(({ slot, index }) => `${slot}.${index}`)].join()
  const known = kept.get(program.instructions)
  if (known?.key === key) return known.prepared
  const prepared = prepareHessian(program, root, entries)
  kept.set(program.instructions, { key, prepared })
  return prepared
}

/** Runs, sees that everything is finite, and picks the matrix out of memory. */
function reader(
  roomOf: Prepared['roomOf'],
  from: Int32Array,
  spans: readonly (readonly [number, number])[],
): PreparedHessian {
  const matrix = new Float64Array(from.length)
  return {
    run(sources, path = hasKernels() ? 'wasm' : 'tape') {
      const room = roomOf(path)
      room.write(sources)
      const memory = room.run()
      for (const [start, end] of spans) {
        for (let i = start; i < end; i++) if (!Number.isFinite(memory[i])) return null
      }
      for (let i = 0; i < from.length; i++) {
        const place = from[i] as number
        matrix[i] = place < 0 ? 0 : (memory[place] as number)
      }
      return matrix
    },
  }
}
