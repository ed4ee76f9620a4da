// Questions about a graph, answered from an index that is made once per graph object.
import type { Convention } from '../convention'
import { defaultAttributes, portsOf } from '../ops/catalogue'
import { isSource } from '../ops/op'
import { once } from '../once'
import type { Tensor } from '../tensor'
import type { Edge, EdgeId, Graph, GraphNode, NodeId } from './document'
import { edgeId } from './document'
import { opOf } from './function-op'

export { opOf }

export interface GraphIndex {
  readonly nodes: ReadonlyMap<NodeId, GraphNode>
  readonly byName: ReadonlyMap<string, GraphNode>
  readonly edges: ReadonlyMap<EdgeId, Edge>
  /** Wires into a node, by port. */
  readonly into: ReadonlyMap<NodeId, readonly Edge[]>
  /** Wires out of a node. */
  readonly outOf: ReadonlyMap<NodeId, readonly Edge[]>
}

const indices = new WeakMap<Graph, GraphIndex>()

/** The index of a graph. Cost: nothing at first; each part is linear when it is first asked for, free after. */
export function indexOf(graph: Graph): GraphIndex {
  const known = indices.get(graph)
  if (known) return known
  const parts = {
    nodes: once(() => mapped(graph.nodes, (node) => node.id)),
    byName: once(() => mapped(graph.nodes, (node) => node.name)),
    edges: once(() => mapped(graph.edges, edgeId)),
    into: once(() => grouped(graph.edges, (edge) => edge.to)),
    outOf: once(() => grouped(graph.edges, (edge) => edge.from)),
  }
  const made: GraphIndex = {
    get nodes() {
      return parts.nodes()
    },
    get byName() {
      return parts.byName()
    },
    get edges() {
      return parts.edges()
    },
    get into() {
      return parts.into()
    },
    get outOf() {
      return parts.outOf()
    },
  }
  indices.set(graph, made)
  return made
}

function mapped<T>(things: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, T> {
  const map = new Map<string, T>()
  for (const thing of things) map.set(keyOf(thing), thing)
  return map
}

function grouped(edges: readonly Edge[], keyOf: (edge: Edge) => NodeId): ReadonlyMap<NodeId, readonly Edge[]> {
  const groups = new Map<NodeId, Edge[]>()
  for (const edge of edges) {
    const group = groups.get(keyOf(edge))
    if (group) group.push(edge)
    else groups.set(keyOf(edge), [edge])
  }
  return groups
}

/** Where nodes stand in the graph that was asked last. Most edits leave them there, and then no index need be made. */
let places: ReadonlyMap<NodeId, number> = new Map()
let asked: Pick<Graph, 'nodes'> & { readonly graph: Graph | null } = { graph: null, nodes: [] }
/** Their places have been written down: two graphs that are asked in turn each have their index. */
const placed = new WeakSet<Graph>()

export function nodeOf(graph: Graph, id: NodeId): GraphNode | undefined {
  if (asked.graph !== graph) asked = { graph, nodes: graph.nodes }
  const there = asked.nodes[places.get(id) ?? -1]
  if (there?.id === id) return there
  const found = indexOf(graph).nodes.get(id)
  if (found && !placed.has(graph)) {
    places = new Map(asked.nodes.map((node, place) => [node.id, place]))
    placed.add(graph)
  }
  return found
}

const drawn = new WeakMap<GraphNode, Tensor>()

/**
 * What a source holds: the value in the document, or the one that its settings draw. Undefined for nodes that compute.
 * Refuses with E203 or E204. Cost: one draw per node object.
 */
export function heldBy(node: GraphNode): Tensor | undefined {
  if (node.value) return node.value
  const op = opOf(node)
  if (!op?.draw) return undefined
  const known = drawn.get(node)
  if (known) return known
  const made = op.draw({ ...defaultAttributes(op), ...node.attributes })
  drawn.set(node, made)
  return made
}

/** Has this source a derivative of its own? Inputs and parameters have; constants, tables and random draws have none. */
export function hasGradient(node: GraphNode): boolean {
  const op = opOf(node)
  return op !== undefined && isSource(op) && op.blocks !== 'all'
}

/** Names of a node's ports. */
export function portsOfNode(node: GraphNode): readonly string[] {
  const op = opOf(node)
  return op ? portsOf(op, node.attributes ?? {}) : []
}

/** A node's name in a sentence; its id if it is gone. */
export const nameOf = (graph: Graph, id: NodeId): string => nodeOf(graph, id)?.name ?? id

/**
 * A path of nodes from `start` to `goal` along the wires, both included; null when there is none. Iterative, so that a
 * chain of any length is safe.
 */
export function pathBetween(graph: Graph, start: NodeId, goal: NodeId): readonly NodeId[] | null {
  const { outOf } = indexOf(graph)
  const cameFrom = new Map<NodeId, NodeId | null>([[start, null]])
  const waiting = [start]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === goal) {
      const path: NodeId[] = []
      for (let at: NodeId | null | undefined = node; at != null; at = cameFrom.get(at)) path.push(at)
      return path.reverse()
    }
    for (const { to } of outOf.get(node) ?? []) {
      if (cameFrom.has(to)) continue
      cameFrom.set(to, node)
      waiting.push(to)
    }
  }
  return null
}

