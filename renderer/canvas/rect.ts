// Upright rectangles of the paper, in canvas coordinates. Pure geometry.
import type { Position } from '../../core/graph/document'

export interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Nothing meets it. */
export const nowhere: Rect = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }

export const meets = (a: Rect, b: Rect): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top

export const holds = (outer: Rect, inner: Rect): boolean =>
  outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom

export const grown = ({ left, top, right, bottom }: Rect, by: number): Rect => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
})

export const areaOf = ({ left, top, right, bottom }: Rect): number => (right - left) * (bottom - top)

/** The rectangle between two corners. */
export const between = (a: Position, b: Position): Rect => ({
  left: Math.min(a.x, b.x),
  top: Math.min(a.y, b.y),
  right: Math.max(a.x, b.x),
  bottom: Math.max(a.y, b.y),
})

/** The least rectangle round all of them; null when there are none. */
export function roundAll(rects: Iterable<Rect>): Rect | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const rect of rects) {
    left = Math.min(left, rect.left)
    top = Math.min(top, rect.top)
    right = Math.max(right, rect.right)
    bottom = Math.max(bottom, rect.bottom)
  }
  return left <= right ? { left, top, right, bottom } : null
}
