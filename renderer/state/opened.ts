// Which function stands open: the document as it is seen from inside, and the way of an edit back to the whole. Everybody who
// asks for the document gets this one, so that nobody else needs to know where one is.
import type { Follows } from '../../core/engine/follows'
import { followsOf } from '../../core/engine/follows'
import type { Diagnostic } from '../../core/diagnostic'
import { isDiagnostic } from '../../core/diagnostic'
import type { Graph, GraphDocument, NodeId } from '../../core/graph/document'
import { entered, lifted } from '../../core/graph/scope'
import { deriveWritten, openAs } from './derive'

export interface Opened {
  readonly document: GraphDocument
  /** The uses that stand open, outermost first, as far as they are there. */
  readonly path: readonly NodeId[]
  /** The documents on the way, the whole one first. */
  readonly levels: readonly GraphDocument[]
}

interface Entered {
  readonly outside: GraphDocument
  readonly use: NodeId
  readonly inside: GraphDocument
  readonly follows: Follows | null
}

/** The document entered last, by level. */
const last: Entered[] = []

/** The inside of a use; the same object for the same question, the same graph while only places change. */
function enter(outside: GraphDocument, use: NodeId, level: number): GraphDocument | null {
  const before = last[level]
  if (before?.outside === outside && before.use === use) return before.inside
  const { graph: run, trace } = deriveWritten(outside.graph)
  const slotOf = (node: NodeId): number => trace.program.slotOf.get(node) ?? -1
  const made = entered(outside, use, (node) => trace.values[slotOf(node)])
  if (!made) return null
  const isSameGraph = before?.outside.graph === outside.graph && before.use === use
  const graph: Graph = isSameGraph ? before.inside.graph : made.graph
  const follows = isSameGraph ? before.follows : followsOf(run, trace, use, before?.follows ?? null)
  if (!isSameGraph) openAs(graph, { level: level + 1, follows })
  const inside = { ...made, graph }
  last[level] = { outside, use, inside, follows }
  return inside
}

/** What was asked last: a canvas asks a thousand times. */
let asked: { readonly whole: GraphDocument; readonly path: readonly NodeId[]; readonly opened: Opened } | null = null

/** A document seen from inside the uses of a path, as deep as they are there. Cost: one run per level where something changed. */
export function openedAt(whole: GraphDocument, path: readonly NodeId[]): Opened {
  if (asked?.whole !== whole || asked.path !== path) asked = { whole, path, opened: open(whole, path) }
  return asked.opened
}

function open(whole: GraphDocument, path: readonly NodeId[]): Opened {
  const levels = [whole]
  for (const [level, use] of path.entries()) {
    const inside = enter(levels[level] as GraphDocument, use, level)
    if (!inside) break
    levels.push(inside)
  }
  return { document: levels[levels.length - 1] as GraphDocument, path: path.slice(0, levels.length - 1), levels }
}

/** The whole document after an edit inside; the diagnostic when it cannot be. */
export function liftedOut({ path, levels }: Opened, edited: GraphDocument): GraphDocument | Diagnostic {
  let after = edited
  for (let level = path.length - 1; level >= 0; level--) {
    const [outside, inside] = [levels[level], levels[level + 1]] as [GraphDocument, GraphDocument]
    if (after === inside) return levels[0] as GraphDocument
    const next = lifted(outside, path[level] as NodeId, inside, after)
    if (isDiagnostic(next)) return next
    after = next
  }
  return after
}
