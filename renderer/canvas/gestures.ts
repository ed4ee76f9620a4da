// What hands do on the canvas, turned into edits and selection. The flow library's changes end here.
import type { Connection, EdgeChange, FinalConnectionState, NodeChange, OnConnectStartParams } from '@xyflow/react'
import type { MouseEvent as ReactMouseEvent } from 'react'
import { isDiagnostic } from '../../core/diagnostic'
import type { Position } from '../../core/graph/document'
import { connect, disconnect } from '../../core/graph/edits'
import { nameOf } from '../../core/graph/look'
import { announce } from '../state/announce'
import { canvas } from '../state/canvas'
import { commitEdit, isHandEmpty, presentDocument } from '../state/document'
import type { LooseEnd } from '../state/selection-edits'
import { drawWire } from '../state/selection-edits'
import { changeSession, useSession } from '../state/session'
import type { BoxNode, WireEdge } from './adapter'
import { changeCanvas, documentInHand, stopDrawing, useCanvasState } from './canvas-state'
import { dropOnNode, nodeUnder } from './body-drop'
import { dragTo } from './drag'
import { approachAt } from './far-hand'
import { sceneNow } from './scene'
import { edgeOf, refusalOf, verdictsFor } from './wiring'

/** One list of selected ids after the library's select changes. */
function reselected(before: readonly string[], changes: readonly Select[]): readonly string[] {
  const chosen = new Set(before)
  for (const { id, selected } of changes) {
    if (selected) chosen.add(id)
    else chosen.delete(id)
  }
  return chosen.size === before.length && before.every((id) => chosen.has(id)) ? before : [...chosen]
}

const isSelect = <T extends { type: string }>(
  change: T,
): change is T & { type: 'select'; id: string; selected: boolean } => change.type === 'select'

/** What the flow library knows when it tells of a change: a window of the document, and how the hand selects. */
export interface Paper {
  hasNode(id: string): boolean
  hasWire(id: string): boolean
  /** A key is held that adds to the selection. */
  readonly isAdding: boolean
  /** A box is being drawn: it selects from the whole document (box-select), not from the window. */
  readonly isBoxing: boolean
}

/** Moves and selects nodes. Every other change is the library's own affair. */
export function changeNodes(changes: NodeChange<BoxNode>[], paper: Paper): void {
  // Of a node that has left the window in mid-drag the library tells where it was when it left.
  let isHeld = false
  const moves = changes.flatMap((change): [string, Position][] => {
    if (change.type !== 'position' || !change.position || !paper.hasNode(change.id)) return []
    isHeld ||= change.dragging === true
    return [[change.id, change.position]]
  })
  if (moves.length > 0) dragTo(withUnseen(Object.fromEntries(moves)), isHeld)
  const selects = changes.filter(isSelect)
  if (selects.length > 0 && !paper.isBoxing) reselect(paper, selects, [])
}

export function changeEdges(changes: EdgeChange<WireEdge>[], paper: Paper): void {
  const selects = changes.filter(isSelect)
  if (selects.length > 0 && !paper.isBoxing) reselect(paper, [], selects)
}

type Select = { readonly id: string; readonly selected: boolean }

/** A selection made without an adding key lets go of all that is out of view: the library does not know of it. */
function reselect(paper: Paper, onNodes: readonly Select[], onWires: readonly Select[]): void {
  const { selection } = useSession.getState()
  const stay = (ids: readonly string[], isHere: (id: string) => boolean): readonly string[] =>
    paper.isAdding || ids.every(isHere) ? ids : ids.filter(isHere)
  const nodes = reselected(stay(selection.nodes, paper.hasNode), onNodes)
  const edges = reselected(stay(selection.edges, paper.hasWire), onWires)
  if (nodes !== selection.nodes || edges !== selection.edges)
    changeSession({ selection: { ...(paper.isAdding ? selection : {}), nodes, edges } })
}

/** With one selected node all others go, also those out of view, which the library cannot move. */
function withUnseen(moves: Readonly<Record<string, Position>>): Readonly<Record<string, Position>> {
  const { nodes: selected } = useSession.getState().selection
  const { nodes } = sceneNow()
  const lead = selected.find((id) => moves[id])
  const [from, to] = lead === undefined ? [undefined, undefined] : [nodes.get(lead)?.at, moves[lead]]
  if (!from || !to) return moves
  const unseen = selected.flatMap((id) => {
    const at = nodes.get(id)?.at
    return at && !moves[id] ? [[id, { x: at.x + to.x - from.x, y: at.y + to.y - from.y }] as const] : []
  })
  return { ...Object.fromEntries(unseen), ...moves }
}

export const isWelcome = (connection: Connection | WireEdge): boolean => {
  const { source, target, sourceHandle = null, targetHandle = null } = connection
  const edge = edgeOf({ source, target, sourceHandle, targetHandle })
  return edge !== null && refusalOf(documentInHand(), edge) === null
}

