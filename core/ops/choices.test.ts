// Comparisons at the awkward numbers, and the promise of `where`: what is not taken does not leak, forward or backward.
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { gradient, hessian } from '../engine/derivative'
import { findingsOf } from '../engine/findings'
import { run } from '../engine/run'
import type { Trace } from '../engine/trace'
import { compile } from '../graph/compile'
import { readFormula } from '../language/read'
import { readAssignments } from '../language/value'

function traceOf(formula: string, at: string): Trace {
  const given = readAssignments(at)
  if (isDiagnostic(given)) throw new Error(given.code)
  const read = readFormula(formula, given)
  if (isDiagnostic(read)) throw new Error(read.code)
  return run(compile(read.graph).program)
}

const valueOf = ({ program, values }: Trace): number[] => [...values[program.root ?? -1]!.data]
const slopes = ({ program }: Trace): Record<string, number[]> =>
  Object.fromEntries(
    [...gradient(program, program.sources)].map(([slot, t]) => [program.instructions[slot]!.name, [...t.data]]),
  )

describe('comparisons', () => {
  const numbers = [-Infinity, -1, -0, 0, 1, Infinity, NaN]
  const relations: Record<string, (a: number, b: number) => boolean> = {
    '>': (a, b) => a > b,
    '<': (a, b) => a < b,
    '>=': (a, b) => a >= b,
    '<=': (a, b) => a <= b,
    '==': (a, b) => a === b,
    '!=': (a, b) => a !== b,
  }
  it.each(Object.keys(relations))('a %s b is what IEEE says', (sign) => {
    for (const a of numbers) {
      for (const b of numbers) {
        const word = (x: number): string =>
          Number.isNaN(x) ? 'nan' : Math.abs(x) === Infinity ? `${x < 0 ? '-' : ''}inf` : `${x}`
        const trace = traceOf(`a ${sign} b`, `a=${word(a)}, b=${word(b)}`)
        expect(valueOf(trace), `${a} ${sign} ${b}`).toEqual([Number(relations[sign]!(a, b))])
      }
    }
  })

  it('have no path, which is not zero', () => {
    const trace = traceOf('x * (x > 1)', 'x=3')
    const { program } = trace
    expect(slopes(trace)).toEqual({ x: [1] })
    expect(program.instructions.find(({ op }) => op.name === 'greater')).toMatchObject({
      varies: false,
      carries: [false, false],
    })
    expect(slopes(traceOf('x > 1', 'x=3'))).toEqual({})
  })

  it('say so where their value jumps', () => {
    const found = findingsOf(traceOf('x * (x >= 1)', 'x=1'))
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['E304', 'note']])
  })
})

describe('where', () => {
  it.each([
    ['sum(where(x > 0, sqrt(x), 0))', 'x=[4, 0, -1]', { x: [0.25, 0, 0] }],
    ['sum(where(x > 0, log(x), x))', 'x=[2, 0, -1]', { x: [0.5, 1, 1] }],
    ['where(x > 0, sum(sqrt(v)), norm(v))', 'x=-1, v=[-3, 4]', { v: [-0.6, 0.8] }],
    [
      'sum(where(c > 0, (A @ sqrt(x)), 2))',
      'c=[1, 0], A=[[1, 1], [1, 1]], x=[4, 9]',
      { A: [2, 3, 0, 0], x: [0.25, 1 / 6] },
    ],
    ['sum(where(c > 0, A @ x, 2))', 'c=[1, 0], A=[[1, 1], [inf, nan]], x=[4, 9]', { A: [4, 9, 0, 0], x: [1, 1] }],
    ['sum(where(c, a, b))', 'c=[1, 0], a=3, b=[nan, 5]', { a: [1], b: [0, 1] }],
  ])('%s at %s: nothing leaks from the branch not taken', (formula, at, wanted) => {
    const trace = traceOf(formula, at)
    expect(valueOf(trace).every(Number.isFinite)).toBe(true)
    const found = slopes(trace)
    for (const [name, numbers] of Object.entries(wanted)) {
      numbers.forEach((x, i) => expect(found[name]![i]).toBeCloseTo(x, 12))
    }
    const { program } = trace
    const taken = hessian(program, program.sources).matrix.flat()
    if (!at.includes('nan')) expect(taken.every(Number.isFinite)).toBe(true)
  })

  it('leaves an honest NaN where it is taken', () => {
    expect(slopes(traceOf('where(x > 0, 0, sqrt(x))', 'x=-1'))['x']![0]).toBeNaN()
    expect(slopes(traceOf('where(x >= 0, y * sqrt(x), 0)', 'x=0, y=0'))['x']![0]).toBeNaN()
  })
})
