// What the canvas alone holds while a hand is on it: a wire being drawn, a wire refused, a value open. Never saved.
import { create } from 'zustand'
import type { EdgeId, GraphDocument, NodeId, Position } from '../../core/graph/document'
import { presentDocument } from '../state/document'
import type { LooseEnd } from '../state/selection-edits'
import type { Guide } from './guides'
import type { PortKey, Refusal, Verdict } from './wiring'

interface CanvasState {
  /** The end that a wire is being drawn from, and what each port on the other side says to it. */
  readonly drawing: LooseEnd | null
  readonly verdicts: ReadonlyMap<PortKey, Verdict>
  /** The document without the wire whose end is in the hand; null while none is. */
  readonly ground: GraphDocument | null
  /** The wire that would take in the node that is held over it. */
  readonly host: EdgeId | null
  /** What the nodes in the hand line up with. */
  readonly guides: readonly Guide[]
  /** A refused wire that stays on the canvas with its card until it is mended or put away. */
  readonly refusal: Refusal | null
  /** The source whose value is being typed, or the node or wire whose numbers stand open. */
  readonly opened: NodeId | EdgeId | null
  readonly hovered: EdgeId | null
  /** The node or wire that has the keyboard, itself or by a field in it: it stays on the paper wherever it stands. */
  readonly focused: NodeId | EdgeId | null
  /** The view is from so far that nodes are drawn as plain boxes, all in one picture. */
  readonly isFar: boolean
  /** Nodes are on their way to new places. */
  readonly isGliding: boolean
  /** From afar: the node under the pointer, which is on the paper so that a hand can take it. */
  readonly touched: NodeId | null
  /** The node that a wire is being chosen for by keyboard. */
  readonly wiringFrom: NodeId | null
  /** What the menu that stands open is about, and where on the page it stands. */
  readonly menu: OpenMenu | null
}

export interface OpenMenu {
  readonly about: 'node' | 'nodes' | 'wire' | 'paper'
  /** The node or the wire under the pointer; nothing where it is about the paper. */
  readonly id: NodeId | EdgeId
  readonly x: number
  readonly y: number
}

const noVerdicts: ReadonlyMap<PortKey, Verdict> = new Map()

export const useCanvasState = create<CanvasState>(() => ({
  drawing: null,
  verdicts: noVerdicts,
  ground: null,
  host: null,
  guides: [],
  refusal: null,
  opened: null,
  hovered: null,
  focused: null,
  isFar: false,
  touched: null,
  isGliding: false,
  wiringFrom: null,
  menu: null,
}))

/** A canvas has thousands of ears: what is said again is not passed on. */
export function changeCanvas(change: Partial<CanvasState>): void {
  const now = new Map<string, unknown>(Object.entries(useCanvasState.getState()))
  if (Object.entries(change).some(([name, value]) => now.get(name) !== value)) useCanvasState.setState(change)
}

/** Where the pointer was last, in page coordinates; null while it is elsewhere. Nothing is drawn by it. */
let pointer: Position | null = null
export const pointerNow = (): Position | null => pointer
export const followPointer = (at: Position | null): void => void (pointer = at)

export const stopDrawing = (): void => changeCanvas({ drawing: null, verdicts: noVerdicts })

/** What ports are asked about while a wire is in the hand. */
export const documentInHand = (): GraphDocument => useCanvasState.getState().ground ?? presentDocument()
