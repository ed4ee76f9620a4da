// The walk downhill: its path so far, where on it the inputs stand, and whether it runs. Every step sets the graph's inputs
// through an ordinary edit. A path stays when one goes back on it; the next step from there begins a new end.
import { useMemo } from 'react'
import { create } from 'zustand'
import { areSameEntries, axesOf, entryValue } from '../../core/calculus/axes'
import type { Path, PathPoint, RateLimit } from '../../core/calculus/descent'
import { rateLimit, startPath, walkOn } from '../../core/calculus/descent'
import type { Ending } from '../../core/calculus/ending'
import { endingOf, patience } from '../../core/calculus/ending'
import type { Landscape } from '../../core/calculus/landscape'
import { landscapeOf } from '../../core/calculus/landscape'
import { isSameFunction } from '../../core/calculus/same-function'
import type { MethodName } from '../../core/calculus/methods/catalogue'
import { isMethodName } from '../../core/calculus/methods/catalogue'
import type { Settings } from '../../core/calculus/methods/method'
import { parametersOf, partFor } from '../../core/data/training'
import { isDiagnostic } from '../../core/diagnostic'
import { entriesOf } from '../../core/engine/derivative'
import type { Entry, Graph, Study } from '../../core/graph/document'
import { setEntries } from '../../core/graph/edits'
import { commitEdit, endGesture, presentDocument, useDocument } from './document'
import type { Program } from '../../core/graph/program'
import { usePlane } from './plane'
import type { RunFunction } from './shown-function'
import { shownNow, useShownFunction } from './shown-function'

interface Descent {
  readonly path: Path | null
  /** The function that the path goes down; where its numbers stand in it does not matter. */
  readonly graph: Graph | null
  /** Index of the point where the walk last put the inputs. */
  readonly cursor: number
  /** Why the walk is over at its last point; null while it is not. */
  readonly ending: Ending | null
  readonly isRunning: boolean
  /** Which numbers move: those on the axes, all of them, or the parameters alone, which learn from batches. */
  readonly over: 'axes' | 'all' | 'parameters'
}

/** A walk as the present document shows it. */
interface Walk extends Descent {
  /** Do the inputs stand on the path, at its cursor? */
  readonly isHere: boolean
}

const atRest: Omit<Descent, 'over'> = { path: null, graph: null, cursor: 0, ending: null, isRunning: false }

export const useDescent = create<Descent>(() => ({ ...atRest, over: 'axes' }))

let last: { readonly descent: Descent; readonly fn: RunFunction; readonly walk: Walk } | null = null

/**
 * The walk over the function that is shown: one over another function waits until that is shown again, since what it knows of
 * slopes is of that. Whoever moves the inputs along the path, undo too, moves the cursor. Cost: linear, once per change.
 */
function walkIn(descent: Descent, fn: RunFunction): Walk {
  if (last?.descent !== descent || last.fn !== fn) last = { descent, fn, walk: placed(descent, fn) }
  return last.walk
}

function placed(descent: Descent, { graph, program }: RunFunction): Walk {
  const { path, cursor } = descent
  if (!path || !descent.graph) return { ...descent, isHere: false }
  if (!isSameFunction(descent.graph, graph, path.entries)) return { ...descent, ...atRest, isHere: false }
  const here = path.entries.map((entry) => entryValue(program, program.sources, entry))
  const isAt = (at: number): boolean => path.points[at]?.point.every((x, i) => Object.is(x, here[i])) ?? false
  const found = isAt(cursor) ? cursor : path.points.findLastIndex((_, at) => isAt(at))
  return { ...descent, cursor: found < 0 ? cursor : found, isHere: found >= 0 }
}

export const walkNow = (): Walk => walkIn(useDescent.getState(), shownNow())

export const useWalk = (): Walk => walkIn(useDescent(), useShownFunction())

export function walkOver(over: Descent['over']): void {
  forgetPath()
  useDescent.setState({ over })
}

