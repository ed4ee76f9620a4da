// The forward pass: every node's value in topological order, in any interpretation of the algebra.
import type { Algebra } from '../algebra/algebra'
import type { EdgeId } from '../graph/document'
import { isSource } from '../ops/op'
import type { Program } from '../graph/program'

/** Replaces what one port of one instruction receives: for checks that disturb a single wire. */
export interface Disturbance<V> {
  readonly slot: number
  readonly port: number
  readonly value: V
}

/** What an experiment sets against what the rules give. The one place where a run is told to differ. */
export interface Held<V> {
  readonly wire?: Disturbance<V>
  /** What these nodes hand on, by slot. Their own rules still see what they computed: the value is shifted, not replaced. */
  readonly values?: ReadonlyMap<number, V>
  /** Adjoints that replace the sum of what arrived, by slot. Where nothing arrives there is nothing to replace. */
  readonly adjoints?: ReadonlyMap<number, V>
  /** Wires that deliver nothing backward. */
  readonly cut?: ReadonlySet<EdgeId>
}

/** Values by slot. `sources` gives the value of every source slot. Cost: one rule per instruction. */
export function forward<V>(
  m: Algebra<V>,
  program: Program,
  sources: ReadonlyMap<number, V>,
  { wire, values: shifted }: Held<V> = {},
): V[] {
  const values: V[] = []
  program.instructions.forEach(({ op, inputs, attributes }, slot) => {
    const given = isSource(op) ? [sources.get(slot) as V] : inputs.map((from) => values[from] as V)
    if (wire?.slot === slot) given[wire.port] = wire.value
    values.push(shifted?.get(slot) ?? op.forward(m, given, attributes))
  })
  return values
}
