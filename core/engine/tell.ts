// From what a run found out to the trace that a learner steps through. Each part is made when somebody first looks at it:
// a slider that shows one number does not pay for ten thousand steps.
import type { EdgeId, NodeId } from '../graph/document'
import { headOf } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import { once } from '../once'
import { isSource } from '../ops/op'
import type { Delivery } from '../ops/chain'
import type { Tensor } from '../tensor'
import type { Held } from './forward'
import type { Path, Readings, Step, Trace } from './trace'

/** Contributions in the order in which they were added, in columns: from `slot` through `port` to `target`. */
export interface Deliveries<V> {
  readonly count: number
  readonly slot: ArrayLike<number>
  readonly port: ArrayLike<number>
  readonly target: ArrayLike<number>
  readonly contribution: ArrayLike<V>
  /** The target's adjoint with the contribution in it. */
  readonly sum: ArrayLike<V>
}

/** Deliveries in columns. Where an adjoint is held, the last delivery to it ends with that. */
export function columnsOf<V>(
  deliveries: readonly Delivery<V>[],
  held: ReadonlyMap<number, V> = new Map(),
): Deliveries<V> {
  const waiting = new Map(held)
  const sum = deliveries.map((delivery) => delivery.sum)
  for (let i = deliveries.length - 1; i >= 0; i--) {
    const { target } = deliveries[i] as Delivery<V>
    const instead = waiting.get(target)
    if (instead !== undefined) sum[i] = instead
    waiting.delete(target)
  }
  return {
    count: deliveries.length,
    slot: deliveries.map(({ slot }) => slot),
    port: deliveries.map(({ port }) => port),
    target: deliveries.map(({ target }) => target),
    contribution: deliveries.map(({ contribution }) => contribution),
    sum,
  }
}

/** What a run found out. `V` is a tensor, or the place where one stands; `tensorAt` reads it under the shape of a slot. */
export interface Account<V> {
  readonly program: Program
  readonly path: Path
  readonly held: Held<Tensor>
  readonly isStopped: boolean
  readonly values: ArrayLike<V>
  /** By slot; null where there is none. */
  adjointAt(slot: number): V | null
  readonly deliveries: Deliveries<V>
  tensorAt(place: V, slot: number): Tensor
  /** Are the entries there finite, under the shape of a slot? */
  isFiniteAt(place: V, slot: number): boolean
  /** True where one look tells that every number is finite. */
  isAllFinite(): boolean
}

/** The trace of a run. Cost: nothing at first; linear for each part, once. */
export function tell<V>(account: Account<V>): Trace {
  const { program, path, held, isStopped } = account
  const { instructions } = program
  const readings = readingsOf(account)
  const contributions = once(() => {
    const edges = Array.from({ length: account.deliveries.count }, (_, at) => edgeAt(account, at))
    return new Map(edges.map((edge) => [edge, readings.contributionOf(edge) as Tensor]))
  })
  const parts = {
    values: once(() => instructions.map((_, slot) => readings.valueAt(slot))),
    adjoints: once(() => instructions.map((_, slot) => readings.adjointAt(slot))),
    steps: once(() => stepsOf(account, contributions())),
  }
  return {
    program,
    path,
    held,
    isStopped,
    forwardSteps: forwardStepsOf(instructions),
    readings,
    get values() {
      return parts.values()
    },
    get adjoints() {
      return parts.adjoints()
    },
    get contributions() {
      return contributions()
    },
    get steps() {
      return parts.steps()
    },
  }
}

/** What is kept by a list of instructions, or by the columns of its deliveries: a run at other values has the same ones. */
const forwardSteps = new WeakMap<readonly Instruction[], number>()

function forwardStepsOf(instructions: readonly Instruction[]): number {
  const known = forwardSteps.get(instructions)
  if (known !== undefined) return known
  const count = instructions.reduce((sum, { op }) => (isSource(op) ? sum : sum + 1), 0)
  forwardSteps.set(instructions, count)
  return count
}

/** Deliveries by where they come from and where they go, as chains: -1 ends one. A map of wires would cost many times as much. */
interface DeliveryIndex {
  /** The first delivery through each slot, and after each delivery the next through the same slot. */
  readonly through: Chains
  /** The same by the slot that they go to. */
  readonly into: Chains
  /** The wires that deliver to a slot, in the order in which they do; as far as somebody has asked. */
  readonly arrivals: Map<number, readonly EdgeId[]>
  /** Which delivery a wire makes, −1 for none; as far as somebody has asked. */
  readonly ofEdge: Map<EdgeId, number>
}

interface Chains {
  readonly first: Int32Array
  readonly next: Int32Array
}

function chainsOf(slots: ArrayLike<number>, count: number, size: number): Chains {
  const [first, next] = [new Int32Array(size).fill(-1), new Int32Array(count)]
  for (let i = count - 1; i >= 0; i--) {
    const slot = slots[i] as number
    next[i] = first[slot] as number
    first[slot] = i
  }
  return { first, next }
}

