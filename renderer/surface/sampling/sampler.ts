// The sampling loop, apart from the worker so that it can be tested without one.
import type { SampleJob } from '../../../core/calculus/grid'
import { emptyGrid, sampleRows } from '../../../core/calculus/grid'
import { compile } from '../../../core/graph/compile'
import type { Axis, Graph } from '../../../core/graph/document'
import { recognised } from '../../../core/graph/recognised'
import type { SampleAnswer, SampleOrder } from './sampler-messages'
import { packed, rowsOfShare } from './shares'

export interface SampleContext {
  /** Asked after every row; false ends the work. */
  readonly isWanted: () => boolean
  readonly turn: () => Promise<void>
  readonly answer: (message: SampleAnswer) => void
}

/** Points along each side of a picture over these axes. */
export const sidesOf = (axes: readonly Axis[], size: number): Pick<SampleJob, 'axes' | 'columns' | 'rows'> => ({
  axes,
  columns: size,
  rows: axes.length > 1 ? size : 1,
})

/** The graph of the last order: most orders differ by a number, and what was generated for it then serves again. */
let latest: Graph | null = null

/** Answers with its rows of one grid per size, coarse to fine, until it is no longer wanted. */
export async function sample(order: SampleOrder, { isWanted, turn, answer }: SampleContext): Promise<void> {
  const { ticket, axes, sizes, share } = order
  latest = recognised(order.graph, latest)
  const { program } = compile(latest)
  for (const size of sizes) {
    const job: SampleJob = { program, sources: program.sources, ...sidesOf(axes, size) }
    const grid = emptyGrid(job)
    for (const row of rowsOfShare(share, job.rows)) {
      sampleRows(job, row, row + 1, grid)
      await turn()
      if (!isWanted()) return
    }
    answer({ kind: 'rows', ticket, size, share, rows: packed(grid, share) })
  }
}
