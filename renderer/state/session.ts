// What this sitting holds and no file keeps: mode, selection, step cursor, what is playing, what is open.
import { create } from 'zustand'
import type { Lens } from '../../core/command/catalogue'
import type { Diagnostic } from '../../core/diagnostic'
import type { StepUnit } from '../../core/engine/trace'
import type { AnnotationId } from '../../core/graph/annotations'
import type { EdgeId, FunctionId, NodeId } from '../../core/graph/document'

export type Mode = 'build' | 'step' | 'surface'
export type Dialog =
  'commands' | 'keys' | 'shortcuts' | 'op' | 'examples' | 'figure' | 'unsaved' | 'changed' | 'recovery'

export interface Selection {
  readonly nodes: readonly NodeId[]
  readonly edges: readonly EdgeId[]
  /** Frames and notes. Absent: none. */
  readonly annotations?: readonly AnnotationId[]
}

/** Something to say to the user that is not part of the graph: a file that could not be saved, a wire refused. */
export interface Notice {
  readonly text: string
  readonly kind: 'error' | 'note'
}

interface Session {
  readonly mode: Mode
  readonly selection: Selection
  /** The uses of functions that stand open, outermost first. */
  readonly path: readonly NodeId[]
  readonly cursor: number
  readonly unit: StepUnit
  /** What the wires show. */
  readonly lens: Lens
  readonly isPlaying: boolean
  readonly dialog: Dialog | null
  /** The operation that the dialog of help is about. */
  readonly helpOp: string | null
  readonly notice: Notice | null
  /** The node whose name is being typed. */
  readonly renaming: NodeId | null
  /** The frame whose title, or the note whose text is being written. */
  readonly writing: AnnotationId | null
  /** The function whose name is being typed. */
  readonly renamingFunction: FunctionId | null
  /** Where quick add stands open, in canvas coordinates; "middle" when it was asked for by key. */
  readonly quickAdd: QuickAdd | null
  /** On a narrow page: the panel that lies over the canvas; null while nobody has chosen. */
  readonly drawer: 'palette' | 'side' | 'none' | null
  /** Canvas and sentence alone, large, for a room. */
  readonly isPresenting: boolean
  /** The line that finds nodes stands open. */
  readonly isFinding: boolean
  /** The node whose findings stand explained beside it. */
  readonly explained: NodeId | null
  /** The formula line is being typed in. */
  readonly isTypingFormula: boolean
  readonly formulaProblem: Diagnostic | null
  /** The node in whose part of the formula the caret stands. */
  readonly hinted: NodeId | null
}

export interface QuickAdd {
  readonly at: { readonly x: number; readonly y: number } | 'middle'
  /** A wire that was dropped on empty canvas and waits for its other end. */
  readonly from?: { readonly node: NodeId; readonly port: number | null }
}

export const nothingSelected: Selection = { nodes: [], edges: [] }

export const useSession = create<Session>(() => ({
  mode: 'build',
  selection: nothingSelected,
  path: [],
  cursor: 0,
  unit: 'wire',
  lens: 'contribution',
  isPlaying: false,
  dialog: null,
  helpOp: null,
  notice: null,
  renaming: null,
  writing: null,
  renamingFunction: null,
  quickAdd: null,
  drawer: null,
  isPresenting: false,
  isFinding: false,
  explained: null,
  isTypingFormula: false,
  formulaProblem: null,
  hinted: null,
}))

export const changeSession = (change: Partial<Session>): void => useSession.setState(change)

export const selectNode = (node: NodeId): void => changeSession({ selection: { nodes: [node], edges: [] } })
export const selectEdge = (edge: EdgeId): void => changeSession({ selection: { nodes: [], edges: [edge] } })

export const say = (text: string, kind: Notice['kind'] = 'note'): void => changeSession({ notice: { text, kind } })

/** Opens the help for an operation by its name. */
export const helpWith = (op: string): void => changeSession({ dialog: 'op', helpOp: op })
