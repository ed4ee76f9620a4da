// Where everything of the document stands: the box of every node, the ends of every wire and the place of its number. Kept
// up to date by difference, so that an edit costs what it changed. Knows nothing of the flow library and of what is seen.
import { useSyncExternalStore } from 'react'
import type { Edge, Graph, GraphDocument, GraphNode, NodeId, Position } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { indexOf, nodeOf } from '../../core/graph/look'
import type { Program } from '../../core/graph/program'
import type { Shape } from '../../core/tensor'
import { isSameShape } from '../../core/tensor'
import { derive } from '../state/derived'
import { presentDocument, useOpenDocument } from '../state/document'
import { arrangedPositions, boxOf, drawnPorts, portHeight, shapeOfNode } from '../state/node-box'
import { coverOf } from './cover'
import { useSession } from '../state/session'
import type { LabelPlaces } from './label-places'
import { controlReach, createLabelPlaces } from './label-places'
import type { Rect } from './rect'
import { grown, meets, roundAll } from './rect'

/** A node as the canvas places it: the same object as long as nothing of it changes. */
export interface PlacedNode extends Rect {
  readonly id: NodeId
  readonly op: string
  readonly name: string
  readonly at: Position
  readonly width: number
  readonly height: number
  /** How many input ports are drawn. */
  readonly ports: number
}

/** A wire with the ground that its curve covers. */
export interface PlacedWire extends Rect {
  readonly id: string
  readonly tail: PlacedNode
  readonly head: PlacedNode
  readonly port: number
  readonly from: Position
  readonly to: Position
}

/** A new object whenever something of it is another; the maps are the same ones, brought up to date. */
export interface Scene {
  readonly nodes: ReadonlyMap<NodeId, PlacedNode>
  readonly wires: ReadonlyMap<string, PlacedWire>
  /** Where along each of these wires its number stands, by id. Placed when first asked for, and kept while it can be seen. */
  sharesOf(wires: readonly PlacedWire[]): ReadonlyMap<string, number>
}

/** What a box was made for, so that one look tells that it still stands. */
interface Known {
  readonly node: GraphNode
  readonly shape: Shape | null
  readonly placed: PlacedNode
}

/** What a scene was made of. */
interface Placed {
  readonly document: GraphDocument
  readonly program: Program
}

/** A scene that remembers what it made. Cost: a look at each node, and work for what is new. */
export function createScene(): (document: GraphDocument, program: Program) => Scene {
  const known = new Map<NodeId, Known>()
  const nodes = new Map<NodeId, PlacedNode>()
  const wires = new Map<string, PlacedWire>()
  const labels = createLabelPlaces()
  let last: Placed | null = null
  const sharesOf = (asked: readonly PlacedWire[]): ReadonlyMap<string, number> => {
    const fresh = asked.filter(({ id }) => !labels.has(id))
    const wholly = roundAll(fresh)
    if (wholly) {
      const ground = grown(wholly, near)
      labels.place(fresh, coverOf([...nodes.values()].filter((node) => meets(node, ground))))
    }
    return new Map(asked.map(({ id }) => [id, labels.shareOf(id)]))
  }
  let scene: Scene = { nodes, wires, sharesOf }
  return (document, program) => {
    const { graph, layout } = document
    if (last?.document.graph === graph && last.document.layout === layout && last.program === program) return scene
    const changed = placeNodes(known, document, program, last && differingNodes(last, document, program))
    for (const id of changed) {
      const placed = known.get(id)?.placed
      if (placed) nodes.set(id, placed)
      else nodes.delete(id)
    }
    const isSameWiring = last?.document.graph.edges === graph.edges
    const edges = isSameWiring ? edgesAt(graph, changed) : graph.edges
    const gone = isSameWiring ? [] : removeWires(wires, labels, graph)
    const fresh = placeWires(wires, nodes, labels, edges)
    if (changed.length > 0 && labels.size > 0) labels.removeWhere(coverOf(changed.flatMap((id) => nodes.get(id) ?? [])))
    if (changed.length + gone.length + fresh.length > 0) scene = { nodes, wires, sharesOf }
    last = { document, program }
    return scene
  }
}

/** A node so far from a wire hides none of its numbers. */
const near = 20

const sceneOf = createScene()

/** The scene of the document that is open, outside React. */
export function sceneNow(): Scene {
  const document = presentDocument()
  return sceneOf(document, derive(document.graph).program)
}

/** The same as a fact: another number leaves it as it is. */
export const useScene = (): Scene => useSyncExternalStore(subscribe, sceneNow, sceneNow)

function subscribe(onChange: () => void): () => void {
  const stops = [useOpenDocument.subscribe(onChange), useSession.subscribe(onChange)]
  return () => stops.forEach((stop) => stop())
}

/** Positions of all nodes; one that has none stands where the automatic layout would put it. */
function placesOf({ graph, layout }: GraphDocument, program: Program): Readonly<Record<NodeId, Position>> {
  const isPlaced = graph.nodes.every((node) => layout.positions[node.id])
  return isPlaced ? layout.positions : { ...arrangedPositions(graph, program), ...layout.positions }
}

