// What is written of a number is what is formatted of it, however many were said before.
import { describe, expect, it } from 'vitest'
import { formatNumber, formatSigned, raised } from '../../core/words/numbers'
import { textWidth } from './fit-number'
import { signed, written } from './number-writer'

/** Numbers of many sizes, each said several times and in turn with others. */
const numbers = Array.from(
  { length: 3000 },
  (_, i) => (i % 2 === 0 ? 1 : -1) * (0.1 + (i % 977)) * 10 ** ((i % 41) - 20),
)
const odd = [0, -0, NaN, Infinity, -Infinity, 5e-324, 999_999.5, 1e6, 328]

/** The text with its power as a text has it. */
const whole = ({ head, power }: { readonly head: string; readonly power: string }): string =>
  power === '' ? head : head + raised(Number(power.replace('−', '-')))

describe('a written number', () => {
  it('says what is formatted, with any digits and beside thousands of others', () => {
    for (const x of [...numbers, ...odd, ...numbers.slice(0, 500)])
      for (const digits of [4, 2, 4, 7]) {
        expect(whole(written(x, digits))).toBe(formatNumber(x, digits))
        expect(whole(signed(x, digits))).toBe(formatSigned(x, digits))
      }
  })

  it('knows its width', () => {
    for (const x of [...numbers.slice(0, 300), ...odd]) {
      expect(written(x, 4).width).toBeCloseTo(textWidth(formatNumber(x, 4)), 9)
      expect(signed(x, 4).width).toBeCloseTo(textWidth(formatSigned(x, 4)), 9)
    }
  })
})
