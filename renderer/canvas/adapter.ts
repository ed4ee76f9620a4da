// The one place where what stands on the paper becomes nodes and edges of the flow library: only what lies in the window,
// and what a hand or the keyboard holds. Nothing of a step, a value or an adjoint enters these arrays: components read those
// by id. What did not change keeps its identity.
import type { Edge as FlowEdge, Node as FlowNode, NodeHandle } from '@xyflow/react'
import { Position } from '@xyflow/react'
import type { Edge, GraphDocument, NodeId } from '../../core/graph/document'
import { indexOf } from '../../core/graph/look'
import { opNamed } from '../../core/ops/catalogue'
import { portHeight } from '../state/node-box'
import type { Selection } from '../state/session'
import { crowded } from './crowd'
import { pointOn } from './label-places'
import type { Rect } from './rect'
import { meets, nowhere } from './rect'
import type { Scene } from './scene'
import type { PlacedNode } from './scene-nodes'
import type { PlacedWire } from './scene-wires'
import type { Window } from './window'
import { outPort } from './wiring'

/**
 * A hidden box is the ghost of a node beyond the window where a wire ends: it has ports and draws nothing. It is no type of
 * its own, since the library measures a node anew whose type has changed. A far box is a place to take hold.
 */
export type BoxNode = FlowNode<Record<string, never>, 'box' | 'far'>
/** Where along the wire its number stands, and whether there is room around it for one line alone. */
type NumberPlace = { readonly share: number; readonly isCrowded: boolean }
export type WireEdge = FlowEdge<NumberPlace, 'wire'>

export interface Projection {
  readonly nodes: BoxNode[]
  readonly edges: WireEdge[]
  /** Seen from so far that the nodes are one picture (FarView), and only what is held is here. */
  readonly isFar: boolean
}

/** Ids of nodes and wires that are on the paper wherever they stand: what has the keyboard, what a wire is drawn from. */
export type Kept = readonly (string | null)[]

/** Diameter of a port's circle. */
const portSize = 9

/** Ids of the hidden texts that name a node and a wire: they change with every step, so they live in the components. */
export const spokenNodeId = (id: NodeId): string => `spoken-node-${id}`
export const findingId = (id: NodeId): string => `finding-${id}`
export const spokenWireId = (id: string): string => `spoken-wire-${id}`

/** A projection that remembers what it made, so that an edit of one node makes one new object. Cost: a look at the scene. */
export function createProjection(): (scene: Scene, window: Window, selection: Selection, kept: Kept) => Projection {
  const boxes = remembering(boxNode('box'))
  const farBoxes = remembering(boxNode('far'))
  const wires = rememberingWires()
  const ghosts = remembering(ghostNode)
  let last: Projection = { nodes: [], edges: [], isFar: false }
  return (scene, { rect, distance }, selection, kept) => {
    const all = within(scene.nodes, rect, kept)
    const isFar = distance === 'far' || (distance === 'middle' && all.length > (last.isFar ? fewest : most))
    const inView = isFar ? heldFromAfar(all, kept) : all
    // Also wires with one end, or with both, beyond the window.
    const crossing = scene.wires.meeting(isFar ? nowhere : rect, new Set(kept))
    const make = isFar ? farBoxes : boxes
    const chosen = new Set(selection.nodes)
    const chosenWires = new Set(selection.edges)
    const nodes = [
      ...inReadingOrder(inView).map((node) => make(node, chosen.has(node.id))),
      ...endsBeyond(inView, crossing).map((node) => ghosts(node, false)),
    ]
    const places = numberPlaces(scene, crossing)
    const edges = crossing.map((wire, at) => wires(wire, places[at] as NumberPlace, chosenWires.has(wire.id)))
    last = { nodes: same(last.nodes, nodes), edges: same(last.edges, edges), isFar }
    return last
  }
}

function numberPlaces(scene: Scene, wires: readonly PlacedWire[]): readonly NumberPlace[] {
  const shares = scene.sharesOf(wires)
  const shareOf = ({ id }: PlacedWire): number => shares.get(id) ?? 0.5
  const close = crowded(wires.map((wire) => pointOn(wire, shareOf(wire))))
  return wires.map((wire, at) => ({ share: shareOf(wire), isCrowded: close.has(at) }))
}

/** At a middle distance this many nodes are drawn as a picture, and as nodes again when there are fewer than the second. */
const [most, fewest] = [240, 200]

/** One node at least is there for the keyboard. */
function heldFromAfar(all: readonly PlacedNode[], kept: Kept): readonly PlacedNode[] {
  const held = all.filter(({ id }) => kept.includes(id))
  return held.length > 0 ? held : inReadingOrder(all).slice(0, 1)
}

/** What was made for a placed thing that is, or is not, selected. */
function remembering<Placed extends object, Made>(
  make: (placed: Placed, isSelected: boolean) => Made,
): (placed: Placed, isSelected: boolean) => Made {
  const memories = [new WeakMap<Placed, Made>(), new WeakMap<Placed, Made>()] as const
  return (placed, isSelected) => {
    const memory = memories[isSelected ? 1 : 0]
    const known = memory.get(placed)
    if (known) return known
    const made = make(placed, isSelected)
    memory.set(placed, made)
    return made
  }
}