const indices = new WeakMap<object, DeliveryIndex>()

function indexOf<V>({ program, deliveries }: Account<V>): DeliveryIndex {
  const known = indices.get(deliveries)
  if (known) return known
  const { slot, target, count } = deliveries
  const size = program.instructions.length
  const made = {
    through: chainsOf(slot, count, size),
    into: chainsOf(target, count, size),
    arrivals: new Map(),
    ofEdge: new Map(),
  }
  indices.set(deliveries, made)
  return made
}

/** The wire of a delivery. */
const edgeAt = <V>({ program, deliveries }: Account<V>, at: number): EdgeId =>
  (program.instructions[deliveries.slot[at] as number] as Instruction).edges[deliveries.port[at] as number] as EdgeId

/** The delivery that a wire makes; −1 for none. Cost: a look-up, once it has been asked for. */
function deliveryOf<V>(account: Account<V>, index: DeliveryIndex, edge: EdgeId): number {
  const known = index.ofEdge.get(edge)
  if (known !== undefined) return known
  const slot = account.program.slotOf.get(headOf(edge))
  let at = slot === undefined ? -1 : (index.through.first[slot] as number)
  while (at >= 0 && edgeAt(account, at) !== edge) at = index.through.next[at] as number
  index.ofEdge.set(edge, at)
  return at
}

function arrivalsAt<V>(account: Account<V>, { into, arrivals }: DeliveryIndex, slot: number): readonly EdgeId[] {
  const known = arrivals.get(slot)
  if (known) return known
  const edges: EdgeId[] = []
  for (let at = into.first[slot] ?? -1; at >= 0; at = into.next[at] as number) edges.push(edgeAt(account, at))
  arrivals.set(slot, edges)
  return edges
}

function readingsOf<V>(account: Account<V>): Readings {
  const { program, values, deliveries, adjointAt, tensorAt, isFiniteAt, isAllFinite } = account
  const { root, instructions } = program
  const room = (count: number) => once(() => new Array<Tensor | undefined>(count))
  const [ofSlots, adjoints, parts] = [room(instructions.length), room(instructions.length), room(deliveries.count)]
  const hasSeed = root !== null && adjointAt(root) !== null
  const index = once(() => indexOf(account))
  return {
    stepCount: forwardStepsOf(instructions) + (hasSeed ? 1 + deliveries.count : 0),
    valueAt: (slot) => (ofSlots()[slot] ??= tensorAt(values[slot] as V, slot)),
    adjointAt(slot) {
      const place = adjointAt(slot)
      return place === null ? null : (adjoints()[slot] ??= tensorAt(place, slot))
    },
    contributionOf(edge) {
      const at = deliveryOf(account, index(), edge)
      if (at < 0) return null
      return (parts()[at] ??= tensorAt(deliveries.contribution[at] as V, deliveries.target[at] as number))
    },
    arrivalsAt: (slot) => arrivalsAt(account, index(), slot),
    isFinite() {
      if (isAllFinite()) return true
      for (let slot = 0; slot < instructions.length; slot++) if (!isFiniteAt(values[slot] as V, slot)) return false
      for (let i = 0; i < deliveries.count; i++)
        if (!isFiniteAt(deliveries.contribution[i] as V, deliveries.target[i] as number)) return false
      return true
    },
  }
}

/** Forward steps, the seed where there is one, and one step per delivery. */
function stepsOf<V>(account: Account<V>, contributions: ReadonlyMap<EdgeId, Tensor>): Step[] {
  const { program, deliveries, adjointAt, tensorAt } = account
  const { instructions, root } = program
  const nodeAt = (slot: number): NodeId => (instructions[slot] as Instruction).node
  const steps: Step[] = instructions.flatMap(({ node, op }) => (isSource(op) ? [] : [{ kind: 'forward', node }]))
  if (root === null || adjointAt(root) === null) return steps
  steps.push({ kind: 'seed', node: nodeAt(root) })
  // How many contributions each slot still waits for.
  const missing = new Int32Array(instructions.length)
  for (let i = 0; i < deliveries.count; i++) missing[deliveries.target[i] as number]!++
  for (let i = 0; i < deliveries.count; i++) {
    const target = deliveries.target[i] as number
    const { node: from } = instructions[deliveries.slot[i] as number] as Instruction
    const edge = edgeAt(account, i)
    missing[target]!--
    steps.push({
      kind: 'backward',
      edge,
      port: deliveries.port[i] as number,
      from,
      to: nodeAt(target),
      contribution: contributions.get(edge) as Tensor,
      sum: tensorAt(deliveries.sum[i] as V, target),
      missing: missing[target] as number,
    })
  }
  return steps
}
