// The end of the turned direction as a control: dragged round the ball with the pointer, turned with the arrow keys. On the floor
// of the surface, which places it, and on the contours.
import type { KeyboardEvent, PointerEvent } from 'react'
import { useEffect, useRef } from 'react'
import { turnedFrom, uphillDegrees } from '../../../core/calculus/turned'
import { formatNumber } from '../../../core/words/numbers'
import { useSurfaceView } from '../../state/surface-view'
import type { Here } from '../picture'
import styles from '../surface.module.css'

interface TurnThumbProps {
  readonly here: Here
  readonly degrees: number
  /** The numbers under a place in the window, which may lie outside the axes; null where there are none. */
  readonly pointUnder: (x: number, y: number) => readonly number[] | null
  readonly onDragging: (isDragging: boolean) => void
  /** Pixels of the picture; none: the picture places it by its `data-place`. */
  readonly at?: readonly [number, number]
}

/** A hand and a key turn it by round numbers. */
const step = 5

/** −180 < degrees ≤ 180. */
const wrapped = (degrees: number): number => {
  const rest = ((degrees % 360) + 360) % 360
  return rest > 180 ? rest - 360 : rest
}

const onTurn = (degrees: number): void => useSurfaceView.setState({ degrees })

export function TurnThumb({ here, degrees, pointUnder, onDragging, at }: TurnThumbProps) {
  const isHeld = useRef(false)
  const frame = useRef(0)
  const newest = useRef({ here, pointUnder })
  useEffect(() => {
    newest.current = { here, pointUnder }
  })
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
  const { slope } = turnedFrom(here.gradient, degrees)

  const turnTo = (x: number, y: number): void => {
    const now = newest.current
    const under = now.pointUnder(x, y)
    if (!isHeld.current || !under) return
    const [dx = 0, dy = 0] = under.map((p, i) => p - (now.here.point[i] ?? 0))
    const angle = (Math.atan2(dy, dx) * 180) / Math.PI - uphillDegrees(now.here.gradient)
    onTurn(wrapped(Math.round(angle / step) * step))
  }
  const letGo = (): void => {
    if (!isHeld.current) return
    isHeld.current = false
    onDragging(false)
  }
  return (
    <div
      data-place={at ? undefined : 'turn'}
      className={`${styles.thumb} ${at ? styles.onField : styles.placed}`}
      style={at && { left: at[0], top: at[1] }}
      role="slider"
      tabIndex={0}
      aria-label="Direction θ from the gradient"
      aria-valuemin={-180}
      aria-valuemax={180}
      aria-valuenow={degrees}
      aria-valuetext={`${degrees} degrees, slope ${formatNumber(slope)}`}
      aria-keyshortcuts="ArrowLeft ArrowRight"
      onKeyDown={(event: KeyboardEvent) => {
        const sign = { ArrowLeft: 1, ArrowUp: 1, ArrowRight: -1, ArrowDown: -1 }[event.key]
        if (!sign) return
        event.preventDefault()
        event.stopPropagation()
        onTurn(wrapped(degrees + sign * step))
      }}
      onPointerDown={(event: PointerEvent<HTMLDivElement>) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        isHeld.current = true
        onDragging(true)
      }}
      onPointerMove={({ clientX, clientY }: PointerEvent) => {
        if (!isHeld.current) return
        cancelAnimationFrame(frame.current)
        frame.current = requestAnimationFrame(() => turnTo(clientX, clientY))
      }}
      onPointerUp={({ clientX, clientY }: PointerEvent) => {
        cancelAnimationFrame(frame.current)
        turnTo(clientX, clientY)
        letGo()
      }}
      onPointerCancel={letGo}
      onLostPointerCapture={letGo}
    />
  )
}