/** The library finds the ends of a wire by itself: an edge is another only when its name or the place of its number is. */
function rememberingWires(): (placed: PlacedWire, place: NumberPlace, isSelected: boolean) => WireEdge {
  const known = new Map<string, { readonly of: PlacedWire; readonly made: WireEdge }>()
  return (placed, place, isSelected) => {
    const before = known.get(placed.id)
    const isSame =
      before?.made.selected === isSelected &&
      before.made.data?.share === place.share &&
      before.made.data.isCrowded === place.isCrowded &&
      before.of.tail.id === placed.tail.id &&
      before.of.tail.name === placed.tail.name &&
      before.of.head.name === placed.head.name
    if (isSame) return before.made
    const made = wireEdge(placed, place, isSelected)
    known.set(placed.id, { of: placed, made })
    return made
  }
}

/** The list before, where the new one holds the same. */
const same = <T>(before: T[], after: T[]): T[] =>
  before.length === after.length && before.every((item, at) => item === after[at]) ? before : after

/** The nodes that meet a part of the paper or are kept, in the order of the graph. */
function within(all: Scene['nodes'], rect: Rect, kept: Kept): readonly PlacedNode[] {
  const held = new Set(kept.filter((id) => id !== null && all.has(id)))
  const found: PlacedNode[] = []
  // Before the page is measured nothing is seen.
  if (rect === nowhere && held.size === 0) return found
  for (const one of all.values()) if (meets(one, rect) || (held.size > 0 && held.has(one.id))) found.push(one)
  return found
}

function endsBeyond(inView: readonly PlacedNode[], crossing: readonly PlacedWire[]): readonly PlacedNode[] {
  const here = new Set(inView)
  const beyond = new Set<PlacedNode>()
  for (const { tail, head } of crossing) {
    if (!here.has(tail)) beyond.add(tail)
    if (!here.has(head)) beyond.add(head)
  }
  return [...beyond]
}

/** Columns this wide count as one when nodes are read from left to right, then from top to bottom. */
const column = 60

const inReadingOrder = (nodes: readonly PlacedNode[]): readonly PlacedNode[] =>
  [...nodes].sort(
    ({ at: p }, { at: q }) => Math.round(p.x / column) - Math.round(q.x / column) || p.y - q.y || p.x - q.x,
  )

/** Sizes and ports are given, so that the library measures nothing. */
const standing = (placed: PlacedNode) => ({
  id: placed.id,
  data: {},
  position: placed.at,
  width: placed.width,
  height: placed.height,
  measured: { width: placed.width, height: placed.height },
  handles: handlesOf(placed),
})

const ghostNode = (placed: PlacedNode): BoxNode => ({ ...standing(placed), type: 'box', hidden: true })

const boxNode =
  (type: 'box' | 'far') =>
  (placed: PlacedNode, selected: boolean): BoxNode => {
    const { id, op, name } = placed
    return {
      ...standing(placed),
      type,
      selected,
      ariaRole: 'group',
      ariaLabel: `${opNamed(op)?.title ?? op} ${name}`,
      domAttributes: {
        'aria-labelledby': spokenNodeId(id),
        'aria-describedby': findingId(id),
        'aria-roledescription': 'node',
      },
    }
  }

function handlesOf({ width, height, ports }: PlacedNode): NodeHandle[] {
  const size = { width: portSize, height: portSize }
  const half = portSize / 2
  const inputs = Array.from({ length: ports }, (_, port): NodeHandle => {
    const y = portHeight(port, ports, height) - half
    return { id: String(port), type: 'target', position: Position.Left, x: -half, y, ...size }
  })
  const output: NodeHandle = {
    id: outPort,
    type: 'source',
    position: Position.Right,
    x: width - half,
    y: height / 2 - half,
    ...size,
  }
  return [...inputs, output]
}

function wireEdge({ id, tail, head, port }: PlacedWire, place: NumberPlace, selected: boolean): WireEdge {
  return {
    id,
    type: 'wire',
    source: tail.id,
    target: head.id,
    sourceHandle: outPort,
    targetHandle: String(port),
    data: { ...place },
    selected,
    ariaRole: 'group',
    ariaLabel: `wire from ${tail.name} to ${head.name}`,
    domAttributes: { 'aria-labelledby': spokenWireId(id), 'aria-roledescription': 'wire', tabIndex: -1 },
  }
}

/** Nodes and wires next to a wire or a node, for walking along the graph by keyboard. */
export const wiresAround = (
  document: GraphDocument,
  id: NodeId,
): { into: readonly Edge[]; outOf: readonly Edge[] } => ({
  into: indexOf(document.graph).into.get(id) ?? [],
  outOf: indexOf(document.graph).outOf.get(id) ?? [],
})
