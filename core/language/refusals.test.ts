// What a formula cannot hold: limits, columns, near names, and no text at all that makes the reader throw.
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../diagnostic'
import { isDiagnostic } from '../diagnostic'
import { compile } from '../graph/compile'
import { seeded } from '../random'
import { sentence } from '../words/sentences'
import { readFormula } from './read'

function refusal(formula: string): Diagnostic {
  const read = readFormula(formula)
  if (!isDiagnostic(read)) throw new Error(`“${formula}” was read`)
  return read
}

describe('what cannot be read', () => {
  test.each([
    ['', 1],
    ['x +', 4],
    ['x + * y', 5],
    ['(x + y', 7],
    ['x + y)', 6],
    ['exp(x', 6],
    ['[1, 2', 6],
    ['x y', 3],
    ['exp x', 5],
    ['2 * (sin x)', 10],
    ['1/2x', 4],
    ['x^2y', 4],
    ['x..T', 3],
    ['a = ', 5],
    ['= 3', 1],
    ['2 = x', 3],
    ['[[1, 2], [3]] @ x = y', 19],
    ['sum(A, keep=1)', 13],
  ])('“%s”: says the column and what was expected', (formula, column) => {
    const found = refusal(formula)
    expect(['E411', 'E417']).toContain(found.code)
    expect(found.place.column).toBe(column)
    expect(sentence(found)).toMatch(new RegExp(`^Column ${column}: `))
  })

  test.each([
    ['lgo(x)', 'E412', 'log'],
    ['sni(x)', 'E412', 'sin'],
    ['logsumexpp(x)', 'E412', 'logsumexp'],
    ['constructor(x)', 'E412', ''],
    ['__proto__(x)', 'E412', ''],
    ['toString()', 'E412', ''],
    ['x.shape', 'E417', 'shape'],
    ['x.__class__', 'E417', '__class__'],
    ['os.system(x)', 'E417', 'system'],
    ["__import__('os')", 'E416', "“'”"],
    ['x; import os', 'E411', ''],
    ['lambda x: x', 'E411', ''],
    ['sin x', 'E411', '“(” after the function sin'],
    ['(sin x)', 'E411', '“(” after the function sin'],
    ['x if y else z', 'E411', ''],
    ['x = = y', 'E411', ''],
    ['x ! y', 'E416', '“!”'],
    ['a < b < c', 'E411', 'one comparison at a time'],
    ['a == b != c', 'E411', 'one comparison at a time'],
    ['x(y+1)', 'E412', 'a product needs *'],
    ['2x(y+1)', 'E412', 'a product needs *'],
    ['1/2(x+1)', 'E411', ''],
    ['x^2(y+1)', 'E411', ''],
    ['x^2sin(y)', 'E411', ''],
    ['v[i]', 'E411', 'a whole number'],
    ['v[]', 'E411', 'a whole number'],
    ['v[1.5]', 'E411', 'a whole number'],
    ['v[1', 'E411', '“]”'],
    ['2[0]', 'E411', ''],
    ['(x, y)', 'E411', '“)”'],
    ['sum(A, axis=0.5)', 'E411', 'a whole number'],
    ['sum(A, axis=[0, 1])', 'E411', 'a whole number'],
    ['x & y', 'E416', '“&”'],
    ['`x`', 'E416', '“`”'],
    ['f"x"', 'E416', ''],
    ['{x}', 'E416', '“{”'],
    ['x # comment', 'E416', ''],
    ['exp()', 'E414', 'exp'],
    ['exp(x, y)', 'E414', ''],
    ['dot(x)', 'E414', '2 values'],
    ['a = 1; a = 2', 'E107', 'a'],
    ['a = a + 1', 'E101', 'a → a'],
    ['a = b; b = c; c = a', 'E101', ''],
    ['[[1, 2], [3]]', 'E205', ''],
  ])('“%s” is %s', (formula, code, word) => {
    const found = refusal(formula)
    expect(found.code).toBe(code)
    expect(sentence(found)).toContain(word)
  })

  test.each([
    ['round brackets', '('.repeat(1000)],
    ['square brackets', '['.repeat(1000)],
    ['calls', 'exp('.repeat(480)],
    ['minus signs', '-'.repeat(1999)],
    ['powers', `x${'^x'.repeat(900)}`],
    ['terms', `x${'+x'.repeat(900)}`],
    ['indices', `v${'[0]'.repeat(600)}`],
    ['factors', '(x)'.repeat(600)],
    ['comparisons in brackets', '(x>'.repeat(500)],
    ['tuples', 'f(('.repeat(400)],
    ['transposes', `x${'.T'.repeat(900)}`],
    ['lists', `${'[1,'.repeat(600)}`],
    ['length', 'x'.repeat(2001)],
    ['a hundred thousand brackets', '('.repeat(100_000)],
  ])('too many %s: a limit, at once', (_, formula) => expect(refusal(formula).code).toBe('E413'), 2000)

  test('no text at all makes it throw, or take long', { timeout: 30_000 }, () => {
    const words = [
      'x',
      'y1',
      'exp',
      'sum',
      '.T',
      '.',
      '(',
      ')',
      '[',
      ']',
      ',',
      ';',
      '\n',
      '=',
      '+',
      '-',
      '*',
      '**',
      '^',
      ':',
      '[0]',
      '>',
      '>=',
      '==',
      '!=',
      'True',
      'where(',
      '@',
    ]
    const pieces = [
      ...words,
      '/',
      '1',
      '2.',
      '.5',
      '1e-3',
      '1e',
      'pi',
      'axis=0',
      'np.',
      'constructor',
      '\u0000',
      '𝒙',
      'é',
      ' ',
    ]
    const random = seeded(11)
    let read = 0
    for (let round = 0; round < 5000; round++) {
      const length = 1 + random.integer(12)
      const text = Array.from({ length }, () => pieces[random.integer(pieces.length)]).join('')
      const found = readFormula(text)
      if (isDiagnostic(found)) expect(sentence(found).length).toBeLessThan(400)
      else {
        read++
        compile(found.graph)
      }
    }
    expect(read).toBeGreaterThan(100)
  })
})

test('a decimal comma in a call is answered with the point; two values with a space between them are two', () => {
  const said = (text: string): string => {
    const read = readFormula(text)
    return isDiagnostic(read) ? sentence(read) : ''
  }
  expect(said('sin(2,5)')).toBe('Column 1: sin takes 1 value, but 2 were given. A decimal point, not a comma: 2.5')
  expect(said('sin(2, 5)')).toBe('Column 1: sin takes 1 value, but 2 were given.')
  expect(said('sin(x,5)')).not.toContain('decimal')
})
