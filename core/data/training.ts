// A step of training: the method is asked about the loss over one batch, and the path remembers the loss over all rows. Tables
// and inputs stand still; parameters move.
import type { Path, Part } from '../calculus/descent'
import { landscapeOf } from '../calculus/landscape'
import type { Diagnostic } from '../diagnostic'
import type { Batch, Entry, Graph } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import { sizeOf } from '../tensor'
import { batchAt } from './batches'
import { resized, sourcesFor, tablesOf, takeRows } from './tables'

/** Every number that training may change, in document order. */
export function parametersOf({ inputs, instructions }: Program): readonly Entry[] {
  return inputs.flatMap((slot) => {
    const { node, op, shape } = instructions[slot] as Instruction
    return op.name === 'parameter' ? Array.from({ length: sizeOf(shape) }, (_, index) => ({ node, index })) : []
  })
}

/**
 * What the next step of a path looks at: null where that is everything, for want of tables or because no batch is smaller than
 * they are; the finding where the graph cannot be computed over so few rows. Cost: one compilation per size of batch.
 */
export function partFor(
  graph: Graph,
  program: Program,
  path: Path,
  batch: Batch | undefined,
): Part | Diagnostic | null {
  const tables = tablesOf(program)
  if (!tables || !batch || batch.size >= tables.rows) return null
  const seen = path.points[path.points.length - 1]?.part?.seen ?? 0
  const { rows } = batchAt(batch, tables.rows, seen)
  const { program: small, diagnostics } = resized(graph, program, tables, rows.length)
  const sources = sourcesFor(small, program, (node, whole) =>
    tables.nodes.includes(node) ? takeRows(whole, rows) : null,
  )
  const land = landscapeOf(small, sources, path.entries)
  return land
    ? { land, seen: seen + rows.length, endsEpoch: (seen + rows.length) % tables.rows === 0 }
    : (diagnostics[0] ?? null)
}
