// Predict, then reveal: while it is on, the next number of the trace is hidden until the learner has committed an answer. What
// is asked is always the step after the cursor, so nothing that shows the trace up to the cursor can give it away.
import { create } from 'zustand'
import type { Step, Trace, TraceView } from '../../core/engine/trace'
import type { EdgeId } from '../../core/graph/document'
import { nameOf } from '../../core/graph/look'
import type { Answer, Question, Reply } from '../../core/language/predict'
import { judge, questionAt } from '../../core/language/predict'
import { sayMiss, sayQuestion } from '../../core/words/predictions'
import { plain, sayStep } from '../../core/words/steps'
import { announce } from './announce'
import { derive, useCursor, useDerived } from './derived'
import { digitsNow } from './digits'
import { presentDocument, useOpenDocument } from './document'
import { changeSession, nothingSelected, say, useSession } from './session'

interface Prediction {
  readonly isOn: boolean
  /** A question stands; otherwise the number just revealed is looked at. */
  readonly isAsking: boolean
  /** The last answer to the question that stands, or to the step just revealed. */
  readonly reply: Reply | null
  /** So many of the steps have been shown. */
  readonly revealed: number
  /** The question that stands has had an answer. */
  readonly isTried: boolean
  /** In this sitting: answered right at the first try, and answered at all. */
  readonly right: number
  readonly answered: number
}

const start = { isOn: false, isAsking: false, reply: null, revealed: 0, isTried: false, right: 0, answered: 0 }

export const usePrediction = create<Prediction>(() => start)

const change = (next: Partial<Prediction>): void => usePrediction.setState(next)

useOpenDocument.subscribe(({ sitting }, before) => {
  if (sitting !== before.sitting) change({ isOn: false, isAsking: false, reply: null, revealed: 0 })
})

const present = (): { trace: Trace; cursor: number } => {
  const { trace } = derive(presentDocument().graph)
  return { trace, cursor: Math.min(useSession.getState().cursor, trace.steps.length) }
}

const isPredicting = (): boolean => usePrediction.getState().isOn && useSession.getState().mode === 'step'

/** Everything on the page asks for it, so it is made once. */
let last: { readonly trace: Trace; readonly cursor: number; readonly question: Question | null } | null = null

function question(trace: Trace, cursor: number): Question | null {
  if (last?.trace !== trace || last.cursor !== cursor) last = { trace, cursor, question: questionAt(trace, cursor) }
  return last.question
}

/** The question that stands now, if one does. */
export function questionNow(): Question | null {
  if (!isPredicting() || !usePrediction.getState().isAsking) return null
  const { trace, cursor } = present()
  return question(trace, cursor)
}

/** The step whose number is asked for now. */
export const stepAsked = (): Step | null => questionNow()?.step ?? null

export function useQuestion(): Question | null {
  const isAsking = usePrediction(({ isOn, isAsking }) => isOn && isAsking)
  const isStepping = useSession((session) => session.mode === 'step')
  const { trace } = useDerived()
  const cursor = useCursor()
  return isAsking && isStepping ? question(trace, cursor) : null
}

/** Is a number that belongs to this wire still to be predicted? Then its factors are hidden with it. */
export const isWireHidden = (view: TraceView, edge: EdgeId): boolean =>
  isPredicting() && view.contributionOf(edge) === null

/** Is anything of the trace still to be predicted? */
export function useIsHiding(): boolean {
  const isOn = usePrediction((prediction) => prediction.isOn)
  const isStepping = useSession((session) => session.mode === 'step')
  const { trace } = useDerived()
  return useCursor() < trace.steps.length && isOn && isStepping
}

/** Where every number stands open, whatever a step has not shown yet. */
const tellsAll = ({ mode, lens }: ReturnType<typeof useSession.getState>): string | null => {
  if (mode !== 'step') return mode === 'build' ? 'Build' : 'the surface'
  if (lens === 'forward') return 'the forward lens'
  return lens === 'check' ? 'the difference check' : null
}

// Whoever goes there sees what was hidden, so there is nothing left to predict.
useSession.subscribe((session) => {
  const place = usePrediction.getState().isOn ? tellsAll(session) : null
  if (place === null) return
  change({ isOn: false, isAsking: false, reply: null })
  const { trace, cursor } = present()
  if (cursor < trace.steps.length) say(`Predicting has ended: ${place} shows every number.`)
})

/** The furthest place that the cursor may go to by itself. */
export const furthest = (): number => (isPredicting() ? usePrediction.getState().revealed : Infinity)

/** Switches predicting on, with its first question, or off. */
export function togglePredict(): void {
  if (usePrediction.getState().isOn) {
    change({ isOn: false, isAsking: false, reply: null })
    announce('Predict is off')
    return
  }
  changeSession({ mode: 'step', isPlaying: false })
  const { trace, cursor } = present()
  const from = cursor === trace.steps.length ? 0 : cursor
  const { lens } = useSession.getState()
  const isOpen = lens === 'forward' || lens === 'check'
  changeSession({ cursor: from, selection: nothingSelected, lens: isOpen ? 'contribution' : lens })
  change({ isOn: true, revealed: from })
  askNext()
}

/** Asks for the step after the cursor. What no number can answer is shown at once. */
export function askNext(): void {
  const { trace, cursor } = present()
  const next = question(trace, cursor)
  changeSession({ isPlaying: false, selection: nothingSelected })
  if (next && usePrediction.getState().isAsking) announce(plain(sayQuestion(trace, next, digitsNow())))
  else if (next) {
    change({ isAsking: true, reply: null, isTried: false })
    announce(plain(sayQuestion(trace, next, digitsNow())))
  } else if (cursor < trace.steps.length) reveal(null)
}

/** Shows the step after the cursor. */
function reveal(reply: Reply | null): void {
  const { trace, cursor } = present()
  const next = Math.min(trace.steps.length, cursor + 1)
  change({ isAsking: false, reply, revealed: Math.max(next, usePrediction.getState().revealed) })
  changeSession({ cursor: next })
  announce(`${reply ? 'Right. ' : ''}${plain(sayStep(trace, next - 1, digitsNow()))}`)
}

/** Commits an answer: a right one reveals the number, a wrong one hears which slip would explain it. */
export function commitAnswer(answer: Answer): void {
  const asked = questionNow()
  if (!asked) return
  const { trace } = present()
  const reply = judge(trace, asked, answer)
  const { isTried, right, answered } = usePrediction.getState()
  if (!isTried) change({ isTried: true, answered: answered + 1, right: right + (reply.isRight ? 1 : 0) })
  if (reply.isRight) {
    reveal(reply)
    return
  }
  change({ reply })
  announce(sayMiss(reply.miss, (node) => nameOf(presentDocument().graph, node)))
}

/** What was said to the answer before, which is no longer in the field. */
export const forgetReply = (): void => change({ reply: null })

/** Shows the number without an answer. */
export const showAnswer = (): void => reveal(null)

/** Shows it and goes on to the next question. */
export function skipQuestion(): void {
  reveal(null)
  askNext()
}

/** Puts the question away, for who goes back in time. */
export const stopAsking = (): void => change({ isAsking: false, reply: null })
