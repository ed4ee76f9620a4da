import { describe, expect, it } from 'vitest'
import { dualOf } from '../algebra/dual'
import { numbers } from '../algebra/numbers'
import { keepsShape } from '../ops/catalogue'
import { casesOf, computing, furtherCasesOf } from './cases'
import { failuresOf, lawNames } from './laws'

describe.each(computing.map((op) => [op.name, op] as const))('%s', (_name, op) => {
  it.each(lawNames)('%s', (law) => expect([...failuresOf(op, { only: law })]).toEqual([]))
})

describe('the cases', () => {
  /** Shapes, settings and wirings, without the seed. */
  const counted = computing.map((op) => ({ op, count: [...casesOf(op, 1), ...furtherCasesOf(op, 1)].length }))

  it('are there for every op', () => {
    expect(counted.filter(({ count }) => count === 0).map(({ op }) => op.name)).toEqual([])
  })

  it('are twelve at least for what works entry by entry', () => {
    const few = counted.filter(({ op, count }) => keepsShape(op) && count < 12)
    expect(few.map(({ op, count }) => `${op.name}: ${count}`)).toEqual([])
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
