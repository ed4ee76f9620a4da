// Round numbers to read a scale by: along an axis of heights, beside a bar of colours, and as the levels of contours. Pure.
import { scaleLinear } from 'd3-scale'
import type { HeightScale } from '../../core/calculus/scale'
import { scaled } from '../../core/calculus/scale'
import { formatNumber, raised } from '../../core/words/numbers'

export interface Tick {
  readonly value: number
  /** In the scale's own units: log10 f where it is drawn by logarithms. */
  readonly at: number
}

/** Inside one decade; beyond that whole powers of ten are round enough. */
const mantissas: readonly (readonly number[])[] = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 5],
  [1, 3],
]

/** About `count` round values between the ends of the scale, low to high. */
export function heightTicks(scale: HeightScale, count: number): readonly Tick[] {
  const { low, high, kind } = scale
  const values = kind === 'linear' ? ticks(low, high, count) : roundPowers(low, high, count)
  return values.map((value) => ({ value, at: scaled(scale, value) })).filter(({ at }) => at >= low && at <= high)
}

/** About `count` round numbers between two ends. */
export const ticks = (low: number, high: number, count: number): readonly number[] =>
  scaleLinear().domain([low, high]).ticks(count)

function roundPowers(low: number, high: number, count: number): readonly number[] {
  const decades = high - low
  // Less than a third of a decade has no two round powers: it is nearly straight, and is divided as if it were.
  if (decades < 0.35) return ticks(10 ** low, 10 ** high, count)
  const [first, last] = [Math.floor(low), Math.ceil(high)]
  const exponents = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const parts = mantissas.find(({ length }) => length * decades <= 1.3 * count)
  if (parts) return exponents.flatMap((exponent) => parts.map((part) => Number(`${part}e${exponent}`)))
  const every = Math.max(1, Math.ceil(decades / count))
  return exponents.filter((exponent) => exponent % every === 0).map((exponent) => Number(`1e${exponent}`))
}

/** How a tick is written: 10⁻³ where every number is a power of ten, else as anywhere. */
export function writeTick({ kind }: HeightScale, value: number): string {
  const exponent = Math.round(Math.log10(value))
  const isPower = kind === 'log10' && Number(`1e${exponent}`) === value
  return isPower && (exponent < -2 || exponent > 3) ? `10${raised(exponent)}` : formatNumber(value)
}
