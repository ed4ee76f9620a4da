import { expect, it } from 'vitest'
import { allOps } from '../../core/ops/catalogue'
import { glyphsIn, isSignShown, isWide, shortTitle } from './titles'

it.each([
  ['+', 1],
  ['\\Sigma_i', 2],
  ['\\tanh', 4],
  ['\\log_{10}', 5],
  ['\\text{argmax}', 6],
  ['\\sqrt{a^2{+}b^2}', 6],
  ['\\|\\cdot\\|', 3],
])('%s shows %i glyphs', (tex, count) => expect(glyphsIn(tex)).toBe(count))

it('every button has room for its words', () => {
  for (const op of allOps)
    expect(shortTitle(op).length, op.name).toBeLessThanOrEqual(isWide(op) ? 32 : isSignShown(op) ? 10 : 13)
})
