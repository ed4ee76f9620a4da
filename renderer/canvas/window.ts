// Which part of the paper the flow library is given: what is seen, and a margin, so that a small pan changes nothing.
import type { Rect } from './rect'
import { areaOf, grown, holds, nowhere } from './rect'

/** A view of the paper: the flow library's own terms. */
export interface View {
  readonly transform: readonly [x: number, y: number, zoom: number]
  readonly width: number
  readonly height: number
}

/** On every side, in pixels of the page: about one node. */
const margin = 160

/** A window that has become this much larger than need be (the view has been zoomed in) is made anew. */
const mostExcess = 2.5

/** The part of the paper that is seen, in canvas coordinates. */
export function seenIn({ transform: [x, y, zoom], width, height }: View): Rect {
  if (width === 0 || height === 0) return nowhere
  return { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom }
}

/** A window that follows a view: the same object as long as all that is seen lies in it. */
export function createWindow(): (view: View) => Rect {
  let kept = nowhere
  return (view) => {
    const seen = seenIn(view)
    const fresh = grown(seen, margin / view.transform[2])
    if (!holds(kept, seen) || areaOf(kept) > mostExcess * areaOf(fresh)) kept = fresh
    return kept
  }
}
