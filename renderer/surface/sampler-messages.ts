// What page and sampling worker say to each other. Tickets count up; an answer to an old ticket is dropped.
import type { Grid } from '../../core/calculus/grid'
import type { Axis, Graph } from '../../core/graph/document'

/** A program holds functions, so the graph is sent and compiled there. A new order ends the one before it. */
export interface SampleOrder {
  readonly kind: 'sample'
  readonly ticket: number
  readonly graph: Graph
  readonly axes: readonly Axis[]
  /** Points along a side, coarse to fine: one answer each. */
  readonly sizes: readonly number[]
}

export interface SampleAnswer {
  readonly kind: 'grid'
  readonly ticket: number
  /** Its buffers are transferred, not copied. */
  readonly grid: Grid
  readonly isFinest: boolean
}
