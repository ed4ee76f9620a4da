// The foot while stepping: what happens now, in one sentence, and under it the transport and the timeline.
import { useEffect } from 'react'
import { plain } from '../../core/words/steps'
import { useCursor, useDerived } from '../state/derived'
import { useGraph } from '../state/document'
import { useSession } from '../state/session'
import { beat, beatOf, useStepping } from '../state/stepping'
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
  const pieces = sentenceAt(graph, trace, diagnostics, cursor)
  useClock()
  return (
    <section className={styles.foot} aria-label="Stepper" data-panel>
      <Sentence pieces={pieces} />
      <div className={styles.controls} data-beside-sentence>
        <Transport cursor={cursor} last={trace.steps.length} />
        <Timeline trace={trace} cursor={cursor} text={plain(pieces)} />
        <StepChoices />
      </div>
    </section>
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
