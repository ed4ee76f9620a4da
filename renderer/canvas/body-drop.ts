// A wire that is let go over a node and no port of it: it takes the first free port that fits, else it is said why none does.
import type { Edge, NodeId, Position } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { indexOf, nameOf, nodeOf } from '../../core/graph/look'
import { presentDocument } from '../state/document'
import type { LooseEnd } from '../state/selection-edits'
import { drawWire } from '../state/selection-edits'
import { say } from '../state/session'
import { changeCanvas } from './canvas-state'
import { inputPorts, refusalOf } from './wiring'

/** The node whose box lies under a point of the page. */
export const nodeUnder = ({ x, y }: Position): NodeId | null =>
  document.elementFromPoint(x, y)?.closest('.react-flow__node')?.getAttribute('data-id') ?? null

export function dropOnNode(from: LooseEnd, id: NodeId): void {
  const now = presentDocument()
  const node = nodeOf(now.graph, id)
  if (!node || id === from.node) return
  const { port: head } = from
  const wires: readonly Edge[] =
    head === null
      ? inputPorts(node).map(({ port }) => ({ from: from.node, to: id, port }))
      : [{ from: id, to: from.node, port: head }]
  const free = head === null ? wires.filter((wire) => !indexOf(now.graph).edges.has(edgeId(wire))) : wires
  const fitting = free.find((wire) => refusalOf(now, wire) === null)
  if (fitting) {
    drawWire(fitting)
    return
  }
  const refused = [...free, ...wires].find((wire) => refusalOf(now, wire) !== null)
  const finding = refused && refusalOf(now, refused)
  if (finding) changeCanvas({ refusal: { edge: refused, finding } })
  else if (wires.length > 0)
    say(`Every port of ${nameOf(now.graph, id)} has a wire. Let go on a port to replace the wire that ends there.`)
  else say(`${nameOf(now.graph, id)} takes no wire: it is computed from nothing.`)
}
