// What follows from the graph: program, diagnostics, trace. Never stored; made once for the present graph.
import { useMemo } from 'react'
import type { Diagnostic } from '../../core/diagnostic'
import { findingsOf } from '../../core/engine/findings'
import { run } from '../../core/engine/run'
import type { Trace, TraceView } from '../../core/engine/trace'
import { traceAt } from '../../core/engine/trace'
import { compile } from '../../core/graph/compile'
import type { Graph } from '../../core/graph/document'
import type { Program } from '../../core/graph/program'
import { withMendings } from '../../core/language/mending'
import { useGraph } from './document'
import { useSession } from './session'

export interface Derived {
  readonly program: Program
  readonly trace: Trace
  /** What is wrong with the graph, then what its numbers say. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Only the present graph's: kept by graph, the values of every step of the history would stay in memory with it. */
let last: { readonly graph: Graph; readonly derived: Derived } | null = null

export function derive(graph: Graph): Derived {
  if (last?.graph === graph) return last.derived
  const { program, diagnostics } = compile(graph)
  const trace = run(program)
  const made = { program, trace, diagnostics: [...diagnostics, ...withMendings(graph, findingsOf(trace))] }
  last = { graph, derived: made }
  return made
}

export const useDerived = (): Derived => derive(useGraph())

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
