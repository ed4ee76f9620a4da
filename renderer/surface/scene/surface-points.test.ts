import { expect, test } from 'vitest'
import type { Grid } from '../../../core/calculus/grid'
import type { HeightScale } from '../../../core/calculus/scale'
import { heightOf, heightSlope } from '../../../core/calculus/scale'
import { seeded } from '../../../core/random'
import { bottom, lift, top } from '../space'
import { mostBright, writePoints } from './surface-points'

const linear: HeightScale = { kind: 'linear', low: 0.5, high: 3 }
const logarithmic: HeightScale = { kind: 'log10', low: -1, high: 0.5 }
const size = 9

/** Values inside and outside of the scales, with everything that is no number among them. */
function grid(): Grid {
  const drawn = (): Float64Array =>
    new Float64Array(
      seeded(5)
        .tensor([size, size])
        .data.map((x) => 2 * x),
    )
  const values = drawn()
  values.set([NaN, Infinity, -Infinity, 0, 0.5, 3])
  const slopes = [drawn(), drawn().reverse()]
  slopes[0]?.set([Infinity, NaN], 40)
  const axis = (low: number, high: number) => ({ node: 'x', index: 0, low, high })
  return { columns: size, rows: size, axes: [axis(-1, 2), axis(0, 7)], values, slopes }
}

/** The light of a face with these slopes, by its normal. */
function lit(x: number, v: number): number {
  const cosine = (-0.43 * -x + 0.81 - 0.4 * -v) / Math.hypot(x, 1, v)
  return 0.8 + 0.25 * (Number.isNaN(cosine) ? 0.81 : cosine)
}

test.each([linear, logarithmic])('heights, colours and light of every point on a $kind scale', (scale) => {
  const shown = grid()
  const count = size * size
  const [heights, looks] = [new Float32Array(count), new Uint16Array(2 * count)]
  const tint = { colouring: 'height', values: shown.values, scale } as const
  expect(writePoints(shown, scale, tint, heights, looks)).toBe(true)
  for (let at = 0; at < count; at++) {
    const value = shown.values[at] as number
    const hasHeight = !Number.isNaN(value)
    expect(heights[at]).toBeCloseTo(hasHeight ? lift(scale, value) : bottom, 6)
    expect(looks[2 * at]).toBe(hasHeight ? Math.trunc(heightOf(scale, value) * 65535) : 0)
    const [x, v] = shown.axes.map((axis, i) => {
      const slope = shown.slopes[i]?.[at] as number
      return (heightSlope(scale, value, slope) * (top - bottom) * (axis.high - axis.low)) / 2
    }) as [number, number]
    expect(Math.abs((looks[2 * at + 1] as number) - (lit(x, v) * 65535) / mostBright)).toBeLessThan(1.01)
  }
})

test('colours of something else than the height, and no holes where every point has a value', () => {
  const shown = grid()
  shown.values.fill(1)
  const values = shown.values.map((_, at) => at)
  const tint = { colouring: 'slope', values, scale: { kind: 'linear', low: 0, high: 80 } } as const
  const [heights, looks] = [new Float32Array(size * size), new Uint16Array(2 * size * size)]
  expect(writePoints(shown, linear, tint, heights, looks)).toBe(false)
  expect(looks[0]).toBe(0)
  expect(looks[80]).toBe(65535 / 2 - 0.5)
  expect(looks[2 * 80]).toBe(65535)
})
