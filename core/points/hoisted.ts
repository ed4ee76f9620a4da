// A program of matrices at many points of a plane. What is affine in the plane's coordinates is computed once: at each point
// its tensors are a multiplication and an addition per entry, and only what lies behind them is run: as a tape over lanes.
import type { Affine, Parts } from '../algebra/affine'
import { affine, bent, isStill, still } from '../algebra/affine'
import { lower } from '../fast/lower'
import { neededBy } from '../fast/operands'
import type { Register } from '../fast/registers'
import { none, RegisterFile } from '../fast/registers'
import { tapeOf } from '../fast/tape'
import type { Axis } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import { catalogue } from '../ops/catalogue'
import type { OpDefinition } from '../ops/op'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { basis, sizeOf, withEntry } from '../tensor'
import { attempt } from './attempt'
import type { Kept } from './lane-tape'
import { laneCount, laneTape } from './lane-tape'
import type { Points, Sources } from './points'
import { settleStill } from './still'

/** What each slot is as a function of the numbers on the axes. */
function affineValues({ instructions, slotOf }: Program, sources: Sources, axes: readonly Axis[]): readonly Affine[] {
  const values: Affine[] = []
  instructions.forEach(({ op, inputs, attributes, carries, shape }, slot) => {
    const source = sources.get(slot)
    if (source && isSource(op)) {
      values.push(sourceOn(source, axes, (axis) => slotOf.get(axis.node) === slot))
      return
    }
    const given = inputs.map((from) => values[from] as Affine)
    // A rule of the user's own, or a port that carries no derivative: the slope is not that of the value.
    const isPlain = given.every((value, port) => isStill(value) || (carries[port] === true && op.name !== 'custom'))
    values.push(isPlain ? op.forward(affine, given, attributes) : bent(shape))
  })
  return values
}

function sourceOn(source: Tensor, axes: readonly Axis[], isHere: (axis: Axis) => boolean): Affine {
  const here = axes.map((axis) => (isHere(axis) ? axis : null))
  if (here.every((axis) => axis === null)) return still(source)
  const constant = here.reduce((t, axis) => (axis ? withEntry(t, axis.index, 0) : t), source)
  const along = here.map((axis) => axis && basis(source.shape, axis.index))
  return { shape: source.shape, parts: { constant, along } }
}

/** The slots that the root needs and that must be run at every point, and those that are handed to them. */
function partedAt({ instructions }: Program, root: number, values: readonly Affine[]) {
  const run = new Set<number>()
  const lent = new Set<number>()
  const queue = [root]
  for (let slot = queue.pop(); slot !== undefined; slot = queue.pop()) {
    if (values[slot]?.parts) lent.add(slot)
    else if (!run.has(slot)) {
      run.add(slot)
      queue.push(...(instructions[slot] as Instruction).inputs)
    }
  }
  return { run, lent: [...lent].sort((a, b) => a - b) }
}

/** The program with what is handed to it in place of what made it; what nobody needs is a number. */
function behind(program: Program, run: ReadonlySet<number>, lent: ReadonlySet<number>): Program {
  const leaf = { op: catalogue.input as OpDefinition, attributes: {}, inputs: [], edges: [], carries: [] }
  const instructions = program.instructions.map((instruction, slot): Instruction => {
    if (run.has(slot)) return instruction
    return { ...instruction, ...leaf, shape: lent.has(slot) ? instruction.shape : [] }
  })
  return { ...program, instructions }
}

/** The rest of the program as a tape, what it is given once, what is lent to it again and again, and what is read of it. */
function taped(rest: Program, root: number, lent: ReadonlyMap<number, Parts>, hasSlopes: boolean) {
  const file = new RegisterFile(Math.max(64, rest.instructions.length * 6))
  const { values, adjoints } = lower(rest, file)
  const registerOf = (slot: number): Register => values[slot] as Register
  const moves = ({ along }: Parts): boolean => along.some((part) => part !== null)
  const moving = [...lent].filter(([, parts]) => moves(parts))
  const sloping = hasSlopes ? moving.filter(([slot]) => adjoints[slot] !== none) : []
  const outputs = [registerOf(root), ...sloping.map(([slot]) => adjoints[slot] as Register)]
  const still = [...lent].filter(([, parts]) => !moves(parts))
  const known = settleStill(
    file,
    outputs,
    new Map(still.map(([slot, { constant }]) => [registerOf(slot), constant.data])),
  )
  const tape = tapeOf(file, neededBy(file, outputs))
  const placeOf = (register: Register | undefined): number => tape.address[register as Register] as number
  return {
    tape,
    given: Array.from(known, ([register, numbers]) => ({ place: placeOf(register), numbers })),
    lent: moving.map(([slot, parts]) => ({ place: placeOf(registerOf(slot)), parts })),
    valueAt: placeOf(registerOf(root)),
    adjointsAt: sloping.map(([slot, { along }]) => ({ place: placeOf(adjoints[slot]), along })),
  }
}

