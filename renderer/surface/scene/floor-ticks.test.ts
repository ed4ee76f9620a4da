// Ticks along the floor of the surface: round numbers, where they stand, and a floor as long as its units are.
import { describe, expect, it } from 'vitest'
import type { Axis } from '../../../core/graph/document'
import { floorTicks, tickEnds } from './floor-ticks'
import { stretchOf } from '../space'

const axes: readonly Axis[] = [
  { node: 'x', index: 0, low: -6, high: 6 },
  { node: 'y', index: 0, low: -1.5, high: 1.5 },
]

describe('the floor', () => {
  it('is as long along each axis as its range where units are equal, else square', () => {
    expect(stretchOf(axes, true)).toEqual([1, 0.25])
    expect(stretchOf(axes, false)).toEqual([1, 1])
  })
  it('has round numbers with a true minus, fewer where its edge is shorter', () => {
    const [first = [], second = []] = floorTicks(axes, [1, 1])
    expect(first.map(({ text }) => text)).toEqual(['−6', '−4', '−2', '0', '2', '4', '6'])
    expect(first.map(({ share }) => share)).toEqual([0, 1 / 6, 1 / 3, 0.5, 2 / 3, 5 / 6, 1])
    expect(second.map(({ text }) => text)).toEqual(['−1.5', '−1', '−0.5', '0', '0.5', '1', '1.5'])
    expect(floorTicks(axes, [1, 0.25])[1]?.map(({ text }) => text)).toEqual(['0'])
  })
  it('has a tick at each on both edges, as long whatever the floor', () => {
    const stretch = [1, 0.25] as const
    const ends = tickEnds(floorTicks(axes, stretch), stretch)
    expect(ends.length).toBe((7 + 1) * 2 * 6)
    for (let i = 0; i < ends.length; i += 6) {
      const [x = 0, , z = 0, toX = 0, , toZ = 0] = ends.slice(i, i + 6)
      expect(Math.hypot((toX - x) * stretch[0], (toZ - z) * stretch[1])).toBeCloseTo(0.035, 6)
      // Inwards, from an edge.
      expect(Math.max(Math.abs(x), Math.abs(z))).toBe(1)
      expect(Math.max(Math.abs(toX), Math.abs(toZ))).toBeLessThanOrEqual(1)
    }
  })
})
