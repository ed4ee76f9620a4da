// Proves that the line of a cut meets every wire on the wire, near where the hand holds it, and goes from top to bottom.
import { describe, expect, it } from 'vitest'
import { curveThrough, meetingPoint } from './cut-curve'

describe('a cut', () => {
  it('meets a wire at the place of the hand, and never nearer to its ends than a port', () => {
    const wire = { from: { x: 0, y: 0 }, to: { x: 200, y: 100 } }
    for (const x of [20, 77, 150]) expect(meetingPoint(wire, x).x).toBeCloseTo(x, 3)
    expect(meetingPoint(wire, 100).y).toBeCloseTo(50, 3)
    expect(meetingPoint(wire, -500).x).toBeCloseTo(10, 3)
    expect(meetingPoint(wire, 500).x).toBeCloseTo(190, 3)
  })

  it('meets a wire that runs back in its middle', () => {
    expect(meetingPoint({ from: { x: 100, y: 0 }, to: { x: 0, y: 80 } }, 30)).toEqual({ x: 50, y: 40 })
  })

  it('is one curve through all points, sorted from the top', () => {
    const path = curveThrough([
      { x: 5, y: 90 },
      { x: 1, y: 0 },
      { x: 3, y: 40 },
    ])
    expect(path).toBe('M1 0C1 20 3 20 3 40C3 65 5 65 5 90')
    expect(curveThrough([])).toBe('')
  })
})
