// Every way in which a step or a walk can be explained has its sentence, and none says "converged".
import { describe, expect, it } from 'vitest'
import type { Definiteness } from '../calculus/definite'
import type { Ending } from '../calculus/ending'
import type { Reason, Refusal } from '../calculus/methods/method'
import { sayEnding, sayReason, sayRefusal } from './walks'

const kinds: readonly (Definiteness | null)[] = [
  'positive definite',
  'negative definite',
  'positive semidefinite',
  'negative semidefinite',
  'indefinite',
  'zero',
  null,
]

describe('a walk in words', () => {
  it('says what a flat place is, and never calls another place a minimum', () => {
    const said = kinds.map((definiteness) =>
      sayEnding({ kind: 'flat', slope: 0, definiteness, moving: [], held: [] }, 3, 0.1),
    )
    expect(new Set(said).size).toBe(kinds.length)
    expect(said.filter((text) => /a local minimum/.test(text))).toHaveLength(1)
    said.forEach((text) => expect(text).not.toMatch(/converge/i))
  })
  it('explains divergence by the limit, where the rate is above it', () => {
    const limit = (rate: number) => ({ rate, rule: '2/λ' })
    const circling: Ending = {
      kind: 'circling',
      between: [[1.9], [2.1]],
      limit: limit(0.0278),
      over: 'smooth',
      hasLimit: true,
    }
    expect(sayEnding({ kind: 'diverging', limit: limit(0.1) }, 9, 0.11)).toContain('above 2/λ = 0.1')
    expect(sayEnding({ kind: 'diverging', limit: null }, 9, 0.11)).toContain('smaller rate')
    expect(sayEnding(circling, 9, 0.028)).toContain('1.9 and 2.1')
  })
  it('says of a flat place which numbers it is said of, and that the others are held', () => {
    const name = (text: string) => ({ name: text, at: [] })
    const held = [{ ...name('z'), value: 1, slope: -2 }]
    const said = sayEnding(
      { kind: 'flat', slope: 0, definiteness: 'positive definite', moving: [name('x'), name('y')], held },
      3,
      0.1,
    )
    expect(said).toBe(
      'Over x and y alone: the slope is 0 and f curves up in every direction: a local minimum. z is held at 1, where the slope in it is −2.',
    )
  })
  it('has a sentence for every other ending', () => {
    const endings: readonly Ending[] = [
      { kind: 'tired', slope: 0.5, step: 0 },
      { kind: 'plateau', slope: 1e-10, curvature: -3e-10 },
      { kind: 'bottomless' },
      { kind: 'budget', slope: 2 },
      { kind: 'refused', refusal: { kind: 'no curvature' } },
    ]
    endings.forEach((ending) => expect(sayEnding(ending, 2000, null)).toMatch(/^[A-Zf].*\.$/))
  })
  it('says along which direction Newton is refused', () => {
    const refusals: readonly Refusal[] = [
      { kind: 'singular', flat: [[Math.SQRT1_2, Math.SQRT1_2]] },
      { kind: 'no fall', tries: 60 },
    ]
    expect(refusals.map(sayRefusal)[0]).toContain('along (1, 1)')
    expect(refusals.map(sayRefusal)[1]).toContain('60 rates')
  })
  it('gives reasons for steps', () => {
    const reasons: readonly Reason[] = [
      { kind: 'no slope' },
      { kind: 'slope', rate: 0.1 },
      { kind: 'carried', slope: 2, carried: 0 },
      { kind: 'carried', slope: 2, carried: 1 },
      { kind: 'own rates', of: 'slope', least: 0.1, most: 0.1, shrink: 0 },
      { kind: 'own rates', of: 'mean', least: 0.1, most: 2, shrink: 0.001 },
      { kind: 'newton', definiteness: 'positive definite' },
      { kind: 'newton', definiteness: 'negative definite' },
      { kind: 'newton', definiteness: 'indefinite' },
      { kind: 'searched', rate: 0.25, tries: 3 },
      { kind: 'pairs', pairs: 0, rate: 1, tries: 1 },
      { kind: 'pairs', pairs: 2, rate: 1, tries: 1 },
      { kind: 'trusted', ratio: 0.98, radius: 2, isMade: true },
      { kind: 'trusted', ratio: -3, radius: 2, isMade: false },
    ]
    const said = reasons.map(sayReason)
    expect(new Set(said).size).toBe(reasons.length)
  })
})
