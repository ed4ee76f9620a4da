// Where nodes go by themselves: layered, left to right. Sizes are given, never measured.
import dagre from '@dagrejs/dagre'
import type { Edge, Graph, NodeId, Position } from '../../core/graph/document'
import type { Shape } from '../../core/tensor'
import { cleared } from './clear-wires'
import type { Box } from './fold-strip'
import { columnsOf, folded } from './fold-strip'
import { orderLayers } from './order-layers'

export interface Size {
  readonly width: number
  readonly height: number
}

/** Box of a node by the shape of its value: numbers are small, heat maps need room. */
export function nodeSize(shape: Shape | null): Size {
  return shape === null || shape.length === 0 ? { width: 104, height: 80 } : { width: 140, height: 92 }
}

const grid = 20

/** Into a node with so many inputs a crowd leads, which stands closer together so that all of it is read at one look. */
const crowd = 8
/** The air between neighbours of a column, and between columns. */
const air = { x: 76, y: 36, inCrowd: 20 }
/** A wire is this much higher than wide at most; what is wider than this is wide enough. */
const [steepest, widest] = [3.5, 220]

/**
 * Positions for every node. Deterministic: the same graph always looks the same. Cost: dagre's, about 4 ms per 10 nodes, and
 * about as much again where wires run behind nodes.
 *
 * @param footOf how far under the top of its head a wire ends
 */
export function arrange(
  graph: Graph,
  sizeOf: (id: NodeId) => Size,
  footOf: (edge: Edge) => number,
): Readonly<Record<NodeId, Position>> {
  const gap = hasCrowd(graph) ? air.inCrowd : air.y
  const drawing = new dagre.graphlib.Graph({ multigraph: true })
  drawing.setGraph({
    rankdir: 'LR',
    nodesep: gap,
    ranksep: air.x,
    marginx: 40,
    marginy: 40,
  })
  drawing.setDefaultEdgeLabel(() => ({}))
  const ends = new Map<string, number>()
  for (const node of graph.nodes) drawing.setNode(node.id, { ...sizeOf(node.id) })
  for (const edge of graph.edges) {
    const wire = `${edge.to}.${edge.port}`
    ends.set(wire, edge.port / (edge.port + 1))
    drawing.setEdge(edge.from, edge.to, {}, wire)
  }
  const ids = graph.nodes.map(({ id }) => id)
  dagre.layout(drawing, {
    customOrder: (layered, order) => {
      order(layered, {})
      orderLayers(layered, ids, (wire) => ends.get(wire) ?? 0)
    },
  })
  const snap = (x: number): number => Math.round(x / grid) * grid
  const boxes = graph.nodes.map(({ id }) => {
    const { x, y } = drawing.node(id)
    const { width, height } = sizeOf(id)
    return { id, width, height, x: snap(x - width / 2), y: snap(y - height / 2) }
  })
  const lines = graph.edges.map((edge) => ({ from: edge.from, to: edge.to, end: footOf(edge) }))
  return Object.fromEntries(folded(cleared(withAir(boxes, graph), lines, gap)).map(({ id, x, y }) => [id, { x, y }]))
}

const hasCrowd = ({ edges }: Graph): boolean => {
  const inputs = new Map<NodeId, number>()
  for (const { to } of edges) inputs.set(to, (inputs.get(to) ?? 0) + 1)
  return [...inputs.values()].some((count) => count >= crowd)
}

/** Columns moved apart where the wires between them would fall as one steep bundle. Cost: a sort, a look at each wire. */
function withAir(boxes: readonly Box[], { edges }: Graph): readonly Box[] {
  const columns = columnsOf(boxes)
  const columnOf = new Map(
    columns.flatMap((column, at) => column.boxes.map((box) => [box.id, { ...box, at }] as const)),
  )
  const wanted = columns.map(() => 0)
  for (const { from, to } of edges) {
    const [tail, head] = [columnOf.get(from), columnOf.get(to)]
    if (!tail || head?.at !== tail.at + 1) continue
    const rise = Math.abs(tail.y + tail.height / 2 - head.y - head.height / 2)
    const missing = Math.min(widest, rise / steepest) - (head.x - tail.x - tail.width)
    wanted[head.at] = Math.max(wanted[head.at] ?? 0, Math.ceil(missing / grid) * grid)
  }
  let shift = 0
  return columns.flatMap((column, at) => {
    shift += wanted[at] ?? 0
    return column.boxes.map((box) => ({ ...box, x: box.x + shift }))
  })
}
