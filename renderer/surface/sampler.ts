// The sampling loop, apart from the worker so that it can be tested without one.
import type { SampleJob } from '../../core/calculus/grid'
import { emptyGrid, sampleRows } from '../../core/calculus/grid'
import { compile } from '../../core/graph/compile'
import type { SampleAnswer, SampleOrder } from './sampler-messages'

export interface SampleContext {
  /** Asked after every row; false ends the work. */
  readonly isWanted: () => boolean
  readonly turn: () => Promise<void>
  readonly answer: (message: SampleAnswer) => void
}

/** Answers with one grid per size, coarse to fine, until it is no longer wanted. */
export async function sample(order: SampleOrder, { isWanted, turn, answer }: SampleContext): Promise<void> {
  const { ticket, axes, sizes } = order
  const { program } = compile(order.graph)
  for (const size of sizes) {
    const job: SampleJob = { program, sources: program.sources, axes, columns: size, rows: axes.length > 1 ? size : 1 }
    const grid = emptyGrid(job)
    for (let row = 0; row < job.rows; row++) {
      sampleRows(job, row, row + 1, grid)
      await turn()
      if (!isWanted()) return
    }
    answer({ kind: 'grid', ticket, grid, isFinest: size === sizes[sizes.length - 1] })
  }
}
