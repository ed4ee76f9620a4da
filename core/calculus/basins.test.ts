// The course's quartic: which minimum a start finds hangs on rate and method, and the map must show it.
import { describe, expect, it } from 'vitest'
import type { Axis } from '../graph/document'
import type { BasinJob } from './basins'
import { basinRow, endOf, mapOf } from './basins'
import { bowl, programOf, quartic } from './graphs.fixture'
import { caught } from '../diagnostic'
import { compile } from '../graph/compile'
import type { GraphDocument } from '../graph/document'
import { readFormula } from '../language/read'
import { standingAt } from './ending'
import { landscapeOf } from './landscape'
import type { MethodName } from './methods/catalogue'

const axis = (node: string, low: number, high: number): Axis => ({ node, index: 0, low, high })
const onQuartic = (method: MethodName, rate: number): BasinJob => {
  const program = programOf(quartic(0.5))
  const axes = [axis('x', -2, 3)]
  return { land: landscapeOf(program, program.sources, axes)!, axes, columns: 101, rows: 1, method, settings: { rate } }
}
const endsAt = (job: BasinJob, x: number) => {
  const { kind, point } = endOf(job, [x])
  return kind === 'settled' ? Math.round(point[0]! * 1e6) / 1e6 + 0 : kind
}

describe('gradient descent on the quartic', () => {
  it('at 0.01 splits at the maximum', () => {
    expect([-2, -0.5, -1e-6, 0, 1e-6, 0.5, 2.9].map((x) => endsAt(onQuartic('gradient', 0.01), x))).toEqual([
      -1, -1, -1, 0, 2, 2, 2,
    ])
  })
  it('at 0.05 sends every start that settles to −1', () => {
    const job = onQuartic('gradient', 0.05)
    expect([-1.5, -0.5, -1e-6, 1e-6, 0.5, 1].map((x) => endsAt(job, x))).toEqual([-1, -1, -1, -1, -1, -1])
    expect([-2, 3].map((x) => endsAt(job, x))).toEqual(['diverged', 'diverged'])
    const { places } = mapOf(job, [basinRow(job, 0)])
    expect(places[0]!.point[0]).toBeCloseTo(-1, 6)
    // All but the start on the maximum itself, which stays there.
    expect(places.filter(({ count }) => count > 1)).toHaveLength(1)
  })
  it('at 0.028 ends in a circle', () => expect(endsAt(onQuartic('gradient', 0.028), 1.9)).toBe('circling'))
})

describe('Newton on the quartic', () => {
  it('lands on the maximum from 0.5, and each critical point has its basin', () => {
    const job = onQuartic('newton', 1)
    expect(endsAt(job, 0.5)).toBe(0)
    const { places, labels } = mapOf(job, [basinRow(job, 0)])
    expect(places.map(({ point }) => Math.round(point[0]!) + 0).sort((a, b) => a - b)).toEqual([-1, 0, 2])
    expect(places.reduce((sum, { count }) => sum + count, 0)).toBe(labels.filter((label) => label >= 0).length)
  })
})

describe('the end of a start', () => {
  const over = (formula: string, low: number, high: number, method: MethodName, rate: number): BasinJob => {
    const { graph } = caught(() => readFormula(formula)) as GraphDocument
    const { program } = compile(graph)
    const axes = [axis(graph.nodes.find(({ op }) => op === 'input')!.id, low, high)]
    return { land: landscapeOf(program, program.sources, axes)!, axes, columns: 9, rows: 1, method, settings: { rate } }
  }
  it('does not come sooner because f is high', () => {
    const [high, low] = ['(x-3)^2 + 10^11', '(x-3)^2'].map((formula) =>
      endOf(over(formula, 0, 5, 'gradient', 0.1), [1]),
    )
    expect(high).toEqual(low)
    expect(high!.point[0]).toBeCloseTo(3, 7)
  })
  it('is at rest where rounding keeps the slope from 0', () => {
    // Near 10⁸ numbers are 1.5·10⁻⁸ apart: the walk goes to and fro between those beside the minimum.
    const job = over('1000 * (x - 10^8 - 1/3)^2', 1e8 - 1, 1e8 + 1, 'gradient', 0.00095)
    const end = endOf(job, [1e8 + 0.7])
    expect(end.kind).toBe('settled')
    expect(standingAt(job.land, job.land.at(end.point)).isCritical).toBe(true)
  })
  it('on a plateau is called no critical point', () => {
    const job = over('tanh(x)^2', 10, 14, 'gradient', 0.1)
    const end = endOf(job, [12])
    expect(end.kind).toBe('settled')
    expect(standingAt(job.land, job.land.at(end.point)).isCritical).toBe(false)
  })
})

describe('a map of two axes', () => {
  it('counts every start once and knows what is not there yet', () => {
    const program = programOf(bowl(1, 1))
    const axes = [axis('x', -1, 1), axis('y', -1, 1)]
    const land = landscapeOf(program, program.sources, axes)!
    const job: BasinJob = { land, axes, columns: 5, rows: 5, method: 'gradient', settings: { rate: 0.05 } }
    const half = mapOf(job, [basinRow(job, 0), null, null, null, basinRow(job, 4)])
    expect(half.places).toEqual([{ point: [expect.closeTo(0, 6), expect.closeTo(0, 6)], count: 10 }])
    expect(half.labels.filter((label) => label === -5)).toHaveLength(15)
    const above = { ...job, settings: { rate: 0.11 } }
    expect(mapOf(above, [basinRow(above, 0)]).labels.every((label) => label === -1)).toBe(true)
  })
})
