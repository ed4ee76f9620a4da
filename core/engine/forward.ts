// The forward pass: every node's value in topological order, in any interpretation of the algebra.
import type { Algebra } from '../algebra/algebra'
import type { EdgeId } from '../graph/document'
import { isSource } from '../ops/op'
import type { Instruction, Program } from '../graph/program'

/** What an experiment sets against what the rules give. The one place where a run is told to differ. */
export interface Held<V> {
  /** What these wires bring, whatever their tails hand on. */
  readonly wires?: ReadonlyMap<EdgeId, V>
  /** What these nodes hand on, by slot, as constants: nothing goes back into them, whatever comes before them. */
  readonly values?: ReadonlyMap<number, V>
  /** Adjoints that replace the sum of what arrived, by slot. Where nothing arrives there is nothing to replace. */
  readonly adjoints?: ReadonlyMap<number, V>
  /** Wires that deliver nothing backward. */
  readonly cut?: ReadonlySet<EdgeId>
}

/** What reaches each port of an instruction, given the values before it. */
export const givenTo = <V>(
  { inputs, edges }: Pick<Instruction, 'inputs' | 'edges'>,
  values: readonly V[],
  wires: ReadonlyMap<EdgeId, V> | undefined,
): readonly V[] => inputs.map((from, port) => wires?.get(edges[port] as EdgeId) ?? (values[from] as V))

/** Values by slot. `sources` gives the value of every source slot. Cost: one rule per instruction. */
export function forward<V>(
  m: Algebra<V>,
  program: Program,
  sources: ReadonlyMap<number, V>,
  { wires, values: instead }: Held<V> = {},
): V[] {
  const values: V[] = []
  program.instructions.forEach((instruction, slot) => {
    const { op, attributes } = instruction
    const held = instead?.get(slot)
    if (held !== undefined) return values.push(held)
    const given = isSource(op) ? [sources.get(slot) as V] : givenTo(instruction, values, wires)
    return values.push(op.forward(m, given, attributes))
  })
  return values
}

/** Does nothing go back on the wire into a port: because it was cut, or because its head holds a value of its own? */
export const isKeptBack = ({ cut, values }: Held<unknown>, edge: EdgeId, head: number): boolean =>
  cut?.has(edge) === true || values?.has(head) === true
