// A finished run: every value, adjoint and contribution, and the steps in which a learner sees them. Stepping is an index.
import type { EdgeId, NodeId } from '../graph/document'
import type { Program } from '../graph/program'
import type { Tensor } from '../tensor'
import type { Held } from './forward'

/** What one tick of the timeline shows. */
export type Step =
  | { readonly kind: 'forward'; readonly node: NodeId }
  /** The root's adjoint is set to 1. */
  | { readonly kind: 'seed'; readonly node: NodeId }
  | {
      readonly kind: 'backward'
      readonly edge: EdgeId
      readonly port: number
      /** Whose adjoint flows back, and to whom. */
      readonly from: NodeId
      readonly to: NodeId
      readonly contribution: Tensor
      /** Adjoint of `to` once this contribution has been added. */
      readonly sum: Tensor
      /** Contributions that `to` still waits for. */
      readonly missing: number
    }

export type BackwardStep = Extract<Step, { kind: 'backward' }>

/** How the numbers were made: by the rules over tensors, by the flat tape, or by the tape in WebAssembly. Same bits. */
export type Path = 'reference' | 'tape' | 'wasm'

export interface Trace {
  readonly program: Program
  readonly path: Path
  /** By slot. */
  readonly values: readonly Tensor[]
  /** By slot; null where no path leads to the root ("no path" is not zero). */
  readonly adjoints: readonly (Tensor | null)[]
  readonly contributions: ReadonlyMap<EdgeId, Tensor>
  readonly steps: readonly Step[]
  /** What the run was told to do against the rules; empty for one that follows them. */
  readonly held: Held<Tensor>
  /** A strict document stopped the run: `program` ends at the node where it did, and nothing flows back. */
  readonly isStopped: boolean
  /** How many of the steps are forward; the seed, if any, comes right after. */
  readonly forwardSteps: number
  readonly readings: Readings
}

/**
 * The same numbers as they stand at the end, one by one: whoever shows a few of many thousands makes no more of them. The
 * same tensors as in the lists.
 */
export interface Readings {
  readonly stepCount: number
  valueAt(slot: number): Tensor
  adjointAt(slot: number): Tensor | null
  contributionOf(edge: EdgeId): Tensor | null
  /** The wires that bring something back to a slot, in the order in which they do. */
  arrivalsAt(slot: number): readonly EdgeId[]
  /** Is every entry of every value and contribution a finite number? Cost: one look at each. */
  isFinite(): boolean
}

/** The adjoint of a node while its paths are still coming in. */
export interface AdjointSoFar {
  readonly sum: Tensor
  readonly missing: number
}

/** What is known after `cursor` steps. 0 shows inputs only; steps.length shows all. */
export interface TraceView {
  readonly cursor: number
  /** The step just made. */
  readonly step: Step | null
  valueOf(node: NodeId): Tensor | null
  adjointOf(node: NodeId): AdjointSoFar | null
  contributionOf(edge: EdgeId): Tensor | null
}

/** `trace` as it stands after `cursor` steps. Cost: one pass over the steps the first time, then look-ups; at the end these alone. */
export function traceAt(trace: Trace, cursor: number): TraceView {
  return cursor >= trace.readings.stepCount ? atEnd(trace, cursor) : onTheWay(trace, cursor)
}

/** All is known, and nothing is missing. */
function atEnd(trace: Trace, cursor: number): TraceView {
  const { program, readings } = trace
  return {
    cursor,
    get step() {
      return trace.steps[cursor - 1] ?? null
    },
    valueOf(node) {
      const slot = program.slotOf.get(node)
      return slot === undefined ? null : readings.valueAt(slot)
    },
    adjointOf(node) {
      const slot = program.slotOf.get(node)
      const sum = slot === undefined ? null : readings.adjointAt(slot)
      return sum && { sum, missing: 0 }
    },
    contributionOf: readings.contributionOf,
  }
}

