import { describe, expect, it } from 'vitest'
import { dualOf } from '../algebra/dual'
import { numbers } from '../algebra/numbers'
import { computing } from './cases'
import { failuresOf, lawNames } from './laws'

describe.each(computing.map((op) => [op.name, op] as const))('%s', (_name, op) => {
  it.each(lawNames)('%s', (law) => expect([...failuresOf(op, law)]).toEqual([]))
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
