// Room for a node that has been led into a wire: it stands between the ends, and what is to the right moves on.
import { compile } from '../../core/graph/compile'
import type { Edge, GraphDocument, NodeId } from '../../core/graph/document'
import { moveNodes } from '../../core/graph/edits'
import { nodeOf } from '../../core/graph/look'
import { nodeSize } from './arrange'
import { boxOf, shapeOfNode } from './node-box'

/** On both sides of the node. */
const breathing = 48

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
  const widthOf = (at: NodeId): number => {
    const node = nodeOf(graph, at)
    return (node ? boxOf(node, shapeOfNode(program, node)) : nodeSize(null)).width
  }
  const x = Math.max(own?.x ?? -Infinity, tail.x + widthOf(edge.from) + breathing)
  const shift = Math.max(0, x + widthOf(id) + breathing - head.x)
  const moved = Object.entries(positions).flatMap(([node, at]) =>
    at.x >= head.x && node !== id && shift > 0 ? [[node, { x: at.x + shift, y: at.y }] as const] : [],
  )
  return moveNodes(document, { ...Object.fromEntries(moved), [id]: { x, y: own?.y ?? tail.y } })
}
