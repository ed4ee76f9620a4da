// Which operations a search finds, and which of them fit a loose wire. Shared by quick add and its tests; draws nothing.
import { isDiagnostic } from '../../core/diagnostic'
import type { GraphDocument } from '../../core/graph/document'
import { addNode, connect } from '../../core/graph/edits'
import { nodeOf } from '../../core/graph/look'
import { allOps } from '../../core/ops/catalogue'
import type { OpDefinition } from '../../core/ops/op'
import { isSource } from '../../core/ops/op'
import type { LooseEnd } from '../state/selection-edits'
import { joined } from '../state/selection-edits'

/** Ops that a wire from this end can be joined to. A wire that came from a port takes any op that is one number at first. */
export function opsThatFit(document: GraphDocument, from: LooseEnd): readonly OpDefinition[] {
  return allOps.filter((op) => {
    if (from.port === null && isSource(op)) return false
    const { document: next, id } = addNode(document, op)
    if (from.port !== null) return !isDiagnostic(connect(next, { from: id, to: from.node, port: from.port }))
    return nodeOf(next.graph, id) !== undefined && joined(next, id, from) !== next
  })
}

/** What a person might type for an op. */
export const wordsOf = (op: OpDefinition): string[] => [op.name, op.title, op.family, ...(op.calls ?? [])]