/** The numbers that a walk moves. A plane is cut through all of them. */
export function moving(program: Program, study: Study): readonly Entry[] {
  const { over } = useDescent.getState()
  if (over === 'parameters') return parametersOf(program)
  return over === 'all' || usePlane.getState().cut !== null
    ? entriesOf(program, program.sources).map(({ node, index }) => ({ node, index }))
    : axesOf(program, study)
}

/** The method that a study asks for. */
export const methodOf = ({ method = 'gradient' }: Study): MethodName => (isMethodName(method) ? method : 'gradient')

/** What the method is set to: the rate stands beside the others, because every study has one. */
export const settingsIn = ({ rate, settings }: Study): Settings => ({ ...settings, rate })

/** The Hessian of more numbers than these takes too long for what is asked anew at every step. */
const mostCurved = 32

/** The limit of the rate where the inputs stand; null where there is none, or where too many numbers move to ask for it. */
export function useRateLimit(): RateLimit | null {
  const { study } = useDocument()
  const { program } = useShownFunction()
  const { over } = useDescent()
  const { cut } = usePlane()
  return useMemo(() => {
    // What moves depends on both, beside the study.
    void [over, cut]
    const entries = moving(program, study)
    const land = entries.length > mostCurved ? null : landscapeOf(program, program.sources, entries)
    return land && rateLimit(land, methodOf(study), settingsIn(study))
  }, [program, study, over, cut])
}

/** The walk over the shown axes as far as the inputs stand on it; a new one where they do not. */
function pathSoFar(land: Landscape, method: MethodName): Path {
  const { path, cursor, isHere } = walkNow()
  const isSame = path && isHere && path.method === method && areSameEntries(path.entries, land.entries)
  if (!isSame) return startPath(land, method)
  if (cursor === path.points.length - 1) return { ...path, refusal: null }
  return { ...path, points: path.points.slice(0, cursor + 1), stopped: null, refusal: null }
}

/** How much of a walk is made before anybody sees it: a step, the rest of an epoch, or as much as a frame leaves time for. */
type Stride = 'step' | 'epoch' | 'frame'

/** Milliseconds of a frame that training takes: as long as the last drawing took, within these bounds. */
const [leastTime, mostTime] = [12, 60]
/** An epoch per frame can be followed by eye; where drawing takes longer than this, more of them go into a frame. */
const epochTime = 50
let restedAt = 0

/** How far a stride may go. */
function boundsOf(stride: Stride): { readonly epochs: number; readonly until: number } {
  if (stride !== 'frame') return { epochs: 1, until: Infinity }
  const now = performance.now()
  const drawing = now - restedAt
  const until = now + Math.min(mostTime, Math.max(leastTime, drawing))
  return { epochs: Math.max(1, Math.round(drawing / epochTime)), until }
}

/** A learner that trains looks at every row hundreds of times. */
const trainingSteps = 5000

/** The path with the next step on it; while training a step looks at one batch, and more of them fit a stride. */
function walkedOn(land: Landscape, start: Path, study: Study, stride: Stride): readonly [Path, Ending | null] {
  const { graph, program } = shownNow()
  const isTraining = useDescent.getState().over === 'parameters'
  const { epochs, until } = boundsOf(stride)
  let left = epochs
  const allowed = isTraining ? { ...patience, steps: trainingSteps } : patience
  for (let path = start; ;) {
    const part = isTraining ? partFor(graph, program, path, study.batch) : null
    if (isDiagnostic(part)) return [path, { kind: 'stopped', fault: part }]
    path = walkOn(land, path, settingsIn(study), part)
    const ending = endingOf(land, path, settingsIn(study), allowed)
    if (part === null || part.endsEpoch) left--
    const isFar = stride === 'step' || !isTraining || left <= 0 || performance.now() >= until
    if (ending || isFar) return [path, ending]
  }
}

