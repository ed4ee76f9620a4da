// The sentence of a gate is words; what it says in words is asked of the rule in numbers, for every op whose sentence claims it.
import { describe, expect, it } from 'vitest'
import { numbers } from '../algebra/numbers'
import { carriesThrough } from '../ops/op'
import type { OpDefinition } from '../ops/op'
import { pullBackWith } from '../ops/chain'
import type { Tensor } from '../tensor'
import { scalar } from '../tensor'
import type { Case } from './cases'
import { casesOf, computing } from './cases'

const cotangent = scalar(3.25)

/** Cases in which every input and the output is a number. */
const numberCases = (op: OpDefinition): readonly Case[] =>
  casesOf(op, 5).filter(
    ({ inputs, attributes }) =>
      inputs.every(({ shape }) => shape.length === 0) && op.forward(numbers, inputs, attributes).shape.length === 0,
  )

function sentBack(op: OpDefinition, { inputs, attributes }: Case): readonly (number | undefined)[] {
  const output = op.forward(numbers, inputs, attributes)
  return pullBackWith(numbers, op, { inputs, output, cotangent, attributes }).map(({ data }) => data[0])
}

const g = cotangent.data[0] as number
const claims: readonly (readonly [
  claim: string,
  says: RegExp,
  holds: (sent: readonly unknown[], inputs: readonly Tensor[]) => boolean,
])[] = [
  ['copies', /so it copies its adjoint$/, (sent) => sent.every((x) => x === g)],
  [
    'swaps',
    /product, so each input receives the adjoint times the other input$/,
    (sent, inputs) => sent.every((x, i) => x === g * (inputs[1 - i]?.data[0] as number)),
  ],
  [
    'routes',
    /so its adjoint goes only there$/,
    (sent) => sent.filter((x) => x === g).length === 1 && sent.filter((x) => x === 0).length === sent.length - 1,
  ],
  ['stops', /it sends back 0$/, (sent) => sent.every((x) => x === 0)],
  ['negates', /changes the sign of its adjoint$/, (sent) => sent.every((x) => x === -g)],
  [
    'doubles the input',
    /multiplies its adjoint by twice its input$/,
    (sent, inputs) => sent.every((x, i) => Math.abs((x as number) - 2 * g * (inputs[i]?.data[0] as number)) < 1e-12),
  ],
]

describe('the sentence of a gate', () => {
  it.each(claims)('%s: and so does the rule', (_, says, holds) => {
    const ops = computing.filter((op) => says.test(op.gate) && numberCases(op).length > 0)
    expect(ops).not.toEqual([])
    for (const op of ops)
      for (const one of numberCases(op))
        expect(holds(sentBack(op, one), one.inputs), `${op.name}: ${op.gate}`).toBe(true)
  })

  it('says that nothing flows exactly where no derivative does', () => {
    for (const op of computing) {
      const attributes = casesOf(op, 1)[0]?.attributes ?? {}
      const isDead = op.ports.every((_, port) => !carriesThrough(op, port, attributes))
      expect(/nothing flows back through it/.test(op.gate) || op.isHeld === true || !isDead, op.name).toBe(true)
      if (/nothing flows back through it/.test(op.gate)) expect(isDead, op.name).toBe(true)
    }
  })
})
