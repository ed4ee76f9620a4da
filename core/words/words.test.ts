import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import { readAssignments } from '../language/value'
import { readFormula } from '../language/read'
import { allDigits, exactNumber, formatNumber, parseFormatted } from './numbers'
import { plain, sayStep } from './steps'

describe('numbers', () => {
  it.each([
    [26896, '26 896'],
    [9999, '9999'],
    [-4096, '−4096'],
    [0, '0'],
    [-0, '0'],
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.3333'],
    [-2 / 9, '−0.2222'],
    [1234.5678, '1235'],
    [12345.678, '12 350'],
    [1e-4, '0.0001'],
    [3.5e-5, '3.5·10⁻⁵'],
    [1.23456e21, '1.235·10²¹'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, 'NaN'],
    [999999.9, '1·10⁶'],
  ])('%d reads %s', (x, text) => expect(formatNumber(x)).toBe(text.replaceAll(' ', '\u202f')))

  it('read back within the digits shown, and exactly from the exact text', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e308, max: 1e308 }),
        fc.integer({ min: 3, max: 12 }),
        (x, digits) => {
          expect(Object.is(Number(exactNumber(x)), x)).toBe(true)
          const back = parseFormatted(formatNumber(x, digits))!
          const isWhole = Number.isInteger(x) && Math.abs(x) < 1e6
          const allowed = isWhole ? 0 : Math.abs(x) * 10 ** (1 - digits) * 0.5000001
          expect(Math.abs(back - x)).toBeLessThanOrEqual(allowed)
        },
      ),
      { seed: 11, numRuns: 2000 },
    )
  })
})

describe('all digits', () => {
  it.each([
    [0.1, '0.1'],
    [1 / 3, '0.3333333333333333'],
    [1.1e-7, '1.1·10⁻⁷'],
    [1234567.25, '1.23456725·10⁶'],
  ])('%d reads %s', (x, text) => expect(formatNumber(x, allDigits)).toBe(text))

  it('read back as the very number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (x) => {
        expect(parseFormatted(formatNumber(x, allDigits))).toBe(x + 0)
      }),
      { seed: 12, numRuns: 2000 },
    )
  })
})

