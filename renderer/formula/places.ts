// Where nodes stand that a typed formula brought.
import { compile } from '../../core/graph/compile'
import type { Graph, GraphDocument, NodeId } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { hasGradient, indexOf } from '../../core/graph/look'
import { arrangedPositions } from '../state/node-box'
import { placeNew } from '../state/place-new'

/** Is nothing of the old drawing left but sources? Then it is drawn anew. */
export const isAllNew = ({ graph }: GraphDocument, added: ReadonlySet<NodeId>): boolean =>
  graph.nodes.every((node) => added.has(node.id) || hasGradient(node))

/** The nodes into which other wires lead than before. */
function rewiredIn(before: Graph, now: Graph): ReadonlySet<NodeId> {
  const old = indexOf(before).edges
  return new Set(now.edges.filter((edge) => old.get(edgeId(edge))?.from !== edge.from).map(({ to }) => to))
}

/** The document with places for the new nodes. Cost: that of placing or of arranging them. */
export function withPlaces(before: GraphDocument, document: GraphDocument, added: readonly NodeId[]): GraphDocument {
  const { graph, layout } = document
  if (!isAllNew(document, new Set(added))) return placeNew(document, added, rewiredIn(before.graph, graph))
  return { ...document, layout: { ...layout, positions: arrangedPositions(graph, compile(graph).program) } }
}
