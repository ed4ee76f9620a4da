// What fills the ports of a node: one wire each, or what is wrong. Never looks at a shape.
import type { Diagnostic } from '../diagnostic'
import { diagnostic, isDiagnostic } from '../diagnostic'
import type { Edge, Graph, GraphNode } from './document'
import { nameOf, opOf, portsOfNode } from './look'
import type { Wiring } from './wiring'

/** The wires into the ports in port order, with the places of their tails. */
interface Filled {
  readonly edges: readonly Edge[]
  readonly tails: readonly number[]
}

/** What fills the ports; a diagnostic for each port that is empty or taken twice. */
export function filledPorts(
  graph: Graph,
  node: GraphNode,
  { into, tails }: Wiring,
  place: number,
): Filled | { readonly faults: readonly Diagnostic[] } {
  const wires = into[place] as readonly Edge[]
  const ports = portsOfNode(node)
  const known = tails[place] as readonly number[]
  // Most often they stand in the order of their ports.
  if (wires.length === ports.length && wires.every(({ port }, at) => port === at)) return { edges: wires, tails: known }
  const found = ports.map((name, port) => portOf(graph, node, name, wires, port))
  const faults = found.filter(isDiagnostic)
  if (faults.length > 0) return { faults }
  const edges = found as readonly Edge[]
  return { edges, tails: edges.map((edge) => known[wires.indexOf(edge)] as number) }
}

function portOf(graph: Graph, node: GraphNode, name: string, wires: readonly Edge[], port: number): Edge | Diagnostic {
  const place = { node: node.id, port }
  const [first, second] = wires.filter((wire) => wire.port === port)
  if (!first) return diagnostic('E102', { node: node.name, op: opOf(node)?.title ?? node.op, port: name }, place)
  if (!second) return first
  const facts = { node: node.name, port: name, first: nameOf(graph, first.from), second: nameOf(graph, second.from) }
  return diagnostic('E103', facts, place)
}
