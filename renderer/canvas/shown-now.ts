// What is shown now, and who hears that it is another. A canvas has thousands of ears: those that no number alone concerns
// are not asked when a run brings only other numbers.
import { useState, useSyncExternalStore } from 'react'
import type { Diagnostic } from '../../core/diagnostic'
import type { TraceView } from '../../core/engine/trace'
import { traceAt } from '../../core/engine/trace'
import type { Derived } from '../state/derived'
import { derive } from '../state/derived'
import { presentDocument, useOpenDocument } from '../state/document'
import { useForwardChoice } from '../state/forward'
import { useHeld } from '../state/held'
import { litPath, usePathLens } from '../state/path-lens'
import { usePrediction } from '../state/predict'
import { useSession } from '../state/session'

export interface Shown extends Derived {
  /** What it is shown of. */
  readonly derived: Derived
  readonly view: TraceView
}

let last: Shown | null = null

/** What is being told: everybody who hears it asks for it. */
let telling: Shown | null = null

/** Everything that is shown now, outside React. Made once per trace and cursor. */
export const shownNow = (): Shown => telling ?? look()

function look(): Shown {
  const derived = derive(presentDocument().graph)
  const { trace } = derived
  const { mode, cursor } = useSession.getState()
  const end = trace.readings.stepCount
  const at = mode === 'step' ? Math.min(cursor, end) : end
  if (last?.trace !== trace || last.view.cursor !== at) last = { ...derived, derived, view: traceAt(trace, at) }
  return last
}

const nothingFound: readonly Diagnostic[] = []

/**
 * Whatever a fact may hang on that is no number of the run: what is computed and how, how far the steps go, what is chosen.
 * A selection, a hover or a move of a node changes none of it.
 */
function steadyGrounds({ program, trace, view, whatIf, diagnostics }: Shown): readonly unknown[] {
  const { nodes, edges, root } = presentDocument().graph
  // A node that is not computed has no instruction to tell that it has changed.
  const isComputed = program.instructions.length === nodes.length
  return [
    program.instructions,
    program.root,
    trace.program.instructions,
    trace.program.root,
    isComputed ? null : nodes,
    edges,
    root,
    view.cursor,
    whatIf,
    diagnostics.length === 0 ? nothingFound : diagnostics,
    useSession.getState().mode,
    useHeld.getState(),
    useForwardChoice.getState(),
    usePrediction.getState(),
    litPath(),
  ]
}

type Hear = (shown: Shown) => void

/** Who hears of everything, and who only when more than numbers has changed. */
const [all, steady] = [new Set<Hear>(), new Set<Hear>()]
let told: { readonly shown: Shown; readonly graph: unknown; readonly grounds: readonly unknown[] } | null = null
let stopListening: (() => void) | null = null

function state(): NonNullable<typeof told> {
  const shown = look()
  return { shown, graph: presentDocument().graph, grounds: steadyGrounds(shown) }
}

function tell(): void {
  const [before, now] = [told, state()]
  const isSteady = before !== null && now.grounds.every((ground, at) => ground === before.grounds[at])
  if (isSteady && before.shown === now.shown && before.graph === now.graph) return
  told = now
  try {
    for (const hear of isSteady ? [...all] : [...steady, ...all]) {
      // Whoever hears may change what is shown: that has then been told in between.
      telling = told === now ? now.shown : null
      hear(shownNow())
    }
  } finally {
    telling = null
  }
}

function listen(): () => void {
  told = state()
  const stops = [useOpenDocument, useSession, useHeld, useForwardChoice, usePrediction, usePathLens].map((store) =>
    store.subscribe(tell),
  )
  return () => stops.forEach((stop) => stop())
}

const subscribeTo =
  (ears: Set<Hear>) =>
  (hear: Hear): (() => void) => {
    stopListening ??= listen()
    ears.add(hear)
    return () => {
      ears.delete(hear)
      if (all.size + steady.size > 0) return
      stopListening?.()
      stopListening = null
    }
  }

/** Calls whenever what is shown is another. */
export const subscribe = subscribeTo(all)
const subscribeSteady = subscribeTo(steady)

/** One fact. `select` must answer with a primitive or with an object that keeps its identity while nothing changed. */
export const useShown = <T>(select: (shown: Shown) => T): T => {
  const snapshot = (): T => select(shownNow())
  return useSyncExternalStore(subscribe, snapshot, snapshot)
}

/** The same for a fact that other numbers leave as it is: whether there is a value, not which. */
export const useSteady = <T>(select: (shown: Shown) => T): T => {
  const snapshot = (): T => select(shownNow())
  return useSyncExternalStore(subscribeSteady, snapshot, snapshot)
}

/** Several such facts that one component hangs on: one ear hears for them all. The same object while each is the same. */
export function useSteadyFacts<T extends object>(select: (shown: Shown) => T): T {
  const [keep] = useState(keeping<T>)
  const snapshot = (): T => keep(select(shownNow()))
  return useSyncExternalStore(subscribeSteady, snapshot, snapshot)
}

function keeping<T extends object>(): (facts: T) => T {
  let kept: T | null = null
  return (facts) => {
    if (kept === null || !isAlike(kept, facts)) kept = facts
    return kept
  }
}

function isAlike<T extends object>(before: T, after: T): boolean {
  for (const name in after) if (!Object.is(before[name], after[name])) return false
  return true
}
