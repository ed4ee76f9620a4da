import { describe, expect, it } from 'vitest'
import { caught, isDiagnostic } from '../diagnostic'
import { isName } from './letters'
import { plainName, tokensOf } from './tokens'

/** Tokens without the end, or the code of the refusal with its column. */
function read(text: string): string {
  const found = caught(() => tokensOf(text))
  if (isDiagnostic(found)) return `${found.code} at ${found.place.column}`
  return found
    .slice(0, -1)
    .map((token) => token.text)
    .join(' ')
}

describe('characters become tokens', () => {
  it.each([
    ['x²', 'x ^ 2'],
    ['x¹²', 'x ^ 12'],
    ['x⁻¹', 'x ^ - 1'],
    ['x₁²', 'x1 ^ 2'],
    ['x⁻', 'E416 at 2'],
    ['x¹⁻²', 'E416 at 2'],
    ['xⁿ', 'E416 at 2'],
    ['xª', 'E416 at 2'],
    ['2 − 3·x ÷ y × z', '2 - 3 * x / y * z'],
    ['x**2', 'x ** 2'],
    ['1.e3x', '1.e3 x'],
    ['2exp(x)', '2 exp ( x )'],
    ['1.5.T', '1.5 . T'],
    ['2.T', '2 . T'],
    ['-1.', '- 1.'],
    ['x≥y<=z≠1', 'x >= y <= z != 1'],
    ['a==b=c', 'a == b = c'],
    ['v[1:3]', 'v [ 1 : 3 ]'],
    ['β_0+θ', 'β_0 + θ'],
    ['a\nb', 'a ; b'],
    ['𝑥+𝑥?', 'E416 at 4'],
    ['x\u202ey', 'E416 at 2'],
    ['x\u200by', 'E416 at 2'],
    ['"x"', 'E416 at 1'],
    ['x + 1e999', 'E411 at 5'],
    ['1e-999', '1e-999'],
  ])('%j', (text, tokens) => expect(read(text)).toBe(tokens))

  it('in linear time', { timeout: 3000 }, () => {
    const families = [
      '(',
      '[',
      '-',
      '1',
      'x',
      '1.',
      'e',
      '1e',
      '²',
      '⁻',
      ' ',
      '..',
      'x₁',
      '**',
      '+1',
      '(1+',
      'f(',
      '=',
      '>=',
      '≥',
      ':',
      '!',
      '\n',
    ]
    for (const part of families) read(part.repeat(2000).slice(0, 2000))
    for (const part of families) expect(read(part.repeat(1_000_000))).toMatch(/^E413/)
  })

  it('agree with names: what is one name to the reader can be a name of a node', () => {
    for (const name of ['x', 'x1', 's_1', 'θ', 'βhat', 'W_out', 'Ж2']) {
      expect(isName(name) && read(name)).toBe(name)
    }
    for (const name of ['x²', 'xⁿ', '1x', '_x', 'x y', 'x-y', '', 'x'.repeat(41), 'x\u0301'])
      expect(isName(name)).toBe(false)
    expect(plainName('x₁₀')).toBe('x10')
  })
})
