// Width tells magnitude, hue tells sign.
import { describe, expect, it } from 'vitest'
import { scalar, tensor } from '../../core/tensor'
import { directionIn, lookOf, signIn, signOf, widthIn, widthOf } from './wire-look'

describe('look of a wire', () => {
  it('grows with every power of ten and stays drawable', () => {
    const widths = [1e-9, 1e-3, 1, 10, 328, 6560, 1e12].map((x) => widthOf(scalar(x)))
    expect(widths).toEqual([...widths].sort((a, b) => a - b))
    expect(widths[0]).toBe(1.5)
    expect(widths[widths.length - 1]).toBe(5)
    expect(widthOf(scalar(-328))).toBe(widthOf(scalar(328)))
    expect(widthOf(scalar(Infinity))).toBe(5)
    expect(widthOf(scalar(NaN))).toBe(1.5)
  })

  it('is of one sign only where all entries agree', () => {
    expect(signOf(scalar(-2))).toBe('negative')
    expect(signOf(scalar(0))).toBe('zero')
    expect(signOf(tensor([2], [0, 3]))).toBe('positive')
    expect(signOf(tensor([2], [-1, 3]))).toBe('mixed')
  })

  it('is one number, with the width to a quarter of a pixel', () => {
    for (const data of [[-328], [6560], [0], [NaN], [1e-9], [Infinity], [-1, 3]]) {
      const contribution = tensor([data.length], data)
      const look = lookOf(contribution)
      expect(signIn(look)).toBe(signOf(contribution))
      expect(Math.abs(widthIn(look) - widthOf(contribution))).toBeLessThanOrEqual(0.125)
    }
    expect([-328, 6560, 0, NaN].map((x) => directionIn(lookOf(scalar(x))))).toEqual([-1, 1, 0, NaN])
  })
})
