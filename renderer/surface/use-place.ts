// A click on a picture puts the point there. A press that moves is a hand that turns or carries something, and no click.
import type { MouseEvent, PointerEvent } from 'react'
import { useRef } from 'react'
import type { Axis } from '../../core/graph/document'
import { newGesture } from './gestures'
import type { PictureEvents } from './picture'
import { roundedPoint } from './steps'

/** In pixels: a hand trembles. */
const slack = 4

/** What the picture itself listens with; its controls lie beside it. `pointUnder` gives null where there is nothing. */
export function usePlace(
  axes: readonly Axis[],
  pointUnder: (x: number, y: number) => readonly number[] | null,
  onPoint: PictureEvents['onPoint'],
) {
  const pressed = useRef<readonly [number, number] | null>(null)
  return {
    onPointerDown({ button, clientX, clientY }: PointerEvent): void {
      pressed.current = button === 0 ? [clientX, clientY] : null
    },
    onClick({ clientX, clientY }: MouseEvent): void {
      const from = pressed.current
      pressed.current = null
      if (!from || Math.hypot(clientX - from[0], clientY - from[1]) > slack) return
      const under = pointUnder(clientX, clientY)
      if (under) onPoint(roundedPoint(axes, under), newGesture('place'))
    },
  }
}

export type Hand = ReturnType<typeof usePlace>
