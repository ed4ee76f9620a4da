import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { compile } from '../graph/compile'
import { readFormula } from '../language/read'
import { readAssignments } from '../language/value'
import type { Check } from './check'
import { checkInput } from './check'
import { run } from './run'

function checked(formula: string, at: string): Check {
  const given = readAssignments(at)
  if (isDiagnostic(given)) throw new Error(given.code)
  const document = readFormula(formula, given)
  if (isDiagnostic(document)) throw new Error(document.code)
  const { program } = compile(document.graph)
  const check = checkInput(run(program), program.inputs[0]!)
  if (!check) throw new Error('nothing to check')
  return check
}

describe('the difference check', () => {
  it.each([
    ['log(x)', 'x=1e-6'],
    ['log(x)', 'x=0.001'],
    ['sqrt(x)', 'x=1e-8'],
    ['x^2 + 10^9', 'x=0.5'],
    ['1 / x', 'x=-1e-5'],
    ['abs(x)', 'x=1e-9'],
    ['log(exp(x) + exp(0))', 'x=0'],
    ['sum(v^3)', 'v=[1e-3, 1, 100]'],
  ])('finds its step for %s at %s', (formula, at) => expect(checked(formula, at)).toMatchObject({ agrees: true }))

  it.each([
    ['relu(x)', 'x=0'],
    ['log(x)', 'x=0'],
    ['log(x)', 'x=-1'],
    ['sqrt(x)', 'x=0'],
  ])('does not confirm %s at %s, where no slope is right', (formula, at) =>
    expect(checked(formula, at).agrees).toBe(false),
  )
})
