// What follows from the graph, and from what is held against it: program, diagnostics, trace. Never stored; made once for
// the present graph. While something is held, everything here is of the run as it would be.
import { useMemo } from 'react'
import type { Diagnostic } from '../../core/diagnostic'
import type { Counterfactual } from '../../core/engine/counterfactual'
import { counterfactual } from '../../core/engine/counterfactual'
import { findingsOf } from '../../core/engine/findings'
import type { Trace, TraceView } from '../../core/engine/trace'
import { traceAt } from '../../core/engine/trace'
import type { Graph, NodeId } from '../../core/graph/document'
import type { Written } from './derive'
import { deriveWritten, isInside } from './derive'
import { useGraph } from './document'
import type { Held } from './held'
import { heldIn, isHolding, useHeld } from './held'
import { useSession } from './session'

export { deriveWritten }

export interface Derived extends Omit<Written, 'whatIf'> {
  /** What is held, in so far as it has a place in the graph, and who differs; null while nothing is. */
  readonly whatIf: WhatIf | null
}

export interface WhatIf extends Omit<Counterfactual, 'trace'> {
  readonly held: Held
  /** The run without it. */
  readonly before: Trace
}

let lastHeld: { readonly of: Derived; readonly held: Held; readonly derived: Derived } | null = null

export function derive(graph: Graph): Derived {
  const written = deriveWritten(graph)
  const wanted = useHeld.getState()
  // What is held has its place in the document; inside a function the same names mean others.
  if (!isHolding(wanted) || isInside(graph)) return written
  if (lastHeld?.of === written && lastHeld.held === wanted) return lastHeld.derived
  const derived = heldAgainst(written, wanted)
  lastHeld = { of: written, held: wanted, derived }
  return derived
}

/** A finding of the graph itself stays; those of the numbers are of the numbers as they would be. */
function heldAgainst(written: Derived, wanted: Held): Derived {
  const held = heldIn(written.trace, wanted)
  if (!isHolding(held)) return written
  const { trace, ...differing } = counterfactual(written.trace, held)
  const ofGraph = written.diagnostics.filter(({ code }) => !code.startsWith('E3'))
  return {
    graph: written.graph,
    program: trace.program,
    trace,
    diagnostics: [...ofGraph, ...findingsOf(trace)],
    whatIf: { ...differing, held, before: written.trace },
  }
}

export function useDerived(): Derived {
  useHeld()
  return derive(useGraph())
}

/** What is wrong or worth knowing at a node. An empty port is no error of the node's own while building. */
export const findingsAt = ({ diagnostics }: Derived, id: NodeId): readonly Diagnostic[] =>
  diagnostics.filter((finding) => finding.place.node === id && finding.code !== 'E102')

/** How far the learner has stepped, within the trace that is there now. */
export function useCursor(): number {
  const cursor = useSession((session) => session.cursor)
  return Math.min(cursor, useDerived().trace.steps.length)
}

/** The trace as the canvas shows it: up to the cursor while stepping, complete otherwise. */
export function useShownTrace(): TraceView {
  const { trace } = useDerived()
  const cursor = useCursor()
  const isStepping = useSession((session) => session.mode === 'step')
  return useMemo(() => traceAt(trace, isStepping ? cursor : trace.steps.length), [trace, cursor, isStepping])
}
