// The turned direction: its way in shares of the axes, its arc from the gradient, and where there is none.
import { describe, expect, it } from 'vitest'
import type { Axis } from '../../core/graph/document'
import type { Overlays, Picture } from './picture'
import { turnedLook } from './turned-look'

const square: readonly Axis[] = [
  { node: 'x', index: 0, low: -1, high: 1 },
  { node: 'y', index: 0, low: -1, high: 1 },
]
const look = (gradient: readonly number[], degrees: number, axes = square) =>
  turnedLook({
    axes,
    here: { point: [0, 0], value: 0, gradient, isOnKink: false } as Picture['here'],
    over: { hasDirection: true, degrees } as Overlays,
  })

describe('the turned direction', () => {
  it('is turned to the left from the gradient, and its arc leads from one to the other', () => {
    const seen = look([2, 0], 90)
    expect(seen?.way[0]).toBeCloseTo(0, 12)
    expect(seen?.way[1]).toBeCloseTo(1, 12)
    expect(seen?.arc[0]).toEqual([1, 0])
    expect(seen?.arc[seen.arc.length - 1]).toEqual(seen?.way)
    expect(seen?.tone).toBe('quiet')
  })
  it('is a direction of the numbers: a longer axis shows it flatter', () => {
    const [first, second] = square as [Axis, Axis]
    const seen = look([1, 0], 45, [first, { ...second, low: -3, high: 3 }])
    expect((seen?.way[1] ?? 0) / (seen?.way[0] ?? 1)).toBeCloseTo(1 / 3, 12)
  })
  it('has no arc at 0° or from a gradient that vanishes, and is none over one axis or without a gradient', () => {
    expect(look([1, 1], 0)?.arc).toEqual([])
    expect(look([0, 0], 60)?.arc).toEqual([])
    expect(look([0, 0], 60)?.way[0]).toBeCloseTo(0.5, 12)
    expect(look([NaN, 0], 60)).toBeNull()
    expect(look([1], 60, square.slice(0, 1))).toBeNull()
  })
})
