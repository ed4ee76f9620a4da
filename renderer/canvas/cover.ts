// Which points of the paper lie under a node: a number of a wire there is seen by nobody. Pure geometry.
import type { Position } from '../../core/graph/document'
import type { Rect } from './rect'

/** About half a number reaches so far beyond its middle. */
const rim = { x: 24, y: 12 }
/** Nodes by cells of about their own size, so that a question looks at a few of them. */
const cell = { x: 160, y: 120 }

/** Tells whether a number with its middle at a point would be hidden. Cost: a look at each node once, then at one cell. */
export function coverOf(nodes: Iterable<Rect>): (point: Position) => boolean {
  const cells = new Map<number, Rect[]>()
  const keyOf = (column: number, row: number): number => column * 2 ** 24 + row
  for (const node of nodes) {
    const [left, right] = [node.left - rim.x, node.right + rim.x].map((x) => Math.floor(x / cell.x)) as [number, number]
    const [top, bottom] = [node.top - rim.y, node.bottom + rim.y].map((y) => Math.floor(y / cell.y)) as [number, number]
    for (let column = left; column <= right; column++)
      for (let row = top; row <= bottom; row++) {
        const known = cells.get(keyOf(column, row))
        if (known) known.push(node)
        else cells.set(keyOf(column, row), [node])
      }
  }
  return ({ x, y }) =>
    cells
      .get(keyOf(Math.floor(x / cell.x), Math.floor(y / cell.y)))
      ?.some(
        (node) => x > node.left - rim.x && x < node.right + rim.x && y > node.top - rim.y && y < node.bottom + rim.y,
      ) === true
}
