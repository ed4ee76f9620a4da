// A node put into a wire, and nodes taken out of the way: what they stood between is joined again where the shapes fit.
import type { Diagnostic } from '../diagnostic'
import { diagnostic, isDiagnostic } from '../diagnostic'
import type { Edge, Graph, GraphDocument, NodeId } from './document'
import { connect, removeNodes } from './edits'
import { indexOf, nodeOf, portsOfNode } from './look'

/** Has this node no wire at all? */
export function isLoose(graph: Graph, id: NodeId): boolean {
  const { into, outOf } = indexOf(graph)
  return !into.get(id)?.length && !outOf.get(id)?.length
}

/**
 * Leads a wire through a node: into its first port that takes it, and on to where the wire ended. The reason when it fits
 * no port, or when what comes out does not fit the end. Cost: two connects per port.
 */
export function insertIntoWire(document: GraphDocument, id: NodeId, edge: Edge): GraphDocument | Diagnostic {
  const node = nodeOf(document.graph, id)
  if (!node) return diagnostic('E108', { missing: id })
  const ports = portsOfNode(node)
  let refusal: Diagnostic = diagnostic(
    'E110',
    { node: node.name, port: 1, ports: ports.length, op: node.op },
    { node: id },
  )
  for (const port of ports.keys()) {
    const led = connect(document, { from: edge.from, to: id, port })
    const joined = isDiagnostic(led) ? led : connect(led, { from: id, to: edge.to, port: edge.port })
    if (!isDiagnostic(joined)) return joined
    refusal = joined
  }
  return refusal
}

interface Healed {
  readonly document: GraphDocument
  /** The wires that were drawn across the gap. */
  readonly wires: readonly Edge[]
}

/**
 * Takes nodes away. Where only one thing had come into what is gone, its wire goes on to where the nodes led, if it fits
 * there; where several came together the port stays empty, since nobody can know which is meant. Cost: one connect per wire
 * that left the nodes.
 */
export function removeHealing(document: GraphDocument, ids: readonly NodeId[]): Healed {
  const { graph } = document
  const gone = new Set(ids)
  const wires: Edge[] = []
  let next = removeNodes(document, ids)
  for (const { from, to, port } of graph.edges) {
    if (!gone.has(from) || gone.has(to)) continue
    const tail = soleTail(graph, gone, from)
    if (tail === null) continue
    const wire = { from: tail, to, port }
    const healed = connect(next, wire)
    if (isDiagnostic(healed)) continue
    next = healed
    wires.push(wire)
  }
  return { document: next, wires }
}

/** The one node that stays from which everything came into `id`; null when there is none or there are several. */
function soleTail(graph: Graph, gone: ReadonlySet<NodeId>, id: NodeId): NodeId | null {
  const { into } = indexOf(graph)
  const seen = new Set<NodeId>()
  for (let at = id; !seen.has(at);) {
    seen.add(at)
    const tails = new Set(into.get(at)?.map(({ from }) => from))
    const [only] = tails
    if (only === undefined || tails.size > 1) return null
    if (!gone.has(only)) return nodeOf(graph, only) ? only : null
    at = only
  }
  return null
}
