// A list of uses of ops that makes one value of some inputs: a formula of the user's own, or a function of a document. It is
// run in any algebra, and the chain rule goes back over the same uses. Knows no graph.
import type { Algebra } from '../algebra/algebra'
import type { Tensor } from '../tensor'
import { sizeOf } from '../tensor'
import type { Use } from './chain'
import { chainBack } from './chain'
import type { OpDefinition } from './op'

/** Uses, each after what it needs: first the inputs, then constants and steps. */
export interface Body {
  readonly uses: readonly Use[]
  readonly constants: ReadonlyMap<number, { readonly value: Tensor }>
  readonly result: number
}

function constantOf<V>(m: Algebra<V>, { shape, data }: Tensor): V {
  if (shape.length === 0) return m.constant(data[0] as number)
  if (sizeOf(shape) === 0) return m.expand(m.constant(0), shape)
  return m.reshape(m.stack(Array.from(data, (x) => m.constant(x))), shape)
}

/** Hears a use before it is run, so that a refusal in it can be told from others. */
type Runs<V> = (slot: number, inputs: readonly V[], run: () => V) => V

/** Values of all uses of a body. Cost: one rule per step. */
export function valuesOf<V>(
  m: Algebra<V>,
  { uses, constants }: Body,
  inputs: readonly V[],
  runs: Runs<V> = (_slot, _inputs, run) => run(),
): readonly V[] {
  const values: V[] = []
  uses.forEach(({ op, attributes, inputs: from }, slot) => {
    const constant = constants.get(slot)
    if (constant) values.push(constantOf(m, constant.value))
    else if (slot < inputs.length) values.push(inputs[slot] as V)
    else {
      const given = from.map((input) => values[input] as V)
      values.push(runs(slot, given, () => op.forward(m, given, attributes)))
    }
  })
  return values
}

export const resultOf = <V>(m: Algebra<V>, body: Body, inputs: readonly V[], runs?: Runs<V>): V =>
  valuesOf(m, body, inputs, runs)[body.result] as V

/** What each input receives for a cotangent of the result; nothing flows to an input that does not matter. */
export function pullBackThrough<V>(m: Algebra<V>, body: Body, inputs: readonly V[], cotangent: V): readonly V[] {
  const adjoints = chainBack(m, body.uses, valuesOf(m, body, inputs), body.result, cotangent)
  return inputs.map((x, port) => adjoints[port] ?? m.expand(m.constant(0), m.shapeOf(x)))
}

/** The first `count` uses are inputs: those that no derivative can reach from the result. */
export function blockedInputs({ uses, result }: Body, count: number): readonly number[] {
  const reached = new Set([result])
  for (let slot = result; slot >= 0; slot--) {
    if (!reached.has(slot)) continue
    uses[slot]?.inputs.forEach((from, port) => uses[slot]?.carries[port] && reached.add(from))
  }
  return Array.from({ length: count }, (_, port) => port).filter((port) => !reached.has(port))
}

/** The same with its steps made another way. */
export const withSteps = <B extends Body>(body: B, change: (op: OpDefinition) => OpDefinition): B => ({
  ...body,
  uses: body.uses.map((use) => ({ ...use, op: change(use.op) })),
})
