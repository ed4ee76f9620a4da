// A list of critical points never claims more than was proved.
import { describe, expect, it } from 'vitest'
import type { Certificate } from '../calculus/certificate'
import type { CriticalPoints } from '../calculus/critical'
import { standingOf } from '../calculus/standing'
import { sayCompleteness, sayExtremes, sayPlace } from './critical'

const found: CriticalPoints = {
  points: [],
  isContinuum: false,
  starts: 41,
  lowest: { point: [2], value: -32, where: 'inside' },
  highest: { point: [-2], value: 32, where: 'edge' },
  hasGaps: true,
  isNowhere: false,
  poles: [],
}
const proved: Certificate = { alone: [], open: [], tested: 120, isComplete: true }

describe('critical points in words', () => {
  it('names the lowest and the highest with the reason', () => {
    const [low, high, gaps] = sayExtremes(found, ['x'])
    expect(low).toBe(
      'Lowest in the window: −32 at x = 2; no other critical point, and nothing on the edge of the window, is lower.',
    )
    expect(high).toContain('on the edge')
    expect(gaps).toContain('no finite value')
    expect(sayExtremes({ ...found, lowest: null, highest: null, hasGaps: false }, ['x'])).toEqual([])
  })
  it('says that there is no bound, and that there is nothing, before anything else', () => {
    const pole = { point: [0, 0], sign: '+' as const, isLine: false }
    expect(sayExtremes({ ...found, highest: null, hasGaps: false, poles: [pole] }, ['x', 'y'])[1]).toBe(
      'No highest value in the window: f rises without bound at (x, y) = (0, 0).',
    )
    const nowhere = { ...found, lowest: null, highest: null, isNowhere: true }
    expect(sayExtremes(nowhere, ['x'])).toHaveLength(1)
    expect(sayExtremes(nowhere, ['x'])[0]).toContain('no value')
    expect(sayCompleteness(nowhere, { ...proved, isComplete: false, open: [[[0, 1]]] })).not.toContain('open')
  })
  it('says "proved" only of a certificate without open boxes', () => {
    expect(sayCompleteness(found, null)).toContain('Proving')
    expect(sayCompleteness(found, proved)).toMatch(/^Proved: there is no critical point/)
    const open = { ...proved, isComplete: false, open: [[[-0.01, 0.02]]] } as Certificate
    expect(sayCompleteness(found, open)).toMatch(/^Not proved: one box stays open, around 0.005/)
    expect(sayCompleteness({ ...found, isContinuum: true }, proved)).toContain('a whole curve')
  })
  it('calls a place by its curvature', () => {
    const standing = (matrix: number[][], gradient = [0, 0]) => sayPlace(standingOf([0, 0], gradient, [1, 1], matrix))
    const flat = [
      [0, 0],
      [0, 0],
    ]
    const bent = (x: number, y: number): number[][] => [
      [x, 0],
      [0, y],
    ]
    expect(standing(bent(2, -1))).toBe('a saddle')
    expect(standing(bent(2, 1))).toBe('a minimum')
    expect(standing(flat)).toContain('without curvature')
    expect(standing(bent(NaN, 1))).toContain('without curvature')
    expect(standing(bent(2, 1), [0.1, 0])).toBe('no critical point: the slope is small there, but not 0')
  })
  it('does not take rounding for curvature', () => {
    // 10⁻¹¹ beside numbers of size 1 is what rounding leaves of them.
    expect(
      sayPlace(
        standingOf(
          [0, 0],
          [0, 0],
          [1, 1],
          [
            [1e-11, 0],
            [0, 1e-11],
          ],
        ),
      ),
    ).toContain('without curvature')
  })
})
