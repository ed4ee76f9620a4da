// Hands on the graph from afar, where a node is a speck of the picture: which one is meant, and how one comes near.
import type { MouseEvent as ReactMouseEvent } from 'react'
import type { NodeId, Position } from '../../core/graph/document'
import { canvas } from '../state/canvas'
import { useCanvasState } from './canvas-state'
import { sceneNow } from './scene'

/** How far beside a node a hand may come down, in pixels of the page. */
export type Aim = 'mouse' | 'finger'
const slack: Readonly<Record<Aim, number>> = { mouse: 4, finger: 16 }

/** The node meant by a point of the page while the view is from afar; null when there is none, and when nodes stand for themselves. */
export function nodeFromAfar({ x, y }: Position, aim: Aim = 'mouse'): NodeId | null {
  if (!useCanvasState.getState().isFar) return null
  const [at, beside] = [canvas()?.at({ x, y }), canvas()?.at({ x: x + slack[aim], y })]
  if (!at) return null
  const reach = beside ? beside.x - at.x : 0
  let [found, least]: [NodeId | null, number] = [null, reach]
  // Of those that are equally near the last one drawn lies on top.
  for (const { id, left, right, top, bottom } of sceneNow().nodes.values()) {
    const distance = Math.hypot(Math.max(left - at.x, at.x - right, 0), Math.max(top - at.y, at.y - bottom, 0))
    if (distance <= least) [found, least] = [id, distance]
  }
  return found
}

/** Shows a node from afar in its own size; false where the view is near enough already. */
export function approachNode(id: NodeId): boolean {
  const node = sceneNow().nodes.get(id)
  if (!useCanvasState.getState().isFar || !node) return false
  canvas()?.approach({ x: (node.left + node.right) / 2, y: (node.top + node.bottom) / 2 })
  return true
}

/** A double click from afar comes near: to the node that it means, or to that place of the paper. */
export function approachAt({ clientX, clientY, target }: ReactMouseEvent): boolean {
  if (!useCanvasState.getState().isFar) return false
  if (!(target instanceof Element) || !target.closest('.react-flow__pane')) return false
  const point = { x: clientX, y: clientY }
  const node = nodeFromAfar(point, 'finger')
  if (node !== null) return approachNode(node)
  const at = canvas()?.at(point)
  if (at) canvas()?.approach(at)
  return true
}
