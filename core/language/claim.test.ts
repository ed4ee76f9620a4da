import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { course, graphOf } from '../engine/graphs.fixture'
import { compile } from '../graph/compile'
import type { Judgement } from './claim'
import { judgeClaim } from './claim'

function judged(formula: string, at: string, input: string, text: string): Judgement {
  const { program } = compile(graphOf(formula, at))
  const slot = program.instructions.findIndex(({ name }) => name === input)
  const found = judgeClaim(program, slot, text)
  if (isDiagnostic(found)) throw new Error(JSON.stringify(found))
  return found
}
const slips = (found: Judgement): readonly string[] =>
  found.verdict === 'wrong' ? found.slips.map(({ kind }) => kind) : []
const likeliest = (found: Judgement) => (found.verdict === 'wrong' ? found.slips[0] : undefined)

const matrices = 'x=[1, 2], A=[[1, 2], [3, 4]]'
const factors = 'X=[[1,2,3,4],[5,6,7,8],[9,10,11,12]], U=[[1,0],[0,1],[1,1]], V=[[1,1,1,1],[1,1,1,1]]'

describe('a right claim is called right', () => {
  it.each([
    // The course’s matrix rules and exercises.
    ['beta @ x', 'beta=[1,2,3], x=[4,5,6]', 'x', 'beta'],
    ['x @ beta', 'beta=[1,2,3], x=[4,5,6]', 'x', 'beta'],
    ['x.T @ A @ x', matrices, 'x', '(A + A.T) @ x'],
    ['sqnorm(X - U @ V)', factors, 'V', '-2 * U.T @ (X - U @ V)'],
    ['sqnorm(X - U @ V)', factors, 'U', '-2 * (X - U @ V) @ V.T'],
    ['norm(v)', 'v=[3, 4]', 'v', 'v / norm(v)'],
    ['log(exp(x) + exp(y))', 'x=0, y=log(2)', 'x', 'exp(x) / (exp(x) + exp(y))'],
    ['log(exp(x) + exp(y))', 'x=0, y=log(2)', 'y', '1 / (1 + exp(x - y))'],
    ['x^2*y + x*y^2', 'x=1, y=2', 'x', 'y*(2x + y)'],
    ['x^2*y + x*y^2', 'x=1, y=2', 'y', 'x*(x + 2y)'],
    ['3x^4 - 4x^3 - 12x^2', 'x=1', 'x', '12x*(x - 2)*(x + 1)'],
    ['x * exp(-x^2 - y^2)', 'x=-1, y=0', 'x', '(1 - 2x^2) * exp(-x^2 - y^2)'],
    // The chain rule, also in the names of its steps.
    [course, 'w=-1, x=0, y=-2, z=1', 'w', '8*a*(u+v) * 2*s1 + 8*b*(u+v) * 2*s2'],
    ['log(x)', 'x=2', 'x', '1/x'],
    ['sqrt(1 - x^2)', 'x=0.5', 'x', '-x / sqrt(1 - x^2)'],
    ['a = y^2; f = x^2', 'x=3, y=1', 'y', '0'],
  ])('d(%s) at %s in %s: %s', (formula, at, input, text) =>
    expect(judged(formula, at, input, text)).toMatchObject({ verdict: 'right' }),
  )

  it('a claim whose own arithmetic breaks down far out is right, with the point', () => {
    const found = judged('logaddexp2 = logsumexp([x, y])', 'x=0, y=1', 'x', 'exp(20x) / (exp(20x) + exp(19x + y))')
    expect(found).toMatchObject({ verdict: 'right' })
    expect(found.verdict === 'right' && found.unstable).not.toBeNull()
    const stable = judged('logsumexp([x, y])', 'x=0, y=1', 'x', '1 / (1 + exp(y - x))')
    expect(stable).toMatchObject({ verdict: 'right', unstable: null })
  })
})

describe('a claim that is right for given values only is not called right', () => {
  it('a vector of numbers holds while beta is what it is', () => {
    const found = judged('beta @ x', 'beta=[1,2,3], x=[4,5,6]', 'x', '[1, 2, 3]')
    expect(found.verdict === 'given' && [...found.given.keys()]).toEqual(['beta'])
  })

  it.each([
    ['sin(x^2)*y', 'x=2, y=1', '2*x*cos(x^2)', false],
    ['sin(x^2)/y', 'x=2, y=1', '2*x*cos(x^2)', true],
    ['sin(x^2)*y', 'x=2, y=1, z=5', '2*x*cos(x^2)', false],
  ])('d(%s) at %s: %s lacks y', (formula, at, text, isDivisor) => {
    const found = judged(formula, at, 'x', text)
    if (found.verdict !== 'given') throw new Error(found.verdict)
    expect([...found.given.keys()]).toEqual(['y'])
    expect(found.slips[0]).toMatchObject({ kind: 'input', isDivisor })
    const { claimed, exact } = found.counterexample
    expect(claimed.data[0]).not.toBeCloseTo(exact.data[0]!, 6)
  })

  it('names only those inputs on whose values it hangs', () => {
    const found = judged('sin(x^2)*y + x*z', 'x=2, y=1, z=3', 'x', '2*x*cos(x^2) + z')
    expect(found.verdict === 'given' && [...found.given.keys()]).toEqual(['y'])
    // Only the product counts, and either breaks it.
    const both = judged('x*y*z', 'x=2, y=2, z=3', 'x', '6')
    expect(both.verdict === 'given' && [...both.given.keys()]).toEqual(['y', 'z'])
  })
})

