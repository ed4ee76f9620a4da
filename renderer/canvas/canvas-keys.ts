// The canvas by keyboard: move, open, wire, walk along the graph. Keys that are commands stay with the command table.
import type { KeyboardEvent } from 'react'
import type { EdgeId, NodeId } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { indexOf, nodeOf } from '../../core/graph/look'
import { canvas } from '../state/canvas'
import { presentDocument } from '../state/document'
import { nudgeSelection } from '../state/placing'
import { goUp, isInsideFunction, openFunction } from '../state/functions'
import { nothingSelected, selectEdge, selectNode, changeSession, useSession } from '../state/session'
import { changeCanvas, stopDrawing, useCanvasState } from './canvas-state'
import { approachNode } from './far-hand'
import { shownNow } from './shown-now'
import { hasWireCard } from './WireCard'
import { wiresAround } from './adapter'

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The node or wire that has the keyboard; a field or a card inside them is not the node. */
function focused(event: KeyboardEvent): { kind: 'node' | 'wire'; id: string } | null {
  const { target } = event
  if (!(target instanceof Element)) return null
  const id = target.getAttribute('data-id')
  if (id === null) return null
  if (target.classList.contains('react-flow__node')) return { kind: 'node', id }
  return target.classList.contains('react-flow__edge') ? { kind: 'wire', id } : null
}

/** `cancelClick` lets go of a wire that a first click has picked up. */
export function pressKey(event: KeyboardEvent, cancelClick: () => void): void {
  if (event.ctrlKey || event.metaKey) return
  if (event.key === 'Escape') return letGo(cancelClick)
  const arrow = arrows[event.key]
  const at = focused(event)
  if (!at && arrow && event.target === event.currentTarget) return pressOnPaper(event, arrow)
  if (!at) return
  if (arrow) pressArrow(event, at, arrow)
  else if (at.kind === 'wire') {
    if (event.key === 'Enter') openWire(at.id)
  } else pressOnNode(event, at.id)
}

/** After a box was drawn over empty paper, the paper itself has the keyboard: arrows move what is selected. */
function pressOnPaper(event: KeyboardEvent, [dx, dy]: readonly [number, number]): void {
  if (useSession.getState().mode !== 'build' || useSession.getState().selection.nodes.length === 0) return
  event.preventDefault()
  const stride = event.shiftKey ? 4 : 1
  nudgeSelection(dx * stride, dy * stride)
}

function pressArrow(
  event: KeyboardEvent,
  at: { kind: 'node' | 'wire'; id: string },
  [dx, dy]: readonly [number, number],
): void {
  if (event.altKey || at.kind === 'wire') {
    event.preventDefault()
    walk(at, dx, dy)
    return
  }
  if (useSession.getState().mode !== 'build') return
  event.preventDefault()
  if (!useSession.getState().selection.nodes.includes(at.id)) selectNode(at.id)
  const stride = event.shiftKey ? 4 : 1
  nudgeSelection(dx * stride, dy * stride)
}

function pressOnNode(event: KeyboardEvent, id: NodeId): void {
  if (event.altKey || event.shiftKey) return
  if (event.key === 'Enter') {
    event.preventDefault()
    if (nodeOf(presentDocument().graph, id)?.function) return openFunction(id)
    selectNode(id)
    if (approachNode(id)) return
    if (canOpen(id)) changeCanvas({ opened: id })
  }
}

/** Selects a wire, and opens the numbers of one that carries a vector or a matrix. */
export function openWire(id: EdgeId): void {
  const edge = indexOf(presentDocument().graph).edges.get(id)
  selectEdge(id)
  if (edge && hasWireCard(edge)) changeCanvas({ opened: id })
}

/** A source has a value to type; a vector or a matrix has numbers to show. */
function canOpen(id: NodeId): boolean {
  const node = nodeOf(presentDocument().graph, id)
  if (node?.value) return true
  return (shownNow().view.valueOf(id)?.shape.length ?? 0) > 0
}

function hasSelection(): boolean {
  const { nodes, edges } = useSession.getState().selection
  return nodes.length + edges.length > 0
}

function letGo(cancelClick: () => void): void {
  const { refusal, drawing } = useCanvasState.getState()
  cancelClick()
  if (refusal) changeCanvas({ refusal: null })
  else if (drawing) stopDrawing()
  else if (hasSelection()) changeSession({ selection: nothingSelected })
  else if (isInsideFunction()) goUp()
}

/** Along the graph: from a node to its first wire, from a wire to its ends; up and down to the wire's neighbours. */
function walk(at: { kind: 'node' | 'wire'; id: string }, dx: number, dy: number): void {
  const document = presentDocument()
  if (at.kind === 'node') {
    const { into, outOf } = wiresAround(document, at.id)
    const wire = dx > 0 ? outOf[0] : dx < 0 ? into[0] : undefined
    if (wire) focusWire(edgeId(wire))
    return
  }
  const wire = indexOf(document.graph).edges.get(at.id)
  if (!wire) return
  if (dx !== 0) {
    canvas()?.focusNode(dx > 0 ? wire.to : wire.from)
    return
  }
  const siblings = [...wiresAround(document, wire.from).outOf, ...wiresAround(document, wire.to).into]
  const ids = [...new Set(siblings.map(edgeId))]
  const next = ids[(ids.indexOf(at.id) + dy + ids.length) % ids.length]
  if (next !== undefined) focusWire(next)
}

function focusWire(id: string): void {
  canvas()?.focusWire(id)
  selectEdge(id)
}
