// The timeline as ticks: one per step while they fit, then one for several. Pure; the view only draws them.
import type { Step, Trace } from '../../core/engine/trace'

export type Sign = 'positive' | 'negative' | 'none'

export interface Tick {
  /** Cursor once all steps of this tick are made. */
  readonly end: number
  /** How many steps it stands for. */
  readonly count: number
  readonly direction: 'forward' | 'backward'
  /** Of the contribution: of its number, or of the largest entry by size. Forward steps have none. */
  readonly sign: Sign
}

export interface Ticks {
  readonly forward: readonly Tick[]
  readonly backward: readonly Tick[]
}

/** The sign a step is drawn in. The seed is +1. */
export function signOf(step: Step): Sign {
  if (step.kind === 'forward') return 'none'
  if (step.kind === 'seed') return 'positive'
  const strongest = step.contribution.data.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0)
  return strongest > 0 ? 'positive' : strongest < 0 ? 'negative' : 'none'
}

/** Ticks of a trace, at most about `most` of them. Cost: one look per step. */
export function ticksOf(trace: Trace, most: number): Ticks {
  const { steps, forwardSteps } = trace
  const size = Math.max(1, Math.ceil(steps.length / most))
  return { forward: group(steps, 0, forwardSteps, size), backward: group(steps, forwardSteps, steps.length, size) }
}

function group(steps: readonly Step[], from: number, to: number, size: number): Tick[] {
  return Array.from({ length: Math.ceil((to - from) / size) }, (_, at): Tick => {
    const start = from + at * size
    const end = Math.min(to, start + size)
    const direction = steps[start]?.kind === 'forward' ? 'forward' : 'backward'
    return { end, count: end - start, direction, sign: commonSign(steps.slice(start, end).map(signOf)) }
  })
}

const commonSign = (signs: readonly Sign[]): Sign => {
  const [first = 'none'] = signs
  return signs.every((sign) => sign === first) ? first : 'none'
}

export type TickState = 'past' | 'now' | 'future'

/** How a tick looks when the cursor is there: "now" holds the step just made. */
export function stateOf({ end, count }: Tick, cursor: number): TickState {
  if (cursor > end) return 'past'
  return cursor > end - count ? 'now' : 'future'
}

/** A box on the page, in pixels. */
interface Span {
  readonly left: number
  readonly width: number
}

/** The cursor under the pointer at `x`: the step whose tick stands there; left of all, the start. */
export function cursorAt(x: number, trace: Trace, forward: Span | null, backward: Span | null): number {
  const { steps, forwardSteps } = trace
  const inside = ({ left, width }: Span, count: number): number =>
    Math.min(count, Math.max(0, Math.ceil(((x - left) / Math.max(1, width)) * count)))
  if (backward && x >= backward.left) {
    return forwardSteps + Math.max(1, inside(backward, steps.length - forwardSteps))
  }
  return forward ? inside(forward, forwardSteps) : 0
}
