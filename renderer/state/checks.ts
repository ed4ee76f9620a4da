// The difference check of every wire and every input, made a piece at a time while its lens is chosen, so that the page
// never waits. Verdicts belong to one run and go with it; a large graph waits to be asked.
import { create } from 'zustand'
import type { Trace } from '../../core/engine/trace'
import type { EdgeId, NodeId } from '../../core/graph/document'
import type { Instruction } from '../../core/graph/program'
import { derive } from './derived'
import type { Derived } from './derived'
import { presentDocument, useOpenDocument } from './document'
import { useHeld } from './held'
import { useSession } from './session'
import type { Subject, Verdict } from './verdict'
import { costOf, freely, rest, verdictOf } from './verdict'

interface Checks {
  /** The run that they are of; null before the first. */
  readonly trace: Trace | null
  readonly verdicts: ReadonlyMap<EdgeId | NodeId, Verdict>
  /** How many there will be. */
  readonly wanted: number
  readonly state: 'waiting' | 'running' | 'done'
}

const nothing: Checks = { trace: null, verdicts: new Map(), wanted: 0, state: 'done' }

export const useChecks = create<Checks>(() => nothing)

/** Every wire on which something comes back, then every input that has a gradient. */
export function subjectsIn({ program, contributions, adjoints }: Trace): readonly Subject[] {
  const wires = [...contributions.keys()].map((id): Subject => ({ kind: 'wire', id }))
  const inputs = program.inputs.flatMap((slot): readonly Subject[] =>
    adjoints[slot] ? [{ kind: 'input', id: (program.instructions[slot] as Instruction).node }] : [],
  )
  return [...wires, ...inputs]
}

/** A piece of work lasts about so long, in milliseconds. */
const piece = 12
let clock: ReturnType<typeof setTimeout> | undefined

/** Checks everything of a run. Cost: two forward passes per number on a wire, up to ten where something does not agree. */
export function runChecks({ trace }: Derived): void {
  clearTimeout(clock)
  const subjects = subjectsIn(trace)
  const verdicts = new Map<string, Verdict>()
  useChecks.setState({ trace, verdicts: new Map(), wanted: subjects.length, state: 'running' })
  const work = (from: number): void => {
    const begun = performance.now()
    let at = from
    for (; at < subjects.length && performance.now() - begun < piece; at++) {
      const subject = subjects[at] as Subject
      const verdict = verdictOf(trace, subject)
      if (verdict) verdicts.set(subject.id, verdict)
    }
    const isDone = at >= subjects.length
    useChecks.setState({ verdicts: new Map(verdicts), state: isDone ? 'done' : 'running' })
    if (!isDone) clock = setTimeout(() => work(at), 0)
  }
  work(0)
}

/** Lets go of what is of another run, and begins anew when the numbers have come to rest. */
function follow(): void {
  if (useSession.getState().lens !== 'check') {
    clearTimeout(clock)
    if (useChecks.getState() !== nothing) useChecks.setState(nothing, true)
    return
  }
  const derived = derive(presentDocument().graph)
  if (useChecks.getState().trace === derived.trace) return
  clearTimeout(clock)
  const subjects = subjectsIn(derived.trace)
  const cost = subjects.reduce((sum, subject) => sum + costOf(derived.trace, subject), 0)
  const next = { trace: derived.trace, verdicts: new Map(), wanted: subjects.length }
  useChecks.setState({ ...next, state: cost > freely ? 'waiting' : 'running' })
  if (cost <= freely) clock = setTimeout(() => runChecks(derived), rest)
}

/** Follows the document, what is held, and the lens, as long as the page stands. */
export function followChecks(): void {
  useSession.subscribe(({ lens }, before) => {
    if (lens !== before.lens) follow()
  })
  useOpenDocument.subscribe(follow)
  useHeld.subscribe(follow)
}

/** The verdict on one wire or input of the run that is shown; null where there is none, or not yet. */
export const useVerdict = (id: EdgeId | NodeId): Verdict | null => useChecks(({ verdicts }) => verdicts.get(id) ?? null)
