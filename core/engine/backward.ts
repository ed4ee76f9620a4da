// The backward pass: the chain rule as one loop. `spread` is the only place where contributions are added up.
import type { Algebra } from '../algebra/algebra'
import type { EdgeId } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import type { OpDefinition, Rule } from '../ops/op'
import type { Held } from './forward'

/** One contribution on its way: from the node at `slot` back through `port`. */
export interface Delivery<V> {
  readonly slot: number
  readonly port: number
  /** Slot of the node that receives it. */
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

/** The same for one use of an op in a program. */
export const pullBack = <V>(
  m: Algebra<V>,
  { op, attributes }: Pick<Instruction, 'op' | 'attributes'>,
  inputs: readonly V[],
  output: V,
  cotangent: V,
): readonly V[] => pullBackWith(m, op, { inputs, output, cotangent, attributes })

/** How a walk back is made, whatever a contribution is: a tensor, a dual number, the register that will hold it. */
export interface Walk<V> {
  /** What the node at a slot sends back through each port. */
  pullBackAt(slot: number, adjoint: V): readonly V[]
  /** How two contributions come together. */
  add(before: V, contribution: V): V
  /** The adjoint that goes on, in place of what arrived. */
  hold?(slot: number, arrived: V): V
  /** Whether a wire into something that varies delivers at all. */
  isOpen?(slot: number, port: number): boolean
  /** Hears each contribution in the order in which it is added; `sum` is the target's adjoint with it. */
  report?(slot: number, port: number, target: number, contribution: V, sum: V): void
}

/** The walk itself: adjoints by slot, null where no path leads to `root`. Wires into constants carry nothing. */
export function spreadBack<V>({ instructions }: Program, root: number, cotangent: V, walk: Walk<V>): (V | null)[] {
  const adjoints = new Array<V | null>(instructions.length).fill(null)
  adjoints[root] = cotangent
  const spread = (slot: number, port: number, target: number, contribution: V): void => {
    const before = adjoints[target] as V | null
    const sum = before === null ? contribution : walk.add(before, contribution)
    adjoints[target] = sum
    walk.report?.(slot, port, target, contribution, sum)
  }
  for (let slot = root; slot >= 0; slot--) {
    const arrived = adjoints[slot] as V | null
    if (arrived === null) continue
    const adjoint = walk.hold ? walk.hold(slot, arrived) : arrived
    adjoints[slot] = adjoint
    const { inputs } = instructions[slot] as Instruction
    if (inputs.length === 0) continue
    const parts = walk.pullBackAt(slot, adjoint)
    for (let port = 0; port < inputs.length; port++) {
      const target = inputs[port] as number
      const isOpen = instructions[target]?.varies && (walk.isOpen?.(slot, port) ?? true)
      if (isOpen) spread(slot, port, target, parts[port] as V)
    }
  }
  return adjoints
}

/**
 * Adjoints by slot, null where no path leads to `root`, in any interpretation of the algebra. `report` hears each
 * contribution in the order in which it is added. `held` is what an experiment changes. Cost: one rule per instruction
 * that varies.
 */
export function backward<V>(
  m: Algebra<V>,
  program: Program,
  values: readonly V[],
  root: number,
  cotangent: V,
  report: (delivery: Delivery<V>) => void = () => {},
  held: Held<V> = {},
): (V | null)[] {
  const at = (slot: number): Instruction => program.instructions[slot] as Instruction
  return spreadBack(program, root, cotangent, {
    pullBackAt: (slot, adjoint) => {
      const { op, attributes, inputs } = at(slot)
      const given = inputs.map((from) => values[from] as V)
      const output = held.values?.has(slot) ? op.forward(m, given, attributes) : (values[slot] as V)
      return pullBack(m, at(slot), given, output, adjoint)
    },
    add: m.add,
    hold: (slot, arrived) => held.adjoints?.get(slot) ?? arrived,
    isOpen: (slot, port) => !held.cut?.has(at(slot).edges[port] as EdgeId),
    report: (slot, port, target, contribution, sum) => report({ slot, port, target, contribution, sum }),
  })
}
