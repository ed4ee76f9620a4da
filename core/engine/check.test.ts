import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { compile } from '../graph/compile'
import { readFormula } from '../language/read'
import { readAssignments } from '../language/value'
import type { Judgement } from './check'
import { checkInput, checkWire } from './check'
import { graphOf, idOf, slotOf, traceOf } from './graphs.fixture'
import { run } from './run'

function checked(formula: string, at: string): Judgement {
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

describe('where a difference agrees by chance', () => {
  it.each([
    ['abs(x)', 'x=0', { left: -1, right: 1 }],
    ['maximum(x, y)', 'x=0, y=0', { left: 0, right: 1 }],
    ['abs(x - 1) * y', 'x=1, y=3', { left: -3, right: 3 }],
    ['relu(x)', 'x=0', { left: 0, right: 1 }],
    ['norm(x)', 'x=0', { left: -1, right: 1 }],
  ])('%s at %s has a slope on each side', (formula, at, { left, right }) => {
    const { agrees, doubt } = checked(formula, at)
    expect(agrees).toBe(false)
    if (doubt?.kind !== 'kink') throw new Error('no kink')
    expect(doubt.sides?.left).toBeCloseTo(left, 8)
    expect(doubt.sides?.right).toBeCloseTo(right, 8)
  })

  it('a kink is in doubt even where both sides meet, and a jump has no slopes', () => {
    expect(checked('abs(x)^2', 'x=0')).toMatchObject({ agrees: false, doubt: { kind: 'kink', sides: null } })
    expect(checked('floor(x)', 'x=1')).toMatchObject({ agrees: false, doubt: { kind: 'kink', sides: null } })
  })

  it('what leads past the kink is not in doubt', () => {
    const trace = traceOf('b = abs(x); c = y * 2; f = b + c', 'x=0, y=3')
    expect(checkInput(trace, slotOf(trace, 'y'))).toMatchObject({ agrees: true, doubt: null })
    expect(checkWire(trace, `${idOf(trace, 'f')}.0`)).toMatchObject({ agrees: true, doubt: null })
    expect(checkWire(trace, `${idOf(trace, 'b')}.0`)).toMatchObject({
      agrees: false,
      doubt: { kind: 'kink', name: 'b' },
    })
  })

  it('a kink in a branch that is not taken, and a domain that is left out, are none', () =>
    expect(checked('where(x > 0, x^2, log(x))', 'x=2')).toMatchObject({ agrees: true, doubt: null }))
})

describe('where a derivative is kept back', () => {
  it('detach(x)·x differs from a difference of the whole, because of the detach', () => {
    const { agrees, doubt } = checked('d = detach(x); f = d * x', 'x=3')
    expect(agrees).toBe(false)
    expect(doubt).toMatchObject({ kind: 'constant', of: [{ name: 'd', kind: 'detach' }], odd: { exact: 3 } })
    expect(doubt?.kind === 'constant' && doubt.odd.difference).toBeCloseTo(6, 8)
  })

  it('a detach that changes no slope is no reason to doubt', () =>
    expect(checked('f = detach(x) * 0 + x', 'x=3')).toMatchObject({ agrees: true, doubt: null }))

  it('so does a cut wire, by its name', () => {
    const program = compile(graphOf('a = x^2; f = a * x', 'x=3')).program
    const plain = run(program)
    const trace = run(program, program.sources, { cut: new Set([`${idOf(plain, 'a')}.0`]) })
    const check = checkInput(trace, slotOf(trace, 'x'))
    expect(check).toMatchObject({ agrees: false, doubt: { kind: 'constant', of: [{ name: 'a', kind: 'cut' }] } })
    expect(check?.doubt?.kind === 'constant' && check.doubt.odd.difference).toBeCloseTo(27, 7)
  })
})
