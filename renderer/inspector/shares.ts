// How an adjoint is split by the wires that feed it: one part per wire back into the node. Pure; SumBar draws it.
import type { Trace, TraceView } from '../../core/engine/trace'
import type { EdgeId, Graph, NodeId } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { indexOf, nameOf, nodeOf, portsOfNode } from '../../core/graph/look'
import type { Tensor } from '../../core/tensor'

export interface Share {
  readonly edge: EdgeId
  /** Name of the node that sends it. */
  readonly from: string
  /** The port by which it arrives there, where one node sends twice. */
  readonly port: string | null
  /** Null until it has arrived. */
  readonly contribution: Tensor | null
  /** Width beside the others, between 1 and 3: never too thin to read. */
  readonly weight: number
}

const widest = 2

/** Largest entry by size, 0 for infinities and NaN, which have no width. */
function sizeOf(t: Tensor): number {
  return t.data.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0)
}

/** The parts of a node's adjoint in the order in which they arrive. Wires that lead nowhere near the root have none. */
export function sharesOf(graph: Graph, trace: Trace, view: TraceView, node: NodeId): readonly Share[] {
  const order = new Map(trace.steps.map((step, at) => [step.kind === 'backward' ? step.edge : '', at]))
  const wires = (indexOf(graph).outOf.get(node) ?? []).filter((wire) => trace.contributions.has(edgeId(wire)))
  const sorted = [...wires].sort((a, b) => (order.get(edgeId(a)) ?? 0) - (order.get(edgeId(b)) ?? 0))
  const arrived = sorted.map((wire) => view.contributionOf(edgeId(wire)))
  const most = Math.max(...arrived.map((t) => (t ? sizeOf(t) : 0)))
  return sorted.map((wire, at): Share => {
    const isTwice = sorted.filter(({ to }) => to === wire.to).length > 1
    const head = nodeOf(graph, wire.to)
    const contribution = arrived[at] ?? null
    const share = contribution && most > 0 ? sizeOf(contribution) / most : 0
    return {
      edge: edgeId(wire),
      from: nameOf(graph, wire.to),
      port: isTwice && head ? (portsOfNode(head)[wire.port] ?? null) : null,
      contribution,
      weight: 1 + widest * share,
    }
  })
}
