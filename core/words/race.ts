// What is said of a race: who is lowest, and by what. Where somebody ended is each walk's own sentence.
import type { Lane, Race } from '../calculus/race'
import { isOver, rateOf, standAt, standings } from '../calculus/race'
import { methods } from '../calculus/methods/catalogue'
import { patience } from '../calculus/ending'
import { formatNumber } from './numbers'

/** A, B, C … in the order in which they set out. */
export const laneLetter = (lane: number): string => String.fromCharCode(65 + lane)

/** More lines of a legend would hide the picture. */
const mostListed = 6

export interface LegendEntry {
  /** Null for a line that speaks of all. */
  readonly lane: number | null
  readonly text: string
}

/** Who is who: a line for each, with its rate where the method alone does not tell; of many one line, the table has all. */
export function legendOf({ lanes }: Race): readonly LegendEntry[] {
  const titles = lanes.map(({ entrant }) => methods[entrant.method].title)
  if (lanes.length > mostListed) {
    const each = [...new Set(titles)]
    const named = `${each.slice(0, 3).join(', ')}${each.length > 3 ? ' …' : ''}`
    return [{ lane: null, text: `${laneLetter(0)}–${laneLetter(lanes.length - 1)}: ${named}` }]
  }
  const rates = lanes.map(({ entrant }) => rateOf(entrant))
  return titles.map((title, lane) => {
    const rate = rates[lane] ?? null
    const isTold = titles.every((other, i) => other !== title || rates[i] === rate)
    return { lane, text: isTold || rate === null ? title : `${title}, rate ${formatNumber(rate)}` }
  })
}

/** "B (Momentum) after 12 steps"; the method goes without saying where it is everyone's. */
const named = (race: Race, lane: number, round: number): string => {
  const { entrant, path } = race.lanes[lane] as Lane
  const steps = Math.min(round, path.points.length - 1)
  const isOnlyMethod = race.lanes.every((other) => other.entrant.method === entrant.method)
  const method = isOnlyMethod ? '' : ` (${methods[entrant.method].title})`
  const when = steps === 0 ? 'at its start' : `after ${steps === 1 ? 'one step' : `${steps} steps`}`
  return `${laneLetter(lane)}${method} ${when}`
}

const mostNamed = 3

/** Where the race stands after so many rounds, in one or two sentences. */
export function sayRace(race: Race, round: number): string {
  const count = race.lanes.length
  if (count === 0) return 'Nobody runs: choose a method.'
  if (race.round === 0 && !isOver(race))
    return `${count === 1 ? 'One runner is' : `${count} runners are`} at the start.`
  const [leaders = []] = standings(race, round)
  const first = race.lanes[leaders[0] as number] as Lane
  const { value } = standAt(first, round)
  const isDone = isOver(race) && round === race.round
  const where = isDone
    ? `${count === 1 ? 'The runner is' : `All ${count} are`} at the end.`
    : `Step ${round} of at most ${formatNumber(patience.steps)}.`
  if (!Number.isFinite(value))
    return `${where} ${value === -Infinity ? 'f falls without end.' : 'Nobody has a value of f.'}`
  if (round > 0 && !(value < standAt(first, 0).value) && first.ending?.kind !== 'flat')
    return `${where} Nobody is lower than at the start.`
  const others = leaders.length - mostNamed
  const who = leaders.slice(0, mostNamed).map((lane) => named(race, lane, round))
  const all = others > 0 ? [...who, others === 1 ? 'one other' : `${others} others`] : who
  return `${where} Lowest, f = ${formatNumber(value)}: ${listed(all)}.`
}

const listed = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`
