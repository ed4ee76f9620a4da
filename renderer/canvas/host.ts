// The wire that would take in a node which is held over it. Geometry and one question to the graph; nothing is changed.
import { isDiagnostic } from '../../core/diagnostic'
import type { EdgeId, GraphDocument, NodeId, Position } from '../../core/graph/document'
import { addNode } from '../../core/graph/edits'
import { indexOf, nodeOf, portsOfNode } from '../../core/graph/look'
import { insertIntoWire, isLoose } from '../../core/graph/splice'
import type { OpDefinition } from '../../core/ops/op'
import { pointOn } from './label-places'
import { between, grown } from './rect'
import type { Scene } from './scene'
import type { PlacedWire } from './scene-wires'

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
  let best: { readonly id: EdgeId; readonly distance: number } | null = null
  for (const wire of wires.meeting(grown(between(point, point), reach))) {
    const distance = distanceTo(wire, point)
    if (distance <= Math.min(reach, best?.distance ?? Infinity)) best = { id: wire.id, distance }
  }
  return best?.id ?? null
}

/** Remembers the last answer, since a hand that holds still asks at every move. */
function lastAnswer(): (graph: GraphDocument['graph'], about: unknown, wire: EdgeId, answer: () => boolean) => boolean {
  let last: { readonly graph: GraphDocument['graph']; readonly about: unknown; readonly wire: EdgeId } | null = null
  let fits = false
  return (graph, about, wire, answer) => {
    if (last?.graph === graph && last.about === about && last.wire === wire) return fits
    last = { graph, about, wire }
    fits = answer()
    return fits
  }
}

const nodeAsked = lastAnswer()

/** Only a node without wires is taken in, so that moving the others asks no wire. */
export function canBeTakenIn(graph: GraphDocument['graph'], id: NodeId): boolean {
  const node = nodeOf(graph, id)
  return node !== undefined && isLoose(graph, id) && portsOfNode(node).length > 0
}

/** Would the wire take such a node in? */
export function takesIn(document: GraphDocument, id: NodeId, wire: EdgeId): boolean {
  const { graph } = document
  return nodeAsked(graph, id, wire, () => leadsThrough(document, id, wire))
}

const opAsked = lastAnswer()

/** Would the wire take in a new use of the op? */
export function takesInNew(document: GraphDocument, op: OpDefinition, wire: EdgeId): boolean {
  return opAsked(document.graph, op, wire, () => {
    const added = addNode(document, op)
    return leadsThrough(added.document, added.id, wire)
  })
}

function leadsThrough(document: GraphDocument, id: NodeId, wire: EdgeId): boolean {
  const edge = indexOf(document.graph).edges.get(wire)
  return edge !== undefined && !isDiagnostic(insertIntoWire(document, id, edge))
}