/** A value that is handed to the tape at every point. */
interface Lent {
  readonly place: number
  readonly constant: Float64Array
  /** Its parts along both axes; none where it does not move along it. */
  readonly upwards: Float64Array | null
  readonly across: Kept | null
  /** The constant with β · (its part along the second axis): the same in a whole row. */
  readonly row: Kept
}

function make(program: Program, sources: Sources, axes: readonly Axis[], hasSlopes: boolean): Points {
  const root = program.root as number
  const values = affineValues(program, sources, axes)
  const parted = partedAt(program, root, values)
  const rest = behind(program, parted.run, new Set(parted.lent))
  const partsOf = (slot: number): Parts => values[slot]?.parts as Parts
  const parts = new Map(parted.lent.map((slot) => [slot, partsOf(slot)]))
  const { tape, given, lent, valueAt, adjointsAt } = taped(rest, root, parts, hasSlopes)
  const lanes = laneTape(tape)
  for (const { place, numbers } of given) lanes.set(place, lanes.keep(numbers), null)
  const moving = lent.map(({ place, parts: { constant, along } }): Lent => {
    const across = along[0] ? lanes.keep(along[0].data) : null
    const upwards = along[1]?.data ?? null
    return { place, constant: constant.data, upwards, across, row: lanes.keep(constant.data) }
  })
  const slopes = axes.map((_, axis) =>
    adjointsAt.flatMap(({ place, along }) => {
      const part = along[axis]
      return part ? [[place, lanes.keep(part.data)] as const] : []
    }),
  )
  const outputsOf = (points: number, outputs: readonly Float64Array[], at: number): void => {
    const some = (numbers: Float64Array): Float64Array => numbers.subarray(0, points)
    outputs[0]?.set(some(lanes.read(valueAt)), at)
    slopes.forEach((products, axis) => outputs[axis + 1]?.set(some(lanes.readSum(products)), at))
  }
  return {
    run(_sources, points, heights, outputs, start) {
      heights.forEach((height, i) => {
        for (const { constant, upwards, row } of moving)
          if (upwards)
            lanes.write(
              row,
              constant.map((x, entry) => x + height * (upwards[entry] as number)),
            )
        // What does not move along the row is set once in it.
        for (const { place, across, row } of moving) if (!across) lanes.set(place, row, null)
        for (let first = 0; first < points.length; first += laneCount) {
          lanes.aim(points, first)
          for (const { place, across, row } of moving) if (across) lanes.set(place, row, across)
          lanes.run()
          outputsOf(Math.min(laneCount, points.length - first), outputs, start + i * points.length + first)
        }
      })
    },
  }
}

/** What was made last for a list of instructions: rows are asked for one by one. */
const kept = new WeakMap<Program['instructions'], Ready>()

interface Ready {
  readonly sources: Sources
  readonly axes: readonly Axis[]
  readonly root: number | null
  readonly hasSlopes: boolean
  readonly points: Points | null
}

/** With fewer numbers than this in all, or in each of its tensors, a program runs as fast on lanes, to the last bit. */
const [fewest, fewestEach] = [2000, 4]

const isLarge = ({ instructions }: Program): boolean =>
  instructions.reduce((count, { shape }) => count + sizeOf(shape), 0) >=
  Math.max(fewest, fewestEach * instructions.length)

/**
 * The program made ready for many points over these axes, at most once in a row; null where it is one of few numbers, or
 * where WebAssembly may not be compiled. Values and slopes are those of the engine but for rounding: sums are put together
 * in another order, and tanh is a bit less exact. Cost: one run of the program, then per point two multiplications
 * per entry of what is affine and a run of the rest.
 */
export function hoistedOf(
  program: Program,
  sources: Sources,
  axes: readonly Axis[],
  hasSlopes: boolean,
): Points | null {
  if (program.root === null || !isLarge(program)) return null
  const known = kept.get(program.instructions)
  const isSame =
    known?.sources === sources && known.axes === axes && known.root === program.root && known.hasSlopes === hasSlopes
  if (isSame) return known.points
  const points = attempt(() => make(program, sources, axes, hasSlopes))
  kept.set(program.instructions, { sources, axes, root: program.root, hasSlopes, points })
  return points
}
