// The ball as a control: dragged with the pointer, moved with the arrow keys, heard by a screen reader. It lies over every
// picture; where it stands is the picture's business.
import type { KeyboardEvent, PointerEvent } from 'react'
import { useEffect, useRef } from 'react'
import type { EntryName } from '../../../core/calculus/axes'
import type { Axis } from '../../../core/graph/document'
import { formatNumber } from '../../../core/words/numbers'
import { newGesture } from '../gestures'
import type { Here, PictureEvents } from '../picture'
import { spokenName } from '../picture'
import { clampTo } from '../space'
import { onStep, roundedPoint, roundStep } from '../steps'
import styles from '../surface.module.css'

interface BallThumbProps extends PictureEvents {
  /** Given by a picture that places the thumb itself: its `data-place`. */
  readonly place?: string
  readonly axes: readonly Axis[]
  readonly names: readonly EntryName[]
  readonly rootName: string
  readonly here: Here
  /** The numbers under a place in the window; null when nothing lies there. */
  readonly pointUnder: (x: number, y: number) => readonly number[] | null
  /** Percent of the picture otherwise. */
  readonly left?: number
  readonly top?: number
}

export function BallThumb(props: BallThumbProps) {
  const { place, axes, names, rootName, here, left, top } = props
  const drag = useDrag(props)
  const onKeyDown = useArrowKeys(props)
  const said = axes.map((_, i) => `${spokenName(names[i] as EntryName)} = ${formatNumber(here.point[i] ?? NaN)}`)
  const [first] = axes
  return (
    <div
      data-place={place}
      className={`${styles.thumb} ${place ? styles.placed : styles.onField}`}
      role="slider"
      tabIndex={0}
      aria-label={`Point of ${rootName}`}
      aria-valuemin={first?.low}
      aria-valuemax={first?.high}
      aria-valuenow={here.point[0]}
      aria-valuetext={`${said.join(', ')}, ${rootName} = ${formatNumber(here.value)}`}
      aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown"
      style={left === undefined ? undefined : { left: `${left}%`, top: `${top}%` }}
      onKeyDown={onKeyDown}
      {...drag}
    />
  )
}

/** Pointer: the ball keeps its distance to the pointer; at most one move per frame. */
function useDrag({ axes, pointUnder, onPoint, onDragging }: BallThumbProps) {
  const held = useRef<{ gesture: string; dx: number; dy: number } | null>(null)
  const frame = useRef(0)
  const last = useRef({ pointUnder, onPoint, axes })
  useEffect(() => {
    last.current = { pointUnder, onPoint, axes }
  })
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  const move = (x: number, y: number): void => {
    frame.current = 0
    const now = last.current
    const under = held.current && now.pointUnder(x, y)
    if (!held.current || !under) return
    now.onPoint(roundedPoint(now.axes, under), held.current.gesture)
  }
  const letGo = (): void => {
    if (!held.current) return
    held.current = null
    cancelAnimationFrame(frame.current)
    frame.current = 0
    onDragging(false)
  }
  return {
    onPointerDown(event: PointerEvent<HTMLDivElement>): void {
      if (event.button !== 0) return
      const box = event.currentTarget.getBoundingClientRect()
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = {
        gesture: newGesture('ball'),
        dx: box.left + box.width / 2 - event.clientX,
        dy: box.top + box.height / 2 - event.clientY,
      }
      onDragging(true)
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>): void {
      if (!held.current) return
      const { dx, dy } = held.current
      const [x, y] = [event.clientX + dx, event.clientY + dy]
      cancelAnimationFrame(frame.current)
      frame.current = requestAnimationFrame(() => move(x, y))
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>): void {
      if (frame.current && held.current) move(event.clientX + held.current.dx, event.clientY + held.current.dy)
      letGo()
    },
    onPointerCancel: letGo,
    onLostPointerCapture: letGo,
  }
}

/** Left and right move along the first axis, up and down along the second; Shift makes it ten steps. */
function useArrowKeys({ axes, here, onPoint }: BallThumbProps) {
  const gesture = useRef('')
  return (event: KeyboardEvent): void => {
    const turn = arrowTurns[event.key]
    const axis = turn && axes[Math.min(turn.along, axes.length - 1)]
    if (!turn || !axis) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat) gesture.current = newGesture('ball')
    const step = roundStep(axis.high - axis.low, 100)
    const along = axes.indexOf(axis)
    const moved = here.point.map((x, i) =>
      i === along ? clampTo(axis, onStep(x + turn.sign * step * (event.shiftKey ? 10 : 1), step)) : x,
    )
    onPoint(moved, gesture.current)
  }
}

const arrowTurns: Readonly<Record<string, { readonly along: number; readonly sign: 1 | -1 }>> = {
  ArrowRight: { along: 0, sign: 1 },
  ArrowLeft: { along: 0, sign: -1 },
  ArrowUp: { along: 1, sign: 1 },
  ArrowDown: { along: 1, sign: -1 },
}
