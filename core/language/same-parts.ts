// Which nodes of a graph a typed formula means: the same sub-expression first, then the same name, then the same place in
// the tree. Only pairs nodes; it makes none and changes none.
import type { Graph, GraphNode, NodeId } from '../graph/document'
import { indexOf, inOrderBelow, nodeOf, opOf } from '../graph/look'
import { isSource } from '../ops/op'
import { spelled } from './match'
import type { TypedFormula } from './read'

/** Typed node -> the node of the graph that it is. No node of the graph is meant twice. */
export type Pairs = ReadonlyMap<NodeId, NodeId>

interface Question {
  readonly graph: Graph
  readonly typed: TypedFormula
  /** The node whose formula was typed; null where it is the first one. */
  readonly top: NodeId | null
  /** Typed names that stand for nodes of the graph. */
  readonly known: Pairs
  /** Nodes that also serve others: meant only where nothing about them is other. */
  readonly staying: ReadonlySet<NodeId>
}

const isStep = (node: GraphNode): boolean => {
  const op = opOf(node)
  return op !== undefined && !isSource(op)
}

/** Inputs by port; empty ports are left out. */
const inputsOf = (graph: Graph, id: NodeId): readonly NodeId[] =>
  [...(indexOf(graph).into.get(id) ?? [])].sort((a, b) => a.port - b.port).map(({ from }) => from)

/** What a node does, in words: two nodes of the same deed with the same inputs are the same sub-expression. */
export function deedOf(node: GraphNode): string {
  if (node.function) return JSON.stringify(['function', node.function.id])
  if (node.op === 'constant')
    return JSON.stringify(['constant', node.value?.shape, [...(node.value?.data ?? [])].map(String)])
  const { op, attributes } = spelled(node)
  const settings = Object.entries(attributes).map(([name, value]) => [name, String(value)])
  return JSON.stringify([op, settings.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))])
}

/** Numbers sub-expressions, across graphs: equal ones get equal numbers, however deep. */
function createNumbering(): (deed: string, inputs: readonly number[]) => number {
  const numbers = new Map<string, number>()
  return (deed, inputs) => {
    const key = `${deed} ${inputs.join(' ')}`
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  }
}

/** Which nodes the typed ones are. Cost: linear, but for sub-expressions that stand in the graph more than once. */
export function pairsOf({ graph, typed, top, known, staying }: Question): Pairs {
  const pairs = new Map(known)
  const used = new Set(known.values())
  const number = createNumbering()
  const below = top === null ? [] : inOrderBelow(graph, top)
  const typedOrder = typed.graph.nodes.filter(isStep).map(({ id }) => id)

  const classes = (of: Graph, order: readonly NodeId[], nameOf: (id: NodeId) => NodeId | undefined) => {
    const found = new Map<NodeId, number>()
    for (const id of order) {
      const node = nodeOf(of, id) as GraphNode
      const source = nameOf(id)
      const inputs = inputsOf(of, id).map((from) => found.get(from) ?? -1)
      // What hangs on an empty port, or goes round, is like nothing else.
      if (source !== undefined) found.set(id, number(`is ${source}`, []))
      else if (!inputs.includes(-1)) found.set(id, number(deedOf(node), inputs))
    }
    return found
  }
  const named = new Set(known.values())
  const isNamed = (node: GraphNode): boolean => named.has(node.id) || (!isStep(node) && node.op !== 'constant')
  const old = classes(graph, below, (id) => (isNamed(nodeOf(graph, id) as GraphNode) ? id : undefined))
  const isNumber = (id: NodeId): boolean => nodeOf(typed.graph, id)?.op === 'constant'
  const sources = typed.graph.nodes.filter((node) => !isStep(node)).map(({ id }) => id)
  const fresh = classes(typed.graph, [...sources, ...typedOrder], (id) =>
    isNumber(id) || !sources.includes(id) ? undefined : (known.get(id) ?? `typed ${id}`),
  )
  const candidates = new Map<number, NodeId[]>()
  for (const id of below) {
    const number = old.get(id)
    if (number === undefined) continue
    const list = candidates.get(number)
    if (list) list.push(id)
    else candidates.set(number, [id])
  }

  const pair = (one: NodeId, other: NodeId): void => {
    pairs.set(one, other)
    used.add(other)
  }
  const isFree = (one: NodeId, other: NodeId): boolean => !pairs.has(one) && !used.has(other)

  /** Two equal sub-expressions, down to their ends. */
  const pairWhole = (one: NodeId, other: NodeId): void => {
    if (!isFree(one, other)) return
    pair(one, other)
    const others = inputsOf(graph, other)
    inputsOf(typed.graph, one).forEach((from, at) => {
      const to = others[at]
      if (to !== undefined && old.get(to) === fresh.get(from)) pairWhole(from, to)
    })
  }

  const byName = (id: NodeId): NodeId | undefined => {
    const { name } = nodeOf(typed.graph, id) as GraphNode
    return typed.defined.has(name) ? indexOf(graph).byName.get(name)?.id : undefined
  }
  const isMade = (id: NodeId): boolean => !known.has(id) && (isNumber(id) || !sources.includes(id))
  const downwards = [...sources, ...typedOrder].filter(isMade).reverse()

  const { result } = typed
  if (top !== null && fresh.get(result) === old.get(top)) pairWhole(result, top)
  for (const id of downwards) {
    const other = byName(id)
    if (other !== undefined && old.get(other) === fresh.get(id)) pairWhole(id, other)
  }
  for (const id of downwards) {
    const other = candidates
      .get(fresh.get(id) ?? -1)
      ?.find((at) => !used.has(at) && !(id === result && staying.has(at)))
    if (other !== undefined) pairWhole(id, other)
  }

  // What is left has changed: it is what bears its name, or stands in its place.
  const mayChange = (id: NodeId): boolean => !staying.has(id) && below.includes(id)
  const pairChanged = (one: NodeId, other: NodeId | undefined | null): void => {
    if (other != null && isMade(one) && isFree(one, other) && mayChange(other)) pair(one, other)
  }
  for (const id of downwards) pairChanged(id, byName(id))
  pairChanged(result, top)
  for (const id of downwards) {
    const other = pairs.get(id)
    if (other === undefined) continue
    const others = inputsOf(graph, other)
    inputsOf(typed.graph, id).forEach((from, at) => {
      const to = nodeOf(graph, others[at] ?? '')
      const part = nodeOf(typed.graph, from) as GraphNode
      if (to && isStep(to) === isStep(part) && (isStep(to) || to.op === part.op)) pairChanged(from, to.id)
    })
  }
  return pairs
}
