// The chain rule, backwards, over a list of uses of ops in topological order: a program, or the steps of a formula.
// `spread` is the only place where contributions are added up.
import type { Algebra } from '../algebra/algebra'
import type { Holed } from '../algebra/holes'
import { holed, holesOf, solid } from '../algebra/holes'
import type { Attributes, OpDefinition, Rule } from './op'

/** One use of an op. Inputs are places in the list; a source has none. */
export interface Use {
  readonly op: OpDefinition
  readonly attributes: Attributes
  readonly inputs: readonly number[]
  /** Does a derivative flow back through this port? */
  readonly carries: readonly boolean[]
}

/** One contribution on its way: from the use at `slot` back through `port`. */
export interface Delivery<V> {
  readonly slot: number
  readonly port: number
  /** Slot of what receives it. */
  readonly target: number
  readonly contribution: V
  /** The target's adjoint with this contribution in it. */
  readonly sum: V
}

/** What an op sends back through each port, each of its input's shape. */
export function pullBackWith<V>(m: Algebra<V>, op: OpDefinition, rule: Rule<V>): readonly V[] {
  // Undo broadcasting: a stretched input was used many times, so its contributions are summed.
  return op.vjp(m, rule).map((part, port) => m.collapse(part, m.shapeOf(rule.inputs[port] as V)))
}

/** The same with the entries that a choice does not take as holes: nothing flows there, and 0 × ∞ stays 0. */
function pullBackHoled<V>(m: Algebra<V>, op: OpDefinition, rule: Rule<V>, cotangent: Holed<V>): readonly Holed<V>[] {
  if (cotangent.filled === null && !op.taken) return pullBackWith(m, op, rule).map(solid)
  const holes = holesOf(m)
  const inputs = rule.inputs.map(solid)
  const taken = op.taken?.(m, rule.inputs) ?? []
  return op
    .vjp(holes, { inputs, output: solid(rule.output), cotangent, attributes: rule.attributes })
    .map((part, port) => holes.mul(part, holed(m, m.expand(m.constant(1), m.shapeOf(part.value)), taken[port] ?? null)))
    .map((part, port) => holes.collapse(part, m.shapeOf(rule.inputs[port] as V)))
}

/** How a walk back is made, whatever a contribution is: a tensor, a dual number, the register that will hold it. */
export interface Walk<V> {
  /** What the use at a slot sends back through each port. */
  pullBackAt(slot: number, adjoint: V): readonly V[]
  /** How two contributions come together. */
  add(before: V, contribution: V): V
  /** The adjoint that goes on, in place of what arrived. */
  hold?(slot: number, arrived: V): V
  /** Whether a wire that carries a derivative delivers at all. */
  isOpen?(slot: number, port: number): boolean
  /** Hears each contribution in the order in which it is added; `sum` is the target's adjoint with it. */
  report?(slot: number, port: number, target: number, contribution: V, sum: V): void
}

/** Who feeds whom, in columns: reading an object per wire would cost more than the walk. */
export interface Wires {
  /** Slot i takes `inputs[starts[i]]` up to before `inputs[starts[i + 1]]`. */
  readonly starts: Int32Array
  readonly inputs: Int32Array
  /** 1 for each input through which a derivative flows back. */
  readonly carries: Uint8Array
}

/** The columns of a list of uses. Cost: linear. */
export function wiresOf(uses: readonly Pick<Use, 'inputs' | 'carries'>[]): Wires {
  const starts = new Int32Array(uses.length + 1)
  for (let slot = 0; slot < uses.length; slot++) {
    starts[slot + 1] = (starts[slot] as number) + (uses[slot] as Use).inputs.length
  }
  const inputs = new Int32Array(starts[uses.length] as number)
  const carries = new Uint8Array(inputs.length)
  let at = 0
  for (let slot = 0; slot < uses.length; slot++) {
    const use = uses[slot] as Use
    for (let port = 0; port < use.inputs.length; port++, at++) {
      inputs[at] = use.inputs[port] as number
      carries[at] = use.carries[port] === true ? 1 : 0
    }
  }
  return { starts, inputs, carries }
}

