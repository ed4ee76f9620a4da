import { describe, expect, it } from 'vitest'
import { verdictAt } from '../calculus/verdict'
import { isDiagnostic } from '../diagnostic'
import { graphOf } from '../engine/graphs.fixture'
import { compile } from '../graph/compile'
import { judgeClaim } from '../language/claim'
import { sayJudgement } from './claims'
import { sayVerdict } from './verdict'

function said(formula: string, at: string): string {
  const { program } = compile(graphOf(formula, at))
  const nameOf = (id: string): string => program.instructions.find(({ node }) => node === id)?.name ?? ''
  const verdict = verdictAt(program)!
  const entries = verdict.order.map(({ node, index }) =>
    program.instructions[program.slotOf.get(node)!]!.shape.length ? `${nameOf(node)}[${index}]` : nameOf(node),
  )
  return sayVerdict(verdict, { entries, nodeOf: nameOf }).join(' ')
}

function judged(formula: string, at: string, input: string, claim: string): string {
  const { program } = compile(graphOf(formula, at))
  const found = judgeClaim(
    program,
    program.instructions.findIndex(({ name }) => name === input),
    claim,
  )
  if (isDiagnostic(found)) throw new Error(found.code)
  return sayJudgement(found, (id) => program.instructions.find(({ node }) => node === id)?.name ?? '').join(' ')
}

describe('a verdict says its reason', () => {
  it.each([
    ['x^2*y + x*y^2', 'x=0, y=0', 'Along (x, y) = p + (1, 1)t, f changes by 2t³, which changes sign'],
    ['x^2*y + x*y^2', 'x=0, y=0', 'Neither a minimum nor a maximum. The Hessian is the zero matrix'],
    ['(y - x^2)*(y - 2*x^2)', 'x=0, y=0', 'falls along (y, x) = p + (0, 1)t + (3/2, 0)t², where f changes by −1/4 t⁴'],
    ['x^4 + y^4', 'x=0, y=0', 'A local minimum.'],
    ['x^4 + y^4', 'x=0, y=0', 'no direction tried goes down'],
    ['x^4 + y^4 + z^4', 'x=0, y=0, z=0', 'seen, not proved'],
    ['x^2 + y^4', 'x=0, y=0', 'There it rises with t⁴'],
    ['log(exp(x) + exp(y))', 'x=0, y=log(2)', 'the slope in y is 2/3, not 0. The Hessian is positive semidefinite.'],
    ['x^2 - y^2', 'x=0, y=0', 'curves up along (1, 0) and down along (0, 1)'],
    ['(x - y)^2', 'x=2, y=2', 'constant through order 6'],
    ['abs(x)', 'x=0', 'stands on a kink'],
    ['log(x)', 'x=-1', 'not a finite number'],
  ])('%s at %s: %s', (formula, at, words) => expect(said(formula, at)).toContain(words))
})

describe('a judged claim says where and why', () => {
  it.each([
    ['x^2', 'x=3', 'x', '2x', 'Right: it agrees at 8 points.'],
    ['beta @ x', 'beta=[1,2], x=[4,5]', 'x', '[1, 2]', 'Right only while beta = [1, 2]: with that'],
    ['sin(x^2)*y', 'x=2, y=1', 'x', '2*x*cos(x^2)', 'Right only while y = 1: with that it agrees at 8 points.'],
    ['sin(x^2)*y', 'x=2, y=1', 'x', '2*x*cos(x^2)', 'A factor y is missing.'],
    ['sin(x^2)/y', 'x=2, y=1', 'x', '2*x*cos(x^2)', 'A division by y is missing.'],
    ['x^2', 'x=3', 'x', '3x', '3/2 times the derivative'],
    ['x^2', 'x=3', 'x', '-2x', 'minus the derivative'],
    ['u = x^2; f = sin(u)', 'x=1', 'x', 'cos(u)', 'The derivative of u in x was left out'],
    ['a = x^3; b = sin(x); f = a + b', 'x=1', 'x', '3x^2', 'A path is missing: x → b → f.'],
    ['sqnorm(v)', 'v=[3, 4]', 'v', 'sum(v)', 'vector of 2. The claim is a number.'],
    ['x @ (A @ x)', 'x=[1, 2], A=[[1, 2], [3, 4]]', 'x', '2 * A @ x', 'was counted in place of x → '],
    ['sin(x) / x', 'x=1', 'x', '(x*cos(x) + sin(x)) / x^2', 'has the wrong sign'],
    ['log(-exp(x))', 'x=1', 'x', '1', 'Not decided'],
  ])('%s at %s in %s, claimed %s: %s', (formula, at, input, claim, words) =>
    expect(judged(formula, at, input, claim)).toContain(words),
  )
})
