// What pictures must say of a function: where it has no value and why, and where it has no bound.
import { describe, expect, it } from 'vitest'
import { readFormula } from '../language/read'
import { compile } from '../graph/compile'
import { isDiagnostic } from '../diagnostic'
import { axesOf } from './axes'
import { sampleGrid } from './grid'
import { landscapeOf } from './landscape'
import { regionsOf } from './regions'

/** The regions of a formula over [−2, 2], or from −2 to `high`. */
function regions(formula: string, high = 2, size = 129) {
  const read = readFormula(formula, new Map())
  if (isDiagnostic(read)) throw new Error(read.code)
  const { program } = compile(read.graph)
  const axes = axesOf(program, { axes: [] }).map((axis) => ({ ...axis, low: -2, high }))
  const land = landscapeOf(program, program.sources, axes)
  if (!land) throw new Error('no function')
  const rows = axes.length > 1 ? size : 1
  return regionsOf(sampleGrid({ program, sources: program.sources, axes, columns: size, rows }), land)
}

describe('poles', () => {
  it.each([
    ['1 / x', 2, [0], '±'],
    ['1 / (x - 0.3)', 2, [0.3], '±'],
    ['1 / (x - 0.3)^2', 2.1, [0.3], '+'],
    ['-1 / (x - 0.3)^2', 2.1, [0.3], '−'],
    ['log((x - 0.3)^2)', 2.1, [0.3], '−'],
    ['max(1 / (x - 0.3), 0)', 2.1, [0.3], '+'],
    ['1 / (x^2 + y^2)', 2, [0, 0], '+'],
    ['1 / ((x - 0.3)^2 + (y + 0.7)^2)', 2, [0.3, -0.7], '+'],
    ['log((x - 0.3)^2 + (y + 0.7)^2)', 2, [0.3, -0.7], '−'],
  ])('%s has one, where it is', (formula, high, point, sign) => {
    const { poles } = regions(formula, high)
    expect(poles).toHaveLength(1)
    expect(poles[0]?.sign).toBe(sign)
    point.forEach((x, i) => expect(poles[0]?.point[i]).toBeCloseTo(x, 6))
  })
  it.each([
    'x^2',
    'exp(-x^2)',
    'abs(x)',
    '1 / (x^2 + 0.000001)',
    'sqrt(abs(x))',
    'exp(-abs(x - 0.3))',
    'sin(5x) * cos(7y)',
  ])('%s has none, however sharp it is', (formula) => expect(regions(formula, 2.1).poles).toEqual([]))
  it('is found wherever the grid happens to lie', () => {
    const shifts = Array.from({ length: 40 }, (_, i) => 0.0137 * i - 0.31)
    const found = shifts.filter((s) => regions(`log((x - ${0.3 + s})^2) + 0 * x`, 2.1).poles.length === 1)
    expect(found).toEqual(shifts)
  })
  it.each([
    ['1 / (x - y)', '±'],
    ['1 / (x - y + 0.011)^2', '+'],
    ['log(x^2) + y', '−'],
    ['log(x) + y^2', '−'],
  ])('%s has a line of them, named once', (formula, sign) => {
    const { poles } = regions(formula, 2)
    expect(poles.map((pole) => [pole.sign, pole.isLine])).toEqual([[sign, true]])
  })
  it('each of several is found', () => {
    const found = regions('tan(3x)', 2, 513).poles.map(({ point: [x] }) => x as number)
    const expected = [-Math.PI / 2, -Math.PI / 6, Math.PI / 6, Math.PI / 2]
    expect(found.sort((a, b) => a - b)).toEqual(expected.map((x) => expect.closeTo(x, 6)))
  })
})

it('what is too large to be held is no pole', () => {
  const { poles, limits } = regions('f = exp(exp(5x))', 2)
  expect(poles).toEqual([])
  expect(limits).toEqual([{ sign: 1, kind: 'overflow', node: 'f' }])
  expect(regions('1 / x').limits).toEqual([])
})

it('a number on the way that cannot be held is named, and makes no pole of f', () => {
  const { poles, limits } = regions('a = exp(1000x); b = exp(1000y); s = a + b; f = log(s)')
  expect(poles).toEqual([])
  expect(limits.map(({ sign, kind }) => [sign, kind])).toEqual(
    expect.arrayContaining([
      [1, 'overflow'],
      [-1, 'underflow'],
    ]),
  )
  for (const { node } of limits) expect(['a', 'b']).toContain(node)
})

describe('holes', () => {
  it('have the reasons of the nodes that have no value there', () => {
    const { holes, reasons } = regions('log(x) + sqrt(y)', 2, 33)
    expect(holes).toBeGreaterThan(33 * 16)
    expect(reasons.map(({ code, facts }) => [code, 'needs' in facts && facts.needs])).toEqual(
      expect.arrayContaining([
        ['E301', 'x > 0'],
        ['E301', 'x ≥ 0'],
      ]),
    )
  })
  it('are not where f has values', () => expect(regions('exp(x) * y').holes).toBe(0))
})
