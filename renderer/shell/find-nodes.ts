// Nodes by their name, their operation or their value, in the order in which one reads the graph.
import type { GraphNode } from '../../core/graph/document'
import { traceAt } from '../../core/engine/trace'
import { opOf } from '../../core/graph/look'
import { soleNumber } from '../../core/tensor'
import { formatNumber } from '../../core/words/numbers'
import { derive } from '../state/derived'
import { presentDocument } from '../state/document'
import { useSession } from '../state/session'
import { rank } from '../words/rank'

export interface FoundNode {
  readonly node: GraphNode
  /** "square, 26 896" */
  readonly about: string
  readonly score: number
}

/** Columns this wide count as one when a graph is read from left to right, then from top to bottom. */
const column = 60

/** Every node that is meant by the text; all of them for an empty one. Cost: linear in the nodes. */
export function findNodes(text: string): readonly FoundNode[] {
  const { graph, layout } = presentDocument()
  const { trace } = derive(graph)
  const { mode, cursor } = useSession.getState()
  // A number that no step has shown yet is not found either.
  const view = traceAt(trace, mode === 'step' ? Math.min(cursor, trace.steps.length) : trace.steps.length)
  const placeOf = ({ id }: GraphNode): { x: number; y: number } => layout.positions[id] ?? { x: 0, y: 0 }
  return graph.nodes
    .map((node): FoundNode => {
      const op = opOf(node)
      const value = view.valueOf(node.id) ?? node.value
      const number = value && soleNumber(value)
      const written = number == null ? [] : [formatNumber(number)]
      const title = op?.title ?? node.op
      const words = [node.name, title, node.op, ...(op?.calls ?? []), ...written]
      return { node, about: [title, ...written].join(', '), score: nodeRank(text, words) }
    })
    .filter(({ score }) => score > 0)
    .sort(({ node: a }, { node: b }) => {
      const [p, q] = [placeOf(a), placeOf(b)]
      return Math.round(p.x / column) - Math.round(q.x / column) || p.y - q.y
    })
}

/** Scattered letters would find half of a large graph. */
function nodeRank(text: string, words: readonly string[]): number {
  const score = rank(text, words)
  return text.trim() === '' || score >= 2 ? score : 0
}
