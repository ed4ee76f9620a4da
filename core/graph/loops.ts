// Loops in a graph, named for the learner. They are no program.
import type { Diagnostic } from '../diagnostic'
import { diagnostic } from '../diagnostic'
import type { Graph, GraphNode, NodeId } from './document'
import { indexOf, nameOf } from './look'

/** Names a loop among the nodes that could not be ordered. */
export function loopsOf(graph: Graph, order: Int32Array): Diagnostic[] {
  const ordered = new Set(Array.from(order, (place) => (graph.nodes[place] as GraphNode).id))
  const loop = loopOf(graph, ordered)
  if (!loop) return []
  return [diagnostic('E101', { loop: loop.map((id) => nameOf(graph, id)) }, { node: loop[0] as string })]
}

/** One loop among the nodes that could not be ordered: walk backwards until a node comes again. */
function loopOf(graph: Graph, ordered: ReadonlySet<NodeId>): readonly NodeId[] | null {
  const { into } = indexOf(graph)
  let at = graph.nodes.find((node) => !ordered.has(node.id))?.id
  const seen = new Map<NodeId, number>()
  while (at !== undefined && !seen.has(at)) {
    seen.set(at, seen.size)
    at = into.get(at)?.find((edge) => !ordered.has(edge.from) && indexOf(graph).nodes.has(edge.from))?.from
  }
  return at === undefined ? null : [...[...seen.keys()].slice(seen.get(at)), at].reverse()
}
