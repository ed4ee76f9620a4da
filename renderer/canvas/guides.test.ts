import { describe, expect, it } from 'vitest'
import { snapTo } from './guides'

const box = (left: number, top: number, width = 100, height = 80) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})

describe('a box that is moved', () => {
  it('snaps to an edge that is near, and shows the line from end to end', () => {
    const { shift, guides } = snapTo(box(203, 300), [box(200, 100)])
    expect(shift).toEqual({ x: -3, y: 0 })
    expect(guides).toContainEqual({ axis: 'x', at: 200, from: 100, to: 380 })
    expect(guides).toHaveLength(3)
  })

  it('snaps to the middle of a box of another size', () => {
    const { shift, guides } = snapTo(box(0, 48), [box(300, 0, 200, 180)])
    expect(shift).toEqual({ x: 0, y: 2 })
    expect(guides).toEqual([{ axis: 'y', at: 90, from: 0, to: 500 }])
  })

  it('stays where it is when nothing is near, and lines up with nothing out of sight', () => {
    expect(snapTo(box(0, 0), [box(320, 340)])).toEqual({ shift: { x: 0, y: 0 }, guides: [] })
    expect(snapTo(box(0, 0), [box(2, 4000)])).toEqual({ shift: { x: 0, y: 0 }, guides: [] })
  })
})