/** The walk itself: adjoints by slot, null where no path leads to `root`. Wires into constants carry nothing. */
export function spreadBack<V>(
  { starts, inputs, carries }: Wires,
  root: number,
  cotangent: V,
  walk: Walk<V>,
): (V | null)[] {
  const adjoints = new Array<V | null>(starts.length - 1).fill(null)
  adjoints[root] = cotangent
  for (let slot = root; slot >= 0; slot--) {
    const arrived = adjoints[slot] as V | null
    if (arrived === null) continue
    const adjoint = walk.hold ? walk.hold(slot, arrived) : arrived
    adjoints[slot] = adjoint
    const first = starts[slot] as number
    const end = starts[slot + 1] as number
    if (first === end) continue
    const parts = walk.pullBackAt(slot, adjoint)
    for (let at = first; at < end; at++) {
      const port = at - first
      if (carries[at] === 0 || walk.isOpen?.(slot, port) === false) continue
      const target = inputs[at] as number
      const contribution = parts[port] as V
      const before = adjoints[target] as V | null
      const sum = before === null ? contribution : walk.add(before, contribution)
      adjoints[target] = sum
      walk.report?.(slot, port, target, contribution, sum)
    }
  }
  return adjoints
}

/** Who listens, and what an experiment sets against the rules. */
export interface ChainOptions<V> {
  /** Hears each contribution in the order in which it is added. */
  readonly report?: (delivery: Delivery<V>) => void
  /** Adjoints that replace the sum of what arrived, by slot. */
  readonly adjoints?: ReadonlyMap<number, V> | undefined
  readonly isCut?: (slot: number, port: number) => boolean
  /** The columns of the uses, where the caller has them. */
  readonly wires?: Wires
}

/**
 * Adjoints by slot, null where no path leads to `root`, in any interpretation of the algebra. Cost: one rule per use that a
 * derivative flows through.
 */
export function chainBack<V>(
  m: Algebra<V>,
  uses: readonly Use[],
  values: readonly V[],
  root: number,
  cotangent: V,
  { report, adjoints: replaced, isCut, wires = wiresOf(uses) }: ChainOptions<V> = {},
): (V | null)[] {
  const ruleAt = (slot: number, arrived: V): Rule<V> => {
    const { attributes, inputs: from } = uses[slot] as Use
    const inputs = from.map((input) => values[input] as V)
    return { inputs, output: values[slot] as V, cotangent: arrived, attributes }
  }
  const opAt = (slot: number): OpDefinition => (uses[slot] as Use).op
  const isOpen = (slot: number, port: number): boolean => !isCut?.(slot, port)
  // Without a choice there are no holes, and nothing to carry along for them.
  if (!uses.some(({ op }) => op.taken))
    return spreadBack<V>(wires, root, cotangent, {
      pullBackAt: (slot, adjoint) => pullBackWith(m, opAt(slot), ruleAt(slot, adjoint)),
      add: (before, contribution) => m.add(before, contribution),
      hold: (slot, arrived) => replaced?.get(slot) ?? arrived,
      isOpen,
      report: (slot, port, target, contribution, sum) => report?.({ slot, port, target, contribution, sum }),
    })
  const found = spreadBack<Holed<V>>(wires, root, solid(cotangent), {
    pullBackAt: (slot, adjoint) => pullBackHoled(m, opAt(slot), ruleAt(slot, adjoint.value), adjoint),
    add: holesOf(m).add,
    hold: (slot, arrived) => {
      const instead = replaced?.get(slot)
      return instead === undefined ? arrived : solid(instead)
    },
    isOpen,
    report: (slot, port, target, contribution, sum) =>
      report?.({ slot, port, target, contribution: contribution.value, sum: sum.value }),
  })
  return found.map((adjoint) => adjoint?.value ?? null)
}
