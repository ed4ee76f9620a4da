// The right button moves the paper; pressed and let go where it was, it asks for the paper's menu. Some systems say "context
// menu" at the press and some at the release, so the button itself is heard.
import type { PointerEvent } from 'react'
import { openPaperMenu } from './NodeMenu'

/** In pixels: a hand trembles. */
const slack = 4
let pressed: { readonly x: number; readonly y: number } | null = null

export function pressRight({ button, clientX: x, clientY: y, target }: PointerEvent): void {
  const isOnPaper = target instanceof Element && target.matches('.react-flow__pane')
  pressed = button === 2 && isOnPaper ? { x, y } : null
}

export function letGoRight({ button, clientX: x, clientY: y }: PointerEvent): void {
  const from = pressed
  pressed = null
  if (button !== 2 || !from || Math.hypot(x - from.x, y - from.y) > slack) return
  // What the system says of this release comes first.
  setTimeout(() => openPaperMenu({ x, y }))
}