const origin: Position = { x: 0, y: 0 }

/**
 * The nodes that are not what they were, where all stand where they stood and what is computed has the same shapes; null
 * where each has to be looked at.
 */
function differingNodes(
  before: Placed,
  { graph, layout }: GraphDocument,
  program: Program,
): readonly GraphNode[] | null {
  const was = before.document
  const isSettled =
    was.layout.positions === layout.positions &&
    before.program.instructions === program.instructions &&
    was.graph.nodes.length === graph.nodes.length
  if (!isSettled) return null
  const [nodes, old] = [graph.nodes, was.graph.nodes]
  const differing: GraphNode[] = []
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place] as GraphNode
    if (node !== old[place]) differing.push(node)
  }
  return differing.every((node) => nodeOf(was.graph, node.id)) ? differing : null
}

/** Brings the boxes up to date; the ids of nodes that are new, gone, or other than they were. */
function placeNodes(
  known: Map<NodeId, Known>,
  document: GraphDocument,
  program: Program,
  differing: readonly GraphNode[] | null,
): readonly NodeId[] {
  const places = differing ? null : placesOf(document, program)
  const changed: NodeId[] = []
  for (const node of differing ?? document.graph.nodes) {
    const before = known.get(node.id)
    const at = places?.[node.id] ?? before?.placed.at ?? origin
    const shape = shapeOfNode(program, node)
    if (before?.node === node && before.placed.at === at && isAlike(before.shape, shape)) continue
    const placed = placedNode(node, at, shape, before?.placed)
    known.set(node.id, { node, shape, placed })
    if (placed !== before?.placed) changed.push(node.id)
  }
  if (known.size === document.graph.nodes.length) return changed
  const { nodes } = indexOf(document.graph)
  const gone = [...known.keys()].filter((id) => !nodes.has(id))
  for (const id of gone) known.delete(id)
  return [...changed, ...gone]
}

const isAlike = (a: Shape | null, b: Shape | null): boolean =>
  a === b || (a !== null && b !== null && isSameShape(a, b))

function placedNode(node: GraphNode, at: Position, shape: Shape | null, before: PlacedNode | undefined): PlacedNode {
  const { width, height } = boxOf(node, shape)
  const ports = drawnPorts(node)
  const isSame =
    before?.name === node.name &&
    before.op === node.op &&
    before.at.x === at.x &&
    before.at.y === at.y &&
    before.width === width &&
    before.height === height &&
    before.ports === ports
  if (isSame) return before
  const rect = { left: at.x, top: at.y, right: at.x + width, bottom: at.y + height }
  return { id: node.id, op: node.op, name: node.name, at, width, height, ports, ...rect }
}

/** The wires into and out of some nodes. */
function edgesAt(graph: Graph, ids: readonly NodeId[]): readonly Edge[] {
  if (ids.length === 0) return []
  const { into, outOf } = indexOf(graph)
  return [...new Set(ids.flatMap((id) => [...(into.get(id) ?? []), ...(outOf.get(id) ?? [])]))]
}

/** Takes away the wires that are gone; their ids. */
function removeWires(wires: Map<string, PlacedWire>, labels: LabelPlaces, graph: Graph): readonly string[] {
  if (wires.size === 0) return []
  const { edges } = indexOf(graph)
  const gone = [...wires.keys()].filter((id) => !edges.has(id))
  for (const id of gone) {
    wires.delete(id)
    labels.remove(id)
  }
  return gone
}

/** Places those of the wires whose ends are not where they were, and those whose number a node has come to hide. */
function placeWires(
  wires: Map<string, PlacedWire>,
  nodes: ReadonlyMap<NodeId, PlacedNode>,
  labels: LabelPlaces,
  edges: readonly Edge[],
): readonly PlacedWire[] {
  const fresh: PlacedWire[] = []
  for (const edge of edges) {
    const [tail, head] = [nodes.get(edge.from), nodes.get(edge.to)]
    if (!tail || !head) continue
    const id = edgeId(edge)
    const before = wires.get(id)
    if (before?.tail === tail && before.head === head) continue
    const wire = placedWire(id, tail, head, edge.port)
    wires.set(id, wire)
    if (before) labels.remove(id)
    fresh.push(wire)
  }
  return fresh
}

/** Where a wire begins and ends: at the output of its tail, at a port of its head. */
export const spanOf = (tail: PlacedNode, head: PlacedNode, port: number): { from: Position; to: Position } => ({
  from: { x: tail.right, y: tail.top + tail.height / 2 },
  to: { x: head.left, y: head.top + portHeight(port, head.ports, head.height) },
})

function placedWire(id: string, tail: PlacedNode, head: PlacedNode, port: number): PlacedWire {
  const { from, to } = spanOf(tail, head, port)
  const bend = to.x < from.x ? controlReach(to.x - from.x) : 0
  return {
    id,
    tail,
    head,
    port,
    from,
    to,
    left: Math.min(from.x, to.x - bend),
    right: Math.max(to.x, from.x + bend),
    top: Math.min(from.y, to.y),
    bottom: Math.max(from.y, to.y),
  }
}
