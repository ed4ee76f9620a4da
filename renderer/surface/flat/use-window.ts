// The window of a flat picture in React: its hand on the field, its keys on the drawing.
import type { KeyboardEvent, RefObject } from 'react'
import { useEffect, useRef } from 'react'
import type { Axis } from '../../../core/graph/document'
import { newGesture } from '../gestures'
import type { PictureWindow } from '../props'
import { movedWindow } from './window'
import { createWindowHand } from './window-hand'

export const zoomStep = 1.25
const panStep = 0.1

/** About the middle of the window. */
export function changeWindow({ axes, onMove }: PictureWindow, factor: number, by: readonly number[], gesture: string) {
  const moved = movedWindow(axes, { about: [0.5, 0.5], factor, by })
  if (moved) onMove(moved, gesture)
}

const keys: Readonly<Record<string, readonly [factor: number, right: number, up: number]>> = {
  '+': [1 / zoomStep, 0, 0],
  '=': [1 / zoomStep, 0, 0],
  '-': [zoomStep, 0, 0],
  // The eye moves that way, so what is seen moves the other way.
  ArrowLeft: [1, panStep, 0],
  ArrowRight: [1, -panStep, 0],
  ArrowUp: [1, 0, -panStep],
  ArrowDown: [1, 0, panStep],
}

/** What the drawing listens with; nothing where the window cannot be changed. */
export function useWindow(field: RefObject<HTMLElement | null>, drawn: readonly Axis[], window: PictureWindow | null) {
  const latest = useRef({ drawn, window })
  useEffect(() => {
    latest.current = { drawn, window }
  })
  const isFixed = window === null
  useEffect(() => {
    const element = field.current
    if (!element || isFixed) return
    return createWindowHand(element, {
      wanted: () => latest.current.window?.axes ?? latest.current.drawn,
      drawn: () => latest.current.drawn,
      move: (axes, gesture) => latest.current.window?.onMove(axes, gesture),
    })
  }, [field, isFixed])
  const gesture = useRef('')
  if (!window) return {}
  return {
    tabIndex: 0,
    'aria-keyshortcuts': 'ArrowLeft ArrowRight ArrowUp ArrowDown + - Home',
    'aria-description': 'Arrow keys move the window, plus and minus zoom, Home fits it.',
    onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const key = keys[event.key]
      if (!key && event.key !== 'Home') return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) gesture.current = newGesture('window')
      if (key) changeWindow(window, key[0], key.slice(1), gesture.current)
      else window.onFit?.()
    },
  }
}
