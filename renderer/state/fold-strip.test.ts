import { describe, expect, it } from 'vitest'
import { arrangeLarge } from './arrange-large'
import type { Box } from './fold-strip'
import { folded } from './fold-strip'

const chain = (count: number): readonly Box[] =>
  Array.from({ length: count }, (_, i) => ({ id: `n${i}`, x: 40 + i * 180, y: 40, width: 104, height: 80 }))

const extent = (boxes: readonly Box[]): { width: number; height: number } => ({
  width: Math.max(...boxes.map(({ x, width }) => x + width)) - Math.min(...boxes.map(({ x }) => x)),
  height: Math.max(...boxes.map(({ y, height }) => y + height)) - Math.min(...boxes.map(({ y }) => y)),
})

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe('a strip of columns', () => {
  it('stays where it is not long, or not slender', () => {
    const short = chain(40)
    expect(folded(short)).toBe(short)
    const sheet = chain(60).flatMap((box) =>
      Array.from({ length: 12 }, (_, row) => ({ ...box, id: `${box.id}.${row}`, y: row * 116 })),
    )
    expect(folded(sheet)).toBe(sheet)
  })

  it('becomes a page of rows: every box once, none on another, read from left to right and down', () => {
    const made = folded(chain(1200))
    expect(made.map(({ id }) => id).sort()).toEqual(
      chain(1200)
        .map(({ id }) => id)
        .sort(),
    )
    const { width, height } = extent(made)
    expect(width / height).toBeGreaterThan(1)
    expect(width / height).toBeLessThan(4)
    for (const [i, box] of made.entries()) {
      const next = made[i + 1]
      if (!next) continue
      expect(overlap(box, next)).toBe(false)
      // Right of it, or at the start of the next row.
      expect(next.y === box.y ? next.x > box.x : next.y > box.y && next.x === made[0]?.x).toBe(true)
    }
  })

  it('keeps what stands in one column together', () => {
    const pairs = chain(100).flatMap((box) => [box, { ...box, id: `${box.id}b`, y: 160, width: 140, x: box.x - 18 }])
    const at = new Map(folded(pairs).map((box) => [box.id, box]))
    for (const { id } of chain(100)) {
      const [above, below] = [at.get(id), at.get(`${id}b`)]
      expect((below?.y ?? 0) - (above?.y ?? 0)).toBe(120)
      expect((above?.x ?? 0) - (below?.x ?? 0)).toBe(18)
    }
  })

  it('is folded in a large layout, and the same when it is laid out again', () => {
    const boxes = chain(1200).map(({ id, width, height }) => ({ id, width, height }))
    const links = chain(1199).map((_, i) => ({ from: `n${i}`, to: `n${i + 1}` }))
    const first = arrangeLarge(boxes, links)
    const placed = boxes.map((box) => ({ ...box, ...(first[box.id] ?? { x: NaN, y: NaN }) }))
    const { width, height } = extent(placed)
    expect(width / height).toBeLessThan(4)
    const again = arrangeLarge(
      boxes.map((box) => ({ ...box, at: first[box.id] ?? { x: NaN, y: NaN } })),
      links,
    )
    expect(again).toEqual(first)
  })
})
