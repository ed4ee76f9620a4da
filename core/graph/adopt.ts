// Functions that come with a fragment: those that it uses, and how a document takes them in. Equal ones are one.
import type { FunctionId, Graph, GraphDocument, GraphFunction, GraphNode } from './document'
import { freshFunctionId, freshFunctionName, functionsOf } from './functions'

/** The functions that these nodes use, with those inside them, in the order of the document. Cost: linear. */
export function functionsIn(graph: Graph, nodes: readonly GraphNode[]): readonly GraphFunction[] {
  const found = new Set<GraphFunction>()
  const visit = (node: GraphNode): void => {
    if (!node.function || found.has(node.function)) return
    found.add(node.function)
    node.function.graph.nodes.forEach(visit)
  }
  nodes.forEach(visit)
  return functionsOf(graph).filter((fn) => found.has(fn))
}

interface Adopted {
  readonly document: GraphDocument
  /** The document's own in place of the fragment's. */
  readonly functionFor: (fn: GraphFunction) => GraphFunction
}

const isEqual = (a: GraphFunction, b: GraphFunction): boolean =>
  a === b || (a.name === b.name && JSON.stringify(a.graph) === JSON.stringify(b.graph))

/**
 * The document with the functions that some nodes of a fragment use. One that the document has under the same name is taken
 * for it when both are equal; else the newcomer gets a free id and a free name. Cost: linear in all functions.
 */
export function adopted(document: GraphDocument, fragment: GraphDocument, nodes: readonly GraphNode[]): Adopted {
  let { graph, layout } = document
  const own = new Map<FunctionId, GraphFunction>()
  const functionFor = (fn: GraphFunction): GraphFunction => {
    const known = own.get(fn.id)
    if (known) return known
    const inside = fn.graph.nodes.map((node) =>
      node.function ? { ...node, function: functionFor(node.function) } : node,
    )
    const isSame = inside.every((node, at) => node.function === fn.graph.nodes[at]?.function)
    const settled = isSame ? fn : { ...fn, graph: { ...fn.graph, nodes: inside } }
    const made = functionsOf(graph).find((other) => isEqual(other, settled)) ?? added(settled)
    own.set(fn.id, made)
    return made
  }
  const added = (fn: GraphFunction): GraphFunction => {
    const list = functionsOf(graph)
    const id = list.some((other) => other.id === fn.id) ? freshFunctionId(graph) : fn.id
    const name = list.some((other) => other.name === fn.name) ? freshFunctionName(graph, fn.name) : fn.name
    const made = id === fn.id && name === fn.name ? fn : { ...fn, id, name }
    const places = fragment.layout.functions?.[fn.id]
    graph = { ...graph, functions: [...list, made] }
    if (places) layout = { ...layout, functions: { ...layout.functions, [id]: places } }
    return made
  }
  for (const node of nodes) if (node.function) functionFor(node.function)
  return { document: { ...document, graph, layout }, functionFor }
}
