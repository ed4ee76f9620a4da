// From what a run found out to the trace that a learner steps through. Each part is made when somebody first looks at it:
// a slider that shows one number does not pay for ten thousand steps.
import type { EdgeId, NodeId } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import { once } from '../once'
import { isSource } from '../ops/op'
import type { Delivery } from '../ops/chain'
import type { Tensor } from '../tensor'
import type { Held } from './forward'
import type { Path, Step, Trace } from './trace'

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
}

/** The trace of a run. Cost: nothing at first; linear for each part, once. */
export function tell<V>(account: Account<V>): Trace {
  const { program, path, held, isStopped, values, deliveries } = account
  const { instructions } = program
  const edgeAt = (i: number): EdgeId =>
    (instructions[deliveries.slot[i] as number] as Instruction).edges[deliveries.port[i] as number] as EdgeId
  const contributionAt = (i: number): Tensor =>
    account.tensorAt(deliveries.contribution[i] as V, deliveries.target[i] as number)
  const contributions = once(() => {
    const found = new Map<EdgeId, Tensor>()
    for (let i = 0; i < deliveries.count; i++) found.set(edgeAt(i), contributionAt(i))
    return found
  })
  const parts = {
    values: once(() => instructions.map((_, slot) => account.tensorAt(values[slot] as V, slot))),
    adjoints: once(() =>
      instructions.map((_, slot) => {
        const place = account.adjointAt(slot)
        return place === null ? null : account.tensorAt(place, slot)
      }),
    ),
    steps: once(() => stepsOf(account, edgeAt, contributions())),
    forwardSteps: once(() => instructions.reduce((count, { op }) => (isSource(op) ? count : count + 1), 0)),
  }
  return {
    program,
    path,
    held,
    isStopped,
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
    get forwardSteps() {
      return parts.forwardSteps()
    },
  }
}

/** Forward steps, the seed where there is one, and one step per delivery. */
function stepsOf<V>(
  { program, deliveries, adjointAt, tensorAt }: Account<V>,
  edgeAt: (i: number) => EdgeId,
  contributions: ReadonlyMap<EdgeId, Tensor>,
): Step[] {
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
    const edge = edgeAt(i)
    missing[target]!--
    steps.push({
      kind: 'backward',
      edge,
      port: deliveries.port[i] as number,
      from: nodeAt(deliveries.slot[i] as number),
      to: nodeAt(target),
      contribution: contributions.get(edge) as Tensor,
      sum: tensorAt(deliveries.sum[i] as V, target),
      missing: missing[target] as number,
    })
  }
  return steps
}
