// The foot while stepping: what happens now, in one sentence, and under it the transport and the timeline.
import { useEffect } from 'react'
import type { Question } from '../../core/language/predict'
import { sayQuestion } from '../../core/words/predictions'
import type { Piece } from '../../core/words/steps'
import { plain } from '../../core/words/steps'
import { useCursor, useDerived } from '../state/derived'
import { useDigits } from '../state/digits'
import { useGraph } from '../state/document'
import { usePrediction, useQuestion } from '../state/predict'
import { useSession } from '../state/session'
import { beat, beatOf, useStepping } from '../state/stepping'
import { AnswerForm, NextQuestion, ReplyLine } from './Prediction'
import predicting from './Prediction.module.css'
import { sentenceAt } from './sentences'
import { Sentence } from './Sentence'
import { StepChoices } from './StepChoices'
import styles from './Stepper.module.css'
import { Timeline } from './Timeline'
import { Transport } from './Transport'

export function Stepper() {
  const { trace, diagnostics } = useDerived()
  const graph = useGraph()
  const cursor = useCursor()
  const digits = useDigits()
  const question = useQuestion()
  const pieces = question ? sayQuestion(trace, question, digits) : sentenceAt(graph, trace, diagnostics, cursor, digits)
  useClock()
  return (
    <section className={styles.foot} aria-label="Stepper" data-panel>
      <Say pieces={pieces} question={question} isAtEnd={cursor >= trace.steps.length} />
      <div className={styles.controls} data-beside-sentence>
        <Transport cursor={cursor} last={trace.steps.length} />
        <Timeline trace={trace} cursor={cursor} text={plain(pieces)} />
        <StepChoices />
      </div>
    </section>
  )
}

interface SayProps {
  readonly pieces: readonly Piece[]
  readonly question: Question | null
  readonly isAtEnd: boolean
}

/** The sentence; beside it what takes the answer while a number is asked for, and below it what is said to the answer. */
function Say({ pieces, question, isAtEnd }: SayProps) {
  const isOn = usePrediction((prediction) => prediction.isOn)
  const reply = usePrediction((prediction) => prediction.reply)
  const cursor = useCursor()
  return (
    <div className={predicting.line}>
      <div>
        {reply?.isRight && <ReplyLine reply={reply} />}
        <Sentence pieces={pieces} isShort={reply !== null} />
        {reply?.isRight === false && <ReplyLine reply={reply} />}
      </div>
      {question && <AnswerForm key={cursor} question={question} />}
      {isOn && !question && !isAtEnd && <NextQuestion key={cursor} />}
    </div>
  )
}

/** Beats while playing. */
function useClock(): void {
  const isPlaying = useSession((session) => session.isPlaying)
  const pace = useStepping((stepping) => stepping.pace)
  useEffect(() => {
    if (!isPlaying) return
    const clock = setInterval(beat, beatOf(pace))
    return () => clearInterval(clock)
  }, [isPlaying, pace])
}
