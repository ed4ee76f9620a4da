// Nodes that are formulas of a user's own, written out as the ops that they are made of: for formulas and code.
import { isDiagnostic } from '../diagnostic'
import { catalogue, defaultAttributes } from '../ops/catalogue'
import { writtenIn } from '../ops/custom'
import type { Edge, Graph, GraphNode } from './document'
import { indexOf } from './look'
import { nextName } from './names'

/**
 * The graph with each custom node replaced by its formula; the last step keeps the node's id and name. A node with a
 * backward rule of its own is kept if `keepsRules`, because a formula cannot hold its rule. Cost: linear.
 */
export function unfolded(graph: Graph, keepsRules: boolean): Graph {
  if (!graph.nodes.some(({ op }) => op === catalogue.custom.name)) return graph
  const taken = new Set(indexOf(graph).byName.keys())
  const nodes: GraphNode[] = []
  const edges: Edge[] = []
  const gone = new Set<string>()
  for (const node of graph.nodes) {
    const made = node.op === catalogue.custom.name ? stepsOf(graph, node, taken, keepsRules) : null
    if (made) {
      gone.add(node.id)
      nodes.push(...made.nodes)
      edges.push(...made.edges)
    } else nodes.push(node)
  }
  return { ...graph, nodes, edges: [...graph.edges.filter(({ to }) => !gone.has(to)), ...edges] }
}

/** The steps of one node, wired to what feeds it; null where it stays as it is. */
function stepsOf(
  graph: Graph,
  node: GraphNode,
  taken: Set<string>,
  keepsRules: boolean,
): Pick<Graph, 'nodes' | 'edges'> | null {
  const written = writtenIn({ ...defaultAttributes(catalogue.custom), ...node.attributes })
  if (isDiagnostic(written) || (keepsRules && written.backward)) return null
  const { names, uses, constants, result } = written.formula
  const wires = indexOf(graph).into.get(node.id) ?? []
  const feeding = (port: number): string | undefined => wires.find((wire) => wire.port === port)?.from
  const idOf = (slot: number): string | undefined =>
    slot < names.length ? feeding(slot) : slot === result ? node.id : `${node.id}/${slot}`
  const nodes: GraphNode[] = []
  const edges: Edge[] = []
  const put = (slot: number, rest: Pick<GraphNode, 'op'> & Partial<GraphNode>, inputs: readonly number[]): void => {
    const id = slot === result || slot < names.length ? node.id : `${node.id}/${slot}`
    const name = id === node.id ? node.name : nextName(taken, catalogue.add)
    taken.add(name)
    nodes.push({ id, name, ...rest })
    inputs.forEach((from, port) => {
      const tail = idOf(from)
      if (tail !== undefined) edges.push({ from: tail, to: id, port })
    })
  }
  // A formula that is a name alone still is a node.
  if (result < names.length) put(result, { op: catalogue.scale.name, attributes: { factor: 1 } }, [result])
  uses.forEach(({ op, attributes, inputs }, slot) => {
    const constant = constants.get(slot)
    if (constant) put(slot, { op: op.name, value: constant.value, expressions: constant.expressions }, [])
    else if (inputs.length > 0) put(slot, { op: op.name, attributes }, inputs)
  })
  return { nodes, edges }
}
