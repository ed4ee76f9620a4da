// The race on the table: its lanes so far, which round is shown, and whether it runs. It never moves the inputs. Who runs and
// from where is part of the document; what they have walked is not, because the same study walks it again. Session.
import { useMemo } from 'react'
import { create } from 'zustand'
import type { Landscape } from '../../core/calculus/landscape'
import { landscapeOf } from '../../core/calculus/landscape'
import type { Entrant, Race } from '../../core/calculus/race'
import { entrantsOf, isOver, raceOn, standAt, startRace } from '../../core/calculus/race'
import { isSameFunction } from '../../core/calculus/same-function'
import type { Entry, Graph, RacePlan, Study } from '../../core/graph/document'
import { setEntries, setStudy } from '../../core/graph/edits'
import { planOf } from '../../core/graph/race-plan'
import { forgetPath, moving, pauseDescent, useDescent } from './descent'
import { commitEdit, presentDocument, useDocument } from './document'
import { usePlane } from './plane'
import type { RunFunction } from './shown-function'
import { shownNow, useShownFunction } from './shown-function'

/** A race belongs to one function and one line-up; whoever shows it asks whether those are still on the table. */
interface Kept {
  readonly race: Race
  readonly land: Landscape
  readonly graph: Graph
  readonly lineUp: string
}

interface RaceState {
  /** Null until the first step. */
  readonly kept: Kept | null
  /** How many rounds are shown. */
  readonly round: number
  readonly isRunning: boolean
  /** The lane that is looked at more closely. */
  readonly chosen: number | null
  /** The lane that is pointed at. */
  readonly pointed: number | null
  /** A click on the picture is a start. */
  readonly isPicking: boolean
  /** The race's tab stands open: its starts are drawn before anybody runs. */
  readonly isOpen: boolean
}

const atRest = { kept: null, round: 0, isRunning: false, chosen: null, pointed: null } as const

export const useRace = create<RaceState>(() => ({ ...atRest, isPicking: false, isOpen: false }))

/** What a race would be now: over which function, by whom. Null where there is no function. */
interface Ground {
  readonly graph: Graph
  readonly entries: readonly Entry[]
  readonly entrants: readonly Entrant[]
  readonly lineUp: string
  readonly land: Landscape
}

function groundOf({ graph, program }: RunFunction, study: Study): Ground | null {
  const entries = moving(program, study)
  const land = entries.length > 0 ? landscapeOf(program, program.sources, entries) : null
  if (!land) return null
  const entrants = entrantsOf(study, entries, land.start)
  const { starts } = planOf(study)
  // Without starts of its own a race began where the inputs stood; that they stand elsewhere now makes no other race.
  const asked = starts.length > 0 ? entrants : entrants.map(({ method, settings }) => ({ method, settings }))
  return {
    graph,
    entries,
    entrants,
    land,
    lineUp: JSON.stringify([entries.map(({ node, index }) => [node, index]), asked]),
  }
}

const groundNow = (): Ground | null => groundOf(shownNow(), presentDocument().study)

const belongsTo = ({ graph, lineUp }: Kept, ground: Ground): boolean =>
  lineUp === ground.lineUp && isSameFunction(graph, ground.graph, ground.entries)

const keptFor = (ground: Ground): Kept | null => {
  const { kept } = useRace.getState()
  return kept && belongsTo(kept, ground) ? kept : null
}

export interface ShownRace {
  readonly race: Race
  readonly round: number
  /** The function that they walk over. */
  readonly land: Landscape
}

/** The race that was begun, or else everyone at the start while the race's tab stands open; null where there is neither. */
export function useShownRace(): ShownRace | null {
  const { study } = useDocument()
  const fn = useShownFunction()
  const { kept, round, isOpen } = useRace()
  const over = useDescent((descent) => descent.over)
  const cut = usePlane((plane) => plane.cut)
  const isWanted = isOpen || kept !== null
  const ground = useMemo(() => {
    // What moves depends on both, beside the study.
    void [over, cut]
    return isWanted ? groundOf(fn, study) : null
  }, [isWanted, fn, study, over, cut])
  const isCurrent = useMemo(() => ground && kept && belongsTo(kept, ground), [ground, kept])
  const atStart = useMemo(() => ground && isOpen && startRace(ground.land, ground.entrants), [ground, isOpen])
  return useMemo(() => {
    if (kept && isCurrent) return { race: kept.race, round, land: kept.land }
    return ground && atStart ? { race: atStart, round: 0, land: ground.land } : null
  }, [kept, isCurrent, round, ground, atStart])
}

