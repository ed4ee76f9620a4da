// The hatching of the 3D picture lies where a flat one fills its patterns: over what has no value, and over what is cut off.
import { describe, expect, it } from 'vitest'
import { graphOf, programOf } from '../../../core/calculus/graphs.fixture'
import { sampleGrid } from '../../../core/calculus/grid'
import type { HeightWish } from '../../../core/calculus/scale'
import { heightScale } from '../../../core/calculus/scale'
import type { Axis } from '../../../core/graph/document'
import type { HatchLine } from './hatching'
import { hatchingOf } from './hatching'

const axes: readonly Axis[] = [
  { node: 'x', index: 0, low: -1, high: 1 },
  { node: 'y', index: 0, low: -1, high: 1 },
]
function hatchingOfGraph(ops: Parameters<typeof graphOf>[1], heights: HeightWish = 'linear') {
  const program = programOf(graphOf({ x: 0.5, y: 0.5 }, ops))
  const grid = sampleGrid({ program, sources: program.sources, axes, columns: 65, rows: 65 })
  return hatchingOf(grid, heightScale(grid.values, heights))
}
const all = (lines: readonly HatchLine[]): readonly (readonly [number, number])[] => lines.flat()
const lengthOf = (lines: readonly HatchLine[]): number =>
  lines.reduce((sum, [a, b]) => sum + Math.hypot(b[0] - a[0], b[1] - a[1]), 0)

describe('hatching', () => {
  it('crosses what has no value, up to where there is one, and nothing else', () => {
    const { none, above, below } = hatchingOfGraph([
      ['l', 'log', 'x'],
      ['f', 'add', 'l y'],
    ])
    expect(none.length).toBeGreaterThan(20)
    for (const [u, v] of all(none)) {
      expect(u).toBeGreaterThanOrEqual(0)
      expect(u).toBeLessThan(0.52)
      expect(Math.abs(v - 0.5)).toBeLessThanOrEqual(0.5 + 1e-12)
    }
    expect(Math.max(...all(none).map(([u]) => u))).toBeGreaterThan(0.49)
    // Both ways alike: half of the square, at a distance of 1 / (24 √2) from line to line.
    expect(lengthOf(none)).toBeCloseTo(2 * 0.5 * 24 * Math.SQRT2, -1)
    expect([...above, ...below].filter(([[u]]) => u > 0.6)).toEqual([])
  })
  it('lies over a pole that a linear scale cuts off, round it', () => {
    const { none, above, below } = hatchingOfGraph([
      ['a', 'square', 'x'],
      ['b', 'square', 'y'],
      ['s', 'add', 'a b'],
      ['f', 'reciprocal', 's'],
    ])
    expect(none).toEqual([])
    expect(below).toEqual([])
    expect(above.length).toBeGreaterThan(3)
    const far = all(above).map(([u, v]) => Math.hypot(u - 0.5, v - 0.5))
    expect(Math.max(...far)).toBeLessThan(0.3)
    expect(Math.max(...far) / Math.min(...far)).toBeLessThan(1.1)
  })
  it('lies over what is below 0, where heights are logarithms, and over nothing that touches 0', () => {
    const { below, above, none } = hatchingOfGraph([['f', 'add', 'x y']], 'log10')
    expect([...above, ...none]).toEqual([])
    for (const [u, v] of all(below)) expect(u + v).toBeLessThan(1.01)
    expect(lengthOf(below)).toBeCloseTo(0.5 * 24 * Math.SQRT2, -1)
    const bowl = [
      ['a', 'square', 'x'],
      ['b', 'square', 'y'],
      ['f', 'add', 'a b'],
    ] as const
    expect(hatchingOfGraph(bowl, 'log10').below).toEqual([])
  })
  it('is empty where everything is drawn', () => {
    expect(
      hatchingOfGraph([
        ['a', 'square', 'x'],
        ['f', 'add', 'a y'],
      ]),
    ).toEqual({ none: [], above: [], below: [] })
  })
})
