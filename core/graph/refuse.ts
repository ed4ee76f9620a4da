// May a wire be drawn? It must not close a loop, and the sizes it brings must fit its head and all that follows. Asked for
// every port while a wire is in the hand, so only what lies after the head is looked at. Changes nothing.
import type { Diagnostic } from '../diagnostic'
import { diagnostic, isDiagnostic } from '../diagnostic'
import { grown } from '../ops/catalogue'
import type { Shape } from '../tensor'
import { isSameShape } from '../tensor'
import { compile } from './compile'
import type { Edge, Graph, GraphNode, NodeId } from './document'
import { indexOf, nameOf, opOf, pathBetween, portsOfNode } from './look'
import { outputShape } from './shape'

/** Is this the port after the last one of an op that grows? */
const isNextPort = (head: GraphNode, port: number): boolean =>
  opOf(head)?.grows === true && port === portsOfNode(head).length

/** The node with this port: the same node, or grown by one where the port comes after the last. */
export function withPort(head: GraphNode, port: number): GraphNode {
  const op = opOf(head)
  return op && isNextPort(head, port) ? { ...head, attributes: grown(op, head.attributes ?? {}) } : head
}

/**
 * Why a wire would be refused: it closes a loop, or the shapes do not meet. Null when it is welcome. Shapes are judged once
 * all the other ports of the head are filled. Cost: one search and one shape rule per node after the head; the first
 * question about a graph compiles it.
 */
export function wireRefusal(graph: Graph, edge: Edge): Diagnostic | null {
  const { nodes } = indexOf(graph)
  const head = nodes.get(edge.to)
  if (!head || !nodes.has(edge.from)) return diagnostic('E108', { missing: head ? edge.from : edge.to })
  const ports = portsOfNode(head)
  if (ports[edge.port] === undefined && !isNextPort(head, edge.port)) {
    const facts = { node: head.name, port: edge.port + 1, ports: ports.length, op: head.op }
    return diagnostic('E110', facts, { node: head.id })
  }
  const loop = pathBetween(graph, edge.to, edge.from)
  if (loop) {
    const names = [...loop, edge.to].map((id) => nameOf(graph, id))
    return diagnostic('E101', { loop: names }, { node: edge.to, port: edge.port })
  }
  return shapeRefusal(graph, withPort(head, edge.port), edge)
}

const known = new WeakMap<Graph, ReadonlyMap<NodeId, Shape>>()

/** Shapes of the nodes that can be computed now. Cost: one compile per graph. */
function shapesOf(graph: Graph): ReadonlyMap<NodeId, Shape> {
  const before = known.get(graph)
  if (before) return before
  const { instructions } = compile(graph).program
  const made = new Map(instructions.map(({ node, shape }) => [node, shape]))
  known.set(graph, made)
  return made
}

/**
 * The first shape refusal at the head or after it, with the wire in. Without the wire its port is empty, so nothing there
 * had a shape that could have been refused before. A head that keeps its shape changes nothing after it.
 */
function shapeRefusal(graph: Graph, head: GraphNode, edge: Edge): Diagnostic | null {
  const before = shapesOf(graph)
  const first = shapeWith(graph, head, edge, (id) => before.get(id))
  if (first === null || isDiagnostic(first)) return first
  const was = before.get(head.id)
  if (was && isSameShape(was, first)) return null
  const order = after(graph, head.id)
  const made = new Map<NodeId, Shape | undefined>(order.map((id) => [id, undefined]))
  made.set(head.id, first)
  for (const id of order.slice(1)) {
    const node = indexOf(graph).nodes.get(id) as GraphNode
    const shape = shapeWith(graph, node, edge, (tail) => (made.has(tail) ? made.get(tail) : before.get(tail)))
    if (isDiagnostic(shape)) return shape
    made.set(id, shape ?? undefined)
  }
  return null
}

/** The shape of a node with all its ports filled from known shapes, `edge` in its place; null when one is missing. */
function shapeWith(
  graph: Graph,
  node: GraphNode,
  edge: Edge,
  shapeOf: (tail: NodeId) => Shape | undefined,
): Shape | Diagnostic | null {
  const op = opOf(node)
  if (!op) return null
  const wires = indexOf(graph).into.get(node.id) ?? []
  const tails = portsOfNode(node).map((_, port) => {
    if (node.id === edge.to && port === edge.port) return edge.from
    const here = wires.filter((wire) => wire.port === port)
    return here.length === 1 ? here[0]?.from : undefined
  })
  const inputs = tails.map((tail) => (tail === undefined ? undefined : shapeOf(tail)))
  if (inputs.includes(undefined)) return null
  return outputShape(node, op, inputs as Shape[], () => tails.map((tail) => nameOf(graph, tail as NodeId)))
}

/** `start` and all nodes that depend on it, each after those of them that it is computed from; loops are left out. */
function after(graph: Graph, start: NodeId): readonly NodeId[] {
  const { nodes, into, outOf } = indexOf(graph)
  const found = new Set([start])
  for (const id of found) for (const { to } of outOf.get(id) ?? []) if (nodes.has(to)) found.add(to)
  const missing = new Map([...found].map((id) => [id, into.get(id)?.filter(({ from }) => found.has(from)).length ?? 0]))
  const order: NodeId[] = []
  const ready = [...found].filter((id) => missing.get(id) === 0)
  for (const id of ready) {
    order.push(id)
    for (const { to } of outOf.get(id) ?? []) {
      const left = (missing.get(to) ?? 0) - 1
      missing.set(to, left)
      if (left === 0) ready.push(to)
    }
  }
  return order
}
