// What page and sampling workers say to each other. Tickets count up; an answer to an old ticket is dropped.
import type { Axis, Graph } from '../../../core/graph/document'
import type { Rows, Share } from './shares'

/** A program holds functions, so the graph is sent and compiled there. A new order ends the one before it. */
export interface SampleOrder {
  readonly kind: 'sample'
  readonly ticket: number
  readonly graph: Graph
  readonly axes: readonly Axis[]
  /** Points along a side, coarse to fine: one answer each. */
  readonly sizes: readonly number[]
  readonly share: Share
}

export interface SampleAnswer {
  readonly kind: 'rows'
  readonly ticket: number
  /** Points along a side. */
  readonly size: number
  readonly share: Share
  /** Their buffers are transferred, not copied. */
  readonly rows: Rows
}
