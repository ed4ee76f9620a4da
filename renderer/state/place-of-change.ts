// Where an undone or repeated edit can be seen: what stands open, the document around it, or the inside of another function.
// Pure questions about two documents.
import type { Graph, GraphDocument, GraphNode, FunctionId, NodeId, Position, Sheet } from '../../core/graph/document'
import { functionsOf } from '../../core/graph/functions'
import type { Tensor } from '../../core/tensor'
import { isSameShape } from '../../core/tensor'

type Inside = Pick<Graph, 'nodes' | 'edges' | 'root'>

const isSameList = <T>(a: readonly T[], b: readonly T[], isSame: (one: T, other: T) => boolean): boolean =>
  a === b || (a.length === b.length && a.every((one, at) => isSame(one, b[at] as T)))

const isSameValue = (a: Tensor | undefined, b: Tensor | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    isSameShape(a.shape, b.shape) &&
    a.data.every((x, i) => Object.is(x, b.data[i])))

/** Of a use only which function it uses counts: what that holds is seen inside. */
function isSameNode(a: GraphNode, b: GraphNode): boolean {
  if (a === b) return true
  const { function: f, value, ...one } = a
  const { function: g, value: other, ...two } = b
  const keys = new Set([...Object.keys(one), ...Object.keys(two)]) as Set<keyof typeof one>
  return f?.id === g?.id && isSameValue(value, other) && [...keys].every((key) => one[key] === two[key])
}

const isSameGraph = (a: Inside, b: Inside): boolean =>
  a.root === b.root &&
  isSameList(a.edges, b.edges, (e, f) => e.from === f.from && e.to === f.to && e.port === f.port) &&
  isSameList(a.nodes, b.nodes, isSameNode)

const places = (sheet: Sheet | undefined): readonly (readonly [NodeId, Position])[] =>
  Object.entries(sheet?.positions ?? {})

const isSameSheet = (a: Sheet | undefined, b: Sheet | undefined): boolean =>
  a?.frames === b?.frames &&
  a?.notes === b?.notes &&
  (a?.positions === b?.positions ||
    isSameList(places(a), places(b), ([i, p], [j, q]) => i === j && p.x === q.x && p.y === q.y))

/** Does what stands open look another way? */
export const looksOther = (a: GraphDocument, b: GraphDocument): boolean =>
  !isSameGraph(a.graph, b.graph) || !isSameSheet(a.layout, b.layout)

/** The first function that holds another graph, or has another paper, than before. */
function changedFunction(before: GraphDocument, after: GraphDocument): FunctionId | null {
  const known = new Map(functionsOf(before.graph).map((fn) => [fn.id, fn]))
  const changed = functionsOf(after.graph).find(({ id, graph }) => {
    const was = known.get(id)
    if (!was) return false
    return !isSameGraph(was.graph, graph) || !isSameSheet(before.layout.functions?.[id], after.layout.functions?.[id])
  })
  return changed?.id ?? null
}

/** The uses on the way to the first use of a function, outermost first; null where it is not used. */
function wayTo(nodes: readonly GraphNode[], id: FunctionId): readonly NodeId[] | null {
  for (const node of nodes) {
    if (!node.function) continue
    if (node.function.id === id) return [node.id]
    const inner = wayTo(node.function.graph.nodes, id)
    if (inner) return [node.id, ...inner]
  }
  return null
}

/**
 * The uses to open so that the difference between two documents is seen, outermost first: none for the document itself. Null
 * where nothing that can be opened shows it.
 */
export function placeOfChange(before: GraphDocument, after: GraphDocument): readonly NodeId[] | null {
  if (looksOther(before, after)) return []
  const changed = changedFunction(before, after)
  return changed === null ? null : wayTo(after.graph.nodes, changed)
}
