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
  { op, attributes }: Instruction,
  inputs: readonly V[],
  output: V,
  cotangent: V,
): readonly V[] => pullBackWith(m, op, { inputs, output, cotangent, attributes })

/**
 * Adjoints by slot, null where no path leads to `root`. Wires into constants carry nothing.
 * `report` hears each contribution in the order in which it is added. `held` is what an experiment changes.
 * Cost: one rule per instruction that varies.
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
  const adjoints: (V | null)[] = program.instructions.map(() => null)
  adjoints[root] = cotangent
  const spread = (slot: number, port: number, target: number, contribution: V): void => {
    const before = adjoints[target] ?? null
    const sum = before === null ? contribution : m.add(before, contribution)
    adjoints[target] = sum
    report({ slot, port, target, contribution, sum })
  }
  for (let slot = root; slot >= 0; slot--) {
    const arrived = adjoints[slot]
    const instruction = program.instructions[slot] as Instruction
    if (arrived == null) continue
    const adjoint = held.adjoints?.get(slot) ?? arrived
    adjoints[slot] = adjoint
    if (instruction.inputs.length === 0) continue
    const inputs = instruction.inputs.map((from) => values[from] as V)
    const output = held.values?.has(slot) ? instruction.op.forward(m, inputs, instruction.attributes) : values[slot]
    const parts = pullBack(m, instruction, inputs, output as V, adjoint)
    instruction.inputs.forEach((target, port) => {
      const isOpen = program.instructions[target]?.varies && !held.cut?.has(instruction.edges[port] as EdgeId)
      if (isOpen) spread(slot, port, target, parts[port] as V)
    })
  }
  return adjoints
}
