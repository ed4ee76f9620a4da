// Value fields: what may be typed or pasted where a number, vector or matrix stands.
import { describe, expect, test } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { toNested } from '../tensor'
import { sentence } from '../words/sentences'
import type { ReadValue } from '../ops/formula/values'
import { readAssignments, readValue } from './value'

function value(text: string): ReadValue {
  const read = readValue(text)
  if (isDiagnostic(read)) throw new Error(`${text}: ${sentence(read)}`)
  return read
}

describe('a value', () => {
  test.each([
    ['3', 3],
    ['-0.5', -0.5],
    ['1e-3', 0.001],
    ['  7 ', 7],
    ['log(2)', Math.log(2)],
    ['1/3', 1 / 3],
    ['pi', Math.PI],
    ['-pi/2', -Math.PI / 2],
    ['sqrt(2)/2', Math.SQRT2 / 2],
    ['2^10', 1024],
    ['product(2, 3, 4)', 24],
    ['total(1, 2, 3)', 6],
    ['exp(1)', Math.E],
    ['nan', NaN],
    ['-inf', -Infinity],
    ['-0', -0],
    ['[1, 2, 3]', [1, 2, 3]],
    [
      '[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['[[log(2)], [-1]]', [[Math.log(2)], [-1]]],
    ['[[[1]]]', [[[1]]]],
    ['1, 2, 3', [1, 2, 3]],
    [
      '1\t2\n3\t4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '1\t2\r\n3\t4\r\n',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '1, 2\n3, 4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['1\n2\n3', [[1], [2], [3]]],
    [
      '[[1, 2],\n [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ])('%j', (text, wanted) => expect(toNested(value(text).value)).toEqual(wanted))

  test.each([
    [
      '1,5\t2\n3\t4',
      [
        [1.5, 2],
        [3, 4],
      ],
    ],
    [
      '1;2\n3;4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['1,5;-2,25', [1.5, -2.25]],
    ['1, 5', [1, 5]],
    ['1,5,2', [1, 5, 2]],
  ])('a comma in %j is what the separator leaves it', (text, wanted) =>
    expect(toNested(value(text).value)).toEqual(wanted),
  )
  test.each(['1,5', '-0,25', ' 3,0 '])('%j could be a number or a vector, and both are offered', (text) => {
    const read = readValue(text)
    const [whole, part] = text.trim().split(',')
    expect(isDiagnostic(read) && sentence(read)).toContain(`Type ${whole}.${part} or [${whole}, ${part}].`)
  })

  test('keeps what was typed where it was not a plain number', () => {
    expect(value('log(2)').expressions).toEqual({ 0: 'log(2)' })
    expect(value('[1, 1/3, -2, -pi]').expressions).toEqual({ 1: '1/3', 3: '-pi' })
    expect(value('1\t1/2\n3\t4').expressions).toEqual({ 1: '1/2' })
    expect(value('3').expressions).toEqual({})
  })

  test('kept text gives the same number again', () => {
    for (const text of ['2-(3-4)', '2^-(1/2)', '-(2^2)', '(-2)^2', '8/(4/2)', 'exp(-(1+2))', '1/3*3', '2^3^2']) {
      const { value: first, expressions } = value(text)
      expect(value(expressions[0] ?? text).value, text).toEqual(first)
    }
  })

  test.each([
    ['', 'E411'],
    ['x', 'E411'],
    ['1 + x', 'E411'],
    ['1 +', 'E411'],
    ['a = 3', 'E411'],
    ['[1, [2]]', 'E205'],
    ['[[1, 2], [3]]', 'E205'],
    ['1\t2\n3', 'E205'],
    ['[[[[[1]]]]]', 'E411'],
    ['[1] + [2]', 'E411'],
    ['3 @ 4', 'E411'],
    ['lgo(2)', 'E412'],
    ["open('/etc/passwd')", 'E416'],
    ['1,5.2.3', 'E411'],
    ['('.repeat(1000), 'E413'],
  ])('“%.30s” is refused with %s', (text, code) => {
    const read = readValue(text)
    expect(isDiagnostic(read) ? read.code : read.value).toBe(code)
  })
})

describe('assignments', () => {
  const assigned = (text: string): Record<string, unknown> => {
    const read = readAssignments(text)
    if (isDiagnostic(read)) throw new Error(sentence(read))
    return Object.fromEntries([...read].map(([name, { value: found }]) => [name, toNested(found)]))
  }

  test('are cut at commas outside brackets', () => {
    expect(assigned('x=0, y=log(2), A=[[1,2],[3,4]]')).toEqual({
      x: 0,
      y: Math.log(2),
      A: [
        [1, 2],
        [3, 4],
      ],
    })
    expect(assigned('x = maximum(1, 2); v = [1,\n 2]')).toEqual({ x: 2, v: [1, 2] })
    expect(assigned('')).toEqual({})
    expect(assigned(' x=1, ')).toEqual({ x: 1 })
  })

  test.each([
    ['5', 'E411'],
    ['=5', 'E411'],
    ['x', 'E411'],
    ['x=', 'E411'],
    ['x==5', 'E411'],
    ['x=1, x=2', 'E418'],
    ['x=y', 'E411'],
    ['x=1 y=2', 'E411'],
    ['A=[[1,2],[3]]', 'E205'],
    ['A=[1', 'E411'],
  ])('“%s” is refused with %s', (text, code) => {
    const read = readAssignments(text)
    expect(isDiagnostic(read) ? read.code : [...read]).toBe(code)
  })
})

test('lines with one comma each are asked about: numbers with a decimal comma, or two cells', () => {
  const read = readValue('1,5\n-2,25')
  if (!isDiagnostic(read)) throw new Error('it was read')
  expect(sentence(read)).toContain('Write 1.5 where a number is meant, or 1, 5 with a space where it is two cells.')
})
