// Where the learner stands in the trace, and how that place moves. An index over a finished trace: the engine never runs here.
import { create } from 'zustand'
import { momentsOf, nextCursor } from '../../core/engine/trace'
import type { StepUnit, Trace } from '../../core/engine/trace'
import type { NodeId } from '../../core/graph/document'
import { nameOf } from '../../core/graph/look'
import { plain, sayStep } from '../../core/words/steps'
import { announce } from './announce'
import { breakpoints } from './breakpoints'
import { derive } from './derived'
import { digitsNow } from './digits'
import { presentDocument } from './document'
import { askNext, furthest, stopAsking } from './predict'
import { changeSession, nothingSelected, useSession } from './session'

/** How long a step stays while playing at ×1, in milliseconds. */
const beatAtOne = 1200

export const paces = [0.5, 1, 2, 4] as const
export type Pace = (typeof paces)[number]

/** How long a step stays, in milliseconds. */
export const beatOf = (pace: Pace): number => beatAtOne / pace

/** A step that stays this long can be spoken; faster ones only where the run stops. */
const speakable = 1000

/**
 * What the learner's own step begins with. The selection is let go, so that the inspector goes with the step; what is
 * selected while playing stays.
 */
const ownStep = { isPlaying: false, selection: nothingSelected } as const

interface Stepping {
  readonly pace: Pace
}

export const useStepping = create<Stepping>(() => ({ pace: 1 }))

export const choosePace = (pace: Pace): void => useStepping.setState({ pace })

const present = (): { trace: Trace; cursor: number } => {
  const { trace } = derive(presentDocument().graph)
  return { trace, cursor: Math.min(useSession.getState().cursor, trace.steps.length) }
}

/** Moves, and says the step aloud: the learner's own steps are heard, what follows from an edit is not. */
function moveTo(cursor: number, trace: Trace, isSpoken: boolean): void {
  stopAsking()
  changeSession({ cursor })
  if (isSpoken) announce(cursor === 0 ? 'At the start' : plain(sayStep(trace, cursor - 1, digitsNow())))
}

/** One step (by wire or by node, as chosen) on or back. Stops what is playing. */
export function stepBy(direction: 1 | -1): void {
  const { trace, cursor } = present()
  changeSession(ownStep)
  if (direction > 0 && cursor >= furthest()) askNext()
  else moveTo(nextCursor(trace, cursor, direction, unitNow()), trace, true)
}

/** A prediction is of one number at a time. */
const unitNow = (): StepUnit => (furthest() === Infinity ? useSession.getState().unit : 'wire')

/** Puts the cursor after so many steps; what lies beyond the ends stops there. Stops what is playing. */
export function goTo(cursor: number): void {
  const { trace } = present()
  changeSession(ownStep)
  moveTo(Math.min(trace.steps.length, furthest(), Math.max(0, cursor)), trace, true)
}

/** Starts or pauses. At the end it starts anew. */
export function play(): void {
  const { trace, cursor } = present()
  if (furthest() !== Infinity) return askNext()
  if (useSession.getState().isPlaying) {
    changeSession({ isPlaying: false })
    moveTo(cursor, trace, true)
  } else if (trace.steps.length > 0) {
    changeSession({ ...ownStep, isPlaying: true, cursor: cursor >= trace.steps.length ? 0 : cursor })
  }
}

/**
 * Runs to the next place where something is complete at a node: its value, then its adjoint; from the last of them to the
 * first again. The node stays selected, so that the same key goes on.
 */
export function runToNode(node: NodeId): void {
  const { trace, cursor } = present()
  const moments = momentsOf(trace, node).filter((at) => at <= furthest())
  const next = moments.find((at) => at > cursor) ?? moments[0]
  if (next === undefined) {
    announce(`Nothing to run to: no step is made at ${nameOf(presentDocument().graph, node)}`)
    return
  }
  changeSession({ isPlaying: false, mode: 'step' })
  moveTo(next, trace, true)
}

/** The first breakpoint between two cursors: where it lies, and at which node. */
function breakpointWithin(trace: Trace, after: number, to: number): { at: number; node: NodeId } | null {
  const hits = [...breakpoints()].flatMap((node) => momentsOf(trace, node).map((at) => ({ at, node })))
  const within = hits.filter(({ at }) => at > after && at <= to)
  return within.reduce<(typeof hits)[number] | null>((first, hit) => (first && first.at <= hit.at ? first : hit), null)
}

/** One beat of the clock while playing; stops at a breakpoint and at the end. */
export function beat(): void {
  const { trace, cursor } = present()
  const next = nextCursor(trace, cursor, 1, useSession.getState().unit)
  const stop = breakpointWithin(trace, cursor, next)
  if (stop) {
    changeSession({ isPlaying: false, cursor: stop.at })
    announce(
      `Stopped at ${nameOf(presentDocument().graph, stop.node)}. ${plain(sayStep(trace, stop.at - 1, digitsNow()))}`,
    )
    return
  }
  const isLast = next >= trace.steps.length
  moveTo(next, trace, isLast || beatOf(useStepping.getState().pace) >= speakable)
  if (isLast) changeSession({ isPlaying: false })
}
