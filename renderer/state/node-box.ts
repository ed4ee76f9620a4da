// The box of a node on the canvas and where its ports stand. Sizes are given by kind and ports, never by numbers.
import type { Graph, GraphNode, NodeId, Position } from '../../core/graph/document'
import { nodeOf, opOf, portsOfNode } from '../../core/graph/look'
import type { Program } from '../../core/graph/program'
import type { Shape } from '../../core/tensor'
import type { Size } from './arrange'
import { arrange, nodeSize } from './arrange'
import type { LargeBox } from './arrange-large'
import { arrangeLarge } from './arrange-large'

/** Above the first port stands the name; ports keep clear of it and of the rounded corner. */
const top = 18
const bottom = 6
const leastGap = 11

/** How many ports are drawn: an op that grows has a spare one, always, so that its box never jumps. */
export const drawnPorts = (node: GraphNode): number => portsOfNode(node).length + (opOf(node)?.grows === true ? 1 : 0)

/** Heights are multiples of 4. */
export function boxOf(node: GraphNode, shape: Shape | null): Size {
  const { width, height } = nodeSize(shape)
  const needed = top + bottom + drawnPorts(node) * leastGap
  return { width, height: Math.max(height, Math.ceil(needed / 4) * 4) }
}

/** Middle of an input port, from the top of the box. */
export function portHeight(port: number, count: number, height: number): number {
  if (count === 1) return height / 2
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
  return arrange(graph, (id) => {
    const node = nodeOf(graph, id)
    return node ? boxOf(node, shapeOfNode(program, node)) : nodeSize(null)
  })
}
