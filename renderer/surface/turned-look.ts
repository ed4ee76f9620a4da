// The direction that is turned by hand, as every picture shows it: where it leads, its angle from the gradient, and the slope
// along it. Ways are shares of the axes, of length 1, as of `uphill`. Pure.
import { turnedFrom } from '../../core/calculus/turned'
import { formatFactor, formatNumber, formatSigned } from '../../core/words/numbers'
import type { Picture } from './picture'
import { uphill } from './picture'
import type { Tone } from './shapes/shape'
import { toneOf } from './shapes/shape'

export interface TurnedLook {
  readonly way: readonly number[]
  /** Null where the gradient vanishes: then the angle counts from the first axis. */
  readonly gradient: readonly number[] | null
  /** From the gradient round to the direction; empty where there is no angle to see. */
  readonly arc: readonly (readonly number[])[]
  readonly tone: Tone
  /** "θ = 60°" */
  readonly angle: string
  /** "|∇f| cos θ = +7.07" */
  readonly slope: string
  /** Both with the numbers that are multiplied. */
  readonly sum: string
}

const arcPieces = 24

/** Null where it is not wanted, over one axis, and where the gradient has no value. */
export function turnedLook({ axes, here, over }: Pick<Picture, 'axes' | 'here' | 'over'>): TurnedLook | null {
  const { hasDirection, degrees } = over
  if (!hasDirection || axes.length < 2 || !here.gradient.every(Number.isFinite)) return null
  const wayAt = (angle: number): readonly number[] | null => uphill(axes, turnedFrom(here.gradient, angle).direction)
  const way = wayAt(degrees)
  if (!way) return null
  const { size, cosine, slope } = turnedFrom(here.gradient, degrees)
  const gradient = uphill(axes, here.gradient)
  const angle = `θ = ${formatNumber(degrees)}°`
  return {
    way,
    gradient,
    arc:
      gradient && degrees !== 0
        ? Array.from({ length: arcPieces + 1 }, (_, i) => wayAt((i / arcPieces) * degrees) ?? way)
        : [],
    tone: toneOf(slope),
    angle,
    slope: `|∇f| cos θ = ${formatSigned(slope, 3)}`,
    sum: `${angle} from the gradient: |∇f| cos θ = ${formatNumber(size, 3)} · ${formatFactor(cosine, 3)} = ${formatSigned(slope, 3)}`,
  }
}
