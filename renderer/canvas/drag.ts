// Nodes in the hand: they move, snap to their neighbours, leave copies behind with Alt, and slip into a wire that they are
// held over. From press to release everything is one entry of the history.
import { isDiagnostic } from '../../core/diagnostic'
import type { GraphDocument, NodeId, Position } from '../../core/graph/document'
import { moveAnnotations } from '../../core/graph/annotations'
import { moveNodes } from '../../core/graph/edits'
import { fragmentOf, insertFragment } from '../../core/graph/fragment'
import { indexOf, nameOf } from '../../core/graph/look'
import { insertIntoWire } from '../../core/graph/splice'
import { announce } from '../state/announce'
import { commitEdit, endGesture, presentDocument } from '../state/document'
import { withRoom } from '../state/room'
import { counted } from '../state/selection-edits'
import { changeSession, useSession } from '../state/session'
import { useView } from '../state/view'
import { changeCanvas, useCanvasState } from './canvas-state'
import { snapTo } from './guides'
import { takesIn, wireAt } from './host'
import type { Rect } from './rect'
import { roundAll } from './rect'
import { sceneNow } from './scene'

type Places = Readonly<Record<NodeId, Position>>

const gesture = 'drag'

/** Copies that are dragged in the place of their originals. */
let copies: ReadonlyMap<NodeId, NodeId> = new Map()

/** With Alt the copies go with the hand and the originals stay. */
export function startDrag(event: { readonly altKey: boolean }, lead: NodeId): void {
  copies = new Map()
  if (!event.altKey) return
  const { nodes } = useSession.getState().selection
  const ids = nodes.includes(lead) ? nodes : [lead]
  commitEdit(
    copyLabel(ids.length),
    (document) => {
      const inserted = insertFragment(document, fragmentOf(document, ids))
      copies = inserted.ids
      return inserted.document
    },
    gesture,
  )
}

const copyLabel = (count: number): string => `duplicate ${counted(count, 'node')}`

/** The nodes that the library says are at these places now. */
export function dragTo(told: Places): void {
  const wanted = Object.fromEntries(Object.entries(told).map(([id, at]) => [copies.get(id) ?? id, at]))
  const { shift, guides } = snapped(wanted)
  const { graph, layout } = presentDocument()
  const moved = Object.entries(wanted)
    .map(([id, { x, y }]) => [id, { x: x + shift.x, y: y + shift.y }] as const)
    .filter(([id, { x, y }]) => layout.positions[id]?.x !== x || layout.positions[id].y !== y)
  changeCanvas({ guides })
  const [first] = moved
  if (!first) return
  const label =
    copies.size > 0
      ? copyLabel(copies.size)
      : moved.length === 1
        ? `move ${nameOf(graph, first[0])}`
        : `move ${moved.length} nodes`
  commitEdit(label, (document) => moveNodes(withAnnotations(document, first), Object.fromEntries(moved)), gesture)
  changeCanvas({ host: moved.length === 1 ? hostOf(first[0]) : null })
}

/** Selected frames and notes go as far as the nodes do. */
function withAnnotations(document: GraphDocument, [id, to]: readonly [NodeId, Position]): GraphDocument {
  const { annotations = [] } = useSession.getState().selection
  const { positions, frames = [], notes = [] } = document.layout
  const from = positions[id]
  if (annotations.length === 0 || copies.size > 0 || !from) return document
  const places = [...frames, ...notes]
    .filter((one) => annotations.includes(one.id))
    .map((one) => [one.id, { x: one.x + to.x - from.x, y: one.y + to.y - from.y }] as const)
  return moveAnnotations(document, Object.fromEntries(places))
}

const none = { shift: { x: 0, y: 0 }, guides: [] }

/** All that moves snaps as one box. */
function snapped(wanted: Places): ReturnType<typeof snapTo> {
  if (!useView.getState().hasGuides) return none
  const { nodes } = sceneNow()
  const rects: Rect[] = Object.entries(wanted).flatMap(([id, { x, y }]) => {
    const node = nodes.get(id)
    return node ? [{ left: x, top: y, right: x + node.width, bottom: y + node.height }] : []
  })
  const box = roundAll(rects)
  if (!box) return none
  return snapTo(
    box,
    [...nodes.values()].filter(({ id }) => !(id in wanted)),
  )
}

/** The wire that the node is held over and that would take it in. */
function hostOf(id: NodeId): string | null {
  const scene = sceneNow()
  const node = scene.nodes.get(id)
  if (!node) return null
  const wire = wireAt(scene, { x: (node.left + node.right) / 2, y: (node.top + node.bottom) / 2 })
  return wire !== null && takesIn(presentDocument(), id, wire) ? wire : null
}

/** The hand lets go. */
export function endDrag(lead: NodeId | null): void {
  const { host } = useCanvasState.getState()
  const id = lead === null ? null : (copies.get(lead) ?? lead)
  if (host !== null && id !== null) slipIn(id, host)
  if (copies.size > 0) {
    changeSession({ selection: { nodes: [...copies.values()], edges: [] } })
    announce(`duplicated ${counted(copies.size, 'node')}`)
  }
  copies = new Map()
  changeCanvas({ guides: [], host: null })
  endGesture()
}

function slipIn(id: NodeId, host: string): void {
  const { graph } = presentDocument()
  const edge = indexOf(graph).edges.get(host)
  if (!edge) return
  const [name, from, to] = [id, edge.from, edge.to].map((node) => nameOf(graph, node))
  const refusal = commitEdit(
    `put ${name} into a wire`,
    (document) => {
      const led = insertIntoWire(document, id, edge)
      return isDiagnostic(led) ? led : withRoom(led, id, edge)
    },
    gesture,
  )
  if (!isDiagnostic(refusal)) announce(`${name} now stands between ${from} and ${to}`)
}
