// A race: several walks over one landscape, step for step together, each over when its own walk is. Going back is an index,
// because every walk keeps all its points.
import type { Entry, Study } from '../graph/document'
import { mostRunners, planOf } from '../graph/race-plan'
import { isSameEntry } from './axes'
import type { Path, PathPoint } from './descent'
import { startPath, walkOn } from './descent'
import type { Ending, Patience } from './ending'
import { endingOf, patience } from './ending'
import type { Landscape, Point } from './landscape'
import type { MethodName } from './methods/catalogue'
import { isMethodName, methods } from './methods/catalogue'
import type { Settings } from './methods/method'
import { settingsOf } from './methods/method'

/** One who sets out: by which method, from where. */
export interface Entrant {
  readonly method: MethodName
  /** As the method's own settings are read: its defaults stand where one is missing. */
  readonly settings: Settings
  readonly start: Point
}

export interface Lane {
  readonly entrant: Entrant
  readonly path: Path
  /** Why it goes no further; null while it does. */
  readonly ending: Ending | null
}

export interface Race {
  /** The numbers that all of them move. */
  readonly entries: readonly Entry[]
  readonly lanes: readonly Lane[]
  /** Steps made by those who made most. */
  readonly round: number
}

/**
 * Who sets out, as a study asks: every runner from every start. Numbers that a start does not set stand as in `here`, one
 * per entry. The first `mostRunners` of them.
 */
export function entrantsOf(study: Study, entries: readonly Entry[], here: Point): readonly Entrant[] {
  const { runners, starts } = planOf(study)
  const points = starts.map((start) =>
    entries.map((entry, i) => start.find((one) => isSameEntry(one, entry))?.value ?? (here[i] as number)),
  )
  const places = points.length === 0 ? [here] : points
  return places
    .flatMap((start) =>
      runners.flatMap(({ method, settings }) =>
        isMethodName(method) ? [{ method, settings: { rate: study.rate, ...settings }, start }] : [],
      ),
    )
    .slice(0, mostRunners)
}

/** Everyone at the start. Cost: one pass each. */
export function startRace(land: Landscape, entrants: readonly Entrant[]): Race {
  const lanes = entrants.map((entrant): Lane => {
    const path = startPath(land, entrant.method, entrant.start)
    return { entrant, path, ending: endingOf(land, path, entrant.settings) }
  })
  return { entries: land.entries, lanes, round: 0 }
}

export const isOver = ({ lanes }: Race): boolean => lanes.every(({ ending }) => ending !== null)

/** One more step of everyone who still runs. Cost: that of their steps. */
export function raceOn(land: Landscape, race: Race, allowed: Patience = patience): Race {
  if (isOver(race)) return race
  const lanes = race.lanes.map((lane): Lane => {
    if (lane.ending) return lane
    const path = walkOn(land, lane.path, lane.entrant.settings)
    return { ...lane, path, ending: endingOf(land, path, lane.entrant.settings, allowed) }
  })
  return { ...race, lanes, round: Math.max(...lanes.map(stepsOf)) }
}

/** The rate that somebody runs at; null where the method takes none. */
export const rateOf = ({ method, settings }: Entrant): number | null =>
  settingsOf(methods[method], settings)['rate'] ?? null

/** The steps that a lane made in all. */
export const stepsOf = ({ path }: Lane): number => path.points.length - 1

/** Where a lane was after so many rounds: who is over stays at the end. */
export const standAt = (lane: Lane, round: number): PathPoint =>
  lane.path.points[Math.min(round, stepsOf(lane))] as PathPoint

/** Its ending, once the round has come at which it was reached. */
export const endingAt = (lane: Lane, round: number): Ending | null => (round >= stepsOf(lane) ? lane.ending : null)

/** What rounding and the last steps of a walk leave of a difference, as a share of how far f fell in the race. */
const alike = 1e-12

/**
 * The lanes by f after so many rounds, lowest first, in groups that are equally low; in a group, fewer steps first. Who has
 * no value comes last.
 */
export function standings({ lanes }: Race, round: number): readonly (readonly number[])[] {
  const values = lanes.map((lane) => heightOf(standAt(lane, round)))
  const starts = lanes.map((lane) => heightOf(standAt(lane, 0))).filter(Number.isFinite)
  // How far f fell is asked of each group by itself: who runs away, up or down, makes nobody else equally low.
  const top = Math.max(...starts)
  const steps = lanes.map((lane) => Math.min(round, stepsOf(lane)))
  const groups: number[][] = []
  const order = lanes.map((_, lane) => lane).sort((a, b) => compare(values[a] as number, values[b] as number))
  for (const lane of order) {
    const group = groups[groups.length - 1]
    const [value, lowest] = [values[lane] as number, values[group?.[0] ?? -1] ?? NaN]
    const isAlike = value === lowest || value - lowest <= Math.max(alike * (top - lowest), 1e-15 * Math.abs(lowest))
    if (group && isAlike) group.push(lane)
    else groups.push([lane])
  }
  return groups.map((group) => group.sort((a, b) => compare(steps[a] as number, steps[b] as number) || a - b))
}

const heightOf = ({ value }: PathPoint): number => (Number.isNaN(value) ? Infinity : value)

/** As numbers stand; a difference of infinities would be none. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)
