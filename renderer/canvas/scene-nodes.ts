// The nodes of the scene: where each stands and how large it is. Brought up to date by difference.
import type { GraphDocument, GraphNode, NodeId, Position } from '../../core/graph/document'
import { indexOf, nodeOf } from '../../core/graph/look'
import type { Program } from '../../core/graph/program'
import type { Shape } from '../../core/tensor'
import { isSameShape } from '../../core/tensor'
import { arrangedPositions, boxOf, drawnPorts, shapeOfNode } from '../state/node-box'
import type { Rect } from './rect'

/** A node as the canvas places it: the same object as long as nothing of it changes. */
export interface PlacedNode extends Rect {
  readonly id: NodeId
  readonly op: string
  readonly name: string
  readonly at: Position
  readonly width: number
  readonly height: number
  /** How many input ports are drawn. */
  readonly ports: number
}

/** What a box was made for, so that one look tells that it still stands. */
export interface Known {
  readonly node: GraphNode
  readonly shape: Shape | null
  readonly placed: PlacedNode
}

/** What a scene was made of. */
export interface Placed {
  readonly document: GraphDocument
  readonly program: Program
}

/** Positions of all nodes; one that has none stands where the automatic layout would put it. */
function placesOf({ graph, layout }: GraphDocument, program: Program): Readonly<Record<NodeId, Position>> {
  const isPlaced = graph.nodes.every((node) => layout.positions[node.id])
  return isPlaced ? layout.positions : { ...arrangedPositions(graph, program), ...layout.positions }
}

const origin: Position = { x: 0, y: 0 }

/**
 * The nodes that are not what they were, where all stand where they stood and what is computed has the same shapes; null
 * where each has to be looked at.
 */
export function differingNodes(
  before: Placed,
  { graph, layout }: GraphDocument,
  program: Program,
): readonly GraphNode[] | null {
  const was = before.document
  const isSettled =
    was.layout.positions === layout.positions &&
    before.program.instructions === program.instructions &&
    was.graph.nodes.length === graph.nodes.length
  if (!isSettled) return null
  const [nodes, old] = [graph.nodes, was.graph.nodes]
  const differing: GraphNode[] = []
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place] as GraphNode
    if (node !== old[place]) differing.push(node)
  }
  return differing.every((node) => nodeOf(was.graph, node.id)) ? differing : null
}

/** Brings the boxes up to date; the ids of nodes that are new, gone, or other than they were. */
export function placeNodes(
  known: Map<NodeId, Known>,
  document: GraphDocument,
  program: Program,
  differing: readonly GraphNode[] | null,
): readonly NodeId[] {
  const places = differing ? null : placesOf(document, program)
  const changed: NodeId[] = []
  for (const node of differing ?? document.graph.nodes) {
    const before = known.get(node.id)
    const at = places?.[node.id] ?? before?.placed.at ?? origin
    const shape = shapeOfNode(program, node)
    if (before?.node === node && before.placed.at === at && isAlike(before.shape, shape)) continue
    const placed = placedNode(node, at, shape, before?.placed)
    known.set(node.id, { node, shape, placed })
    if (placed !== before?.placed) changed.push(node.id)
  }
  if (known.size === document.graph.nodes.length) return changed
  const { nodes } = indexOf(document.graph)
  const gone = [...known.keys()].filter((id) => !nodes.has(id))
  for (const id of gone) known.delete(id)
  return [...changed, ...gone]
}

const isAlike = (a: Shape | null, b: Shape | null): boolean =>
  a === b || (a !== null && b !== null && isSameShape(a, b))

function placedNode(node: GraphNode, at: Position, shape: Shape | null, before: PlacedNode | undefined): PlacedNode {
  const { width, height } = boxOf(node, shape)
  const ports = drawnPorts(node)
  const isSame =
    before?.name === node.name &&
    before.op === node.op &&
    before.at.x === at.x &&
    before.at.y === at.y &&
    before.width === width &&
    before.height === height &&
    before.ports === ports
  if (isSame) return before
  const rect = { left: at.x, top: at.y, right: at.x + width, bottom: at.y + height }
  return { id: node.id, op: node.op, name: node.name, at, width, height, ports, ...rect }
}
