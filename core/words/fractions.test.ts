import { describe, expect, it } from 'vitest'
import { seeded } from '../random'
import { fractionOf, fractionText } from './fractions'

describe('a fraction', () => {
  it('is found for every ratio of small whole numbers, in lowest terms, also a few last bits off', () => {
    const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
    for (let denominator = 2; denominator <= 60; denominator++) {
      for (let numerator = 1; numerator <= 200; numerator++) {
        if (gcd(numerator, denominator) > 1) continue
        const x = numerator / denominator
        expect(fractionOf(x)).toEqual({ numerator, denominator })
        expect(fractionOf(-x * (1 + 2 ** -52))).toEqual({ numerator: -numerator, denominator })
      }
    }
  })

  it('is said as in a book', () => {
    expect([2 / 9, -2 / 9, 14 / 3, 0.1 + 0.2].map(fractionText)).toEqual(['2/9', '−2/9', '14/3', '3/10'])
  })

  it('is not seen in random numbers, nor in roots, e and π', () => {
    const random = seeded(11)
    let taken = 0
    for (let i = 0; i < 300_000; i++) if (fractionOf((random.uniform() - 0.5) * 20) !== null) taken++
    expect(taken).toBe(0)
    for (const x of [Math.SQRT2, Math.PI, Math.E, Math.log(3), 1.0986122886681098, 1e-9, 12345.678901]) {
      expect(fractionOf(x), String(x)).toBeNull()
    }
  })

  it('is no whole number, no zero and nothing that is not finite', () => {
    for (const x of [0, -0, 3, -7, 8.000000000000007, 7.999999999999998, 5e-324, NaN, Infinity, -Infinity, 1e300])
      expect(fractionOf(x)).toBeNull()
  })
})
