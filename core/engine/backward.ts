// The backward pass of a program: the chain rule of ops/chain.ts over its instructions, and what an experiment changes in it.
import type { Algebra } from '../algebra/algebra'
import type { EdgeId } from '../graph/document'
import { compactOf } from '../graph/compact'
import type { Instruction, Program } from '../graph/program'
import type { Delivery } from '../ops/chain'
import { chainBack, pullBackWith } from '../ops/chain'
import type { Held } from './forward'
import { isKeptBack } from './forward'

/** What one use of an op in a program sends back through each port, each of its input's shape. */
export const pullBack = <V>(
  m: Algebra<V>,
  { op, attributes }: Pick<Instruction, 'op' | 'attributes'>,
  inputs: readonly V[],
  output: V,
  cotangent: V,
): readonly V[] => pullBackWith(m, op, { inputs, output, cotangent, attributes })

/**
 * Adjoints by slot, null where no path leads to `root`, in any interpretation of the algebra. `report` hears each
 * contribution in the order in which it is added. `held` is what an experiment changes. Cost: one rule per instruction
 * that varies.
 */
export function backward<V>(
  m: Algebra<V>,
  { instructions }: Program,
  values: readonly V[],
  root: number,
  cotangent: V,
  report: (delivery: Delivery<V>) => void = () => {},
  held: Held<V> = {},
): (V | null)[] {
  return chainBack(m, instructions, values, root, cotangent, {
    report,
    adjoints: held.adjoints,
    wires: compactOf(instructions),
    isCut: (slot, port) => isKeptBack(held, instructions[slot]?.edges[port] as EdgeId, slot),
  })
}
