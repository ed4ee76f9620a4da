// The parts of the step that led to where a walk stands, as arrows from where it was made: what the slope asked for, and what
// was carried over from earlier steps. Pure.
import type { PathPoint } from '../../core/calculus/descent'
import type { Arrow } from '../../core/calculus/methods/method'
import type { Axis } from '../../core/graph/document'
import { shareOf } from './space'

export interface StepArrows {
  /** One number per axis of the picture. */
  readonly from: readonly number[]
  /** f there. */
  readonly value: number
  readonly arrows: readonly { readonly name: Arrow['name']; readonly to: readonly number[] }[]
  /** They are drawn so many times as long as they are. */
  readonly times: number
}

/** Shares of the picture: a shorter arrow is not seen. */
const least = 0.06
const mostTimes = 1e6

/** The arrows of the step from `before` to `after`; null where there is none that could be drawn. `seen` is the picture's. */
export function stepArrowsOf(
  before: PathPoint | undefined,
  after: PathPoint | undefined,
  axes: readonly Axis[],
  seen: (point: readonly number[]) => readonly number[],
): StepArrows | null {
  if (!before || !after?.move) return null
  const from = seen(before.point)
  const ways = after.move.arrows.map(({ name, vector }) => {
    const end = seen(before.point.map((x, i) => x + (vector[i] as number)))
    return { name, way: end.map((x, i) => x - (from[i] as number)) }
  })
  const lengths = ways.map(({ way }) => Math.hypot(...way.map((x, i) => x / rangeOf(axes[i] as Axis))))
  const longest = Math.max(0, ...lengths)
  const isInside = axes.every((axis, i) => Math.abs(shareOf(axis, from[i] as number) - 0.5) <= 0.5)
  if (!isInside || !(longest > 0) || !Number.isFinite(longest)) return null
  const times = Math.min(mostTimes, Math.max(1, 10 ** Math.ceil(Math.log10(least / longest))))
  const arrows = ways
    .filter((_, k) => (lengths[k] as number) * times > least / 10)
    .map(({ name, way }) => ({ name, to: way.map((x, i) => (from[i] as number) + times * x) }))
  return arrows.length > 0 ? { from, value: before.value, arrows, times } : null
}

const rangeOf = ({ low, high }: Axis): number => high - low

const words: Readonly<Record<Arrow['name'], string>> = { slope: 'slope', carried: 'carried', step: 'step' }

/** "carried", or "carried × 100" where it is drawn longer than it is. */
export const arrowText = (name: Arrow['name'], times: number): string =>
  times > 1 ? `${words[name]} × ${times}` : words[name]
