// How heights become a picture: linear, or log10 where a function is positive and spans many powers of ten.
import { log10, power } from '../elementary/functions'

export interface HeightScale {
  readonly kind: 'linear' | 'log10'
  /** In scaled units (log10 f where `kind` says so). Heights outside are drawn at the border. */
  readonly low: number
  readonly high: number
}

/** A function that grows by more than this over the picture is drawn by its logarithm. */
const logFrom = 1e4

/** How heights are to be drawn: as the program thinks best, or as somebody chose. */
export type HeightWish = 'automatic' | HeightScale['kind']

/**
 * Chooses the scale for these values of f; not finite ones are left out. A logarithm cuts off the deepest 2 % of the
 * picture, so that a minimum of exactly 0 (log −∞) does not flatten everything else; a linear scale cuts what stands out by more
 * than the middle nine tenths are high, so that a pole does not either. A logarithm that is wished for is drawn of what is above 0;
 * where nothing is, the scale is linear all the same. Cost: one sort.
 */
export function heightScale(values: Float64Array, wish: HeightWish = 'automatic'): HeightScale {
  if (wish === 'log10') {
    const above = values.filter((x) => x > 0 && Number.isFinite(x)).sort()
    const from = above[Math.round(0.02 * (above.length - 1))]
    if (from !== undefined) return opened('log10', log10(from), log10(above[above.length - 1] as number))
  }
  const finite = values.filter((x) => Number.isFinite(x)).sort()
  if (finite.length === 0) return { kind: 'linear', low: 0, high: 1 }
  const at = (share: number): number => finite[Math.round(share * (finite.length - 1))] as number
  // Where more than 2 % is exactly 0 (a relu), a logarithm would have nothing to show there.
  if (wish === 'automatic' && at(0) >= 0 && at(0.02) > 0 && at(1) > logFrom * at(0.02)) {
    return opened('log10', log10(at(0.02)), log10(at(1)))
  }
  const [low, high] = [at(0.05), at(0.95)]
  const reach = high - low
  return opened('linear', Math.max(at(0), low - reach), Math.min(at(1), high + reach))
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
