import { describe, expect, it } from 'vitest'
import { run } from '../../core/engine/run'
import { compile } from '../../core/graph/compile'
import type { Graph } from '../../core/graph/document'
import { scalar } from '../../core/tensor'
import { say, verdictOf } from './verdict'

const single = (op: string, x: number): Graph => ({
  nodes: [
    { id: 'x', op: 'input', name: 'x', value: scalar(x) },
    { id: 'y', op, name: 'y' },
  ],
  edges: [{ from: 'x', to: 'y', port: 0 }],
  root: 'y',
})

function verdict(op: string, x: number, kind: 'wire' | 'input') {
  const trace = run(compile(single(op, x)).program)
  return verdictOf(trace, { kind, id: kind === 'wire' ? 'y.0' : 'x' })
}

describe('the difference check in words', () => {
  it('says to how many digits both sides agree', () => {
    for (const kind of ['wire', 'input'] as const) {
      expect(verdict('exp', 0.7, kind)?.kind).toBe('agrees')
      expect(verdict('exp', 0.7, kind)?.text).toMatch(/^agrees with a central difference to \d·10⁻¹?\d?[⁰¹²³⁴⁵⁶⁷⁸⁹]+$/)
    }
  })

  it('does not judge at a kink', () => {
    // At 0 the mean slope of relu is a half, the chosen one 0: both are right.
    expect(verdict('relu', 0, 'input')?.kind).toBe('cannot')
    expect(verdict('relu', 0, 'wire')?.text).toContain('kink')
    // That of the absolute value is 0 by symmetry, and 0 is chosen.
    expect(verdict('abs', 0, 'input')).toEqual({
      kind: 'cannot',
      text: 'a difference cannot judge at the kink of y: the slope is −1 on the left and 1 on the right, and a central difference is their mean',
    })
  })

  it('does not judge what is not a number', () => {
    expect(verdict('log', -1, 'input')?.kind).toBe('cannot')
  })

  it('says what keeps a derivative back', () => {
    const odd = { index: 0, exact: 3, difference: 6, error: 0.5, step: 1e-5 }
    const doubt = { kind: 'constant', of: [{ name: 'd', kind: 'detach' }], odd } as const
    const found = say({ comparisons: [{ ...odd, difference: 3, error: 0 }], worst: 0, agrees: false, doubt })
    expect(found).toMatchObject({
      kind: 'differs',
      odd: { rule: 3, difference: 6, because: 'because of d, which detaches' },
    })
    expect(found.text).toMatch(/^differs, because of d, which detaches: the gradient is 3, .* of the whole 6\. /)
  })

  it('names both numbers when they differ', () => {
    const comparison = { index: 0, exact: 3, difference: 2.5, error: 1 / 6, step: 1e-5 }
    const found = say({ comparisons: [comparison], worst: 1 / 6, agrees: false, doubt: null })
    expect(found).toEqual({
      kind: 'differs',
      odd: { rule: 3, difference: 2.5 },
      text: 'does not agree: the rule says 3, a central difference 2.5',
    })
  })
})
