// Facts of one wire that the lenses show: its local derivative, whether it leads to the root, what it carries forward.
import { endOfWire, localDerivative, localShape } from '../../core/engine/local'
import type { Trace, TraceView } from '../../core/engine/trace'
import type { EdgeId, NodeId } from '../../core/graph/document'
import { headOf } from '../../core/graph/document'
import { brief } from '../../core/words/sentences'
import { placeOnPath } from '../state/path-lens'
import { isWireHidden } from '../state/predict'
import { isStepping, isWireAsked, shapeTextOn, stepAt } from './shown'
import type { Shown } from './shown-now'
import { useShown, useSteady, useSteadyFacts } from './shown-now'

export interface WireFacts {
  /** What runs along it in the step just made. */
  readonly flow: 'forward' | 'backward' | null
  readonly isCut: boolean
  readonly isDead: boolean
  /** Whether the path that is lit leads over it; null while none is. */
  readonly onPath: 'on' | 'off' | null
  /** A number that is not finite, or an argument outside a domain, was traced to it. */
  readonly isBirthplace: boolean
  /** What has come back on it: a number, an array, or nothing. */
  readonly contribution: 'number' | 'array' | null
  readonly isStill: boolean
  /** Is what it brings back hidden by the question that stands? */
  readonly isAsked: boolean
  /** On the way forward: it carries its value. */
  readonly showsValue: boolean
  /** Of what it carries. */
  readonly shape: string | null
}

/** What the look of a wire hangs on, but for its number. */
export const useWireFacts = (id: EdgeId, source: NodeId): WireFacts =>
  useSteadyFacts((shown) => {
    const { trace, view, whatIf } = shown
    const contribution = view.contributionOf(id)
    return {
      flow: flowOn(shown, id),
      isCut: whatIf?.held.cut.has(id) === true,
      isDead: hasNoPath(trace, view, id),
      onPath: placeOnPath(id),
      isBirthplace: isBirthplace(shown, id),
      contribution: contribution && (contribution.data.length === 1 ? 'number' : 'array'),
      isStill: !isStepping(),
      isAsked: isWireAsked(id),
      showsValue: isOnTheWay(trace, view, id),
      shape: shapeTextOn(shown, source),
    }
  })

function flowOn(shown: Shown, id: EdgeId): WireFacts['flow'] {
  const step = stepAt(shown)
  if (step === null) return null
  if (step.kind === 'backward') return step.edge === id ? 'backward' : null
  return step.kind === 'forward' && headOf(id) === step.node ? 'forward' : null
}

function isBirthplace({ diagnostics }: Shown, id: EdgeId): boolean {
  const found = diagnostics.find(({ code, place }) => traced.has(code) && `${place.node}.${place.port}` === id)
  return found !== undefined && brief(found) !== null
}

const traced: ReadonlySet<string> = new Set(['E301', 'E302', 'E303'])

const locals = new WeakMap<Trace, Map<EdgeId, number | null>>()

/** The local derivative of a wire between numbers, made once per run; null where an end is no number. */
export function localNumberOf(trace: Trace, edge: EdgeId): number | null {
  const known = locals.get(trace) ?? new Map<EdgeId, number | null>()
  locals.set(trace, known)
  const before = known.get(edge)
  if (before !== undefined) return before
  // A number only: the Jacobian of a large matrix would hold the page up for minutes.
  const isNumber = localShape(trace, edge)?.length === 0
  const made = isNumber ? (localDerivative(trace, edge)?.data[0] ?? null) : null
  known.set(edge, made)
  return made
}

/** Can the local derivative be known? Not before the head is computed, nor while it would give a prediction away. */
const isLocalKnown = (view: TraceView, id: EdgeId): boolean =>
  view.valueOf(headOf(id)) !== null && !isWireHidden(view, id)

export const useLocalNumber = (id: EdgeId): number | null =>
  useShown(({ trace, view }) => (isLocalKnown(view, id) ? localNumberOf(trace, id) : null))

/** "12 × 8", the size of the Jacobian as soon as the head is computed; null for numbers. */
export const useJacobianSize = (id: EdgeId): string | null =>
  useSteady(({ trace, view }) => {
    const shape = view.valueOf(headOf(id)) ? localShape(trace, id) : null
    return shape && shape.length > 0 ? shape.join(' × ') : null
  })

/** What the head hands back, where that and the wire are numbers and the wire has carried its share. */
export const useUpstreamNumber = (id: EdgeId): number | null =>
  useShown(({ trace, view }) => {
    const end = endOfWire(trace, id)
    if (!end || !view.contributionOf(id)) return null
    const upstream = trace.readings.adjointAt(end.slot)
    return upstream?.shape.length === 0 ? (upstream.data[0] as number) : null
  })

/** Nothing will ever come back on this wire, which is not the same as 0. False until the way back has begun. */
export function hasNoPath(trace: Trace, view: TraceView, id: EdgeId): boolean {
  const hasBegun = trace.program.root !== null && view.cursor > trace.forwardSteps
  return hasBegun && endOfWire(trace, id) !== undefined && trace.readings.contributionOf(id) === null
}

/** On the way forward: has the wire brought its value to its head? */
export const isOnTheWay = (trace: Trace, view: TraceView, id: EdgeId): boolean =>
  view.cursor <= trace.forwardSteps && view.valueOf(headOf(id)) !== null
