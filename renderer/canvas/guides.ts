// Lines that a moved box can come to lie on: the edges and middles of its neighbours. Pure geometry.
import type { Position } from '../../core/graph/document'
import type { Rect } from './rect'
import { grown, meets } from './rect'

/** A line along which boxes are aligned: at `at` across the axis, from `from` to `to` along it. */
export interface Guide {
  readonly axis: 'x' | 'y'
  readonly at: number
  readonly from: number
  readonly to: number
}

interface Snapped {
  readonly shift: Position
  readonly guides: readonly Guide[]
}

/** A line draws as far as this; only neighbours within sight are lined up with. */
const pull = 5
const sight = 600

/** The ground on which a box looks for neighbours. */
export const sightOf = (box: Rect): Rect => grown(box, sight)

const marks = (low: number, high: number): readonly number[] => [low, (low + high) / 2, high]
const across = ({ left, right }: Rect): readonly number[] => marks(left, right)
const down = ({ top, bottom }: Rect): readonly number[] => marks(top, bottom)

/** The least shift that brings an edge or the middle of `box` onto the same of a neighbour; 0 when none is near. */
function shiftOnto(own: readonly number[], others: readonly (readonly number[])[]): number {
  let best = Infinity
  for (const other of others)
    for (let mark = 0; mark < 3; mark++) {
      const shift = (other[mark] as number) - (own[mark] as number)
      if (Math.abs(shift) < Math.abs(best)) best = shift
    }
  return Math.abs(best) <= pull ? best : 0
}

const moved = ({ left, top, right, bottom }: Rect, { x, y }: Position): Rect => ({
  left: left + x,
  top: top + y,
  right: right + x,
  bottom: bottom + y,
})

/** Where a box that is being moved snaps to among its neighbours, and the lines that say why. Cost: linear in them. */
export function snapTo(box: Rect, all: readonly Rect[]): Snapped {
  const ground = sightOf(box)
  const near = all.filter((rect) => meets(rect, ground))
  const shift = { x: shiftOnto(across(box), near.map(across)), y: shiftOnto(down(box), near.map(down)) }
  const placed = moved(box, shift)
  const guides: Guide[] = []
  for (let mark = 0; mark < 3; mark++) {
    const [x, y] = [across(placed)[mark] as number, down(placed)[mark] as number]
    const inColumn = near.filter((rect) => Math.abs((across(rect)[mark] as number) - x) < 0.01)
    const inRow = near.filter((rect) => Math.abs((down(rect)[mark] as number) - y) < 0.01)
    if (inColumn.length > 0)
      guides.push({ axis: 'x', at: x, ...reachOf([placed, ...inColumn], ({ top, bottom }) => [top, bottom]) })
    if (inRow.length > 0)
      guides.push({ axis: 'y', at: y, ...reachOf([placed, ...inRow], ({ left, right }) => [left, right]) })
  }
  return { shift, guides }
}

function reachOf(rects: readonly Rect[], ends: (rect: Rect) => readonly [number, number]): Pick<Guide, 'from' | 'to'> {
  return {
    from: Math.min(...rects.map((rect) => ends(rect)[0])),
    to: Math.max(...rects.map((rect) => ends(rect)[1])),
  }
}
