// Dragging an op with the pointer: a ghost follows, and where it is let go over the canvas the op is added. A press that
// does not move is a click.
import type { PointerEvent } from 'react'
import { useRef, useState } from 'react'
import type { Position } from '../../core/graph/document'
import type { OpDefinition } from '../../core/ops/op'
import { nodeSize } from '../state/arrange'
import { canvas } from '../state/canvas'
import { addOperation } from '../state/selection-edits'

const slack = 4

interface OpDragEvents {
  onPointerDown(event: PointerEvent<HTMLElement>): void
  onPointerMove(event: PointerEvent<HTMLElement>): void
  onPointerUp(event: PointerEvent<HTMLElement>): void
  onPointerCancel(): void
  onClick(): void
}

export function useOpDrag(op: OpDefinition, onClick: () => void): { events: OpDragEvents; ghost: Position | null } {
  const start = useRef<Position | null>(null)
  const wasDragged = useRef(false)
  const [ghost, setGhost] = useState<Position | null>(null)
  const stop = (): void => {
    start.current = null
    canvas()?.holdOver(null)
    setGhost(null)
  }
  const events: OpDragEvents = {
    onPointerDown(event) {
      wasDragged.current = false
      if (event.button !== 0) return
      start.current = { x: event.clientX, y: event.clientY }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove({ clientX: x, clientY: y }) {
      if (!start.current) return
      if (Math.hypot(x - start.current.x, y - start.current.y) > slack) wasDragged.current = true
      if (!wasDragged.current) return
      setGhost({ x, y })
      const at = paperAt({ x, y })
      canvas()?.holdOver(at && { op, at })
    },
    onPointerUp({ clientX: x, clientY: y }) {
      const isDrop = start.current !== null && wasDragged.current
      stop()
      if (isDrop) drop(op, { x, y })
    },
    onPointerCancel: stop,
    onClick() {
      if (!wasDragged.current) onClick()
      wasDragged.current = false
    },
  }
  return { events, ghost }
}

/** The place of the paper under a point of the page; null beside the canvas. */
function paperAt(point: Position): Position | null {
  const isOnCanvas = document.elementFromPoint(point.x, point.y)?.closest('[data-canvas]') != null
  return isOnCanvas ? (canvas()?.at(point) ?? null) : null
}

/** Adds the op with its middle under the pointer; over a wire, inside it where it fits. A drop beside the canvas does nothing. */
function drop(op: OpDefinition, point: Position): void {
  const at = paperAt(point)
  if (!at) return
  const { width, height } = nodeSize(null)
  const into = canvas()?.holdOver({ op, at }) ?? null
  canvas()?.holdOver(null)
  const id = addOperation(op, { at: { x: at.x - width / 2, y: at.y - height / 2 }, into })
  requestAnimationFrame(() => canvas()?.focusNode(id))
}
