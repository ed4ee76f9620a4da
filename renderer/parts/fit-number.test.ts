// Numbers that are longer than their place: smaller letters first, then fewer digits, and never a digit cut off.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber, parseFormatted } from '../../core/words/numbers'
import type { Fit } from './fit-number'
import { fit as fitInto, textWidth } from './fit-number'

const fit = (x: number, room: number, digits = 4): Fit<string> =>
  fitInto((n) => formatNumber(x, n), textWidth, { digits, room, sizes: [16, 13, 11] })

describe('a number in its place', () => {
  it('keeps its digits where there is room', () => {
    expect(fit(-15.51231, 80)).toEqual({ said: '−15.51', digits: 4, size: 0 })
    expect(fit(-1.23456e-12, 80)).toEqual({ said: '−1.235·10⁻¹²', digits: 4, size: 2 })
  })

  it('is set smaller before it loses digits', () => {
    const sizes = [120, 95, 78, 70, 63].map((room) => fit(-1.23456e-105, room))
    expect(sizes.map(({ digits, size }) => `${digits} digits, size ${size}`)).toEqual([
      '4 digits, size 0',
      '4 digits, size 1',
      '4 digits, size 2',
      '3 digits, size 2',
      '2 digits, size 2',
    ])
  })

  it('keeps a digit where there is no room at all, and a whole number all of them', () => {
    expect(fit(-1.23456e-105, 10).said).toBe('−1·10⁻¹⁰⁵')
    expect(fit(-123456, 10).said).toBe('−123\u202f456')
    // "123 500" and "100 000" are as long, so the better one stays.
    expect(fit(123456.7, 10).said).toBe('123\u202f500')
  })

  it('fits wherever one digit would, and says the number to the digits that it shows', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.integer({ min: 20, max: 140 }), (x, room) => {
        const { said, digits, size } = fit(x, room)
        const shortest = Math.min(...[1, 2, 3, 4].map((n) => textWidth(formatNumber(x, n))))
        expect(textWidth(said) * ([16, 13, 11][size] ?? 0)).toBeLessThanOrEqual(Math.max(room, shortest * 11 + 1e-9))
        expect(parseFormatted(said)).toBe(parseFormatted(formatNumber(x, digits)))
      }),
    )
  })
})
