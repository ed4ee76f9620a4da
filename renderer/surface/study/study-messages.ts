// What page and study worker say to each other. A newer ticket ends what an older one asked for.
import type { Certificate } from '../../../core/calculus/certificate'
import type { CriticalPoints } from '../../../core/calculus/critical'
import type { MethodName } from '../../../core/calculus/methods/catalogue'
import type { Settings } from '../../../core/calculus/methods/method'
import type { Axis, Graph } from '../../../core/graph/document'

export interface CriticalOrder {
  readonly kind: 'critical'
  readonly ticket: number
  readonly graph: Graph
  readonly axes: readonly Axis[]
}

/** Rows `first`, `first + every` … are this worker's. */
export interface BasinOrder {
  readonly kind: 'basins'
  readonly ticket: number
  readonly graph: Graph
  readonly axes: readonly Axis[]
  readonly method: MethodName
  readonly settings: Settings
  /** Starts along a side, coarse to fine. */
  readonly sizes: readonly number[]
  readonly first: number
  readonly every: number
}

/** Ends what is under way. */
export interface RestOrder {
  readonly kind: 'rest'
  readonly ticket: number
}

export type StudyOrder = CriticalOrder | BasinOrder | RestOrder

export interface CriticalAnswer {
  readonly kind: 'critical'
  readonly ticket: number
  /** Null where the graph has nothing to ask. */
  readonly found: CriticalPoints | null
  /** Null until the proof has begun. */
  readonly certificate: Certificate | null
  readonly isDone: boolean
}

export interface BasinAnswer {
  readonly kind: 'basins'
  readonly ticket: number
  readonly size: number
  readonly row: number
  /** As `basinRow` gives them; transferred. */
  readonly ends: Float64Array
}

export type StudyAnswer = CriticalAnswer | BasinAnswer
