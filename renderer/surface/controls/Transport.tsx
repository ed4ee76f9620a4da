// Run, step, back to the start, and the rate with the limit that the Hessian sets for it.
import type { RateLimit } from '../../../core/calculus/descent'
import type { Diagnostic } from '../../../core/diagnostic'
import { Pause, Play, SkipBack, StepForward } from 'lucide-react'
import { useId, useRef } from 'react'
import { formatNumber } from '../../../core/words/numbers'
import { IconButton } from '../../parts/IconButton'
import { Raised } from '../../parts/Raised'
import { Name } from '../../parts/Name'
import { useDigits } from '../../state/digits'
import { newGesture } from '../gestures'
import { NumberField } from './NumberField'
import styles from './controls.module.css'

interface TransportProps {
  /** Everything in one row. */
  readonly isWide: boolean
  readonly isRunning: boolean
  readonly canStep: boolean
  readonly canReset: boolean
  readonly rate: number
  /** Of the rate, at the present point; null where there is none. */
  readonly limit: RateLimit | null
  /** Steps made so far. */
  readonly step: number
  /** The descent ran out of numbers. */
  readonly stopped: Diagnostic | null
  readonly rootName: string
  /** f at the ball; null without a root. */
  readonly value: number | null
  readonly onRun: () => void
  readonly onStep: () => void
  readonly onReset: () => void
  readonly onRate: (rate: number, gesture: string) => void
}

/** Ends of the slider; the field takes any positive number. */
const lowest = -7
const highest = 1
const ticksPerDecade = 20

export function Transport(props: TransportProps) {
  const { isWide, isRunning, canStep, canReset, rate, limit, onRun, onStep, onReset, onRate } = props
  const label = useId()
  const isTooFast = limit !== null && rate > limit.rate
  return (
    <div className={`${styles.transport} ${isWide ? styles.wide : ''}`} role="group" aria-label="Descent">
      <div className={styles.buttons}>
        <IconButton
          icon={isRunning ? Pause : Play}
          name={isRunning ? 'Pause descent' : 'Run descent'}
          isStrong
          size={16}
          disabled={!canStep && !isRunning}
          onClick={onRun}
        />
        <IconButton icon={StepForward} name="Step down once" size={16} disabled={!canStep} onClick={onStep} />
        <IconButton icon={SkipBack} name="Back to the start" size={16} disabled={!canReset} onClick={onReset} />
      </div>
      <div className={styles.rate}>
        <span id={label} className={styles.quiet}>
          rate
        </span>
        <NumberField
          labelledBy={label}
          value={rate}
          accepts={(x) => x > 0}
          className={styles.rateField}
          onValue={(x) => onRate(x, newGesture('rate'))}
        />
        <RateSlider rate={rate} limit={limit?.rate ?? null} onRate={onRate} />
      </div>
      <Status {...props} />
      {limit !== null && (
        <span
          className={isTooFast ? styles.overLimit : styles.limit}
          title="λ is the largest eigenvalue of the Hessian over the numbers that move. Near a minimum, a larger rate does not settle."
        >
          limit {limit.rule} = <Raised text={formatNumber(limit.rate, 2)} />
          {isTooFast && <span className={styles.onlySaid}>, the rate is above it</span>}
        </span>
      )}
    </div>
  )
}

/** "step 12 · f = 0.031" */
function Status({ step, stopped, rootName, value }: TransportProps) {
  const digits = useDigits()
  if (value === null) return null
  if (stopped) {
    const reason = stopped.code === 'E304' ? 'a kink' : 'no finite number'
    return (
      <output className={styles.status}>
        stopped at step {step}: {reason}
      </output>
    )
  }
  return (
    <output className={styles.status}>
      {step > 0 && `step ${step} · `}
      <Name name={rootName} /> = <Raised text={formatNumber(value, digits)} />
    </output>
  )
}

const tickOf = (rate: number): number => Math.round(Math.log10(rate) * ticksPerDecade)
/** Two digits are enough for a slider. */
const rateOf = (tick: number): number => Number((10 ** (tick / ticksPerDecade)).toPrecision(2))

function RateSlider({
  rate,
  limit,
  onRate,
}: Pick<TransportProps, 'rate' | 'onRate'> & { readonly limit: number | null }) {
  const gesture = useRef({ name: '', isHeld: false })
  const [min, max] = [lowest * ticksPerDecade, highest * ticksPerDecade]
  const share = (x: number): number => Math.min(1, Math.max(0, (tickOf(x) - min) / (max - min)))
  return (
    <span className={styles.sliderBox}>
      <input
        type="range"
        className={styles.slider}
        aria-label="rate, slider"
        aria-valuetext={formatNumber(rate)}
        min={min}
        max={max}
        step={1}
        value={Math.min(max, Math.max(min, tickOf(rate)))}
        style={{ '--share': `${100 * share(rate)}%` } as React.CSSProperties}
        onPointerDown={() => {
          gesture.current = { name: newGesture('rate'), isHeld: true }
        }}
        onPointerUp={() => {
          gesture.current.isHeld = false
        }}
        onKeyDown={(event) => {
          if (!event.repeat && !gesture.current.isHeld) gesture.current.name = newGesture('rate')
        }}
        onChange={(event) => onRate(rateOf(Number(event.target.value)), gesture.current.name)}
      />
      {limit !== null && share(limit) > 0 && share(limit) < 1 && (
        <span className={styles.limitMark} style={{ '--at': share(limit) } as React.CSSProperties} aria-hidden="true" />
      )}
    </span>
  )
}
