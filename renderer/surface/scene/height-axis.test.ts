// The axis of heights: round numbers at their heights, at the corner that nothing stands before.
import { describe, expect, it } from 'vitest'
import { besideHeight, heightCorner, heightsOf } from './height-axis'
import type { Near } from './view'

const nears: readonly Near[] = [-1, 1].flatMap((x) => [-1, 1].map((z) => ({ x, z, isAbove: false }) as Near))

describe('the axis of heights', () => {
  it('has round numbers, each at the height that the surface has there', () => {
    const ticks = heightsOf({ kind: 'linear', low: 0, high: 8 })
    expect(ticks.map(({ text }) => text)).toEqual(['0', '2', '4', '6', '8'])
    expect(ticks.map(({ y }) => y / 0.95)).toEqual([0, 0.25, 0.5, 0.75, 1].map((y) => expect.closeTo(y, 9)))
    expect(heightsOf({ kind: 'log10', low: -3, high: 3 }).map(({ text }) => text)).toContain('1')
  })
  it('stands at the corner that is seen farthest to the left, from wherever one looks', () => {
    for (const near of nears) {
      const [x, z] = heightCorner(near)
      // What lies to the right: the way to the middle, turned by a right angle.
      const right = (at: readonly [number, number]): number => at[0] * near.z - at[1] * near.x
      const corners = nears.map((corner) => right([corner.x, corner.z]))
      expect(right([x, z])).toBe(Math.min(...corners))
    }
  })
  it('has no numbers from above', () => {
    const tick = { y: 0.5, text: '1' }
    expect(besideHeight(tick, { x: 1, z: 1, isAbove: true }, [1, 1])).toBeNull()
    expect(besideHeight(tick, { x: 1, z: 1, isAbove: false }, [1, 0.5])).toEqual([-1.1, 0.5, 1.2])
  })
})
