// Where nodes stand that an edit brought: beside what feeds them and what they feed, over nothing else, no wire of theirs
// running back to the left. What stood there before keeps its place, unless a wire of theirs would run backwards to it.
import { compile } from '../../core/graph/compile'
import type { Graph, GraphDocument, NodeId, Position } from '../../core/graph/document'
import { moveNodes } from '../../core/graph/edits'
import { indexOf, nodeOf } from '../../core/graph/look'
import { orderOf } from '../../core/graph/order'
import type { Size } from './arrange'
import { nodeSize } from './arrange'
import { boxOf, shapeOfNode } from './node-box'

type Box = Position & Size
type Boxes = Map<NodeId, Box>

const gap = { x: 64, y: 32 }
/** The dots of the paper, and the least room between two nodes that a wire joins. */
const grid = 20
const snapped = (x: number): number => Math.round(x / grid) * grid

/** From where to where the left edge of a node can stand. */
interface Reach {
  readonly least: number
  readonly most: number
}

/**
 * The document with places for the new nodes. One that has a place already stays near it. Those in `rewired` are not new, but
 * have other wires than before. Cost: every new node looks at all others a few times.
 */
export function placeNew(
  document: GraphDocument,
  added: readonly NodeId[],
  rewired: ReadonlySet<NodeId> = new Set(),
): GraphDocument {
  const { graph, layout } = document
  const { program } = compile(graph)
  const isNew = new Set(added)
  const sizeOf = (id: NodeId): Size => {
    const node = nodeOf(graph, id)
    return node ? boxOf(node, shapeOfNode(program, node)) : nodeSize(null)
  }
  const boxes: Boxes = new Map()
  for (const { id } of graph.nodes) {
    const at = layout.positions[id]
    if (at && !isNew.has(id)) boxes.set(id, { ...at, ...sizeOf(id) })
  }
  const set = (id: NodeId, wanted: Position, reach: Reach): void => {
    const size = sizeOf(id)
    boxes.delete(id)
    boxes.set(id, { ...freePlace(wanted, size, reach, [...boxes.values()]), ...size })
  }
  // Nodes whose wires must not run backwards: the new ones, and those that have made way for them.
  const moved = new Set(added)
  const { into } = indexOf(graph)
  const order = inOrder(graph)
  const isSource = (id: NodeId): boolean => !into.get(id)?.length
  for (const id of order.filter((one) => !isSource(one))) {
    if (isNew.has(id)) {
      const { reach, wanted } = between(graph, boxes, id, sizeOf(id))
      set(id, layout.positions[id] ?? wanted, reach)
    } else {
      const box = boxes.get(id)
      const tails = tailsOf(graph, id)
      const heeded = tails.filter((tail) => rewired.has(id) || moved.has(tail))
      if (!box || box.x >= rightOf(heeded, boxes) + grid) continue
      const behind = rightOf(tails, boxes)
      moved.add(id)
      set(id, { x: behind + gap.x, y: box.y }, { least: behind + grid, most: Infinity })
    }
  }
  // An input stands before what it feeds, so that comes first.
  for (const id of order.filter((one) => isSource(one) && isNew.has(one)).reverse()) {
    const { reach, wanted } = between(graph, boxes, id, sizeOf(id))
    set(id, layout.positions[id] ?? wanted, reach)
  }
  return moveNodes(
    document,
    Object.fromEntries([...moved].flatMap((id) => (boxes.has(id) ? [[id, placeOf(boxes.get(id) as Box)]] : []))),
  )
}

const placeOf = ({ x, y }: Box): Position => ({ x, y })

/** Each node after those that it is computed from; what stands on a loop comes last. */
function inOrder({ nodes, edges }: Graph): readonly NodeId[] {
  const at = new Map(nodes.map(({ id }, place) => [id, place]))
  const tails: number[][] = nodes.map(() => [])
  for (const { from, to } of edges) tails[at.get(to) ?? -1]?.push(at.get(from) ?? -1)
  const ordered = [...orderOf(tails, null).places].map((place) => (nodes[place] as { id: NodeId }).id)
  const isIn = new Set(ordered)
  return [...ordered, ...nodes.flatMap(({ id }) => (isIn.has(id) ? [] : [id]))]
}

const tailsOf = (graph: Graph, id: NodeId): readonly NodeId[] =>
  (indexOf(graph).into.get(id) ?? []).map(({ from }) => from)

const rightOf = (ids: readonly NodeId[], boxes: Boxes): number =>
  Math.max(-Infinity, ...ids.flatMap((id) => boxes.get(id) ?? []).map(({ x, width }) => x + width))

/** The room between what feeds a node and what it feeds, and the place in it that one would choose. */
function between(graph: Graph, boxes: Boxes, id: NodeId, size: Size): { reach: Reach; wanted: Position } {
  const placed = (ids: readonly NodeId[]): readonly Box[] => ids.flatMap((other) => boxes.get(other) ?? [])
  const tails = placed(tailsOf(graph, id))
  const heads = placed((indexOf(graph).outOf.get(id) ?? []).map(({ to }) => to))
  const middle = (of: readonly Box[]): number =>
    of.reduce((sum, { y, height }) => sum + y + height / 2, 0) / of.length - size.height / 2
  const right = Math.max(-Infinity, ...tails.map(({ x, width }) => x + width))
  const left = Math.min(Infinity, ...heads.map(({ x }) => x)) - size.width
  const least = Math.ceil((right + grid) / grid) * grid
  const fits = least <= left - grid
  const reach = { least, most: fits ? Math.floor((left - grid) / grid) * grid : Infinity }
  if (tails.length === 0 && heads.length === 0) {
    const under = Math.max(0, ...[...boxes.values()].map(({ y, height }) => y + height + gap.y))
    return { reach, wanted: { x: 0, y: under } }
  }
  if (tails.length === 0) return { reach, wanted: { x: left - gap.x, y: middle(heads) } }
  if (heads.length === 0 || !fits) return { reach, wanted: { x: right + gap.x, y: middle(tails) } }
  return { reach, wanted: { x: (right + left) / 2, y: middle([...tails, ...heads]) } }
}

/** The nearest place that covers nothing: looked for above and below first, then sideways as far as its wires let it. */
function freePlace(
  { x, y }: Position,
  { width, height }: Size,
  { least, most }: Reach,
  boxes: readonly Box[],
): Position {
  const start = { x: Math.max(least, Math.min(most, snapped(x))), y: snapped(y) }
  // What nothing feeds goes away from what it feeds.
  const aside = most < Infinity && least === -Infinity ? -grid : grid
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
      const across = start.x + column * aside
      if (across < least || across > most) break
      for (const row of [ring, -ring]) {
        const at = { x: across, y: start.y + row * grid }
        if (isFree(at)) return at
      }
    }
  }
}
