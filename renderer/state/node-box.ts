// The box of a node on the canvas and where its ports stand. Sizes are given by kind and ports, never by numbers.
import type { Graph, GraphNode, NodeId, Position } from '../../core/graph/document'
import { nodeOf, opOf, portsOfNode } from '../../core/graph/look'
import type { Program } from '../../core/graph/program'
import type { Shape } from '../../core/tensor'
import type { Size } from './arrange'
import { arrange, nodeSize } from './arrange'
import type { LargeBox } from './arrange-large'
import { arrangeLarge } from './arrange-large'

/** Above the first port stands the name; ports keep clear of it and of the rounded corner, and in a crowd their names do too. */
const topOf = (count: number): number => (count > 4 ? 24 : 18)
const bottom = 6
/** The name of a port is 12 high. */
const leastGap = 14

/** How many ports are drawn: an op that grows has a spare one, always, so that its box never jumps. */
export const drawnPorts = (node: GraphNode): number => portsOfNode(node).length + (opOf(node)?.grows === true ? 1 : 0)

/** Ops whose ports have names of their own in a textbook. */
const withNamedPorts = new Set(['div', 'pow', 'matmul'])

const namesPorts = (node: GraphNode): boolean => node.function !== undefined || withNamedPorts.has(node.op)

/** What stands beside a port; "" where it needs no name. */
export const portLabel = (node: GraphNode, port: number): string =>
  namesPorts(node) ? (portsOfNode(node)[port] ?? '') : ''

/** One letter, as every box has room for; a word; and what longer ones are cut to. */
const [letter, perLetter, longestLabel] = [9, 6.4, 66]

/** How far the names of its ports reach into a node, in pixels; 0 where they have none. */
export function labelRoom(node: GraphNode): number {
  if (!namesPorts(node)) return 0
  const longest = Math.max(0, ...portsOfNode(node).map((_, port) => portLabel(node, port).length))
  return longest < 2 ? longest * letter : Math.min(longestLabel, Math.ceil(longest * perLetter) + 4)
}

const fours = (x: number): number => Math.ceil(x / 4) * 4

/** Multiples of 4. */
export function boxOf(node: GraphNode, shape: Shape | null): Size {
  const { width, height } = nodeSize(shape)
  const count = drawnPorts(node)
  const needed = topOf(count) + bottom + count * leastGap
  return { width: width + fours(Math.max(0, labelRoom(node) - letter)), height: Math.max(height, fours(needed)) }
}

/** Middle of an input port, from the top of the box. */
export function portHeight(port: number, count: number, height: number): number {
  if (count === 1) return height / 2
  const top = topOf(count)
  return Math.round(top + ((height - top - bottom) * (port + 0.5)) / count)
}

/** The shape that a node has now; null when it cannot be computed. A source knows its own. */
export function shapeOfNode(program: Program, node: GraphNode): Shape | null {
  const slot = program.slotOf.get(node.id)
  return slot === undefined ? (node.value?.shape ?? null) : (program.instructions[slot]?.shape ?? null)
}

/** Above this many nodes dagre takes seconds. */
const mostForDagre = 300

export const isLarge = (graph: Graph): boolean => graph.nodes.length > mostForDagre

/** The boxes of a large graph where they stand, for the worker that arranges it. */
export const largeBoxes = (
  graph: Graph,
  program: Program,
  positions: Readonly<Record<NodeId, Position>>,
): readonly LargeBox[] =>
  graph.nodes.map((node) => {
    const at = positions[node.id]
    return { id: node.id, ...boxOf(node, shapeOfNode(program, node)), ...(at ? { at } : {}) }
  })

/** Positions by the automatic layout for a whole graph, with the true boxes. */
export function arrangedPositions(graph: Graph, program: Program): Readonly<Record<NodeId, Position>> {
  if (isLarge(graph)) return arrangeLarge(largeBoxes(graph, program, {}), graph.edges)
  const sizeOf = (id: NodeId): Size => {
    const node = nodeOf(graph, id)
    return node ? boxOf(node, shapeOfNode(program, node)) : nodeSize(null)
  }
  return arrange(graph, sizeOf, ({ to, port }) => {
    const head = nodeOf(graph, to)
    return portHeight(port, head ? drawnPorts(head) : 1, sizeOf(to).height)
  })
}
