// Edits that start from what is selected or from the page: delete, arrange, add an operation. Every one is a single entry
// of the history and says aloud what it did.
import type { Diagnostic } from '../../core/diagnostic'
import { isDiagnostic } from '../../core/diagnostic'
import type { Edge, EdgeId, GraphDocument, NodeId, Position } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { removeAnnotations } from '../../core/graph/annotations'
import { addNode, connect, disconnect, removeNodes } from '../../core/graph/edits'
import { insertIntoWire, removeHealing } from '../../core/graph/splice'
import { indexOf, nameOf, nodeOf, portsOfNode } from '../../core/graph/look'
import type { OpDefinition } from '../../core/ops/op'
import { isSource } from '../../core/ops/op'
import { sentence } from '../../core/words/sentences'
import { announce } from './announce'
import { nodeSize } from './arrange'
import { canvas } from './canvas'
import { commitEdit, presentDocument } from './document'
import { withRoom } from './room'
import { changeSession, nothingSelected, say, selectNode, useSession } from './session'
import { rememberOp } from './recent-ops'

export const counted = (count: number, word: string, many = `${word}s`): string =>
  `${count} ${count === 1 ? word : many}`

interface Deletion {
  /** What the history calls it. */
  readonly verb?: 'delete' | 'cut'
  /** Joins what the nodes stood between, where it fits. */
  readonly heals?: boolean
}

/** Deletes the selected nodes with their wires, and the selected wires. */
export function deleteSelection({ verb = 'delete', heals = false }: Deletion = {}): void {
  const { nodes, edges, annotations = [] } = useSession.getState().selection
  const { graph } = presentDocument()
  const wires = edges.flatMap((id) => indexOf(graph).edges.get(id) ?? [])
  const here = nodes.filter((id) => nodeOf(graph, id))
  if (here.length + wires.length + annotations.length === 0) return
  const [only] = here
  const what =
    here.length === 1 && only !== undefined && annotations.length === 0
      ? `node ${nameOf(graph, only)}`
      : [
          here.length > 0 ? counted(here.length, 'node') : '',
          here.length === 0 && wires.length > 0 ? counted(wires.length, 'wire') : '',
          annotations.length > 0 ? counted(annotations.length, 'frame or note', 'frames and notes') : '',
        ]
          .filter((words) => words !== '')
          .join(' and ')
  let joined: readonly Edge[] = []
  commitEdit(`${verb} ${what}`, (document) => {
    const cut = removeAnnotations(disconnect(document, wires), annotations)
    if (!heals) return removeNodes(cut, here)
    const healed = removeHealing(cut, here)
    joined = healed.wires
    return healed.document
  })
  changeSession({ selection: nothingSelected })
  announce([`${verb === 'cut' ? 'cut' : 'deleted'} ${what}`, ...joined.map((edge) => wireText(edge))].join(', '))
  passFocusOn(graph, here)
}

const wireText = ({ from, to }: Edge): string => {
  const { graph } = presentDocument()
  return `wire from ${nameOf(graph, from)} to ${nameOf(graph, to)}`
}

/** The keyboard stays on the canvas when what it stood on goes: it moves to what fed it, else to the first node. */
function passFocusOn(before: GraphDocument['graph'], gone: readonly NodeId[]): void {
  const stood = document.activeElement?.matches('.react-flow__node, .react-flow__edge') === true
  const { graph } = presentDocument()
  const feeding = gone.flatMap((id) => indexOf(before).into.get(id) ?? []).map((edge) => edge.from)
  const next = [...feeding, ...graph.nodes.map((node) => node.id)].find((id) => nodeOf(graph, id))
  if (stood && next !== undefined) requestAnimationFrame(() => canvas()?.focusNode(next))
}

/** The loose end of a wire that waits for a new node: an output (port null) or an input port. */
export interface LooseEnd {
  readonly node: NodeId
  readonly port: number | null
}

interface NewOperation {
  /** Upper left corner on the canvas; without it the middle of the view. */
  readonly at?: Position
  readonly from?: LooseEnd | undefined
  /** A wire that leads through the new node, where it fits. */
  readonly into?: EdgeId | null
}

