// Answers of the study that take a while: critical points with their proof, and the map of basins. They belong to one graph
// over one window; whoever shows them asks whether that is still the one on the table. Session: never saved.
import { create } from 'zustand'
import type { BasinMap } from '../../core/calculus/basins'
import type { Certificate } from '../../core/calculus/certificate'
import type { CriticalPoints } from '../../core/calculus/critical'
import type { MethodName } from '../../core/calculus/methods/catalogue'
import type { Axis, Graph } from '../../core/graph/document'

export interface CriticalFound {
  readonly graph: Graph
  readonly axes: readonly Axis[]
  readonly found: CriticalPoints
  readonly certificate: Certificate | null
  readonly isDone: boolean
}

export interface BasinsFound {
  readonly graph: Graph
  readonly axes: readonly Axis[]
  readonly method: MethodName
  readonly map: BasinMap
  readonly columns: number
  readonly rows: number
  readonly isDone: boolean
}

interface Answers {
  readonly critical: CriticalFound | null
  readonly basins: BasinsFound | null
  readonly isSeeking: boolean
  readonly isColouring: boolean
}

export const noAnswers: Answers = { critical: null, basins: null, isSeeking: false, isColouring: false }

export const useAnswers = create<Answers>(() => noAnswers)
