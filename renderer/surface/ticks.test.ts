// Numbers to read a scale by are round, inside it, and few.
import { describe, expect, it } from 'vitest'
import type { HeightScale } from '../../core/calculus/scale'
import { axisTicks, heightTicks } from './ticks'

const log = (low: number, high: number): HeightScale => ({
  kind: 'log10',
  low: Math.log10(low),
  high: Math.log10(high),
})
const values = (scale: HeightScale, count = 6): readonly number[] => heightTicks(scale, count).map(({ value }) => value)

describe('ticks', () => {
  it('of a linear scale are multiples of 1, 2 or 5 times a power of ten', () => {
    expect(values({ kind: 'linear', low: -3.2, high: 7.9 })).toEqual([-2, 0, 2, 4, 6])
    expect(values({ kind: 'linear', low: 0, high: 0.01 }, 5)).toEqual([0, 0.002, 0.004, 0.006, 0.008, 0.01])
  })
  it('of a logarithmic scale are powers of ten, or parts of them where there are few', () => {
    expect(values(log(1e-9, 1e9))).toEqual([1e-9, 1e-6, 1e-3, 1, 1e3, 1e6, 1e9])
    expect(values(log(1, 1e5))).toEqual([1, 10, 100, 1e3, 1e4, 1e5])
    expect(values(log(1, 100))).toEqual([1, 2, 5, 10, 20, 50, 100])
    expect(values(log(2, 3))).toEqual([2, 2.2, 2.4, 2.6, 2.8, 3])
  })
  it.each([
    [1e-3, 1e3],
    [0.02, 5e7],
    [3e-200, 2e180],
    [7, 9000],
    [1.1, 1.3],
  ])('from %d to %d are inside, and neither one nor a crowd', (low, high) => {
    const found = values(log(low, high), 8)
    expect(found.length).toBeGreaterThan(1)
    expect(found.length).toBeLessThan(14)
    expect(Math.min(...found)).toBeGreaterThanOrEqual(low * (1 - 1e-12))
    expect(Math.max(...found)).toBeLessThanOrEqual(high * (1 + 1e-12))
  })
  it('stand where their value is', () => {
    for (const { value, at } of heightTicks(log(0.01, 1e4), 6)) expect(10 ** at).toBeCloseTo(value, 10)
  })
  it('are written as powers where they are far from 1', () => {
    const texts = (scale: HeightScale, count = 6) => heightTicks(scale, count).map(({ text }) => text)
    expect(texts(log(1e-5, 1e5), 11)).toEqual('10⁻⁵ 10⁻⁴ 10⁻³ 0.01 0.1 1 10 100 1000 10⁴ 10⁵'.split(' '))
    expect(texts({ kind: 'linear', low: 0, high: 4e4 })).toContain('10\u202f000')
  })
  it('are told apart where a large number lies under all of them', () => {
    const texts = (low: number, high: number) => heightTicks({ kind: 'linear', low, high }, 5).map(({ text }) => text)
    expect(texts(12345, 12347)).toEqual(['12\u202f345', '12\u202f345.5', '12\u202f346', '12\u202f346.5', '12\u202f347'])
    expect(texts(1000, 1000.04)).toEqual(['1000', '1000.01', '1000.02', '1000.03', '1000.04'])
    for (const [low, high] of [
      [1e6, 1e6 + 8e-9],
      [-7e5, -7e5 + 1e-3],
      [0.1, 0.1 + 1e-7],
    ] as const)
      expect(new Set(texts(low, high)).size).toBe(texts(low, high).length)
    expect(new Set(axisTicks(5000, 5000.5, 6).map(({ text }) => text)).size).toBe(6)
  })
})

describe('an axis', () => {
  const texts = (low: number, high: number, count = 7) => axisTicks(low, high, count).map(({ text }) => text)
  it('has round numbers', () => {
    expect(texts(-2, 2, 5)).toEqual(['−2', '−1', '0', '1', '2'])
    expect(texts(-3.1, 3.1, 6)).toEqual(['−3', '−2', '−1', '0', '1', '2', '3'])
  })
  it('has parts of π where it runs between such', () => {
    expect(texts(-Math.PI, Math.PI, 4)).toEqual(['−π', '−π/2', '0', 'π/2', 'π'])
    expect(texts(0, 2 * Math.PI, 7)).toEqual(['0', 'π/3', '2π/3', 'π', '4π/3', '5π/3', '2π'])
    expect(texts(-Math.PI / 2, (3 * Math.PI) / 2, 4)).toEqual(['−π/2', '0', 'π/2', 'π', '3π/2'])
  })
  it('stands where it says', () => {
    for (const { at, text } of axisTicks(-Math.PI, 2 * Math.PI, 4)) {
      const [, sign, times, under] = /^(−?)(\d*)π(?:\/(\d+))?$/.exec(text) ?? ['', '', '0', '1']
      const said = ((sign ? -1 : 1) * Number(times || 1) * Math.PI) / Number(under ?? 1)
      expect(at, text).toBeCloseTo(said, 12)
    }
  })
})
