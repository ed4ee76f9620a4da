// The descent under way: its path so far and whether it runs. Every step sets the graph's inputs through an ordinary edit.
import { create } from 'zustand'
import { axesOf, entryValue } from '../../core/calculus/axes'
import type { Path } from '../../core/calculus/descent'
import { descend, descendOn } from '../../core/calculus/descent'
import type { Entry } from '../../core/graph/document'
import { setEntries } from '../../core/graph/edits'
import { commitEdit, endGesture, presentDocument } from './document'
import { deriveWritten } from './derived'

interface Descent {
  readonly path: Path | null
  readonly isRunning: boolean
}

export const useDescent = create<Descent>(() => ({ path: null, isRunning: false }))

/** A run pauses by itself after this many steps: what has not settled by then hardly moves or circles. */
const longestRun = 2000
/** Below this no further step changes a number that is shown. */
const settled = 1e-9

const lastPoint = (path: Path | null): Path['points'][number] | undefined => path?.points[path.points.length - 1]

/** The path belongs to the present: same entries, and its last point is where the inputs stand. */
function isCurrent(path: Path | null, entries: readonly Entry[]): path is Path {
  const last = lastPoint(path)
  const { program } = deriveWritten(presentDocument().graph)
  return (
    path !== null &&
    last !== undefined &&
    path.entries.length === entries.length &&
    path.entries.every(({ node, index }, i) => node === entries[i]?.node && index === entries[i]?.index) &&
    path.entries.every((entry, i) => entryValue(program, program.sources, entry) === last.point[i])
  )
}

/** Makes one step of gradient descent over the shown axes and moves the inputs there. False when no step is possible. */
function advance(label: string, mergeKey: string | null): boolean {
  const { graph, study } = presentDocument()
  const { program } = deriveWritten(graph)
  const entries = axesOf(program, study)
  const { path } = useDescent.getState()
  const start = isCurrent(path, entries) ? path : descend(program, program.sources, entries, study.rate, 0)
  const next = descendOn(program, program.sources, start, study.rate)
  const point = lastPoint(next)
  useDescent.setState({ path: next })
  if (!point || next.points.length === start.points.length || !point.point.every(Number.isFinite)) return false
  const moves = next.entries.map(({ node, index }, i) => ({ node, index, value: point.point[i] as number }))
  commitEdit(label, (document) => setEntries(document, moves), mergeKey)
  return next.stopped === null && Math.hypot(...point.gradient) > settled
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
  let left = longestRun
  const tick = (): void => {
    left--
    if (advance('descent', key) && left > 0) frame = requestAnimationFrame(tick)
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
  useDescent.setState({ path: null })
  if (!path || !first) return
  const moves = path.entries.map(({ node, index }, i) => ({ node, index, value: first.point[i] as number }))
  commitEdit('back to the start', (document) => setEntries(document, moves))
}

/** The ball was moved by hand: a path that does not start there is over. */
export function forgetPath(): void {
  pauseDescent()
  useDescent.setState({ path: null })
}
