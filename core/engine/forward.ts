// The forward pass: every node's value in topological order, in any interpretation of the algebra.
import type { Algebra } from '../algebra/algebra'
import { isSource } from '../ops/op'
import type { Program } from '../graph/program'

/** Replaces what one port of one instruction receives: for checks that disturb a single wire. */
export interface Disturbance<V> {
  readonly slot: number
  readonly port: number
  readonly value: V
}

/** Values by slot. `sources` gives the value of every source slot. Cost: one rule per instruction. */
export function forward<V>(
  m: Algebra<V>,
  program: Program,
  sources: ReadonlyMap<number, V>,
  disturbance?: Disturbance<V>,
): V[] {
  const values: V[] = []
  program.instructions.forEach(({ op, inputs, attributes }, slot) => {
    const given = isSource(op) ? [sources.get(slot) as V] : inputs.map((from) => values[from] as V)
    if (disturbance?.slot === slot) given[disturbance.port] = disturbance.value
    values.push(op.forward(m, given, attributes))
  })
  return values
}
