// What a side of the comparison shows and can be asked for.
import type { ReactNode } from 'react'
import type { GraphDocument } from '../../core/graph/document'

/** Where both sides look: at the upper left corner, at full size. */
export const view = { x: 20, y: 20, zoom: 1 }

export interface Side {
  /** What stands for each node, and for each label of a wire. */
  readonly nodes: string
  readonly labels: string
  canvas(document: GraphDocument): ReactNode
  /** Gives every wire another label, another one in each round, until it stands on the page; the milliseconds it took. */
  relabel(round: number): number
  /** The same with the forward and backward run that the labels come from. */
  rerun?(round: number): number
}
