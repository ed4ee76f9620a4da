import { describe, expect, it } from 'vitest'
import type { Alignment } from './placing'
import { aligned, spaced } from './placing'

const boxes = [
  { id: 'a', x: 0, y: 40, width: 100, height: 80 },
  { id: 'b', x: 300, y: 0, width: 140, height: 92 },
  { id: 'c', x: 160, y: 200, width: 100, height: 80 },
]
const size = new Map(boxes.map(({ id, width, height }) => [id, { width, height }]))

describe('boxes that are lined up', () => {
  it.each<[Alignment, 'x' | 'y', number, number]>([
    ['left', 'x', 0, 0],
    ['centre', 'x', 0.5, 220],
    ['right', 'x', 1, 440],
    ['top', 'y', 0, 0],
    ['middle', 'y', 0.5, 140],
    ['bottom', 'y', 1, 280],
  ])('lie with their %s on one line', (alignment, axis, share, line) => {
    for (const [id, at] of Object.entries(aligned(boxes, alignment))) {
      const box = boxes.find((one) => one.id === id)!
      const length = axis === 'x' ? size.get(id)!.width : size.get(id)!.height
      expect(at[axis] + share * length).toBe(line)
      expect(axis === 'x' ? at.y : at.x).toBe(axis === 'x' ? box.y : box.x)
    }
  })
})

describe('boxes that are spaced evenly', () => {
  it('have equal gaps, and the outer ones stay', () => {
    expect(spaced(boxes, 'x')).toEqual({ a: { x: 0, y: 40 }, c: { x: 150, y: 200 }, b: { x: 300, y: 0 } })
    const down = spaced(boxes, 'y')
    expect([down['b']?.y, down['a']?.y, down['c']?.y]).toEqual([0, 106, 200])
  })
})
