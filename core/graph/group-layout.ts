// Where things stand when nodes become a function and when they come out of it again. Pure.
import type { GraphFunction, GraphNode, Layout, NodeId, Position } from './document'

const columnWidth = 180
const rowHeight = 100

/** The chosen nodes keep their places inside, ports stand in a column before them, the use stands in their middle. */
export function laidOut(
  layout: Layout,
  chosen: readonly GraphNode[],
  ports: readonly { readonly node: GraphNode }[],
  { id }: GraphFunction,
  use: NodeId,
): Layout {
  const inner = Object.fromEntries(
    chosen.flatMap((node) => {
      const at = layout.positions[node.id]
      return at ? [[node.id, at]] : []
    }),
  )
  const positions = Object.fromEntries(Object.entries(layout.positions).filter(([node]) => !(node in inner)))
  const middle = middleOf(Object.values(inner))
  if (!middle) return { ...layout, positions }
  const left = Math.min(...Object.values(inner).map(({ x }) => x)) - columnWidth
  const column = ports.map(({ node }, row): [NodeId, Position] => [
    node.id,
    { x: left, y: middle.y + (row - (ports.length - 1) / 2) * rowHeight },
  ])
  return {
    ...layout,
    positions: { ...positions, [use]: middle },
    functions: { ...layout.functions, [id]: { positions: { ...Object.fromEntries(column), ...inner } } },
  }
}

/** The middle of some places; null of none. */
function middleOf(places: readonly Position[]): Position | null {
  if (places.length === 0) return null
  const middle = (values: readonly number[]): number => Math.round((Math.min(...values) + Math.max(...values)) / 2)
  return { x: middle(places.map(({ x }) => x)), y: middle(places.map(({ y }) => y)) }
}

/** Positions with the inner ones round the place where the use stood. */
export function spreadOut(layout: Layout, use: NodeId, fn: GraphFunction, ids: ReadonlyMap<NodeId, NodeId>): Layout {
  const { [use]: at, ...positions } = layout.positions
  const inner = Object.entries(layout.functions?.[fn.id]?.positions ?? {}).filter(([node]) => ids.has(node))
  const middle = middleOf(inner.map(([, place]) => place))
  if (!at || !middle) return { ...layout, positions }
  const moved = inner.map(([node, { x, y }]): [NodeId, Position] => [
    ids.get(node) as NodeId,
    { x: x + at.x - middle.x, y: y + at.y - middle.y },
  ])
  return { ...layout, positions: { ...positions, ...Object.fromEntries(moved) } }
}
