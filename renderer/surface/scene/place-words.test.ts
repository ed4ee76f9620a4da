// No word on another, none outside, fixed ones where they stand.
import { describe, expect, it } from 'vitest'
import type { Wish } from './place-words'
import { placeWords } from './place-words'

const field = { left: 0, top: 0, right: 400, bottom: 300 }
const word = (x: number, y: number, isFixed = false): Wish => ({ x, y, width: 60, height: 16, isFixed })

describe('words in a picture', () => {
  it('stand to the upper right of their place, where it is free', () => {
    const [at] = placeWords([word(200, 150)], field)
    expect(at!.x - 30).toBeGreaterThan(200)
    expect(at!.y).toBeLessThan(150)
  })
  it('never meet, nor leave the field, though their places nearly coincide', () => {
    const wishes = Array.from({ length: 12 }, (_, i) => word(200 + i, 150 + (i % 3)))
    const placed = placeWords(wishes, field)
    const seen = placed.flatMap((at) => at ?? [])
    // Twelve words do not fit round one place: the first do, the last stay away.
    expect(placed[0]).not.toBeNull()
    expect(seen.length).toBeGreaterThanOrEqual(8)
    for (const [i, a] of seen.entries()) {
      for (const b of seen.slice(i + 1)) {
        expect(Math.abs(a.x - b.x) >= 60 || Math.abs(a.y - b.y) >= 16).toBe(true)
      }
      expect(a.x >= 30 && a.x <= 370 && a.y >= 8 && a.y <= 292).toBe(true)
    }
  })
  it('make room for what is fixed, wherever that comes in the list', () => {
    const [free, fixed] = placeWords([word(200, 150), word(239, 142, true)], field)
    expect(fixed).toEqual({ x: 239, y: 142 })
    expect(Math.abs(free!.x - 239) >= 60 || Math.abs(free!.y - 142) >= 16).toBe(true)
  })
  it('keep off what is taken, and are not shown beside a place that is out of sight', () => {
    const taken = [{ left: 0, top: 0, right: 400, bottom: 140 }]
    expect(placeWords([word(200, 150)], field, taken)[0]!.y).toBeGreaterThan(150)
    expect(placeWords([word(-5, 150), word(200, 310)], field)).toEqual([null, null])
  })
})
