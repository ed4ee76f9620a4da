// What the study worker does, apart from the worker so that it can be tested without one. Between two rows or stretches of a
// proof it listens, so that a newer order ends it.
import type { BasinJob } from '../../../core/calculus/basins'
import { basinRow } from '../../../core/calculus/basins'
import { proofOf } from '../../../core/calculus/certificate'
import { findCritical } from '../../../core/calculus/critical'
import { landscapeOf } from '../../../core/calculus/landscape'
import { compile } from '../../../core/graph/compile'
import type { BasinOrder, CriticalOrder, StudyAnswer, StudyOrder } from './study-messages'

export interface WorkContext {
  readonly isWanted: () => boolean
  readonly turn: () => Promise<void>
  readonly answer: (message: StudyAnswer) => void
}

/** Boxes between two looks at the messages: some 10 ms. */
const stretch = 200

export async function work(order: StudyOrder, context: WorkContext): Promise<void> {
  if (order.kind === 'critical') await seek(order, context)
  if (order.kind === 'basins') await colour(order, context)
}

async function seek({ graph, axes, ticket }: CriticalOrder, { isWanted, turn, answer }: WorkContext): Promise<void> {
  const { program } = compile(graph)
  const found = findCritical(program, program.sources, axes)
  const proof =
    found &&
    proofOf(
      program,
      program.sources,
      axes,
      found.points.map(({ point }) => point),
    )
  answer({ kind: 'critical', ticket, found, certificate: null, isDone: proof === null })
  for (let isDone = proof === null; proof && !isDone;) {
    await turn()
    if (!isWanted()) return
    isDone = proof.advance(stretch)
    if (isDone) answer({ kind: 'critical', ticket, found, certificate: proof.certificate(), isDone })
  }
}

async function colour(order: BasinOrder, { isWanted, turn, answer }: WorkContext): Promise<void> {
  const { graph, axes, method, settings, ticket } = order
  const { program } = compile(graph)
  const land = landscapeOf(program, program.sources, axes)
  if (!land) return
  for (const size of order.sizes) {
    const job: BasinJob = { land, axes, columns: size, rows: axes.length > 1 ? size : 1, method, settings }
    for (let row = order.first; row < job.rows; row += order.every) {
      const ends = basinRow(job, row)
      await turn()
      if (!isWanted()) return
      answer({ kind: 'basins', ticket, size, row, ends })
    }
  }
}
