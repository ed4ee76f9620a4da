// What the canvas lends to commands: its view can be moved, and it knows where its middle is. Null while no canvas stands.
import type { AnnotationId } from '../../core/graph/annotations'
import type { EdgeId, NodeId, Position } from '../../core/graph/document'
import type { OpDefinition } from '../../core/ops/op'

export interface CanvasControls {
  zoomIn(): void
  zoomOut(): void
  /** Nodes go to the places of the next edit in sight of the user, where motion is welcome. */
  glide(): void
  /** Shows the whole graph. */
  fit(): void
  /** Shows these nodes, frames and notes, as large as they fit, at most in their own size. */
  show(ids: readonly (NodeId | AnnotationId)[]): void
  /** Moves the view, no more than is needed, until these nodes are well inside; the zoom stays as long as they fit. */
  reveal(ids: readonly NodeId[]): void
  /** Shows a place in the middle, in its own size. */
  approach(place: Position): void
  /** Zooms to 100 %, about the middle. */
  zoomActual(): void
  /** Offers the ports that a wire from this node can end in. */
  offerWire(id: NodeId): void
  /** The middle of what is visible, in canvas coordinates. */
  middle(): Position
  /** Canvas coordinates of a point of the page; null when it is not over the canvas. */
  at(point: Position): Position | null
  /** Lights the wire that would take in a new use of an op held with its middle at a place, and tells it; null lets go. */
  holdOver(held: { readonly op: OpDefinition; readonly at: Position } | null): EdgeId | null
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
