// A formula as a pattern: its letters stand for any node, everything else for a node of that op. Found by structure.
import { isDiagnostic } from '../diagnostic'
import type { Graph, GraphNode, NodeId } from '../graph/document'
import { indexOf, nodeOf, opOf, rootOf } from '../graph/look'
import { defaultAttributes } from '../ops/catalogue'
import type { Attributes } from '../ops/op'
import { readFormula } from './read'

export interface Pattern {
  readonly graph: Graph
  readonly root: NodeId
}

/** Where a pattern was found. */
export interface Match {
  /** Letter -> the node that it stands for. */
  readonly bound: ReadonlyMap<string, NodeId>
  /** Nodes of the graph that the pattern itself takes up, its constants included. */
  readonly inner: ReadonlySet<NodeId>
}

/** The pattern of a formula; null when this version cannot read it. */
export function patternOf(formula: string): Pattern | null {
  const read = readFormula(formula)
  if (isDiagnostic(read)) return null
  const root = rootOf(read.graph)
  return root === null ? null : { graph: read.graph, root }
}

/** Ops whose two inputs may change places. */
const commutative = new Set(['add', 'mul', 'maximum', 'minimum', 'dot'])

/** One spelling for what can be built in several ways: a sum of two, a power 2, a factor −1. */
export function spelled(node: GraphNode): { readonly op: string; readonly attributes: Attributes } {
  const op = opOf(node)
  const attributes = { ...(op ? defaultAttributes(op) : {}), ...node.attributes }
  if (node.op === 'total' && attributes['signs'] === '++') return { op: 'add', attributes: {} }
  if (node.op === 'total' && attributes['signs'] === '+-') return { op: 'sub', attributes: {} }
  if (node.op === 'power' && attributes['exponent'] === 2) return { op: 'square', attributes: {} }
  if (node.op === 'scale' && attributes['factor'] === -1) return { op: 'neg', attributes: {} }
  return { op: node.op, attributes }
}

const isSameSpelling = (a: GraphNode, b: GraphNode): boolean => {
  const [one, two] = [spelled(a), spelled(b)]
  const keys = new Set([...Object.keys(one.attributes), ...Object.keys(two.attributes)])
  return one.op === two.op && [...keys].every((key) => String(one.attributes[key]) === String(two.attributes[key]))
}

/** Constants are alike when every entry is the pattern's number. */
const isConstant = (node: GraphNode, x: number): boolean =>
  node.op === 'constant' && node.value !== undefined && node.value.data.every((entry) => entry === x)

/** The match of a pattern whose end is at `root`; null where there is none. Cost: the size of the pattern, twice per sum or product. */
export function matchAt(graph: Graph, pattern: Pattern, root: NodeId): Match | null {
  const tails = (of: Graph, id: NodeId): readonly NodeId[] =>
    [...(indexOf(of).into.get(id) ?? [])].sort((a, b) => a.port - b.port).map(({ from }) => from)

  const match = (part: NodeId, id: NodeId, found: Match): Match | null => {
    const [wanted, node] = [nodeOf(pattern.graph, part) as GraphNode, nodeOf(graph, id)]
    if (!node) return null
    if (wanted.op === 'input') {
      const before = found.bound.get(wanted.name)
      if (before !== undefined) return before === id ? found : null
      return { ...found, bound: new Map([...found.bound, [wanted.name, id]]) }
    }
    const taken = { ...found, inner: new Set([...found.inner, id]) }
    if (wanted.op === 'constant') return isConstant(node, wanted.value?.data[0] as number) ? taken : null
    if (!isSameSpelling(wanted, node)) return null
    const [parts, ids] = [tails(pattern.graph, part), tails(graph, id)]
    if (parts.length !== ids.length) return null
    const orders = commutative.has(spelled(node).op) ? [ids, [...ids].reverse()] : [ids]
    for (const order of orders) {
      const all = parts.reduce<Match | null>((so, next, at) => so && match(next, order[at] as NodeId, so), taken)
      if (all) return all
    }
    return null
  }
  return match(pattern.root, root, { bound: new Map(), inner: new Set() })
}
