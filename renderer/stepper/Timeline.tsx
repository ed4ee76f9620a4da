// Every step as a tick: forward in ink, backward in the sign of what a wire carries, the present one amber. A slider.
import type { KeyboardEvent, PointerEvent } from 'react'
import { useEffect, useMemo, useRef } from 'react'
import type { Trace } from '../../core/engine/trace'
import { momentsOf } from '../../core/engine/trace'
import { useBreakpointNodes } from '../state/breakpoints'
import { goTo, stepBy } from '../state/stepping'
import styles from './Timeline.module.css'
import type { Tick } from './ticks'
import { cursorAt, stateOf, ticksOf } from './ticks'

interface TimelineProps {
  readonly trace: Trace
  readonly cursor: number
  /** The sentence of the present step, for who hears the slider. */
  readonly text: string
}

/** More ticks than this would be thinner than a hair. */
const mostTicks = 150
/** From so many ticks on they stand close; from so many more they touch and read as a bar. */
const crowd = 60
const bar = 100
const page = 10
/** In pixels. */
const widestTick = 40
const narrowest = 64

export function Timeline({ trace, cursor, text }: TimelineProps) {
  const forward = useRef<HTMLDivElement>(null)
  const backward = useRef<HTMLDivElement>(null)
  const ticks = useMemo(() => ticksOf(trace, mostTicks), [trace])
  const stopping = useBreakpointNodes()
  const stops = useMemo(() => [...stopping].flatMap((node) => momentsOf(trace, node)), [trace, stopping])
  const last = trace.steps.length
  const count = ticks.forward.length + ticks.backward.length
  const density = count > bar ? styles.bar : count > crowd ? styles.close : ''
  const scrub = (event: PointerEvent<HTMLDivElement>): void => {
    const spanOf = (element: HTMLDivElement | null): DOMRect | null => element?.getBoundingClientRect() ?? null
    goTo(cursorAt(event.clientX, trace, spanOf(forward.current), spanOf(backward.current)))
  }
  const press = (event: KeyboardEvent): void => {
    const move = moveOf(event.key, cursor)
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    move()
  }
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // A finger that draws along it scrolls nothing. Unless told so, the browser takes a quick drag for the start of a fling,
    // and swallows the tap that comes after it; React's own listener is a passive one.
    const place = line.current
    const holdStill = (event: TouchEvent): void => {
      if (event.cancelable) event.preventDefault()
    }
    place?.addEventListener('touchmove', holdStill, { passive: false })
    return () => place?.removeEventListener('touchmove', holdStill)
  }, [])
  return (
    <div
      ref={line}
      className={`${styles.timeline} ${density}`}
      role="slider"
      tabIndex={0}
      aria-label="Timeline"
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={cursor}
      aria-valuetext={`Step ${cursor} of ${last}: ${text}`}
      aria-disabled={last === 0}
      onKeyDown={press}
      onPointerDown={(event) => {
        if (event.button !== 0 || last === 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        scrub(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub(event)
      }}
    >
      <Run name="forward" ticks={ticks.forward} cursor={cursor} place={forward} stops={stops} />
      <Run name="backward" ticks={ticks.backward} cursor={cursor} place={backward} stops={stops} />
    </div>
  )
}

function moveOf(key: string, cursor: number): (() => void) | undefined {
  const moves: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => stepBy(-1),
    ArrowDown: () => stepBy(-1),
    ArrowRight: () => stepBy(1),
    ArrowUp: () => stepBy(1),
    PageDown: () => goTo(cursor - page),
    PageUp: () => goTo(cursor + page),
    Home: () => goTo(0),
    End: () => goTo(Infinity),
  }
  return moves[key]
}

interface RunProps {
  readonly name: string
  readonly ticks: readonly Tick[]
  readonly cursor: number
  readonly place: React.RefObject<HTMLDivElement | null>
  /** Cursors at which playing stops. */
  readonly stops: readonly number[]
}

function Run({ name, ticks, cursor, place, stops }: RunProps) {
  if (ticks.length === 0) return null
  return (
    <div
      className={styles.run}
      style={{ flexGrow: ticks.length, maxWidth: Math.max(narrowest, ticks.length * widestTick) }}
      aria-hidden="true"
    >
      <span className={styles.label}>{name}</span>
      <div className={styles.ticks} ref={place}>
        {ticks.map((tick) => (
          <span
            key={tick.end}
            className={styles.tick}
            data-state={stateOf(tick, cursor)}
            data-direction={tick.direction}
            data-sign={tick.sign}
            data-stop={stops.some((at) => at > tick.end - tick.count && at <= tick.end) || undefined}
          />
        ))}
      </div>
    </div>
  )
}