/** Makes a stride over the numbers that move and puts the inputs there. False when the walk is over. */
function advance(label: string, mergeKey: string | null, stride: Stride = 'step'): boolean {
  const { study } = presentDocument()
  const { program, graph } = shownNow()
  const land = landscapeOf(program, program.sources, moving(program, study))
  if (!land) return false
  const start = pathSoFar(land, methodOf(study))
  const [path, ending] = walkedOn(land, start, study, stride)
  const cursor = lastPlace(path)
  useDescent.setState({ path, graph, ending, cursor })
  if (cursor < start.points.length) return false
  moveTo(path, path.points[cursor] as PathPoint, label, mergeKey)
  return ending === null
}

function moveTo({ entries }: Path, { point }: PathPoint, label: string, mergeKey: string | null): void {
  const moves = entries.map(({ node, index }, i) => ({ node, index, value: point[i] as number }))
  commitEdit(label, (document) => setEntries(document, moves), mergeKey)
}

export function stepDescent(): void {
  pauseDescent()
  advance('step of descent', null)
}

let frame = 0
let runs = 0

/** Starts a run, one step per drawn frame, all of it one entry of the history; or pauses the one under way. */
export function runDescent(): void {
  if (useDescent.getState().isRunning) return pauseDescent()
  useDescent.setState({ isRunning: true })
  const key = `descent ${++runs}`
  restedAt = performance.now()
  let hasBegun = false
  const tick = (): void => {
    const goesOn = (!hasBegun || isAsLeft()) && advance('descent', key, 'frame')
    hasBegun = true
    restedAt = performance.now()
    if (goesOn) frame = requestAnimationFrame(tick)
    else pauseDescent()
  }
  frame = requestAnimationFrame(tick)
}

/**
 * Did nobody but the walk touch the function or its inputs since? A number typed, an undo, a new wire are a hand on the wheel.
 * Rate and method may change on the way.
 */
function isAsLeft(): boolean {
  const { path, cursor } = useDescent.getState()
  const now = walkNow()
  return now.path === path && now.isHere && now.cursor === cursor
}

/** From now on the parameters walk, and nothing else moves. */
function walkOverParameters(): void {
  if (useDescent.getState().over !== 'parameters') walkOver('parameters')
}

/** Starts training, or pauses it. */
export function trainOn(): void {
  walkOverParameters()
  runDescent()
}

/** Trains by one batch, or to the end of the epoch, as one entry of the history. */
export function trainOnce(what: 'batch' | 'epoch'): void {
  pauseDescent()
  walkOverParameters()
  advance(`train one ${what}`, null, what === 'epoch' ? 'epoch' : 'step')
}

export function pauseDescent(): void {
  if (!useDescent.getState().isRunning) return
  cancelAnimationFrame(frame)
  endGesture()
  useDescent.setState({ isRunning: false })
}

/** Puts the inputs on a point of the path, which stays. `gesture` joins the moves of one scrub. */
export function goToStep(index: number, gesture: string | null = null): void {
  pauseDescent()
  const { path } = walkNow()
  const last = lastPlace(path)
  const cursor = Math.min(last, Math.max(0, index))
  const point = path?.points[cursor]
  if (!path || !point) return
  useDescent.setState({ cursor })
  moveTo(path, point, 'walk along the path', gesture)
}

/** The last point that is a place: a step into infinity is told, not gone to. */
const lastPlace = (path: Path | null): number =>
  path ? path.points.findLastIndex(({ point }) => point.every(Number.isFinite)) : -1

/** Back to where the path began; the path goes. */
export function resetDescent(): void {
  pauseDescent()
  const { path } = walkNow()
  const first = path?.points[0]
  useDescent.setState(atRest)
  if (path && first) moveTo(path, first, 'back to the start', null)
}

/** The ball was moved by hand: a path that does not stand there is over. */
export function forgetPath(): void {
  pauseDescent()
  useDescent.setState(atRest)
}
