// The wire that would take in a node which is held over it. Geometry and one question to the graph; nothing is changed.
import { isDiagnostic } from '../../core/diagnostic'
import type { EdgeId, GraphDocument, NodeId, Position } from '../../core/graph/document'
import { indexOf, nodeOf, portsOfNode } from '../../core/graph/look'
import { insertIntoWire, isLoose } from '../../core/graph/splice'
import { pointOn } from './label-places'
import { grown, holds } from './rect'
import type { PlacedWire, Scene } from './scene'

/** The middle of a node as far from a wire as this lies on it. */
const reach = 26
const samples = Array.from({ length: 25 }, (_, i) => i / 24)

function distanceTo(wire: PlacedWire, { x, y }: Position): number {
  let least = Infinity
  for (const share of samples) {
    const point = pointOn(wire, share)
    least = Math.min(least, Math.hypot(point.x - x, point.y - y))
  }
  return least
}

/** The wire under a point; null where there is none. Cost: one look per wire. */
export function wireAt({ wires }: Scene, point: Position): EdgeId | null {
  const here = { left: point.x, right: point.x, top: point.y, bottom: point.y }
  let best: { readonly id: EdgeId; readonly distance: number } | null = null
  for (const wire of wires.values()) {
    if (!holds(grown(wire, reach), here)) continue
    const distance = distanceTo(wire, point)
    if (distance <= Math.min(reach, best?.distance ?? Infinity)) best = { id: wire.id, distance }
  }
  return best?.id ?? null
}

let asked: { readonly graph: GraphDocument['graph']; readonly key: string; readonly fits: boolean } | null = null

/** Only a node without wires is taken in, so that moving the others asks no wire. */
export function canBeTakenIn(graph: GraphDocument['graph'], id: NodeId): boolean {
  const node = nodeOf(graph, id)
  return node !== undefined && isLoose(graph, id) && portsOfNode(node).length > 0
}

/** Would the wire take such a node in? */
export function takesIn(document: GraphDocument, id: NodeId, wire: EdgeId): boolean {
  const { graph } = document
  const key = `${id} ${wire}`
  if (asked?.graph === graph && asked.key === key) return asked.fits
  const edge = indexOf(graph).edges.get(wire)
  asked = { graph, key, fits: edge !== undefined && !isDiagnostic(insertIntoWire(document, id, edge)) }
  return asked.fits
}
