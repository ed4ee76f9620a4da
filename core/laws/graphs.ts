// Random graphs of numbers, for laws that must hold on every graph. For tests and benchmarks only.
import type { Edge, GraphDocument, GraphNode } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { catalogue } from '../ops/catalogue'
import type { OpDefinition } from '../ops/op'
import { seeded } from '../random'
import { scalar } from '../tensor'

/** Ops whose values stay small however deep the graph is. */
const tame: readonly OpDefinition[] = [
  catalogue.sin,
  catalogue.cos,
  catalogue.tanh,
  catalogue.sigmoid,
  catalogue.atan,
  catalogue.add,
  catalogue.sub,
  catalogue.mul,
  catalogue.softplus,
  catalogue.neg,
]

/**
 * A graph of `size` ops over three inputs; each op takes earlier nodes, near ones more often than far ones, so that paths
 * are long and fan-outs many. Same seed, same graph.
 */
export function randomDocument(seed: number, size: number): GraphDocument {
  const random = seeded(seed)
  const nodes: GraphNode[] = [0, 1, 2].map((i) => {
    return { id: `n${i}`, op: 'input', name: `x${i}`, value: scalar(random.uniform() * 2 - 1) }
  })
  const edges: Edge[] = []
  for (let i = 0; i < size; i++) {
    const op = tame[random.integer(tame.length)] as OpDefinition
    const id = `n${nodes.length}`
    op.ports.forEach((_, port) => {
      const near = random.uniform()
      const back = 1 + Math.floor(near * near * Math.min(nodes.length, 12))
      edges.push({ from: `n${nodes.length - back}`, to: id, port })
    })
    nodes.push({ id, op: op.name, name: `v${i}` })
  }
  return { ...emptyDocument, graph: { nodes, edges, root: `n${nodes.length - 1}` } }
}
