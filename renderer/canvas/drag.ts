// Nodes in the hand: they move, snap to their neighbours, leave copies behind with Alt, and slip into a wire that they are
// held over. From press to release everything is one entry of the history; on the way the page alone moves (in-hand.ts).
import { isDiagnostic } from '../../core/diagnostic'
import type { GraphDocument, NodeId, Position } from '../../core/graph/document'
import { moveAnnotations } from '../../core/graph/annotations'
import { moveNodes } from '../../core/graph/edits'
import { fragmentOf, insertFragment } from '../../core/graph/fragment'
import { indexOf, nameOf } from '../../core/graph/look'
import { insertIntoWire } from '../../core/graph/splice'
import { announce } from '../state/announce'
import { commitEdit, endGesture, isHandEmpty, presentDocument } from '../state/document'
import { withRoom } from '../state/room'
import { counted } from '../state/selection-edits'
import { changeSession, useSession } from '../state/session'
import { useView } from '../state/view'
import { changeCanvas, useCanvasState } from './canvas-state'
import type { Guide } from './guides'
import { sightOf, snapTo } from './guides'
import { canBeTakenIn, takesIn, wireAt } from './host'
import { letGo, moveInHand, placesInHand, settleInHand } from './in-hand'
import type { Rect } from './rect'
import { grown, holds, meets, roundAll } from './rect'
import type { Scene } from './scene'
import type { PlacedNode } from './scene-nodes'
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

/** A hand that has been still for so long, in milliseconds, may have arrived: then the document follows. */
const rest = 150
let resting: ReturnType<typeof setTimeout> | undefined

/** The nodes that the library says are at these places now. */
export function dragTo(told: Places, isHeld: boolean): void {
  if (isHandEmpty()) return
  const wanted = Object.entries(told).map(([id, at]) => [copies.get(id) ?? id, at] as const)
  const { shift, guides } = snapped(wanted)
  const places = new Map(wanted.map(([id, { x, y }]) => [id, { x: x + shift.x, y: y + shift.y }]))
  clearTimeout(resting)
  if (isHeld && isAlone() && moveInHand(places)) resting = setTimeout(settle, rest)
  else commitMoves(places)
  changeCanvas({ guides, host: hostOf(places) })
}

/** Nothing but wires hangs on where a node stands. Otherwise the document is moved with it, and all follow that. */
function isAlone(): boolean {
  const { isFar, opened, refusal, wiringFrom } = useCanvasState.getState()
  const { selection, explained, lens } = useSession.getState()
  const hasNothingBeside = opened === null && refusal === null && wiringFrom === null && explained === null
  return !isFar && hasNothingBeside && lens !== 'forward' && (selection.annotations ?? []).length === 0
}

/** The document takes over what the hand has brought so far. */
export function settle(): void {
  clearTimeout(resting)
  commitMoves(placesInHand())
}

function commitMoves(places: ReadonlyMap<NodeId, Position>): void {
  settleInHand()
  const { graph, layout } = presentDocument()
  const moved = [...places].filter(([id, { x, y }]) => layout.positions[id]?.x !== x || layout.positions[id].y !== y)
  const [first] = moved
  if (!first) return
  const label =
    copies.size > 0
      ? copyLabel(copies.size)
      : moved.length === 1
        ? `move ${nameOf(graph, first[0])}`
        : `move ${moved.length} nodes`
  commitEdit(label, (document) => moveNodes(withAnnotations(document, first), Object.fromEntries(moved)), gesture)
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

const noGuides: readonly Guide[] = []
const none = { shift: { x: 0, y: 0 }, guides: noGuides }

/** All that moves snaps as one box. */
function snapped(wanted: readonly (readonly [NodeId, Position])[]): ReturnType<typeof snapTo> {
  if (!useView.getState().hasGuides) return none
  const scene = sceneNow()
  const rects: Rect[] = wanted.flatMap(([id, { x, y }]) => {
    const node = scene.nodes.get(id)
    return node ? [{ left: x, top: y, right: x + node.width, bottom: y + node.height }] : []
  })
  const box = roundAll(rects)
  if (!box) return none
  const moving = new Set(wanted.map(([id]) => id))
  const { shift, guides } = snapTo(
    box,
    nodesAround(scene, sightOf(box)).filter(({ id }) => !moving.has(id)),
  )
  return { shift, guides: guides.length === 0 ? noGuides : guides }
}

/** What has been looked up around the hand holds for so much of a way. */
const around = 400
let surroundings: { readonly scene: Scene; readonly ground: Rect; readonly nodes: readonly PlacedNode[] } | null = null

/** Nodes that lie in a sight, and some more. */
function nodesAround(scene: Scene, sight: Rect): readonly PlacedNode[] {
  if (surroundings?.scene === scene && holds(surroundings.ground, sight)) return surroundings.nodes
  const ground = grown(sight, around)
  const nodes = [...scene.nodes.values()].filter((node) => meets(node, ground))
  surroundings = { scene, ground, nodes }
  return nodes
}

/** The wire that the only node in the hand is held over and that would take it in. */
function hostOf(places: ReadonlyMap<NodeId, Position>): string | null {
  const [held, other] = places
  const document = presentDocument()
  if (!held || other || !canBeTakenIn(document.graph, held[0])) return null
  const [id, { x, y }] = held
  const scene = sceneNow()
  const node = scene.nodes.get(id)
  if (!node) return null
  const wire = wireAt(scene, { x: x + node.width / 2, y: y + node.height / 2 })
  return wire !== null && takesIn(document, id, wire) ? wire : null
}

/** The hand lets go. */
export function endDrag(lead: NodeId | null): void {
  const isPutBack = isHandEmpty()
  if (isPutBack) clearTimeout(resting)
  else settle()
  const { nodes } = sceneNow()
  letGo((id) => nodes.get(id)?.at)
  if (!isPutBack) layDown(lead)
  copies = new Map()
  changeCanvas({ guides: noGuides, host: null })
  endGesture()
}

function layDown(lead: NodeId | null): void {
  const { host } = useCanvasState.getState()
  const id = lead === null ? null : (copies.get(lead) ?? lead)
  if (host !== null && id !== null) slipIn(id, host)
  if (copies.size === 0) return
  changeSession({ selection: { nodes: [...copies.values()], edges: [] } })
  announce(`duplicated ${counted(copies.size, 'node')}`)
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