/** A node and everything that it is computed from. */
export function upstreamOf(graph: Graph, id: NodeId): ReadonlySet<NodeId> {
  const { into } = indexOf(graph)
  const found = new Set([id])
  for (const node of found) for (const { from } of into.get(node) ?? []) found.add(from)
  return found
}

/**
 * `id` and everything that it is computed from, each node after those that it is computed from, ports in their order. On a
 * loop the first node met comes last. Iterative, so that a chain of any length is safe. Cost: linear.
 */
export function inOrderBelow(graph: Graph, id: NodeId): readonly NodeId[] {
  const { nodes, into } = indexOf(graph)
  const order: NodeId[] = []
  const seen = new Set([id])
  const open: { id: NodeId; next: number; tails: readonly NodeId[] }[] = []
  const enter = (at: NodeId): void => {
    const wires = [...(into.get(at) ?? [])].sort((a, b) => a.port - b.port)
    open.push({ id: at, next: 0, tails: wires.map(({ from }) => from).filter((from) => nodes.has(from)) })
  }
  enter(id)
  for (let top = open[open.length - 1]; top !== undefined; top = open[open.length - 1]) {
    const tail = top.tails[top.next++]
    if (tail === undefined) {
      order.push(top.id)
      open.pop()
    } else if (!seen.has(tail)) {
      seen.add(tail)
      enter(tail)
    }
  }
  return order
}

/** Nodes with ports that `id` uses by more than one wire. */
function sharedBelow(graph: Graph, id: NodeId): ReadonlySet<NodeId> {
  const { nodes, outOf } = indexOf(graph)
  const below = upstreamOf(graph, id)
  const uses = (node: NodeId): number => outOf.get(node)?.filter((edge) => below.has(edge.to)).length ?? 0
  const isStep = (node: NodeId): boolean => portsOfNode(nodes.get(node) as GraphNode).length > 0
  return new Set([...below].filter((node) => nodes.has(node) && node !== id && isStep(node) && uses(node) > 1))
}

/** A formula nests no deeper than this before a node in it is called by its name: well below what the reader takes. */
const deepestNesting = 20

/**
 * The nodes that a formula of `id` calls by name: those used by more than one wire, and those at which it would become too
 * deep to read. Cost: linear.
 */
export function namedBelow(graph: Graph, id: NodeId): ReadonlySet<NodeId> {
  const { into } = indexOf(graph)
  const named = new Set(sharedBelow(graph, id))
  const depth = new Map<NodeId, number>()
  for (const node of inOrderBelow(graph, id)) {
    let deepest = 0
    for (const { from } of into.get(node) ?? []) if (!named.has(from)) deepest = Math.max(deepest, depth.get(from) ?? 0)
    depth.set(node, deepest + 1)
    if (deepest + 1 >= deepestNesting && node !== id) named.add(node)
  }
  return named
}

/** Nodes with ports and nothing after them: where a result can stand. */
function endsOf(graph: Graph): readonly GraphNode[] {
  const { outOf } = indexOf(graph)
  return graph.nodes.filter((node) => !outOf.get(node.id)?.length && portsOfNode(node).length > 0)
}

/**
 * The ends that can be the root. What is loose, or still lacks a wire, takes nothing away from an end that is whole: a node
 * that was just put on the paper leaves the root where it is. Cost: linear.
 */
export function rootCandidates(graph: Graph): readonly GraphNode[] {
  const ends = endsOf(graph)
  if (ends.length < 2) return ends
  const lacking = lackingWires(graph)
  const whole = ends.filter(({ id }) => !lacking.has(id))
  if (whole.length > 0) return whole
  const wired = ends.filter(({ id }) => indexOf(graph).into.has(id))
  return wired.length > 0 ? wired : ends
}

/** Nodes with an empty port, and all that is computed from them. */
function lackingWires(graph: Graph): ReadonlySet<NodeId> {
  const { into, outOf } = indexOf(graph)
  const isFilled = (id: NodeId, port: number): boolean => into.get(id)?.some((edge) => edge.port === port) === true
  const empty = graph.nodes.filter((node) => !portsOfNode(node).every((_, port) => isFilled(node.id, port)))
  const lacking = new Set(empty.map(({ id }) => id))
  for (const id of lacking) for (const { to } of outOf.get(id) ?? []) lacking.add(to)
  return lacking
}

/** The root: the chosen one, else the only end that can be it, else null. */
export function rootOf(graph: Graph): NodeId | null {
  if (graph.root !== null && nodeOf(graph, graph.root)) return graph.root
  const [only, second] = rootCandidates(graph)
  return only && !second ? only.id : null
}

/** What a kink means in this graph. */
export const conventionOf = ({ convention }: Graph): Convention => convention ?? 'pytorch'
