// How heights become a picture: linear, or log10 where a function is positive and spans many powers of ten.
import { log10 } from '../elementary/functions'

export interface HeightScale {
  readonly kind: 'linear' | 'log10'
  /** In scaled units (log10 f where `kind` says so). Heights outside are drawn at the border. */
  readonly low: number
  readonly high: number
}

/** A function that grows by more than this over the picture is drawn by its logarithm. */
const logFrom = 1e4

/**
 * Chooses the scale for these values of f; not finite ones are left out. A logarithm cuts off the deepest 2 % of the
 * picture, so that a minimum of exactly 0 (log −∞) does not flatten everything else; a linear scale cuts what stands out by more
 * than the middle nine tenths are high, so that a pole does not either.
 * Cost: one sort.
 */
export function heightScale(values: Float64Array): HeightScale {
  const finite = values.filter((x) => Number.isFinite(x)).sort()
  if (finite.length === 0) return { kind: 'linear', low: 0, high: 1 }
  const at = (share: number): number => finite[Math.round(share * (finite.length - 1))] as number
  // Where more than 2 % is exactly 0 (a relu), a logarithm would have nothing to show there.
  if (at(0) >= 0 && at(0.02) > 0 && at(1) > logFrom * at(0.02)) {
    return opened('log10', log10(at(0.02)), log10(at(1)))
  }
  const [low, high] = [at(0.05), at(0.95)]
  const reach = high - low
  return opened('linear', Math.max(at(0), low - reach), Math.min(at(1), high + reach))
}

/** A flat function still gets a range to be drawn in. */
function opened(kind: HeightScale['kind'], low: number, high: number): HeightScale {
  if (high > low) return { kind, low, high }
  const room = Math.abs(low) > 0 ? Math.abs(low) / 2 : 1
  return { kind, low: low - room, high: high + room }
}

/** Where a value stands between the scale's ends, 0 to 1; NaN for what has no height. */
export function heightOf(scale: HeightScale, value: number): number {
  if (Number.isNaN(value)) return NaN
  const scaled = scale.kind === 'log10' ? log10(Math.max(value, 0)) : value
  return Math.min(1, Math.max(0, (scaled - scale.low) / (scale.high - scale.low)))
}

/** Slope of the height for a slope of f; 0 where the height is cut off. */
export function heightSlope(scale: HeightScale, value: number, slope: number): number {
  const height = heightOf(scale, value)
  if (!(height > 0 && height < 1)) return 0
  const scaled = scale.kind === 'log10' ? slope / (value * Math.LN10) : slope
  return scaled / (scale.high - scale.low)
}
