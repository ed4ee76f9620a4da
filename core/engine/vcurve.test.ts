import { describe, expect, it } from 'vitest'
import { course, idOf, slotOf, traceOf } from './graphs.fixture'
import type { Scheme, VCurve } from './vcurve'
import { inputCurve, wireCurve } from './vcurve'

function curveOf(formula: string, at: string, input: string, scheme?: Scheme, index = 0): VCurve {
  const trace = traceOf(formula, at)
  return inputCurve(trace, slotOf(trace, input), index, scheme)!
}
const at = (curve: VCurve, step: number) => curve.points.find((point) => point.step === step)!
const lse = (scheme?: Scheme): VCurve => curveOf('log(exp(x) + exp(y))', 'x=0, y=log(2)', 'x', scheme)

describe('the V-curve', () => {
  it('has the differences of the reference for df/dw', () => {
    const curve = curveOf(course, 'w=-1, x=0, y=-2, z=1', 'w')
    expect(curve.points).toHaveLength(16)
    for (const [step, difference] of [
      [1e-2, -4096.71682048],
      [1e-3, -4096.007168],
      [1e-4, -4096.00007167],
      [1e-6, -4096.00000063],
      [1e-8, -4095.99996374],
    ] as const)
      expect(at(curve, step).difference).toBeCloseTo(difference, 8)
    expect(at(curve, 1e-2).regime).toBe('truncation')
    expect(at(curve, 1e-8).regime).toBe('rounding')
  })

  it('is the V of the reference for log-sum-exp', () => {
    const curve = lse()
    const isNear = (step: number, error: number): void => {
      expect(at(curve, step).error / error, `step ${step}`).toBeGreaterThan(0.3)
      expect(at(curve, step).error / error, `step ${step}`).toBeLessThan(3)
    }
    isNear(1e-1, 1.2e-4)
    isNear(1e-3, 1.2e-8)
    expect(at(curve, 1e-8).error).toBeLessThan(3e-8)
    expect(at(curve, 1e-12).error).toBeGreaterThan(3e-6)
    expect(curve.best!.step).toBe(1e-5)
    expect(curve.best!.error).toBeLessThan(3e-11)
    expect(curve.truncation!.slope).toBeCloseTo(2, 1)
    expect(curve.rounding!.slope).toBeGreaterThan(-1.3)
    expect(curve.rounding!.slope).toBeLessThan(-0.7)
  })

  it('of forward differences has slope 1 and its best near the square root of the epsilon', () => {
    const curve = lse('forward')
    expect(curve.truncation!.slope).toBeCloseTo(1, 1)
    expect(curve.best!.step).toBeLessThanOrEqual(1e-6)
    expect(curve.best!.step).toBeGreaterThanOrEqual(1e-9)
    expect(curve.best!.error).toBeGreaterThan(lse().best!.error)
  })

  it('has no truncation branch for a quadratic: bigger steps are better', () => {
    const trace = traceOf('sqnorm(X - U @ V)', 'X=[[1.1, 2.3], [3.2, 4.7]], U=[[0.3], [1.7]], V=[[0.9, -0.4]]')
    const curve = inputCurve(trace, slotOf(trace, 'U'), 1)!
    expect(curve.truncation).toBeNull()
    expect(curve.best!.step).toBeGreaterThanOrEqual(1e-2)
    expect(at(curve, 1e-8).regime).toBe('rounding')
  })

  it.each([
    ['sin(x)', 'x=0.7'],
    ['exp(x)', 'x=1.3'],
    ['x^3 * tanh(x)', 'x=0.4'],
    ['sin(10*x)', 'x=0.3'],
    ['1 / (1 + x^2)', 'x=0.9'],
    ['sqrt(x)', 'x=2'],
    ['log(x)', 'x=30'],
  ])('finds both regimes of %s at %s', (formula, place) => {
    const curve = curveOf(formula, place, 'x')
    expect(curve.truncation!.slope).toBeGreaterThan(1.8)
    expect(curve.truncation!.slope).toBeLessThan(2.2)
    expect(curve.rounding!.slope).toBeGreaterThan(-1.35)
    expect(curve.rounding!.slope).toBeLessThan(-0.65)
    const [first, last] = [curve.points.indexOf(curve.best!), curve.points.length]
    expect(first).toBeGreaterThan(2)
    expect(first).toBeLessThan(last - 6)
  })

  it('says where nothing is defined, and where the quotient is exact', () => {
    expect(curveOf('log(x)', 'x=0.5', 'x').points[0]!.regime).toBe('undefined')
    const nowhere = curveOf('log(x)', 'x=-2', 'x')
    expect([nowhere.best, nowhere.truncation, nowhere.rounding]).toEqual([null, null, null])
    expect(curveOf('2 * x', 'x=1', 'x').points[0]!.regime).toBe('exact')
  })

  it('keeps still what is detached', () => {
    const curve = curveOf('detach(x) * sin(x)', 'x=2', 'x')
    expect(curve.exact).toBeCloseTo(2 * Math.cos(2), 14)
    expect(curve.truncation!.slope).toBeCloseTo(2, 1)
  })

  it('has one for every wire that something flows back on', () => {
    const trace = traceOf('a = sin(x); f = a * exp(a)', 'x=0.7')
    const wire = wireCurve(trace, `${idOf(trace, 'a')}.0`)!
    expect(wire.exact).toBe(trace.contributions.get(`${idOf(trace, 'a')}.0`)!.data[0])
    expect(wire.truncation!.slope).toBeCloseTo(2, 1)
    expect(wireCurve(trace, 'nobody.0')).toBeNull()
  })
})
