// The descent under way: its path so far and whether it runs. Every step sets the graph's inputs through an ordinary edit.
import { create } from 'zustand'
import { axesOf, entryValue } from '../../core/calculus/axes'
import type { Path } from '../../core/calculus/descent'
import { startPath, walkOn } from '../../core/calculus/descent'
import type { Ending } from '../../core/calculus/ending'
import { endingOf } from '../../core/calculus/ending'
import { landscapeOf } from '../../core/calculus/landscape'
import type { MethodName } from '../../core/calculus/methods/catalogue'
import { isMethodName } from '../../core/calculus/methods/catalogue'
import type { Settings } from '../../core/calculus/methods/method'
import type { Entry, Study } from '../../core/graph/document'
import { setEntries } from '../../core/graph/edits'
import { commitEdit, endGesture, presentDocument } from './document'
import { deriveWritten } from './derived'

interface Descent {
  readonly path: Path | null
  /** Why the walk is over; null while it is not. */
  readonly ending: Ending | null
  readonly isRunning: boolean
}

const atRest: Descent = { path: null, ending: null, isRunning: false }

export const useDescent = create<Descent>(() => atRest)

/** The method that a study asks for. */
export const methodOf = ({ method = 'gradient' }: Study): MethodName => (isMethodName(method) ? method : 'gradient')

/** What the method is set to: the rate stands beside the others, because every study has one. */
export const settingsIn = ({ rate, settings }: Study): Settings => ({ ...settings, rate })

const lastPoint = (path: Path | null): Path['points'][number] | undefined => path?.points[path.points.length - 1]

/** The path belongs to the present: same entries, and its last point is where the inputs stand. */
function isCurrent(path: Path | null, entries: readonly Entry[], method: MethodName): path is Path {
  const last = lastPoint(path)
  const { program } = deriveWritten(presentDocument().graph)
  return (
    path !== null &&
    last !== undefined &&
    path.method === method &&
    path.entries.length === entries.length &&
    path.entries.every(({ node, index }, i) => node === entries[i]?.node && index === entries[i]?.index) &&
    path.entries.every((entry, i) => entryValue(program, program.sources, entry) === last.point[i])
  )
}

/** Makes one step over the shown axes and moves the inputs there. False when the walk is over. */
function advance(label: string, mergeKey: string | null): boolean {
  const { graph, study } = presentDocument()
  const { program } = deriveWritten(graph)
  const entries = axesOf(program, study)
  const land = landscapeOf(program, program.sources, entries)
  if (!land) return false
  const { path } = useDescent.getState()
  const method = methodOf(study)
  const start = isCurrent(path, entries, method) ? path : startPath(land, method)
  const next = walkOn(land, start, settingsIn(study))
  const point = lastPoint(next)
  const ending = endingOf(land, next)
  useDescent.setState({ path: next, ending })
  if (!point || next.points.length === start.points.length || !point.point.every(Number.isFinite)) return false
  const moves = next.entries.map(({ node, index }, i) => ({ node, index, value: point.point[i] as number }))
  commitEdit(label, (document) => setEntries(document, moves), mergeKey)
  return ending === null
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
  const tick = (): void => {
    if (advance('descent', key)) frame = requestAnimationFrame(tick)
    else pauseDescent()
  }
  frame = requestAnimationFrame(tick)
}

export function pauseDescent(): void {
  if (!useDescent.getState().isRunning) return
  cancelAnimationFrame(frame)
  endGesture()
  useDescent.setState({ isRunning: false })
}

/** Back to where the path began; the path goes. */
export function resetDescent(): void {
  pauseDescent()
  const { path } = useDescent.getState()
  const first = path?.points[0]
  useDescent.setState(atRest)
  if (!path || !first) return
  const moves = path.entries.map(({ node, index }, i) => ({ node, index, value: first.point[i] as number }))
  commitEdit('back to the start', (document) => setEntries(document, moves))
}

/** The ball was moved by hand: a path that does not start there is over. */
export function forgetPath(): void {
  pauseDescent()
  useDescent.setState(atRest)
}
