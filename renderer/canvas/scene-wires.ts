// The wires of the scene, each placed when somebody first looks at it: most of those of a large graph are never seen.
import type { Edge, Graph, NodeId, Position } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { indexOf } from '../../core/graph/look'
import { once } from '../../core/once'
import { portHeight } from '../state/node-box'
import type { LabelPlaces } from './label-places'
import { controlReach } from './label-places'
import type { Rect } from './rect'
import { meets, nowhere } from './rect'
import type { PlacedNode } from './scene-nodes'

/** A wire with the ground that its curve covers. The same object as long as its ends are the same. */
export interface PlacedWire extends Rect {
  readonly id: string
  readonly tail: PlacedNode
  readonly head: PlacedNode
  readonly port: number
  readonly from: Position
  readonly to: Position
}

/** Cost: of `get` the wires that have not been looked at, once per wiring; of the others a look at each wire. */
export interface Wires {
  get(id: string): PlacedWire | undefined
  /** Those that meet a part of the paper, and those of the ids that are wires, in the order of the graph. */
  meeting(rect: Rect, kept?: ReadonlySet<string | null>): readonly PlacedWire[]
  all(): readonly PlacedWire[]
}

type Nodes = ReadonlyMap<NodeId, PlacedNode>

/** The wires between the nodes of a map; what `follow` is told is what has become of them. */
export function createWires(
  nodes: Nodes,
  labels: LabelPlaces,
): Wires & {
  /** After the nodes with these ids have been brought up to date. Tells whether other wires than before are there. */
  follow(graph: Graph, changed: readonly NodeId[]): boolean
} {
  const seen = new Map<string, PlacedWire>()
  let edges: readonly Edge[] = []
  let byId = once(() => byIdOf(edges))
  const forget = (id: string): void => {
    if (seen.delete(id)) labels.remove(id)
  }
  const placed = (edge: Edge, tail: PlacedNode, head: PlacedNode): PlacedWire => {
    const id = edgeId(edge)
    const known = seen.get(id)
    if (known) return known
    const wire = placedWire(id, tail, head, edge.port)
    seen.set(id, wire)
    return wire
  }
  const where = (isMeant: (tail: PlacedNode, head: PlacedNode, edge: Edge) => boolean): readonly PlacedWire[] => {
    const found: PlacedWire[] = []
    for (const edge of edges) {
      const [tail, head] = [nodes.get(edge.from), nodes.get(edge.to)]
      if (tail && head && isMeant(tail, head, edge)) found.push(placed(edge, tail, head))
    }
    return found
  }
  return {
    follow(graph, changed) {
      if (graph.edges === edges) {
        if (seen.size > 0) for (const edge of edgesAt(graph, changed)) forget(edgeId(edge))
        return false
      }
      edges = graph.edges
      byId = once(() => byIdOf(edges))
      for (const [id, { tail, head }] of seen) {
        const edge = byId().get(id)
        if (!edge || nodes.get(edge.from) !== tail || nodes.get(edge.to) !== head) forget(id)
      }
      return true
    },
    get(id) {
      const known = seen.get(id)
      if (known) return known
      const edge = byId().get(id)
      const [tail, head] = edge ? [nodes.get(edge.from), nodes.get(edge.to)] : []
      return edge && tail && head && placed(edge, tail, head)
    },
    meeting(rect, kept) {
      const held = new Set<Edge>()
      for (const id of kept ?? []) {
        const edge = id === null ? undefined : byId().get(id)
        if (edge) held.add(edge)
      }
      // Before the page is measured nothing is seen.
      if (rect === nowhere && held.size === 0) return []
      const near = where((tail, head, edge) => mayMeet(tail, head, rect) || (held.size > 0 && held.has(edge)))
      return near.filter((wire) => meets(wire, rect) || kept?.has(wire.id) === true)
    },
    all: () => where(() => true),
  }
}

function byIdOf(edges: readonly Edge[]): ReadonlyMap<string, Edge> {
  const map = new Map<string, Edge>()
  for (const edge of edges) map.set(edgeId(edge), edge)
  return map
}

/** The wires into and out of some nodes. */
function edgesAt(graph: Graph, ids: readonly NodeId[]): readonly Edge[] {
  if (ids.length === 0) return []
  const { into, outOf } = indexOf(graph)
  return [...new Set(ids.flatMap((id) => [...(into.get(id) ?? []), ...(outOf.get(id) ?? [])]))]
}

/** False where a wire between the two certainly does not meet the part: told from the boxes, before the wire is placed. */
function mayMeet(tail: PlacedNode, head: PlacedNode, rect: Rect): boolean {
  if (Math.max(tail.bottom, head.bottom) <= rect.top || Math.min(tail.top, head.top) >= rect.bottom) return false
  const bend = bendOf(tail.right, head.left)
  return Math.min(tail.right, head.left - bend) < rect.right && Math.max(head.left, tail.right + bend) > rect.left
}

/** How far a wire that runs back reaches beyond its ends. */
const bendOf = (from: number, to: number): number => (to < from ? controlReach(to - from) : 0)

/** Where a wire begins and ends: at the output of its tail, at a port of its head. */
export const spanOf = (tail: PlacedNode, head: PlacedNode, port: number): { from: Position; to: Position } => ({
  from: { x: tail.right, y: tail.top + tail.height / 2 },
  to: { x: head.left, y: head.top + portHeight(port, head.ports, head.height) },
})

function placedWire(id: string, tail: PlacedNode, head: PlacedNode, port: number): PlacedWire {
  const { from, to } = spanOf(tail, head, port)
  const bend = bendOf(from.x, to.x)
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
