// Pointer and keys on a frame or a note: select, carry with what it holds, change its size, write. Edits stand in state.
import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef } from 'react'
import { useReactFlow } from '@xyflow/react'
import type { AnnotationId } from '../../core/graph/annotations'
import type { Load } from '../state/annotations'
import { carry, loadOf, resize } from '../state/annotations'
import { endGesture } from '../state/document'
import { changeSession, useSession } from '../state/session'

const slack = 3

/** Shift, Ctrl and Cmd add to the selection or take away from it. */
export function choose(id: AnnotationId, isAdding: boolean): void {
  const { selection } = useSession.getState()
  const { annotations = [] } = selection
  if (!isAdding) {
    if (!annotations.includes(id)) changeSession({ selection: { nodes: [], edges: [], annotations: [id] } })
    return
  }
  const others = annotations.filter((other) => other !== id)
  const next = others.length < annotations.length ? others : [...annotations, id]
  changeSession({ selection: { ...selection, annotations: next } })
}

interface Hold {
  readonly x: number
  readonly y: number
  readonly load: Load
  isMoving: boolean
}

interface HandEvents {
  onPointerDown(event: PointerEvent<HTMLElement>): void
  onPointerMove(event: PointerEvent<HTMLElement>): void
  onPointerUp(): void
  onPointerCancel(): void
}

/** Events of the part by which a frame or a note is carried. */
export function useCarrying(id: AnnotationId): HandEvents {
  const { getZoom } = useReactFlow()
  const hold = useRef<Hold | null>(null)
  const stop = (): void => {
    if (hold.current?.isMoving) endGesture()
    hold.current = null
  }
  return {
    onPointerDown(event) {
      if (event.button !== 0) return
      choose(id, event.shiftKey || event.ctrlKey || event.metaKey)
      event.currentTarget.setPointerCapture(event.pointerId)
      hold.current = { x: event.clientX, y: event.clientY, load: loadOf(id), isMoving: false }
    },
    onPointerMove({ clientX, clientY }) {
      const now = hold.current
      if (!now) return
      const [dx, dy] = [(clientX - now.x) / getZoom(), (clientY - now.y) / getZoom()]
      if (!now.isMoving && Math.hypot(dx, dy) < slack) return
      now.isMoving = true
      carry(now.load, { x: Math.round(dx / 4) * 4, y: Math.round(dy / 4) * 4 }, `carry ${id}`)
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  }
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Events of the corner by which its size is changed. */
export function useResizing(id: AnnotationId, { width, height }: Size): HandEvents {
  const { getZoom } = useReactFlow()
  const hold = useRef<(Size & { readonly x: number; readonly y: number }) | null>(null)
  const stop = (): void => {
    if (hold.current) endGesture()
    hold.current = null
  }
  return {
    onPointerDown(event) {
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      hold.current = { x: event.clientX, y: event.clientY, width, height }
    },
    onPointerMove({ clientX, clientY }) {
      const now = hold.current
      if (!now) return
      const [dx, dy] = [(clientX - now.x) / getZoom(), (clientY - now.y) / getZoom()]
      resize(id, { width: now.width + dx, height: now.height + dy }, `resize ${id}`)
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  }
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const step = 20

/** Arrows carry it, Alt and arrows change its size, presses in a row as one entry; Enter writes. */
export function pressOnAnnotation(event: KeyboardEvent, id: AnnotationId, { width, height }: Size): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return
  const arrow = arrows[event.key]
  if (event.key === 'Enter') {
    event.preventDefault()
    changeSession({ writing: id })
  } else if (arrow) {
    event.preventDefault()
    event.stopPropagation()
    const [dx, dy] = arrow
    const by = event.shiftKey ? 4 * step : step
    if (event.altKey) resize(id, { width: width + dx * by, height: height + dy * by }, `stretch ${id}`)
    else carry(loadOf(id), { x: dx * by, y: dy * by }, `nudge ${id}`)
  }
}
