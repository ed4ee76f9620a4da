// The course's quartic: which minimum a start finds hangs on rate and method, and the map must show it.
import { describe, expect, it } from 'vitest'
import type { Axis } from '../graph/document'
import type { BasinJob } from './basins'
import { basinRow, endOf, mapOf } from './basins'
import { bowl, programOf, quartic } from './graphs.fixture'
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
