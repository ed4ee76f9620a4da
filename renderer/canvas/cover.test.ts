import { describe, expect, it } from 'vitest'
import { coverOf } from './cover'

describe('what nodes hide', () => {
  it('is nothing where none stands', () => {
    expect(coverOf([])({ x: 0, y: 0 })).toBe(false)
  })

  it('is their ground and a rim of it, wherever on the paper they stand and however large they are', () => {
    for (const [x, y] of [
      [0, 0],
      [-1234, 777],
      [5000, -40],
    ] as const) {
      const hides = coverOf([{ left: x, top: y, right: x + 500, bottom: y + 300 }])
      for (const [dx, dy] of [
        [0, 0],
        [250, 150],
        [499, 299],
        [-23, 150],
        [250, 311],
      ] as const)
        expect(hides({ x: x + dx, y: y + dy })).toBe(true)
      for (const [dx, dy] of [
        [-25, 150],
        [250, -13],
        [525, 150],
      ] as const)
        expect(hides({ x: x + dx, y: y + dy })).toBe(false)
    }
  })
})