describe('a wrong claim has a point where it is wrong, and its slip is named', () => {
  it.each([
    ['x^2', 'x=3', 'x', '3x', { kind: 'factor', factor: expect.closeTo(1.5, 12) }],
    ['x^2', 'x=3', 'x', '-2x', { kind: 'sign' }],
    ['exp(2x)', 'x=1', 'x', 'f', { kind: 'value' }],
    ['sin(x^2)', 'x=1', 'x', 'cos(x^2)', { kind: 'local' }],
    ['(x^2 + 1)^3', 'x=1', 'x', '2x', { kind: 'local' }],
    ['(x^2 + 1)^3', 'x=1', 'x', '3*(x^2 + 1)^2', { kind: 'local' }],
    ['x * sin(x)', 'x=1', 'x', 'sin(x)', { kind: 'paths', kept: 1 }],
    ['x * exp(x)', 'x=1', 'x', 'x * exp(x)', { kind: 'value' }],
    ['sin(x) / x', 'x=1', 'x', '(x*cos(x) + sin(x)) / x^2', { kind: 'flipped' }],
    ['x.T @ A @ x', matrices, 'x', 'A @ x', { kind: 'paths', kept: 1 }],
    ['x.T @ A @ x', matrices, 'x', '2 * A @ x', { kind: 'replaced' }],
    ['x.T @ A @ x', matrices, 'A', '2 * x', { kind: 'shape', wanted: [2, 2], found: [2] }],
    ['sqnorm(A @ B)', 'A=[[1, 2], [3, 5]], B=[[0.5, 1], [2, -1]]', 'A', '(2 * A @ B @ B.T).T', { kind: 'transposed' }],
    ['sqnorm(X - U @ V)', factors, 'V', '-2 * (X - U @ V).T @ U', { kind: 'transposed' }],
    ['sqnorm(X - U @ V)', factors, 'V', '2 * U.T @ (X - U @ V)', { kind: 'sign' }],
    ['sqnorm(X - U @ V)', factors, 'V', '-U.T @ (X - U @ V)', { kind: 'factor', factor: 0.5 }],
    ['sqnorm(v)', 'v=[3, 4]', 'v', 'sum(2 * v)', { kind: 'shape', wanted: [2], found: [] }],
    ['norm(v)', 'v=[3, 4]', 'v', 'v', undefined],
    ['x^2', 'x=3', 'x', 'x^2 + 7', undefined],
    [course, 'w=-1, x=0, y=-2, z=1', 'w', '8*a*(u+v) * 2*s1', { kind: 'paths', kept: 2 }],
  ])('d(%s) at %s in %s: %s', (formula, at, input, text, slip) => {
    const found = judged(formula, at, input, text)
    expect(found.verdict).toBe('wrong')
    if (slip) expect(likeliest(found)).toMatchObject(slip)
    else expect(likeliest(found)).toBeUndefined()
    if (found.verdict !== 'wrong' || slips(found).some((kind) => kind === 'shape')) return
    const { counterexample } = found
    if (counterexample === null) return expect(slips(found)).toEqual(['transposed'])
    const { claimed, exact, index } = counterexample
    expect(Math.abs(claimed.data[index]! - exact.data[index]!)).toBeGreaterThan(1e-9)
  })

  it('names the wire whose local derivative is missing, and the path', () => {
    const graph = graphOf('u = x^2; f = sin(u)', 'x=1')
    const { program } = compile(graph)
    const id = (name: string): string => graph.nodes.find((node) => node.name === name)!.id
    const inner = judgeClaim(program, 0, 'cos(u)')
    expect(inner).toMatchObject({ slips: [{ kind: 'local', head: id('u'), tail: id('x') }] })
    const other = compile(graphOf('a = x^3; b = sin(x); f = a + b', 'x=1')).program
    const nodes = (name: string): string => other.instructions.find((node) => node.name === name)!.node
    expect(judgeClaim(other, 0, '3x^2')).toMatchObject({
      slips: [{ kind: 'paths', kept: 1, missing: [[nodes('x'), nodes('b'), nodes('f')]] }],
    })
  })
})

describe('what cannot be judged is refused', () => {
  const { program } = compile(graphOf('x^2 * y', 'x=3, y=2'))
  it.each([
    ['2*q', 'E419'],
    ['2*', 'E411'],
    ['lgo(x)', 'E412'],
    ['x + [1, 2, 3] @ [1, 2]', 'E202'],
  ])('%s: %s', (text, code) => expect(judgeClaim(program, 0, text)).toMatchObject({ code }))

  it('a graph that has no derivative anywhere is not decided', () => {
    expect(judged('log(-exp(x))', 'x=1', 'x', '1')).toMatchObject({ verdict: 'undecided', points: 0 })
  })
})
