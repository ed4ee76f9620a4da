import { describe, expect, it } from 'vitest'
import { dualOf } from '../algebra/dual'
import { numbers } from '../algebra/numbers'
import { keepsShape } from '../ops/catalogue'
import type { OpDefinition } from '../ops/op'
import { casesOf, computing, eachFurtherCase } from './cases'
import { failuresOf, lawNames } from './laws'

describe.each(computing.map((op) => [op.name, op] as const))('%s', (_name, op) => {
  it.each(lawNames)('%s', (law) => expect([...failuresOf(op, { only: law })]).toEqual([]))
})

describe('the cases', () => {
  /** Ops whose rule admits fewer shapes, and why. */
  const narrow: Readonly<Record<string, string>> = { cross: 'only vectors of 3 have a cross product' }
  /** How many shapes of the inputs there are, whatever the settings and wirings. */
  const shapesOf = (op: OpDefinition): number =>
    new Set(casesOf(op, 1).map(({ inputs }) => JSON.stringify(inputs.map(({ shape }) => shape)))).size

  it('are of twelve shapes at least for every op, unless its rule admits fewer', () => {
    const few = computing.filter((op) => shapesOf(op) < 12).map(({ name }) => name)
    expect(few).toEqual(Object.keys(narrow))
  })

  it('hold thousands of entries for what works entry by entry', () => {
    for (const op of computing.filter(keepsShape))
      expect([...eachFurtherCase(op, 1)].some(({ inputs }) => inputs[0]!.data.length > 4000)).toBe(true)
  })

  it('stand at five points per shape, setting and wiring', () => {
    for (const op of computing) {
      expect(casesOf(op, 5).length).toBe(5 * casesOf(op, 1).length)
    }
  })
})

describe('duals of duals', () => {
  it('give the third derivative of x⁴', () => {
    const m = dualOf(dualOf(dualOf(numbers)))
    const lift = (x: number): ReturnType<typeof m.constant> => {
      const one = dualOf(dualOf(numbers)).constant(1)
      const inner = {
        primal: { primal: numbers.constant(x), tangent: numbers.constant(1) },
        tangent: dualOf(numbers).constant(1),
      }
      return { primal: inner, tangent: one }
    }
    const y = m.pow(lift(2), m.constant(4))
    expect(y.tangent!.tangent!.tangent!.data[0]).toBeCloseTo(48, 9)
  })
})
