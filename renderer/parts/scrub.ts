// Changing a number by dragging across its field, and by arrow keys. Only arithmetic and pointers; nothing is stored here.
import type { PointerEvent } from 'react'
import { useRef } from 'react'

/** How far the pointer must go before a press is a drag. */
const slack = 4
const pixelsPerStep = 4

/** The step that suits a number's size: a tenth of its leading digit, at least a hundredth. */
export function stepFor(x: number): number {
  const size = Math.abs(x)
  if (!Number.isFinite(x) || size < 1) return 0.01
  return 10 ** (Math.floor(Math.log10(size)) - 1)
}

/** `x` moved by whole steps of its own size and without the noise of the last bits; `coarse` goes ten times as far. */
export function moved(x: number, steps: number, coarse: boolean): number {
  const step = stepFor(x) * (coarse ? 10 : 1)
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(step)))
  return Number((x + steps * step).toFixed(Math.min(decimals, 20))) + 0
}

/** One press of an arrow key: a whole one for numbers typed as such, ten with Shift. */
export function nudge(x: number, direction: number, coarse: boolean): number {
  const from = Number.isFinite(x) ? x : 0
  const step = (Math.abs(from) < 1 && from !== 0 ? 0.1 : 1) * (coarse ? 10 : 1)
  return Number((from + direction * step).toFixed(10)) + 0
}

interface Scrub {
  /** A number, or where to look for it when the hand comes. */
  readonly value: number | (() => number)
  readonly name: string
  readonly onChange: (value: number, gesture: string) => void
}

interface Drag {
  readonly from: number
  readonly x: number
  readonly gesture: string
  isMoving: boolean
}

let drags = 0

interface ScrubEvents {
  onPointerDown(event: PointerEvent<HTMLElement>): void
  onPointerMove(event: PointerEvent<HTMLElement>): void
  onPointerUp(event: PointerEvent<HTMLElement>): void
  onPointerCancel(event: PointerEvent<HTMLElement>): void
}

/** Events for a field that is not being typed in: dragging sideways changes the number, Shift goes faster. */
export function useScrub({ value, name, onChange }: Scrub): ScrubEvents {
  const drag = useRef<Drag | null>(null)
  const stop = (): void => {
    drag.current = null
  }
  return {
    onPointerDown(event) {
      const isTyping = document.activeElement === event.currentTarget
      const from = typeof value === 'number' ? value : value()
      if (event.button !== 0 || isTyping || !Number.isFinite(from)) return
      // At once: a quick hand has left a short number before it has gone far enough.
      event.currentTarget.setPointerCapture(event.pointerId)
      drags += 1
      drag.current = { from, x: event.clientX, gesture: `scrub ${name} ${drags}`, isMoving: false }
    },
    onPointerMove(event) {
      const now = drag.current
      if (!now) return
      const across = event.clientX - now.x
      if (!now.isMoving && Math.abs(across) < slack) return
      if (!now.isMoving) {
        now.isMoving = true
        event.currentTarget.blur()
      }
      event.preventDefault()
      onChange(moved(now.from, Math.round(across / pixelsPerStep), event.shiftKey), now.gesture)
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  }
}
