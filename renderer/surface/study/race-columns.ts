// The numbers of a race's chart: one column per lane over the steps, thinned where there are many. Pure.
import type { Race } from '../../../core/calculus/race'
import { stepsOf } from '../../../core/calculus/race'
import { logReach } from './chart-look'
import { length } from '../../../core/calculus/methods/vectors'

export const measures = ['value', 'above', 'slope'] as const
export type Measure = (typeof measures)[number]

export interface RaceColumns {
  readonly steps: readonly number[]
  /** Null where a lane is over. */
  readonly numbers: readonly (readonly (number | null)[])[]
  /** As they are drawn: null also where there is no number, and on the lower edge what a logarithmic axis cannot reach. */
  readonly lanes: readonly (readonly (number | null)[])[]
  readonly isLog: boolean
  /** Between what the axis runs: who runs away leaves the picture instead of flattening it. Null without a number. */
  readonly range: readonly [low: number, high: number] | null
}

/** A logarithmic axis reaches no lower: what is below is rounding. */
const lowest = 1e-16
const highest = logReach[1] / 100

/** At most about so many rows; the last step of every lane is one of them. */
export function columnsOf(race: Race, measure: Measure, most: number): RaceColumns {
  const every = Math.max(1, Math.ceil(race.round / most))
  const ends = new Set(race.lanes.map(stepsOf))
  const steps = Array.from({ length: race.round + 1 }, (_, step) => step).filter(
    (step) => step % every === 0 || ends.has(step),
  )
  const all = race.lanes.flatMap(({ path }) => path.points.map(({ value }) => value)).filter(Number.isFinite)
  const bottom = measure === 'above' ? all.reduce((least, x) => Math.min(least, x), Infinity) : 0
  const numbers = race.lanes.map(({ path }) =>
    steps.map((step) => {
      const point = path.points[step]
      return point ? (measure === 'slope' ? length(point.gradient) : point.value - bottom) : null
    }),
  )
  const finite = numbers
    .flat()
    .filter((x) => x !== null)
    .filter(Number.isFinite)
  const isLog = measure !== 'value' || (finite.every((x) => x >= 0) && finite.some((x) => x > 0))
  const range = rangeOf(numbers, isLog)
  const [low] = range ?? [0]
  const drawn = (x: number | null): number | null =>
    x === null || !Number.isFinite(x) ? null : isLog ? Math.max(low, Math.min(logReach[1], x)) : x
  return { steps, numbers, lanes: numbers.map((lane) => lane.map(drawn)), isLog, range }
}

/** From the lowest to somewhat above the highest start. */
function rangeOf(lanes: RaceColumns['numbers'], isLog: boolean): RaceColumns['range'] {
  const isShown = (x: number | null | undefined): x is number =>
    x != null && Number.isFinite(x) && (!isLog || x >= lowest)
  const numbers = lanes.flat().filter(isShown)
  if (numbers.length === 0) return null
  const low = numbers.reduce((least, x) => Math.min(least, x), Infinity)
  const high = Math.max(low, ...lanes.map(([first]) => first).filter(isShown))
  if (isLog) return [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(Math.min(high, highest)) + 0.5)]
  const room = 0.08 * (high - low) || 1
  return [low - room, high + 2 * room]
}