/** Adds a use of an op, selects it, and joins it to the loose end of a wire where one waits. */
export function addOperation(op: OpDefinition, { at, from, into = null }: NewOperation = {}): NodeId {
  const wanted = at ?? freePlace(presentDocument(), middleFor(presentDocument()))
  const position = { x: snapped(wanted.x), y: snapped(wanted.y) }
  let added: NodeId = ''
  const refusal = commitEdit(`add ${op.title}`, (document) => {
    const { document: next, id } = addNode(document, op, { position })
    added = id
    return from ? joined(next, id, from) : into === null ? next : slipped(next, id, into)
  })
  if (refusal) {
    say(sentence(refusal), 'error')
    return ''
  }
  selectNode(added)
  rememberOp(op.name)
  const { graph } = presentDocument()
  const node = nodeOf(graph, added)
  const ports = node ? portsOfNode(node).length : 0
  announce(`added ${op.title} node ${nameOf(graph, added)}${isSource(op) ? '' : `, ${counted(ports, 'port')}`}`)
  return added
}

function slipped(document: GraphDocument, id: NodeId, into: EdgeId): GraphDocument {
  const edge = indexOf(document.graph).edges.get(into)
  const next = edge && insertIntoWire(document, id, edge)
  return edge && next && !isDiagnostic(next) ? withRoom(next, id, edge) : document
}

const snapped = (x: number): number => Math.round(x / 4) * 4

function middleFor(document: GraphDocument): Position {
  const { width, height } = nodeSize(null)
  const middle = canvas()?.middle() ?? { x: 200 + 40 * document.graph.nodes.length, y: 200 }
  return { x: middle.x - width / 2, y: middle.y - height / 2 }
}

/** The nearest free place on a coarse grid round the wanted one, so that a node added without a pointer covers no other. */
function freePlace(document: GraphDocument, wanted: Position): Position {
  const { width, height } = nodeSize(null)
  const taken = Object.values(document.layout.positions)
  const isFree = ({ x, y }: Position): boolean =>
    !taken.some((other) => Math.abs(other.x - x) < width + 16 && Math.abs(other.y - y) < height + 16)
  const rings = [0, 1, 2, 3, 4, 5, 6]
  const offsets = rings.flatMap((i) => [...(i ? [-i] : []), i])
  const places = offsets
    .flatMap((dx) => offsets.map((dy) => ({ x: wanted.x + dx * 136, y: wanted.y + dy * 112 })))
    .sort((p, q) => Math.hypot(p.x - wanted.x, p.y - wanted.y) - Math.hypot(q.x - wanted.x, q.y - wanted.y))
  return places.find(isFree) ?? wanted
}

/** The document with the new node at the end of the waiting wire, by the first port that takes it; else as it was. */
export function joined(document: GraphDocument, id: NodeId, from: LooseEnd): GraphDocument {
  const wire = wireFor(document, id, from)
  const next = wire && connect(document, wire)
  return next && !isDiagnostic(next) ? next : document
}

/** The wire that would join a node to a loose end; null when no port takes it. */
function wireFor(document: GraphDocument, id: NodeId, from: LooseEnd): Edge | null {
  if (from.port !== null) return { from: id, to: from.node, port: from.port }
  const node = nodeOf(document.graph, id)
  const ports = node ? portsOfNode(node) : []
  const port = ports.findIndex((_, at) => !isDiagnostic(connect(document, { from: from.node, to: id, port: at })))
  return port < 0 ? null : { from: from.node, to: id, port }
}

/** Draws a wire and says so; the diagnostic when it is refused. */
export function drawWire(edge: Edge): Diagnostic | null {
  const { graph } = presentDocument()
  const before = indexOf(graph).edges.get(edgeId(edge))
  if (before?.from === edge.from) return null
  const refusal = commitEdit('draw a wire', (document) => connect(document, edge))
  if (!refusal) announce(`${wireText(edge)} drawn${before ? `, in place of ${nameOf(graph, before.from)}` : ''}`)
  return refusal
}

/** Nothing is selected that the document does not have any more. */
export function forgetWhatIsGone(): void {
  const { selection } = useSession.getState()
  const { graph, layout } = presentDocument()
  const { nodes, edges } = indexOf(graph)
  const standing = new Set([...(layout.frames ?? []), ...(layout.notes ?? [])].map(({ id }) => id))
  changeSession({
    selection: {
      nodes: selection.nodes.filter((id) => nodes.has(id)),
      edges: selection.edges.filter((id) => edges.has(id)),
      annotations: (selection.annotations ?? []).filter((id) => standing.has(id)),
    },
  })
}
