// Round numbers to read a scale by: along an axis of heights, beside a bar of colours, and as the levels of contours. Pure.
import { scaleLinear } from 'd3-scale'
import type { HeightScale } from '../../core/calculus/scale'
import { scaled } from '../../core/calculus/scale'
import { formatNumber, raised } from '../../core/words/numbers'

export interface Tick {
  readonly value: number
  /** In the scale's own units: log10 f where it is drawn by logarithms. */
  readonly at: number
  /** With as many digits as tell it from its neighbours. */
  readonly text: string
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
  const isEven = kind === 'linear' || high - low < leastDecades
  const digits = isEven ? digitsFor(values) : fewestDigits
  return values
    .map((value) => ({ value, at: scaled(scale, value), text: writeTick(kind, value, digits) }))
    .filter(({ at }) => at >= low && at <= high)
}

const [fewestDigits, mostDigits] = [4, 17]

/** How many digits tell evenly spaced numbers apart: more than usual where a large number lies under all of them. */
function digitsFor(values: readonly number[]): number {
  const largest = Math.max(...values.map(Math.abs))
  const step = Math.abs((values[1] ?? NaN) - (values[0] ?? NaN))
  if (!(step > 0) || !Number.isFinite(largest)) return fewestDigits
  // The difference of two round numbers is no round number any more: 0.30000000000000004 − 0.2.
  const places = Math.floor(Math.log10(largest)) - Math.floor(Math.log10(step) + 1e-6) + 1
  return Math.max(fewestDigits, Math.min(mostDigits, places))
}

/** A number on an axis: where, in the axis' own units, and what is written there. */
export interface AxisTick {
  readonly at: number
  readonly text: string
}

/** Steps of an axis that runs between parts of π, in twelfths: from π/6 to 4π. */
const turns = [2, 3, 4, 6, 12, 24, 48]

/** About `count` round numbers along an axis; parts of π where both of its ends are such. */
export function axisTicks(low: number, high: number, count: number): readonly AxisTick[] {
  const twelfths = (x: number): number => (12 * x) / Math.PI
  const isPart = (x: number): boolean => Math.abs(twelfths(x) - Math.round(twelfths(x))) < 1e-9
  const [first, last] = [Math.round(twelfths(low)), Math.round(twelfths(high))]
  const step = turns.find((one) => (last - first) / one <= count)
  if (!isPart(low) || !isPart(high) || last - first < 4 || step === undefined) return evenTicks(low, high, count)
  const from = Math.ceil(first / step)
  return Array.from({ length: Math.floor(last / step) - from + 1 }, (_, i) => {
    const part = (from + i) * step
    return { at: (part * Math.PI) / 12, text: writePart(part) }
  })
}

/** So many twelfths of π: −π, 3π/2, 0. */
function writePart(twelfths: number): string {
  const common = divisor(Math.abs(twelfths), 12)
  const [over, under] = [twelfths / common, 12 / common]
  if (over === 0) return '0'
  const times = Math.abs(over) === 1 ? '' : String(Math.abs(over))
  return `${over < 0 ? '−' : ''}${times}π${under === 1 ? '' : `/${under}`}`
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

function evenTicks(low: number, high: number, count: number): readonly AxisTick[] {
  const found = ticks(low, high, count)
  const digits = digitsFor(found)
  return found.map((at) => ({ at, text: formatNumber(at, digits) }))
}

/** About `count` round numbers between two ends. */
const ticks = (low: number, high: number, count: number): readonly number[] =>
  scaleLinear().domain([low, high]).ticks(count)

/** Less than a third of a decade has no two round powers: it is nearly straight, and is divided as if it were. */
const leastDecades = 0.35

function roundPowers(low: number, high: number, count: number): readonly number[] {
  const decades = high - low
  if (decades < leastDecades) return ticks(10 ** low, 10 ** high, count)
  const [first, last] = [Math.floor(low), Math.ceil(high)]
  const exponents = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const parts = mantissas.find(({ length }) => length * decades <= 1.3 * count)
  if (parts) return exponents.flatMap((exponent) => parts.map((part) => Number(`${part}e${exponent}`)))
  const every = Math.max(1, Math.ceil(decades / count))
  return exponents.filter((exponent) => exponent % every === 0).map((exponent) => Number(`1e${exponent}`))
}

/** How a tick is written: 10⁻³ where every number is a power of ten, else as anywhere. */
function writeTick(kind: HeightScale['kind'], value: number, digits: number): string {
  const exponent = Math.round(Math.log10(value))
  const isPower = kind === 'log10' && Number(`1e${exponent}`) === value
  return isPower && (exponent < -2 || exponent > 3) ? `10${raised(exponent)}` : formatNumber(value, digits)
}
