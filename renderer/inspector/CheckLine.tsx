// The difference check of what is shown, made a moment after the numbers have come to rest; large ones wait to be asked.
import { useEffect, useState } from 'react'
import type { Trace } from '../../core/engine/trace'
import { useDerived } from '../state/derived'
import { Raised } from '../parts/Raised'
import { VerdictSign } from '../parts/VerdictSign'
import styles from './Inspector.module.css'
import type { Subject, Verdict } from '../state/verdict'
import { costOf, freely, rest, verdictOf } from '../state/verdict'

interface Found {
  readonly trace: Trace
  readonly id: string
  readonly verdict: Verdict | null
}

export function CheckLine({ kind, id }: Subject) {
  const { trace } = useDerived()
  const [found, setFound] = useState<Found | null>(null)
  const [asked, setAsked] = useState<Trace | null>(null)
  const isDue = asked === trace || costOf(trace, { kind, id }) <= freely

  useEffect(() => {
    if (!isDue) return
    const clock = setTimeout(() => {
      setFound({ trace, id, verdict: verdictOf(trace, { kind, id }) })
    }, rest)
    return () => clearTimeout(clock)
  }, [trace, kind, id, isDue])

  if (!isDue) {
    return (
      <button type="button" className={styles.action} onClick={() => setAsked(trace)}>
        Check with a central difference
      </button>
    )
  }
  // The last verdict stays while the next one is made, so that the line does not blink.
  const verdict = found?.id === id ? found.verdict : null
  if (!verdict) return <p className={styles.check} />
  const isOld = found?.trace !== trace
  return (
    <p className={`${styles.check} ${isOld ? '' : styles[verdict.kind]}`} data-check={isOld ? 'waiting' : verdict.kind}>
      <VerdictSign kind={verdict.kind} />
      <span>{isOld ? 'checking' : <Raised text={verdict.text} />}</span>
    </p>
  )
}
