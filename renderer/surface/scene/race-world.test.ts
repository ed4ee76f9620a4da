// The race over the surface: chords between the steps, cut at the walls of the box.
import { expect, it } from 'vitest'
import { bowl, programOf } from '../../../core/calculus/graphs.fixture'
import { sampleGrid } from '../../../core/calculus/grid'
import { heightScale } from '../../../core/calculus/scale'
import { laneWorld } from './race-world'
import { lift, place } from '../space'

const axes = ['x', 'y'].map((node) => ({ node, index: 0, low: -2, high: 2 }))
const program = programOf(bowl(1, 1))
const grid = sampleGrid({ program, sources: program.sources, axes, columns: 65, rows: 65 })
const ground = { axes, grid, scale: heightScale(grid.values) }
const at = (x: number, y: number) => ({ point: [x, y], value: x * x + 10 * y * y })

it('a step inside the box is a chord from height to height, just over the surface', () => {
  const { segments, start, head } = laneWorld([at(1, 1), at(0.5, -1)], ground)
  expect(segments).toHaveLength(2)
  expect(segments).toEqual([start, head])
  const [x, y, z] = place(axes, [1, 1], lift(ground.scale, 11))
  expect(start).toEqual([x, expect.closeTo(y, 1), z])
  expect(start![1]).toBeGreaterThan(y)
})
it('a step out of the box ends at its wall, on the surface, and its head is not there', () => {
  const { segments, head } = laneWorld([at(1, 0), at(9, 0)], ground)
  const [, wall] = segments
  expect(wall?.[0]).toBeCloseTo(1, 9)
  expect(wall?.[1]).toBeCloseTo(lift(ground.scale, 4), 1)
  expect(head).toBeNull()
})
it('steps outside are not drawn, and thousands on a spot are few', () => {
  expect(laneWorld([at(5, 5), at(9, 9)], ground).segments).toEqual([])
  const still = Array.from({ length: 3000 }, (_, i) => at(1 + i * 1e-6, 1))
  expect(laneWorld(still, ground).segments.length).toBeLessThan(10)
  expect(laneWorld([], ground)).toEqual({ segments: [], start: null, head: null })
})
it('no part of a line stands where the surface has no height', () => {
  const torn = { ...grid, values: grid.values.map((value, i) => (i % 65 > 60 ? NaN : value)) }
  const { segments, head } = laneWorld([at(0, 0), at(1, 0), at(9, 0)], { ...ground, grid: torn })
  expect(segments).toHaveLength(2)
  expect(segments.flat().every(Number.isFinite)).toBe(true)
  expect(head).toBeNull()
  expect(laneWorld([{ point: [0, 0], value: NaN }], ground).head).toBeNull()
})
