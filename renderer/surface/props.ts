// What the surface panel is given and what it asks for. The panel draws; it holds no part of the document.
import type { ReactNode } from 'react'
import type { RateLimit } from '../../core/calculus/descent'
import type { Trace } from '../../core/engine/trace'
import type { Axis, Graph, Study } from '../../core/graph/document'
import type { Program } from '../../core/graph/program'
import type { Sliced } from '../state/plane'
import type { SeenPath } from './picture'

/** One number of the graph that should change: the ball was moved. */
export interface Move {
  readonly node: string
  readonly index: number
  readonly value: number
}

/** The window of a flat picture, and what a hand makes of it. */
export interface PictureWindow {
  /** As it was asked for last; the picture may be a moment behind. */
  readonly axes: readonly Axis[]
  readonly onMove: (axes: readonly Axis[], gesture: string) => void
  /** Back to the range that fits; null where it is that. */
  readonly onFit: (() => void) | null
}

export interface SurfacePanelProps {
  /** Sent to the sampling worker, which compiles it again: its identity says when to sample anew. */
  readonly graph: Graph
  readonly program: Program
  /** The finished run of `program` on the document's values; null when there is no root. The ball and arrow come from it. */
  readonly trace: Trace | null
  readonly study: Study
  /** `axesOf(program, study)`: one or two. Empty: the panel says what is missing. */
  readonly axes: readonly Axis[]
  readonly theme: 'light' | 'dark'
  /** The descent so far; drawn only while its entries are those of the axes. */
  readonly path: SeenPath | null
  /** The largest rate with which the method settles near a minimum; null where it has none, or the Hessian sets none. */
  readonly limit: RateLimit | null
  /** Of the descent where the inputs stand; 0 off its path. */
  readonly step: number
  /**
   * The ball moved. `gesture` is the same string from press to release (or through a run of arrow keys), so that one
   * drag is one entry of the history: use it as the merge key.
   */
  readonly onMove: (moves: readonly Move[], gesture: string) => void
  /** Axes or rate were chosen. `gesture` as above. */
  readonly onStudy: (change: Partial<Study>, gesture: string) => void
  /** One step of descent from the present point, over the entries of `axes`. */
  readonly onStep: () => void
  /** Starts or pauses the run. */
  readonly onRun: () => void
  /** Back to where the descent started. */
  readonly onReset: () => void
  readonly isRunning: boolean
  /** The plane that the picture is cut along; null where it is over numbers of the graph. Its axes are α and β then. */
  readonly sliced: Sliced | null
  /** What is asked of the function, under its picture; null where there is no room for it. */
  readonly below: ReactNode
  /** `panel`: beside the canvas, 340 px. `full`: in place of the canvas. */
  readonly mode: 'panel' | 'full'
}
