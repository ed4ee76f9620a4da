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
import { ranked } from '../words/rank'

/** Ops that a wire from this end can be joined to. A wire that came from a port takes any op that is one number at first. */
export function opsThatFit(
  document: GraphDocument,
  from: LooseEnd,
  ops: readonly OpDefinition[] = allOps,
): readonly OpDefinition[] {
  return ops.filter((op) => {
    if (from.port === null && isSource(op)) return false
    const { document: next, id } = addNode(document, op)
    if (from.port !== null) return !isDiagnostic(connect(next, { from: id, to: from.node, port: from.port }))
    return nodeOf(next.graph, id) !== undefined && joined(next, id, from) !== next
  })
}

/** What a person might type for an op. */
const wordsOf = (op: OpDefinition): string[] => [op.title, op.name, op.family, ...(op.calls ?? [])]

/** Is the text the beginning of one of an op's words? Then it is that which is being typed. */
export const isBegun = (text: string, op: OpDefinition): boolean =>
  wordsOf(op).some((word) => word.toLowerCase().startsWith(text.trim().toLowerCase()))

/** How much a recent use weighs: it decides between ops that are meant about equally well. */
const recency = 0.4

/** The ops that are meant by what was typed, best first; of those meant equally well, the one used last. */
export function opsMeant(
  text: string,
  ops: readonly OpDefinition[],
  recent: readonly string[],
): readonly OpDefinition[] {
  const bonus = (op: OpDefinition): number => {
    const at = recent.indexOf(op.name)
    return at < 0 ? 0 : recency * (1 - at / recent.length)
  }
  return [...ranked(text, ops, wordsOf)]
    .sort((a, b) => b.score + bonus(b.thing) - (a.score + bonus(a.thing)))
    .map(({ thing }) => thing)
}
