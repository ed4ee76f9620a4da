// A formula that was typed takes the place of the graph; what stays by name keeps its id, and inputs keep their values.
import type { Graph, GraphDocument, GraphNode, NodeId } from '../../core/graph/document'
import { indexOf, opOf } from '../../core/graph/look'
import { isSource } from '../../core/ops/op'

/** A source that formulas know by its name: all but a constant, which they write out. */
function hasOwnValue(node: GraphNode): boolean {
  const op = opOf(node)
  return op !== undefined && isSource(op) && node.op !== 'constant'
}

/**
 * The document with `typed` as its graph. Inputs and parameters keep value and kind where their name stays; axes of the
 * study stay where their number does. Positions are not set here.
 */
export function replaceGraph(document: GraphDocument, typed: Graph): GraphDocument {
  const before = indexOf(document.graph)
  const ids = freshIds(typed, (name) => before.byName.get(name)?.id)
  const idOf = (id: NodeId): NodeId => ids.get(id) ?? id
  const nodes = typed.nodes.map((node): GraphNode => {
    const kept = before.byName.get(node.name)
    const id = idOf(node.id)
    if (!kept || !hasOwnValue(kept) || !hasOwnValue(node)) return { ...node, id }
    return { ...kept, id }
  })
  const graph: Graph = {
    ...document.graph,
    nodes,
    edges: typed.edges.map((edge) => ({ ...edge, from: idOf(edge.from), to: idOf(edge.to) })),
    root: typed.root === null ? null : idOf(typed.root),
  }
  const now = indexOf(graph)
  const axes = document.study.axes.filter(
    ({ node, index }) => index < (now.nodes.get(node)?.value?.data.length ?? 0) && hasOwnValue(now.nodes.get(node)!),
  )
  return {
    graph,
    layout: { ...document.layout, positions: {} },
    study: axes.length === document.study.axes.length ? document.study : { ...document.study, axes },
  }
}

/** New ids of the typed nodes: the old id where the name stays, else one that nobody has. */
function freshIds(typed: Graph, known: (name: string) => NodeId | undefined): ReadonlyMap<NodeId, NodeId> {
  const ids = new Map<NodeId, NodeId>()
  const taken = new Set<NodeId>()
  for (const { id, name } of typed.nodes) {
    const kept = known(name)
    if (kept === undefined) continue
    ids.set(id, kept)
    taken.add(kept)
  }
  let count = 0
  for (const { id } of typed.nodes) {
    if (ids.has(id)) continue
    do count++
    while (taken.has(`n${count}`))
    ids.set(id, `n${count}`)
    taken.add(`n${count}`)
  }
  return ids
}
