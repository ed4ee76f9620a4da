// How heights become a picture: linear, or log10 where a function is positive and spans many powers of ten.
import { log10, power } from '../elementary/functions'

export interface HeightScale {
  readonly kind: 'linear' | 'log10'
  /** In scaled units (log10 f where `kind` says so). Heights outside are drawn at the border. */
  readonly low: number
  readonly high: number
}

/** How heights are to be drawn: as the program thinks best, or as somebody chose. */
export type HeightWish = 'automatic' | HeightScale['kind']

/**
 * Chooses the scale for these values of f, point (i, j) of a grid at `j * columns + i`; not finite ones are left out. A logarithm
 * cuts off the deepest 2 % of the picture, so that a minimum of exactly 0 (log −∞) does not flatten everything else; a linear
 * scale cuts what stands out by more than the middle nine tenths are high, so that a pole does not either; a peak whose flanks
 * are seen is no pole, and stands whole. By itself it is linear,
 * as f is, but for a valley that nobody could see. A logarithm that is wished for is drawn of what is above 0; where nothing is,
 * the scale is linear all the same. Cost: one sort.
 */
export function heightScale(
  values: Float64Array,
  wish: HeightWish = 'automatic',
  columns: number = values.length,
): HeightScale {
  if (wish === 'log10') {
    const above = values.filter((x) => x > 0 && Number.isFinite(x)).sort()
    const from = above[Math.round(cut * (above.length - 1))]
    if (from !== undefined) return opened('log10', log10(from), log10(above[above.length - 1] as number))
  }
  const finite = values.filter((x) => Number.isFinite(x)).sort()
  if (finite.length === 0) return { kind: 'linear', low: 0, high: 1 }
  const at = (share: number): number => finite[Math.round(share * (finite.length - 1))] as number
  const [low, high] = [at(0.05), at(0.95)]
  const reach = high - low
  const linear = opened(
    'linear',
    at(0) >= low - reach || hasFlanks(values, columns, -1, at(0.5)) ? at(0) : low - reach,
    at(1) <= high + reach || hasFlanks(values, columns, 1, at(0.5)) ? at(1) : high + reach,
  )
  const isValley = wish === 'automatic' && isLostValley(at, linear) && isLowestInside(values, columns)
  return isValley ? opened('log10', log10(at(cut)), log10(at(1))) : linear
}

/** Steps of the grid, each way, from a peak to where its flank must still be so high: of a pole a third is left on its far side. */
const [flank, leastLeft] = [2, 0.4]

/** Does f go up (or down, with −1) to its extreme over several steps of the grid, and not to a place without a value? */
function hasFlanks(values: Float64Array, columns: number, sign: 1 | -1, middle: number): boolean {
  const height = (at: number): number => sign * ((values[at] as number) - middle)
  let peak = -1
  for (let at = 0; at < values.length; at++)
    if (Number.isFinite(values[at]) && (peak < 0 || height(at) > height(peak))) peak = at
  const rows = values.length / columns
  const [column, row] = [peak % columns, Math.floor(peak / columns)]
  const ways = rows > 1 ? [-1, 0, 1] : [0]
  for (const up of ways)
    for (const right of [-1, 0, 1])
      for (let step = 1; step <= flank; step++) {
        const [i, j] = [column + right * step, row + up * step]
        if (i < 0 || j < 0 || i >= columns || j >= rows) break
        const there = height(j * columns + i)
        if (!Number.isFinite(there) || (step === flank && !(there >= leastLeft * height(peak)))) return false
      }
  return true
}

/** Of the window, what a logarithm cuts off below. */
const cut = 0.02
/** Of the linear scale, what one colour of the flat pictures is. */
const band = 1 / 14
/** A logarithm tells more than one colour does only over powers of ten, and nothing where rounding has the word. */
const [leastSpan, mostSpan] = [1e2, 1e14]

/**
 * Is most of the window one colour, the lowest, where a logarithm has something to show? Where more than 2 % is exactly 0 (a
 * relu) it has not.
 */
function isLostValley(at: (share: number) => number, { low, high }: HeightScale): boolean {
  const span = at(1) / at(cut)
  return at(0) >= 0 && span > leastSpan && span < mostSpan && at(0.5) < low + band * (high - low)
}

/**
 * A valley has its lowest place inside: a bell, whose feet lie at the edge, and a power that rises through the whole window are
 * seen as they are, and so is every curve, which has no colours to be lost in.
 */
function isLowestInside(values: Float64Array, columns: number): boolean {
  const rows = values.length / columns
  const lowest = values.reduce((best, x, at) => (Number.isFinite(x) && !(x >= (values[best] as number)) ? at : best), 0)
  const [column, row] = [lowest % columns, Math.floor(lowest / columns)]
  return column > 0 && column < columns - 1 && row > 0 && row < rows - 1
}

/** The lowest and the highest finite value: a scale may draw less. Null where there is none. Cost: one pass. */
export function extentOf(values: Float64Array): readonly [number, number] | null {
  let [low, high] = [Infinity, -Infinity]
  for (const x of values) {
    if (!Number.isFinite(x)) continue
    low = Math.min(low, x)
    high = Math.max(high, x)
  }
  return low <= high ? [low, high] : null
}

/** A value in the scale's own units: what is not above 0 has no logarithm and lies at −∞. */
export const scaled = ({ kind }: HeightScale, value: number): number =>
  kind === 'log10' ? log10(Math.max(value, 0)) : value

/** The value at a height in the scale's own units. */
export const unscaled = ({ kind }: HeightScale, height: number): number =>
  kind === 'log10' ? power(10, height) : height

/** A flat function still gets a range to be drawn in. */
function opened(kind: HeightScale['kind'], low: number, high: number): HeightScale {
  if (high > low) return { kind, low, high }
  const room = Math.abs(low) > 0 ? Math.abs(low) / 2 : 1
  return { kind, low: low - room, high: high + room }
}

/** Where a value stands between the scale's ends, 0 to 1; NaN for what has no height. */
export function heightOf(scale: HeightScale, value: number): number {
  if (Number.isNaN(value)) return NaN
  return Math.min(1, Math.max(0, (scaled(scale, value) - scale.low) / (scale.high - scale.low)))
}

/** Slope of the height for a slope of f; 0 where the height is cut off. */
export function heightSlope(scale: HeightScale, value: number, slope: number): number {
  const height = heightOf(scale, value)
  if (!(height > 0 && height < 1)) return 0
  const steep = scale.kind === 'log10' ? slope / (value * Math.LN10) : slope
  return steep / (scale.high - scale.low)
}
