// Shapes by which the points of classes are told apart, and the line between two classes. Pure.
import { contours } from 'd3-contour'
import type { DecisionMap } from '../../../core/data/decision'

/** Half the height of a mark, in pixels. */
const r = 4

/** Colour is never alone: each class has its own shape. After six they begin anew. */
const shapes: readonly { readonly name: string; readonly path: string }[] = [
  { name: 'circle', path: `M${-r},0a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Z` },
  { name: 'square', path: `M${-r},${-r}h${2 * r}v${2 * r}h${-2 * r}Z` },
  { name: 'triangle', path: `M0,${-r - 1}L${r + 1},${r}H${-r - 1}Z` },
  { name: 'diamond', path: `M0,${-r - 1.5}L${r + 1.5},0L0,${r + 1.5}L${-r - 1.5},0Z` },
  { name: 'plus', path: `M-1.5,${-r}h3v2.5h2.5v3h-2.5v2.5h-3v-2.5h-2.5v-3h2.5Z` },
  { name: 'hourglass', path: `M${-r},${-r}h${2 * r}L${-r},${r}h${2 * r}Z` },
]

export const shapeOf = (place: number): (typeof shapes)[number] =>
  shapes[place % shapes.length] as (typeof shapes)[number]

/** Targets of at most so many different whole numbers are classes. */
const mostClasses = 10

/** The classes among targets, in order; null where they are quantities. */
export function classesAmong(targets: Float64Array): readonly number[] | null {
  const found = new Set<number>()
  for (const target of targets) {
    if (!Number.isInteger(target)) return null
    found.add(target)
    if (found.size > mostClasses) return null
  }
  return [...found].sort((a, b) => a - b)
}

export type Line = readonly (readonly [x: number, y: number])[]

/** Where the output takes a value, as lines in cells of the map: (0, 0) is its lower left corner. */
export function linesAt({ columns, rows, values }: DecisionMap, level: number): readonly Line[] {
  const finite = Array.from(values, (x) => (Number.isFinite(x) ? x : NaN))
  const rings = contours().size([columns, rows]).contour(finite, level).coordinates.flat() as [number, number][][]
  const isInner = ([x, y]: readonly [number, number]): boolean =>
    x >= 0.5 && y >= 0.5 && x <= columns - 0.5 && y <= rows - 0.5
  return rings.flatMap((ring) => {
    const lines: [number, number][][] = [[]]
    // A ring is closed along the border of the map, which is no part of the line.
    for (const point of ring) {
      if (isInner(point)) (lines[lines.length - 1] as [number, number][]).push(point)
      else if ((lines[lines.length - 1] as Line).length > 0) lines.push([])
    }
    return lines.filter((line) => line.length > 1)
  })
}

/** The lowest and the highest finite value, or 0 and 1 for shares. */
export function spanOf(values: Float64Array): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity]
  for (const x of values) {
    if (!Number.isFinite(x)) continue
    low = Math.min(low, x)
    high = Math.max(high, x)
  }
  if (low >= 0 && high <= 1) return [0, 1]
  return low < high ? [low, high] : [low - 1, low + 1]
}
