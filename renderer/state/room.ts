// Room for a node that has been led into a wire: it stands between the ends, over nothing else, and what is to the right
// moves on.
import { compile } from '../../core/graph/compile'
import type { Edge, GraphDocument, NodeId, Position } from '../../core/graph/document'
import { moveNodes } from '../../core/graph/edits'
import { nodeOf } from '../../core/graph/look'
import type { Size } from './arrange'
import { nodeSize } from './arrange'
import { boxOf, shapeOfNode } from './node-box'

/** On both sides of the node, and above and below it. */
const breathing = { x: 48, y: 24 }

/**
 * The document with room between the ends of `edge` for the node that now stands in it. It keeps its place where it can; one
 * that has none stands beside the tail. A wire that runs to the left is left as it is.
 */
export function withRoom(document: GraphDocument, id: NodeId, edge: Edge): GraphDocument {
  const { graph, layout } = document
  const { positions } = layout
  const [tail, head, own] = [positions[edge.from], positions[edge.to], positions[id]]
  if (!tail || !head || head.x <= tail.x) return document
  const { program } = compile(graph)
  const sizeOf = (at: NodeId): Size => {
    const node = nodeOf(graph, at)
    return node ? boxOf(node, shapeOfNode(program, node)) : nodeSize(null)
  }
  const x = Math.max(own?.x ?? -Infinity, tail.x + sizeOf(edge.from).width + breathing.x)
  const shift = Math.max(0, x + sizeOf(id).width + breathing.x - head.x)
  const placed = Object.entries(positions)
    .filter(([node]) => node !== id)
    .map(([node, at]) => [node, at.x >= head.x ? { x: at.x + shift, y: at.y } : at] as const)
  const taken = placed.map(([node, at]) => ({ ...at, ...sizeOf(node) }))
  const y = freeHeight({ x, y: own?.y ?? tail.y, ...sizeOf(id) }, taken)
  return moveNodes(document, { ...(shift > 0 && Object.fromEntries(placed)), [id]: { x, y } })
}

type Box = Position & Size

/** The nearest height at which a box meets none of the others: its own, or just below or above one of them. */
function freeHeight(box: Box, others: readonly Box[]): number {
  const beside = others.filter(({ x, width }) => x < box.x + box.width && box.x < x + width)
  const isFree = (y: number): boolean =>
    beside.every((other) => y + box.height + breathing.y <= other.y || y >= other.y + other.height + breathing.y)
  const away = beside.flatMap(({ y, height }) => [y - box.height - breathing.y, y + height + breathing.y])
  const distance = (y: number): number => Math.abs(y - box.y)
  return [box.y, ...away.sort((a, b) => distance(a) - distance(b))].find(isFree) ?? box.y
}
