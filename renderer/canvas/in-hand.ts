// Where the nodes in the hand are. While a node is dragged it goes with the hand on the page itself, and its wires with it;
// the document learns of it when the hand rests or lets go (drag.ts). So a move costs what moves, however large the graph is.
import { useStoreApi } from '@xyflow/react'
import { create } from 'zustand'
import type { NodeId, Position } from '../../core/graph/document'

type Places = ReadonlyMap<NodeId, Position>

const noPlaces: Places = new Map()

/** Also for a moment after they have been laid down, until the flow library has them there. */
const useInHand = create<{ readonly places: Places }>(() => ({ places: noPlaces }))

let isHeld = false

/** The library's elements of nodes, as long as none comes or goes; null when they must be looked for. */
let elements: ReadonlyMap<NodeId, HTMLElement> | null = null

const elementsNow = (): ReadonlyMap<NodeId, HTMLElement> =>
  (elements ??= new Map(
    [...document.querySelectorAll<HTMLElement>('[data-canvas] .react-flow__node')].map((one) => [
      one.dataset['id'] ?? '',
      one,
    ]),
  ))

function write(places: Places): void {
  const standing = elementsNow()
  for (const [id, { x, y }] of places) {
    const element = standing.get(id)
    // In the library's own words, so that it finds what it would have written.
    if (element) element.style.transform = `translate(${x}px,${y}px)`
  }
}

export const placesInHand = (): Places => useInHand.getState().places

/** Moves nodes on the page; false where the first of them is not on it yet. */
export function moveInHand(places: Places): boolean {
  const [first] = places.keys()
  if (first === undefined || !elementsNow().has(first)) {
    elements = null
    return false
  }
  write(places)
  isHeld = true
  useInHand.setState({ places })
  return true
}

/** The document has them where the hand has brought them: other nodes may be on the page soon. */
export function settleInHand(): void {
  elements = null
}

/** The hand has let go. Nodes that the document does not have where they were brought go back to where it has them. */
export function letGo(placeOf: (id: NodeId) => Position | undefined): void {
  isHeld = false
  const places = placesInHand()
  const astray = new Map<NodeId, Position>()
  for (const [id, { x, y }] of places) {
    const at = placeOf(id)
    if (at && (at.x !== x || at.y !== y)) astray.set(id, at)
  }
  write(astray)
  elements = null
  if (astray.size > 0) useInHand.setState({ places: noPlaces })
}

/** Forgets the hand as soon as the flow library has taken over where its nodes were laid down. */
export function forgetInHand(placeOf: (id: NodeId) => Position | undefined): void {
  const places = placesInHand()
  if (places.size === 0) return
  const isAt = ([id, { x, y }]: readonly [NodeId, Position]): boolean => {
    const at = placeOf(id)
    return !at || (at.x === x && at.y === y)
  }
  if (!isHeld || [...places].every(isAt)) useInHand.setState({ places: noPlaces })
}

const still: Position = { x: 0, y: 0 }

/** How far the ends of a wire are from where the flow library has them. */
export function useShifts(tail: NodeId, head: NodeId): readonly [tail: Position, head: Position] {
  const store = useStoreApi()
  const places = useInHand((hand) => (hand.places.has(tail) || hand.places.has(head) ? hand.places : noPlaces))
  const shiftOf = (id: NodeId): Position => {
    const at = places.get(id)
    const from = at && store.getState().nodeLookup.get(id)?.internals.positionAbsolute
    return at && from ? { x: at.x - from.x, y: at.y - from.y } : still
  }
  return [shiftOf(tail), shiftOf(head)]
}

/** The node that the hand leads by: it stays on the paper wherever the document has it. */
export const useLeadInHand = (): NodeId | null => useInHand(({ places }) => places.keys().next().value ?? null)
