// Where the points of a V-curve stand in its picture: both axes in powers of ten, the step growing to the right. Pure geometry.
import type { Branch, VCurve } from '../../core/engine/vcurve'

/** Room of the field, in pixels; labels stand outside. */
export const field = { width: 268, height: 150 } as const

interface Mark {
  readonly x: number
  readonly y: number
  readonly regime: 'truncation' | 'rounding' | 'exact'
  readonly isBest: boolean
  readonly step: number
}

interface Tick {
  readonly at: number
  readonly power: number
}

export interface Drawing {
  readonly marks: readonly Mark[]
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
  /** The straight piece of each regime, where one was found. */
  readonly truncation: string | null
  readonly rounding: string | null
}

/** Null where no quotient is a number. An error of 0 has no logarithm: it stands on the ground. */
export function drawCurve({ points, best, truncation, rounding }: VCurve): Drawing | null {
  const shown = points.filter(({ error }) => Number.isFinite(error))
  const logs = shown.filter(({ error }) => error > 0).map(({ error }) => Math.log10(error))
  if (shown.length === 0) return null
  const steps = points.map(({ step }) => Math.log10(step))
  const [left, right] = [Math.min(...steps) - 0.5, Math.max(...steps) + 0.5]
  const low = Math.floor(Math.min(0, ...logs)) - 1
  const high = Math.max(low + 2, Math.ceil(Math.max(...logs, low)))
  const x = (power: number): number => ((power - left) / (right - left)) * field.width
  const y = (power: number): number => field.height * (1 - (power - low) / (high - low))
  const line = (branch: Branch | null, regime: Mark['regime']): string | null => {
    const own = shown.filter((point) => point.regime === regime).map(({ step }) => Math.log10(step))
    if (!branch || own.length < 2) return null
    const at = (power: number): string => `${x(power)} ${y(Math.log10(branch.factor) + branch.slope * power)}`
    return `M${at(Math.min(...own))}L${at(Math.max(...own))}`
  }
  return {
    marks: shown.map(({ step, error, regime }) => ({
      x: x(Math.log10(step)),
      y: error > 0 ? y(Math.log10(error)) : field.height,
      regime: regime === 'undefined' ? 'exact' : regime,
      isBest: step === best?.step,
      step,
    })),
    xTicks: ticks(left, right).map((power) => ({ at: x(power), power })),
    yTicks: ticks(low, high).map((power) => ({ at: y(power), power })),
    truncation: line(truncation, 'truncation'),
    rounding: line(rounding, 'rounding'),
  }
}

/** Whole powers of ten, not more than six. */
function ticks(low: number, high: number): readonly number[] {
  const stride = Math.max(1, Math.ceil((high - low) / 6))
  const first = Math.ceil(low / stride) * stride
  return Array.from({ length: Math.floor((high - first) / stride) + 1 }, (_, i) => first + i * stride)
}