describe('steps', () => {
  const say = (formula: string, at: string): readonly string[] => {
    const given = readAssignments(at)
    if (isDiagnostic(given)) throw new Error(given.code)
    const read = readFormula(formula, given)
    if (isDiagnostic(read)) throw new Error(read.code)
    const trace = run(compile(read.graph).program)
    return trace.steps.map((_, index) => plain(sayStep(trace, index)))
  }

  it('say their numbers with as many digits as are wished', () => {
    const read = readFormula('f = sin(x) / 3')
    if (isDiagnostic(read)) throw new Error(read.code)
    const trace = run(compile(read.graph).program)
    const said = (digits: number): string => trace.steps.map((_, at) => plain(sayStep(trace, at, digits))).join(' ')
    expect(said(8)).toContain('sin(1) ≈ 0.84147098')
    expect(said(3)).toContain('0.333 × 0.54 ≈ 0.18')
    expect(said(3)).not.toMatch(/\d\.\d{4}/)
  })

  it('say what happens, with the numbers put in', () => {
    expect(say('s = w + x; u = s^2; v = 3s; f = u - v', 'w=2, x=-5')).toEqual([
      's = w + x: 2 + (−5) = −3.',
      'u = s²: (−3)² = 9.',
      'v = 3 × s: 3 × (−3) = −9.',
      'f = u − v: 9 − (−9) = 18.',
      'Backward starts at the root: f changes with itself at rate 1.',
      'f is a difference: it copies its adjoint to the first input and negates it for the second. It sends 1 × 1 = 1 to u.',
      'f is a difference: it copies its adjoint to the first input and negates it for the second. It sends 1 × (−1) = −1 to v.',
      'v scales its input, so it scales its adjoint by the same number: it sends (−1) × 3 = −3 to s. Adjoint of s so far −3; s also feeds u: one more path to wait for.',
      'u is a square, so it multiplies its adjoint by twice its input: it sends 1 × (−6) = −6 to s. All paths are in: adjoint of s is −3 − 6 = −9.',
      's is a sum, so it copies its adjoint: it sends (−9) × 1 = −9 to w.',
      's is a sum, so it copies its adjoint: it sends (−9) × 1 = −9 to x.',
    ])
  })

  it('speak of tensors by their shapes and few entries, and of numbers as numbers', () => {
    expect(say('f = sum((A @ V + b)^2)', 'A=[[1,2],[3,4]], V=[[1,0,2],[0,1,0]], b=[1,1,1]')).toEqual([
      'a = A @ V is a 2 × 3 matrix.',
      'p = a + b is a 2 × 3 matrix.',
      'q = p² is a 2 × 3 matrix.',
      'f = sum(q) = 112.',
      'Backward starts at the root: f changes with itself at rate 1.',
      'f adds up entries, so it copies its adjoint to each of them: it sends a 2 × 3 matrix to q: [1, 1, 1; 1, 1, 1].',
      'q is a square, so it multiplies its adjoint by twice its input: it sends a 2 × 3 matrix to p: [4, 6, 6; 8, 10, 14].',
      'p is a sum, so it copies its adjoint: it sends a 2 × 3 matrix to a: [4, 6, 6; 8, 10, 14].',
      'p is a sum, so it copies its adjoint: it sends a vector of 3 to b, summed over the places that b was stretched to: [12, 16, 20].',
      'a is a matrix product: each factor receives the adjoint times the other factor, transposed. It sends a 2 × 2 matrix to A: [16, 6; 36, 10].',
      'a is a matrix product: each factor receives the adjoint times the other factor, transposed. It sends a 2 × 3 matrix to V: [28, 36, 48; 40, 52, 68].',
    ])
  })

  it('write = only where nothing is rounded', () => {
    expect(say('f = x + 4', 'x=0.5403023')[0]).toBe('f = x + c: 0.5403 + 4 ≈ 4.54.')
    expect(say('f = x + y', 'x=0.1, y=0.2')[0]).toBe('f = x + y: 0.1 + 0.2 = 0.3.')
    expect(say('f = x * y', 'x=2, y=3')[2]).toContain('it sends 1 × 3 = 3 to x')
    expect(say('a = sin(x); b = 2*x; f = a + b', 'x=1').join(' ')).toContain('adjoint of x is 2 + 0.5403 ≈ 2.54.')
  })

  it('write out what is sent where it has few entries, row by row', () => {
    expect(say('f = sum(A^2)', 'A=[[1, 2], [3, 4]]').at(-1)).toContain('to A: [2, 4; 6, 8].')
    expect(say('f = sum(v^2)', 'v=[1, 2, 3]').at(-1)).toContain('to v: [2, 4, 6].')
    expect(say('f = sum(v^2)', 'v=[1, 2, 3, 4, 5, 6, 7]').at(-1)).toMatch(/to v\.$/)
  })

  it('write calls without brackets that nobody needs, and say where a value ends', () => {
    expect(say('f = log(x) + exp(x) + x^2', 'x=-1').slice(0, 2)).toEqual([
      'a = log(x): log(−1) = NaN, because it is not defined there.',
      'b = exp(x): exp(−1) ≈ 0.3679.',
    ])
    expect(say('f = maximum(x, y)', 'x=-1, y=-2')[0]).toBe('f = maximum(x, y): maximum(−1, −2) = −1.')
  })

  it('say which slope is chosen at a kink, and nothing of it elsewhere', () => {
    expect(say('f = relu(x)', 'x=0').at(-1)).toMatch(/It sends 1 × 0 = 0 to x: at the kink the slope 0 is chosen\.$/)
    expect(say('f = relu(x)', 'x=2').at(-1)).toMatch(/It sends 1 × 1 = 1 to x\.$/)
  })

  it('name every path that is still to come', () => {
    expect(say('a = x^3; b = 2x; c = exp(x); f = a + b + c', 'x=0').join(' ')).toMatch(
      /Adjoint of x so far \S+; x also feeds [abc] and [abc]: 2 more paths to wait for\./,
    )
  })
})
