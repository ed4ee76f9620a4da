// The slope along a turned direction is what the gradient gives: ∇f · u.
import { describe, expect, it } from 'vitest'
import { turnedFrom, uphillDegrees } from './turned'

describe('a turned direction', () => {
  it.each([0, 35, 90, -120, 180])('at %d° is of length 1, and the slope along it is ∇f · u', (degrees) => {
    const { direction, slope, size, cosine } = turnedFrom([3, -4], degrees)
    expect(Math.hypot(...direction)).toBeCloseTo(1, 14)
    expect(slope).toBeCloseTo(3 * direction[0] - 4 * direction[1], 12)
    expect(size).toBe(5)
    expect(slope).toBe(size * cosine)
  })
  it('is exactly 0 across the gradient', () => expect(turnedFrom([3, -4], -90).slope).toBe(0))
  it('counts to the left', () => {
    expect(uphillDegrees([0, 2])).toBe(90)
    expect(turnedFrom([1, 0], 90).direction[1]).toBe(1)
  })
  it('counts from the first axis where the gradient vanishes', () => {
    expect(turnedFrom([0, 0], 0)).toEqual({ direction: [1, 0], size: 0, cosine: 1, slope: 0 })
  })
})
