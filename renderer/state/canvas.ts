// What the canvas lends to commands: its view can be moved, and it knows where its middle is. Null while no canvas stands.
import type { EdgeId, NodeId, Position } from '../../core/graph/document'

export interface CanvasControls {
  zoomIn(): void
  zoomOut(): void
  /** Shows the whole graph. */
  fit(): void
  /** The middle of what is visible, in canvas coordinates. */
  middle(): Position
  /** Canvas coordinates of a point of the page; null when it is not over the canvas. */
  at(point: Position): Position | null
  /** Puts keyboard focus on a node and brings it into view. */
  focusNode(id: NodeId): void
  /** The same for a wire. */
  focusWire(id: EdgeId): void
}

let controls: CanvasControls | null = null

export const lendCanvas = (lent: CanvasControls | null): void => {
  controls = lent
}

export const canvas = (): CanvasControls | null => controls
