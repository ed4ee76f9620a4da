import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../diagnostic'
import { isDiagnostic } from '../diagnostic'
import { compile } from '../graph/compile'
import { readFormula } from '../language/read'
import { readAssignments } from '../language/value'
import { full } from '../tensor'
import { findingsOf } from './findings'
import { localShape } from './local'
import { run } from './run'

function findings(formula: string, at: string): readonly Diagnostic[] {
  const given = readAssignments(at)
  if (isDiagnostic(given)) throw new Error(given.code)
  const document = readFormula(formula, given)
  if (isDiagnostic(document)) throw new Error(document.code)
  return findingsOf(run(compile(document.graph).program))
}

const codes = (formula: string, at: string): readonly string[] => findings(formula, at).map(({ code }) => code)

describe('the birth of a number that is none', () => {
  it('is reported where infinities meet, once, and not for what comes after it', () => {
    expect(findings('x * y + 1', 'x=inf, y=0')).toMatchObject([{ code: 'E302', facts: { node: 'a' } }])
    expect(codes('x - y', 'x=inf, y=inf')).toEqual(['E302'])
    expect(codes('x * 2', 'x=inf')).toEqual([])
  })

  it('names the factors of the entry in which it happened', () => {
    expect(findings('sum(sqrt(v) * w)', 'v=[4, 0], w=[1, 3]')).toMatchObject([
      { code: 'E303', facts: { wire: 'a → v', upstream: 3, local: Infinity } },
    ])
  })

  it('is found on a large matrix without its Jacobian', () => {
    const zeros = { value: full([200, 200], 0) }
    const document = readFormula('sum(sqrt(A))', new Map([['A', zeros]]))
    if (isDiagnostic(document)) throw new Error(document.code)
    const trace = run(compile(document.graph).program)
    // The Jacobian would hold 1.6·10⁹ numbers.
    expect(findingsOf(trace)).toMatchObject([{ code: 'E303', facts: { upstream: 1, local: Infinity } }])
  })
})

describe('what is outside a domain', () => {
  const isLeftOut = (formula: string, at: string): boolean =>
    findings(formula, at).every((found) => found.code === 'E301' && found.facts.isLeftOut === true)

  it.each([
    ['where(x > 0, log(x), 0)', 'x=-1', true],
    ['where(x > 0, 2 * log(x) + 1, 0) * 3', 'x=-1', true],
    ['sum(where(v > 0, log(v), 0))', 'v=[-1, 2]', true],
    ['where(x > 0, log(x), log(x))', 'x=-1', false],
    ['where(x > 0, log(x), 0) + log(x)', 'x=-1', false],
    ['log(x) + where(y > 0, 1, 2)', 'x=-1, y=1', false],
    ['exp(log(x))', 'x=0', false],
  ])('%s at %s: nothing of it reaches the result: %s', (formula, at, wanted) =>
    expect(isLeftOut(formula, at)).toBe(wanted),
  )
})

it('the size of a Jacobian is known without making it', () => {
  const document = readFormula('sum(sqrt(A))', new Map([['A', { value: full([300, 300], 1) }]]))
  if (isDiagnostic(document)) throw new Error(document.code)
  const trace = run(compile(document.graph).program)
  const [edge] = trace.program.instructions.find(({ op }) => op.name === 'sqrt')!.edges
  expect(localShape(trace, edge!)).toEqual([90_000, 90_000])
})

describe('a kink', () => {
  it.each([
    ['sum(maximum(x, v))', 'x=0, v=[1, 2, 0]'],
    ['sum(minimum(v, x))', 'x=0, v=[1, 2, 0]'],
    ['sum(maximum(c, r))', 'c=[[1], [2]], r=[5, 0, 2]'],
    ['x^y', 'x=0, y=0'],
    ['norm(v)', 'v=[0, 0]'],
  ])('of %s at %s is noted', (formula, at) => expect(codes(formula, at)).toEqual(['E304']))

  it.each([
    ['sum(maximum(x, v))', 'x=0, v=[1, 2, 3]'],
    ['sum(maximum(r, c))', 'r=[1, 2], c=[[3], [4]]'],
    ['sum(maximum(c, r))', 'c=[[1], [2]], r=[3, 4, 5]'],
    ['x^y', 'x=0, y=2'],
  ])('is not where %s at %s is smooth', (formula, at) => expect(codes(formula, at)).toEqual([]))
})
