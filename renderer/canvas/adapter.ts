// The one place where the document becomes nodes and edges of the flow library. Nothing of a step, a value or an adjoint
// enters these arrays: components read those by id. What did not change keeps its identity.
import type { Edge as FlowEdge, Node as FlowNode, NodeHandle } from '@xyflow/react'
import { Position } from '@xyflow/react'
import type { Edge, GraphDocument, GraphNode, NodeId, Position as Place } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { indexOf, nameOf, opOf } from '../../core/graph/look'
import type { Program } from '../../core/graph/program'
import { arrangedPositions, boxOf, drawnPorts, portHeight, shapeOfNode } from '../state/node-box'
import type { Selection } from '../state/session'
import type { Span } from './label-places'
import { labelPlaces } from './label-places'
import { outPort } from './wiring'

export type BoxNode = FlowNode<Record<string, never>, 'box'>
/** `share`: where along the wire its number stands. */
export type WireEdge = FlowEdge<{ readonly share: number }, 'wire'>

interface Projection {
  readonly nodes: BoxNode[]
  readonly edges: WireEdge[]
}

/** Diameter of a port's circle. */
const portSize = 9

/** Ids of the hidden texts that name a node and a wire: they change with every step, so they live in the components. */
export const spokenNodeId = (id: NodeId): string => `spoken-node-${id}`
export const findingId = (id: NodeId): string => `finding-${id}`
export const spokenWireId = (id: string): string => `spoken-wire-${id}`

interface Box {
  readonly width: number
  readonly height: number
  readonly ports: number
}

/** A projection that remembers what it made, so that an edit of one node makes one new object. */
export function createProjection(): (document: GraphDocument, program: Program, selection: Selection) => Projection {
  let nodes = new Map<string, { key: string; made: BoxNode }>()
  let edges = new Map<string, { key: string; made: WireEdge }>()
  return (document, program, selection) => {
    const places = placesOf(document, program)
    const chosen = new Set(selection.nodes)
    const nextNodes = new Map<string, { key: string; made: BoxNode }>()
    const boxes = new Map<NodeId, Box>()
    for (const node of inReadingOrder(document.graph.nodes, places)) {
      const place = places[node.id] ?? { x: 0, y: 0 }
      const box: Box = { ...boxOf(node, shapeOfNode(program, node)), ports: drawnPorts(node) }
      boxes.set(node.id, box)
      const isSelected = chosen.has(node.id)
      const key = JSON.stringify([node.op, node.name, place, box, isSelected])
      const before = nodes.get(node.id)
      nextNodes.set(node.id, before?.key === key ? before : { key, made: boxNode(node, place, box, isSelected) })
    }
    const selectedEdges = new Set(selection.edges)
    const nextEdges = new Map<string, { key: string; made: WireEdge }>()
    const wires = document.graph.edges.filter(({ from, to }) => boxes.has(from) && boxes.has(to))
    const shares = labelPlaces(wires.map((edge) => spanOf(edge, places, boxes)))
    for (const edge of wires) {
      const id = edgeId(edge)
      const isSelected = selectedEdges.has(id)
      const label = `wire from ${nameOf(document.graph, edge.from)} to ${nameOf(document.graph, edge.to)}`
      const share = shares.get(id) ?? 0.5
      const key = JSON.stringify([edge.from, isSelected, label, share])
      const before = edges.get(id)
      nextEdges.set(id, before?.key === key ? before : { key, made: wireEdge(edge, isSelected, label, share) })
    }
    nodes = nextNodes
    edges = nextEdges
    return { nodes: [...nodes.values()].map(({ made }) => made), edges: [...edges.values()].map(({ made }) => made) }
  }
}

/** Positions of all nodes; one that has none stands where the automatic layout would put it. */
function placesOf({ graph, layout }: GraphDocument, program: Program): Readonly<Record<NodeId, Place>> {
  const isPlaced = graph.nodes.every((node) => layout.positions[node.id])
  return isPlaced ? layout.positions : { ...arrangedPositions(graph, program), ...layout.positions }
}

/** Columns this wide count as one when nodes are read from left to right, then from top to bottom. */
const column = 60

function inReadingOrder(nodes: readonly GraphNode[], places: Readonly<Record<NodeId, Place>>): readonly GraphNode[] {
  const placeOf = (node: GraphNode): Place => places[node.id] ?? { x: 0, y: 0 }
  return [...nodes].sort((a, b) => {
    const [p, q] = [placeOf(a), placeOf(b)]
    return Math.round(p.x / column) - Math.round(q.x / column) || p.y - q.y || p.x - q.x
  })
}

function boxNode(node: GraphNode, position: Place, box: Box, selected: boolean): BoxNode {
  const { width, height } = box
  return {
    id: node.id,
    type: 'box',
    data: {},
    position,
    width,
    height,
    measured: { width, height },
    handles: handlesOf(box),
    selected,
    ariaRole: 'group',
    ariaLabel: `${opOf(node)?.title ?? node.op} ${node.name}`,
    domAttributes: {
      'aria-labelledby': spokenNodeId(node.id),
      'aria-describedby': findingId(node.id),
      'aria-roledescription': 'node',
    },
  }
}

function handlesOf({ width, height, ports }: Box): NodeHandle[] {
  const size = { width: portSize, height: portSize }
  const half = portSize / 2
  const inputs = Array.from({ length: ports }, (_, port): NodeHandle => {
    const y = portHeight(port, ports, height) - half
    return { id: String(port), type: 'target', position: Position.Left, x: -half, y, ...size }
  })
  const output: NodeHandle = {
    id: outPort,
    type: 'source',
    position: Position.Right,
    x: width - half,
    y: height / 2 - half,
    ...size,
  }
  return [...inputs, output]
}

/** From the output of the tail to the port of the head. */
function spanOf(edge: Edge, places: Readonly<Record<NodeId, Place>>, boxes: ReadonlyMap<NodeId, Box>): Span {
  const [tail, head] = [places[edge.from] ?? origin, places[edge.to] ?? origin]
  const [out, box] = [boxes.get(edge.from) ?? noBox, boxes.get(edge.to) ?? noBox]
  return {
    id: edgeId(edge),
    from: { x: tail.x + out.width, y: tail.y + out.height / 2 },
    to: { x: head.x, y: head.y + portHeight(edge.port, box.ports, box.height) },
  }
}

const origin: Place = { x: 0, y: 0 }
const noBox: Box = { width: 0, height: 0, ports: 1 }

function wireEdge(edge: Edge, selected: boolean, label: string, share: number): WireEdge {
  const id = edgeId(edge)
  return {
    id,
    type: 'wire',
    source: edge.from,
    target: edge.to,
    sourceHandle: outPort,
    targetHandle: String(edge.port),
    data: { share },
    selected,
    ariaRole: 'group',
    ariaLabel: label,
    domAttributes: { 'aria-labelledby': spokenWireId(id), 'aria-roledescription': 'wire', tabIndex: -1 },
  }
}

/** Nodes and wires next to a wire or a node, for walking along the graph by keyboard. */
export const wiresAround = (
  document: GraphDocument,
  id: NodeId,
): { into: readonly Edge[]; outOf: readonly Edge[] } => ({
  into: indexOf(document.graph).into.get(id) ?? [],
  outOf: indexOf(document.graph).outOf.get(id) ?? [],
})
