// Where nodes stand that a typed formula brought: beside what feeds them and what they feed, over nothing else. What stood
// there before is never moved.
import { compile } from '../../core/graph/compile'
import type { GraphDocument, NodeId, Position } from '../../core/graph/document'
import { moveNodes } from '../../core/graph/edits'
import { hasGradient, indexOf, inOrderBelow, nodeOf } from '../../core/graph/look'
import type { Size } from '../state/arrange'
import { nodeSize } from '../state/arrange'
import { arrangedPositions, boxOf, shapeOfNode } from '../state/node-box'

type Box = Position & Size

const gap = { x: 64, y: 32 }
/** The dots of the paper. */
const grid = 20
const snapped = (x: number): number => Math.round(x / grid) * grid

/** Is nothing of the old drawing left but sources? Then it is drawn anew. */
export const isAllNew = ({ graph }: GraphDocument, added: ReadonlySet<NodeId>): boolean =>
  graph.nodes.every((node) => added.has(node.id) || hasGradient(node))

/** The document with places for the new nodes. Cost: every new node looks at all others a few times. */
export function withPlaces(document: GraphDocument, added: readonly NodeId[], result: NodeId): GraphDocument {
  const { graph } = document
  const { program } = compile(graph)
  const isNew = new Set(added)
  if (isAllNew(document, isNew)) {
    return { ...document, layout: { ...document.layout, positions: arrangedPositions(graph, program) } }
  }
  const sizeOf = (id: NodeId): Size => {
    const node = nodeOf(graph, id)
    return node ? boxOf(node, shapeOfNode(program, node)) : nodeSize(null)
  }
  const boxes = new Map<NodeId, Box>()
  for (const { id } of graph.nodes) {
    const at = document.layout.positions[id]
    if (at && !isNew.has(id)) boxes.set(id, { ...at, ...sizeOf(id) })
  }
  const order = inOrderBelow(graph, result).filter((id) => isNew.has(id))
  const rest = added.filter((id) => !order.includes(id))
  const [sources, steps] = [
    order.filter((id) => isSourceHere(document, id)),
    order.filter((id) => !isSourceHere(document, id)),
  ]
  // An input stands before what it feeds, so that comes first.
  for (const id of [...steps, ...rest, ...sources.reverse()]) {
    const size = sizeOf(id)
    boxes.set(id, { ...freePlace(wantedPlace(document, id, size, boxes), size, [...boxes.values()]), ...size })
  }
  return moveNodes(document, Object.fromEntries(added.map((id) => [id, placeOf(boxes.get(id))])))
}

const placeOf = (box: Box | undefined): Position => ({ x: box?.x ?? 0, y: box?.y ?? 0 })

const isSourceHere = ({ graph }: GraphDocument, id: NodeId): boolean => !indexOf(graph).into.get(id)?.length

function wantedPlace({ graph }: GraphDocument, id: NodeId, size: Size, boxes: ReadonlyMap<NodeId, Box>): Position {
  const { into, outOf } = indexOf(graph)
  const placed = (ids: readonly NodeId[]): readonly Box[] => ids.flatMap((other) => boxes.get(other) ?? [])
  const tails = placed((into.get(id) ?? []).map(({ from }) => from))
  const heads = placed((outOf.get(id) ?? []).map(({ to }) => to))
  const middle = (of: readonly Box[]): number =>
    of.reduce((sum, { y, height }) => sum + y + height / 2, 0) / of.length - size.height / 2
  const behind = Math.max(...tails.map(({ x, width }) => x + width + gap.x))
  const before = Math.min(...heads.map(({ x }) => x - gap.x - size.width))
  if (tails.length === 0 && heads.length === 0)
    return { x: 0, y: Math.max(0, ...[...boxes.values()].map(({ y, height }) => y + height + gap.y)) }
  if (tails.length === 0) return { x: before, y: middle(heads) }
  if (heads.length === 0 || before < behind) return { x: behind, y: middle(tails) }
  return { x: (behind + before) / 2, y: middle([...tails, ...heads]) }
}

/** The nearest place that covers nothing: looked for above and below first, then to the right. */
function freePlace({ x, y }: Position, { width, height }: Size, boxes: readonly Box[]): Position {
  const start = { x: snapped(x), y: snapped(y) }
  const isFree = (at: Position): boolean =>
    !boxes.some(
      (box) =>
        at.x < box.x + box.width + grid &&
        box.x < at.x + width + grid &&
        at.y < box.y + box.height + grid &&
        box.y < at.y + height + grid,
    )
  for (let ring = 0; ; ring++) {
    for (let column = 0; column <= ring; column++) {
      for (const row of [ring, -ring]) {
        const at = { x: start.x + column * grid, y: start.y + row * grid }
        if (isFree(at)) return at
      }
    }
  }
}
