// A graph that is much longer than high is broken into rows, read like the lines of a page: a strip of a thousand columns
// cannot be seen as a whole. Pure geometry.
import type { NodeId } from '../../core/graph/document'

export interface Box {
  readonly id: NodeId
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Fewer columns than this are left in one line, and so is what is not this much longer than high. */
const [fewColumns, slender] = [40, 8]

export const isStrip = (columns: number, width: number, height: number): boolean =>
  columns > fewColumns && width > slender * height

/** Between one row and the next, where the wires run back to the left. */
const gap = 120

interface Column {
  readonly middle: number
  readonly boxes: Box[]
}

/** Boxes that stand round one middle, from left to right. */
export function columnsOf(boxes: readonly Box[]): readonly Column[] {
  const columns: Column[] = []
  const middleOf = ({ x, width }: Box): number => x + width / 2
  for (const box of [...boxes].sort((a, b) => middleOf(a) - middleOf(b))) {
    const last = columns[columns.length - 1]
    // What snaps to the grid may be half a step off.
    if (last && middleOf(box) - last.middle <= 12) last.boxes.push(box)
    else columns.push({ middle: middleOf(box), boxes: [box] })
  }
  return columns
}

const least = (boxes: readonly Box[], of: (box: Box) => number): number =>
  boxes.reduce((best, box) => Math.min(best, of(box)), Infinity)
const most = (boxes: readonly Box[], of: (box: Box) => number): number => -least(boxes, (box) => -of(box))

/** The same boxes, in rows about half as high as wide where they were a strip. Cost: a sort. */
export function folded(boxes: readonly Box[]): readonly Box[] {
  const columns = columnsOf(boxes)
  const [left, top] = [least(boxes, ({ x }) => x), least(boxes, ({ y }) => y)]
  const width = most(boxes, (box) => box.x + box.width) - left
  const height = most(boxes, (box) => box.y + box.height) - top
  if (!isStrip(columns.length, width, height)) return boxes
  const rows = Math.round(Math.sqrt(width / (2 * (height + gap))))
  const perRow = Math.ceil(columns.length / Math.max(1, rows))
  const made: Box[] = []
  let y = top
  for (let start = 0; start < columns.length; start += perRow) {
    const row = columns.slice(start, start + perRow).flatMap((column) => column.boxes)
    const [rowLeft, rowTop] = [least(row, (box) => box.x), least(row, (box) => box.y)]
    for (const box of row) made.push({ ...box, x: box.x - rowLeft + left, y: box.y - rowTop + y })
    y += most(row, (box) => box.y + box.height) - rowTop + gap
  }
  return made
}
