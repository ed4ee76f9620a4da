// Which part of the paper the flow library is given: what is seen, and a margin, so that a small pan changes nothing.
import type { Rect } from './rect'
import { areaOf, grown, holds, nowhere } from './rect'

/** A view of the paper: the flow library's own terms. */
export interface View {
  readonly transform: readonly [x: number, y: number, zoom: number]
  readonly width: number
  readonly height: number
}

/** How much can be read: everything, everything unless there is too much of it, or nothing. */
export type Distance = 'near' | 'middle' | 'far'

export interface Window {
  readonly rect: Rect
  readonly distance: Distance
}

/** Numbers are 8 px high at the first, 3 px at the second. */
const [readable, hopeless] = [0.5, 0.2]

const distanceAt = (zoom: number): Distance => (zoom >= readable ? 'near' : zoom >= hopeless ? 'middle' : 'far')

/** On every side, in pixels of the page: less than a node, since every node in it costs. */
const margin = 80

/** A window that has become this much larger than need be (the view has been zoomed in) is made anew. */
const mostExcess = 2.5

/** The part of the paper that is seen, in canvas coordinates. */
export function seenIn({ transform: [x, y, zoom], width, height }: View): Rect {
  if (width === 0 || height === 0) return nowhere
  return { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom }
}

/**
 * A window that follows a view: the same object as long as all that is seen lies in it. Without its margin (`isTight`) it is
 * what the first picture needs.
 */
export function createWindow(): (view: View, isTight?: boolean) => Window {
  let kept: Window = { rect: nowhere, distance: 'near' }
  let wasTight = false
  return (view, isTight = false) => {
    const seen = seenIn(view)
    const rect = isTight ? seen : grown(seen, margin / view.transform[2])
    const distance = distanceAt(view.transform[2])
    const isWide = areaOf(kept.rect) > mostExcess * areaOf(rect)
    const isGrowing = wasTight && !isTight
    if (distance !== kept.distance || isWide || isGrowing || !holds(kept.rect, seen)) kept = { rect, distance }
    wasTight = isTight
    return kept
  }
}