/** An end is in the hand: every port on the other side shows what it would say. */
export function startDrawing({ nodeId, handleId, handleType }: OnConnectStartParams): void {
  if (nodeId === null) return
  const from: LooseEnd = { node: nodeId, port: handleType === 'source' ? null : Number(handleId) }
  changeCanvas({ refusal: null, drawing: from, verdicts: verdictsFor(documentInHand(), from) })
}

export function finishWire(connection: Connection): void {
  const edge = edgeOf(connection)
  if (edge && !isHandEmpty()) drawWire(edge)
}

/** A wire's end is in the hand: what is asked of the ports is asked without that wire. */
export function startRewiring(_: unknown, { target, targetHandle }: WireEdge): void {
  const ground = disconnect(presentDocument(), [{ to: target, port: Number(targetHandle) }])
  changeCanvas({ ground })
}

export function rewire(old: WireEdge, connection: Connection): void {
  const edge = edgeOf(connection)
  if (!edge || isHandEmpty()) return
  const was = { to: old.target, port: Number(old.targetHandle) }
  const isSame = was.to === edge.to && was.port === edge.port && old.source === edge.from
  if (isSame) return
  commitEdit('move a wire', (document) => {
    const next = connect(disconnect(document, [was]), edge)
    return isDiagnostic(next) ? document : next
  })
  const { graph } = presentDocument()
  announce(`wire now from ${nameOf(graph, edge.from)} to ${nameOf(graph, edge.to)}`)
}

/** Dropped on empty paper, the wire is taken away. */
export function finishRewiring(
  event: MouseEvent | TouchEvent,
  edge: WireEdge,
  _: unknown,
  state: FinalConnectionState,
): void {
  changeCanvas({ ground: null })
  if (isHandEmpty() || state.toHandle || !isPaper(document.elementFromPoint(...xy(pointOf(event))))) return
  const { graph } = presentDocument()
  const what = `wire from ${nameOf(graph, edge.source)} to ${nameOf(graph, edge.target)}`
  const wire = { to: edge.target, port: Number(edge.targetHandle) }
  commitEdit(`take away the ${what}`, (document) => disconnect(document, [wire]))
  announce(`${what} taken away`)
}

const isPaper = (target: EventTarget | null): boolean =>
  target instanceof Element && target.classList.contains('react-flow__pane')

const pointOf = (event: MouseEvent | TouchEvent): Position => {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 }
}

/** The hand let go: over a port that refuses, the card stays; over empty paper, quick add offers what fits. */
export function endDrawing(event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
  const { drawing, ground } = useCanvasState.getState()
  stopDrawing()
  if (isHandEmpty()) return
  if (state.isValid === false && state.toHandle && state.fromHandle) {
    const [source, target] =
      state.fromHandle.type === 'source' ? [state.fromHandle, state.toHandle] : [state.toHandle, state.fromHandle]
    if (source.type !== target.type) keepRefusal(source.nodeId, target.nodeId, target.id ?? null)
    return
  }
  if (state.isValid === true || ground !== null || !drawing) return
  const under = nodeUnder(pointOf(event))
  if (under !== null && !state.toHandle) return dropOnNode(drawing, under)
  if (!isPaper(document.elementFromPoint(...xy(pointOf(event))))) return
  const at = canvas()?.at(pointOf(event))
  if (at) changeSession({ quickAdd: { at, from: drawing } })
}

const xy = ({ x, y }: Position): [number, number] => [x, y]

function keepRefusal(source: string, target: string, targetHandle: string | null): void {
  const edge = edgeOf({ source, target, targetHandle, sourceHandle: null })
  const finding = edge && refusalOf(documentInHand(), edge)
  if (edge && finding) changeCanvas({ refusal: { edge, finding } })
}

/** Click–click: the second click, where it did not draw a wire. */
export function endClickDrawing(event: MouseEvent | TouchEvent): void {
  const { drawing } = useCanvasState.getState()
  stopDrawing()
  const port = event.target instanceof Element ? event.target.closest<HTMLElement>('.react-flow__handle') : null
  const node = port?.dataset['nodeid']
  if (!drawing || !port || node === undefined) return
  const isInput = port.classList.contains('target')
  if (drawing.port === null && isInput) keepRefusal(drawing.node, node, port.dataset['handleid'] ?? null)
  if (drawing.port !== null && !isInput) keepRefusal(node, drawing.node, String(drawing.port))
}

/** Double-click on empty paper asks for an operation there; from afar it comes near first. */
export function askAt(event: ReactMouseEvent): void {
  if (approachAt(event) || !isPaper(event.target)) return
  const at = canvas()?.at({ x: event.clientX, y: event.clientY })
  if (at) changeSession({ quickAdd: { at } })
}

/** A finger that stays on empty paper asks too; the right button of a mouse moves the paper instead. */
export function askByTouch(event: ReactMouseEvent): void {
  if (event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch') askAt(event)
}
