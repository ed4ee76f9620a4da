// Where nodes stand that a typed formula brought.
import { compile } from '../../core/graph/compile'
import type { GraphDocument, NodeId } from '../../core/graph/document'
import { hasGradient } from '../../core/graph/look'
import { arrangedPositions } from '../state/node-box'
import { placeNew } from '../state/place-new'

/** Is nothing of the old drawing left but sources? Then it is drawn anew. */
export const isAllNew = ({ graph }: GraphDocument, added: ReadonlySet<NodeId>): boolean =>
  graph.nodes.every((node) => added.has(node.id) || hasGradient(node))

/** The document with places for the new nodes. Cost: that of placing or of arranging them. */
export function withPlaces(document: GraphDocument, added: readonly NodeId[]): GraphDocument {
  const { graph, layout } = document
  if (!isAllNew(document, new Set(added))) return placeNew(document, added)
  return { ...document, layout: { ...layout, positions: arrangedPositions(graph, compile(graph).program) } }
}