/** Milliseconds of a frame that steps may take: the rest of 16 belongs to the drawing. */
const frameBudget = 6
/** So many rounds are shown one by one; then each frame shows a larger share, so that every doubling takes as long. */
const slowRounds = 60

/** Goes on by a round, or in a run by as many as a frame shows and its budget allows: along what is walked, then by new steps. */
function advance(ground: Ground, isRun: boolean): boolean {
  const begun = performance.now()
  const kept = keptFor(ground)
  const land = kept?.land ?? ground.land
  let race = kept?.race ?? startRace(land, ground.entrants)
  let round = kept ? useRace.getState().round : 0
  for (let left = isRun ? 1 + Math.floor(round / slowRounds) : 1; left > 0; left--) {
    if (round === race.round) {
      if (isOver(race)) break
      race = raceOn(land, race)
    }
    round = Math.min(round + 1, race.round)
    if (performance.now() - begun > frameBudget) break
  }
  useRace.setState({ kept: { race, land, graph: ground.graph, lineUp: ground.lineUp }, round })
  return !(round === race.round && isOver(race))
}

export function stepRace(): void {
  pauseRace()
  const ground = groundNow()
  if (ground) advance(ground, false)
}

let frame = 0

/** Starts the race or lets it go on; pauses the one under way; one that is at its end runs again from the start. */
export function runRace(): void {
  if (useRace.getState().isRunning) return pauseRace()
  const ground = groundNow()
  if (!ground) return
  const kept = keptFor(ground)
  pauseDescent()
  if (kept && isOver(kept.race) && useRace.getState().round === kept.race.round) useRace.setState({ round: 0 })
  useRace.setState({ isRunning: true })
  const tick = (): void => {
    // One thing at a time: who lets a walk run pauses the race.
    const now = useDescent.getState().isRunning ? null : groundNow()
    // A number typed meanwhile may have made another race of it: that one is begun by hand.
    if (now && (keptFor(now) || useRace.getState().kept === kept) && advance(now, true))
      frame = requestAnimationFrame(tick)
    else pauseRace()
  }
  frame = requestAnimationFrame(tick)
}

export function pauseRace(): void {
  cancelAnimationFrame(frame)
  if (useRace.getState().isRunning) useRace.setState({ isRunning: false })
}

export function goToRound(round: number): void {
  pauseRace()
  useRace.setState({ round })
}

/** The walks go; who runs and from where stays. */
export function clearRace(): void {
  pauseRace()
  useRace.setState(atRest)
}

export function openRace(): () => void {
  useRace.setState({ isOpen: true })
  return () => {
    pauseRace()
    useRace.setState({ isOpen: false, isPicking: false })
  }
}

/** The lane that stands out: the one that is pointed at, else the chosen one. */
export const useLitLane = (): number | null => useRace(({ pointed, chosen }) => pointed ?? chosen)

export const pointAtLane = (lane: number | null): void => useRace.setState({ pointed: lane })
export const chooseLane = (lane: number | null): void => useRace.setState({ chosen: lane })

/** Another plan of the race: an ordinary edit of the study. */
export function changePlan(change: (plan: RacePlan) => RacePlan, label: string): void {
  commitEdit(label, (document) => setStudy(document, { race: change(planOf(document.study)) }))
  // The letters may mean others now.
  useRace.setState({ chosen: null, pointed: null })
}

/** Puts the graph's inputs where a lane stands in the round that is shown. */
export function standWithLane({ race, round }: ShownRace, lane: number): void {
  const at = race.lanes[lane]
  if (!at) return
  const { point } = standAt(at, round)
  if (!point.every(Number.isFinite)) return
  pauseRace()
  forgetPath()
  const moves = race.entries.map(({ node, index }, i) => ({ node, index, value: point[i] as number }))
  commitEdit('go to a runner', (document) => setEntries(document, moves))
}