function onTheWay(trace: Trace, cursor: number): TraceView {
  const { valueAt, deliveries, edgeAt, seedAt } = scheduleOf(trace)
  return {
    cursor,
    step: cursor > 0 ? (trace.steps[cursor - 1] ?? null) : null,
    valueOf(node) {
      const slot = trace.program.slotOf.get(node)
      if (slot === undefined) return null
      return (valueAt.get(node) ?? 0) <= cursor ? (trace.values[slot] ?? null) : null
    },
    adjointOf(node) {
      if (seedAt !== undefined && seedAt.node === node) {
        const slot = trace.program.slotOf.get(node) as number
        return seedAt.at <= cursor ? { sum: trace.adjoints[slot] as Tensor, missing: 0 } : null
      }
      const made = (deliveries.get(node) ?? []).filter((at) => at <= cursor)
      const last = made[made.length - 1]
      const step = last === undefined ? undefined : trace.steps[last - 1]
      return step?.kind === 'backward' ? { sum: step.sum, missing: step.missing } : null
    },
    contributionOf(edge) {
      const at = edgeAt.get(edge)
      return at !== undefined && at <= cursor ? (trace.contributions.get(edge) ?? null) : null
    },
  }
}

/**
 * The cursors at which something is complete at a node: its value, then its adjoint with all paths in. None for a source
 * that nothing flows back to. Cost: a look-up once the trace has been looked at.
 */
export function momentsOf(trace: Trace, node: NodeId): readonly number[] {
  const { valueAt, deliveries, seedAt } = scheduleOf(trace)
  const into = deliveries.get(node)
  const whole = seedAt?.node === node ? seedAt.at : into?.[into.length - 1]
  return [valueAt.get(node), whole].filter((at) => at !== undefined)
}

/** The wires that bring something back to a node, in the order in which they do. Cost: a look-up. */
export function arrivalsAt({ program, readings }: Trace, node: NodeId): readonly EdgeId[] {
  const slot = program.slotOf.get(node)
  return slot === undefined ? [] : readings.arrivalsAt(slot)
}

/** When each thing becomes known, as a count of steps. */
interface Schedule {
  readonly valueAt: ReadonlyMap<NodeId, number>
  readonly deliveries: ReadonlyMap<NodeId, readonly number[]>
  readonly edgeAt: ReadonlyMap<EdgeId, number>
  readonly seedAt: { readonly node: NodeId; readonly at: number } | undefined
}

const schedules = new WeakMap<Trace, Schedule>()

function scheduleOf(trace: Trace): Schedule {
  const known = schedules.get(trace)
  if (known) return known
  const valueAt = new Map<NodeId, number>()
  const deliveries = new Map<NodeId, number[]>()
  const edgeAt = new Map<EdgeId, number>()
  let seedAt: Schedule['seedAt']
  trace.steps.forEach((step, index) => {
    const at = index + 1
    if (step.kind === 'forward') valueAt.set(step.node, at)
    else if (step.kind === 'seed') seedAt = { node: step.node, at }
    else {
      edgeAt.set(step.edge, at)
      const known = deliveries.get(step.to)
      if (known) known.push(at)
      else deliveries.set(step.to, [at])
    }
  })
  const made = { valueAt, deliveries, edgeAt, seedAt }
  schedules.set(trace, made)
  return made
}

/** How finely a learner steps: one wire at a time, or all wires of one node together. */
export type StepUnit = 'wire' | 'node'

/** The next cursor in the given direction. By node, the wires out of one node's backward rule count as one. */
export function nextCursor(trace: Trace, cursor: number, direction: 1 | -1, unit: StepUnit): number {
  const end = trace.steps.length
  let next = Math.min(end, Math.max(0, cursor + direction))
  if (unit === 'wire') return next
  const fromOf = (at: number): NodeId | null => {
    const step = trace.steps[at - 1]
    return step?.kind === 'backward' ? step.from : null
  }
  while (next > 0 && next < end && fromOf(next) !== null && fromOf(next) === fromOf(next + 1)) next += direction
  return next
}
