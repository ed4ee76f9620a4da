// Which numbers of wires stand so close together that what takes three lines would cover its neighbours. Pure geometry.
import type { Position } from '../../core/graph/document'

/** As large as "70 848 / × 1 / = +70 848" between two nodes. */
const reach = { x: 64, y: 50 }

/** The indices of the points that have another one within reach. Cost: a look at the neighbours of each. */
export function crowded(points: readonly Position[]): ReadonlySet<number> {
  const cells = new Map<number, number[]>()
  const keyOf = (column: number, row: number): number => column * 2 ** 24 + row
  const cellOf = ({ x, y }: Position): [number, number] => [Math.floor(x / reach.x), Math.floor(y / reach.y)]
  const close = new Set<number>()
  points.forEach((point, i) => {
    const [column, row] = cellOf(point)
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const other of cells.get(keyOf(column + dx, row + dy)) ?? []) {
          const { x, y } = points[other] as Position
          if (Math.abs(x - point.x) < reach.x && Math.abs(y - point.y) < reach.y) close.add(i).add(other)
        }
    const cell = cells.get(keyOf(column, row))
    if (cell) cell.push(i)
    else cells.set(keyOf(column, row), [i])
  })
  return close
}
