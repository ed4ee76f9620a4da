// The root that was shown stays the root. Nobody has chosen it while it was the only end; an edit that brings a second end
// beside it must not take the gradients away, so the document says from then on which one is meant.
import type { Graph, GraphDocument, NodeId } from './document'
import { indexOf, nodeOf, rootCandidates, rootOf } from './look'

/** Graphs whose root was written here and chosen by nobody: it still goes on with what is built upon it. */
const kept = new WeakSet<Graph>()

/** The edited document with the root that it should have. Cost: linear where nodes or wires changed. */
export function keepRoot(before: GraphDocument, after: GraphDocument): GraphDocument {
  if (after.graph === before.graph || after.graph.root !== before.graph.root) return after
  if (before.graph.root !== null && !kept.has(before.graph)) return after
  const shown = rootOf(before.graph)
  const root = shown === null ? null : nextRoot(after.graph, shown)
  const graph = root === after.graph.root ? after.graph : { ...after.graph, root }
  if (root !== null) kept.add(graph)
  return graph === after.graph ? after : { ...after, graph }
}

/** Null where the root chooses itself. Beside others it stays, or goes on to the only end that is computed from it. */
function nextRoot(graph: Graph, shown: NodeId): NodeId | null {
  const ends = rootCandidates(graph)
  if (ends.length < 2 || !nodeOf(graph, shown)) return null
  const { outOf } = indexOf(graph)
  const upon = new Set([shown])
  for (const node of upon) for (const { to } of outOf.get(node) ?? []) upon.add(to)
  const [end, second] = ends.filter(({ id }) => upon.has(id))
  return end && !second ? end.id : shown
}
