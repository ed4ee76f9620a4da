// The line of a cut: where it meets each wire that it crosses, and the smooth curve through these points. Pure geometry.
import type { Position } from '../../core/graph/document'
import { pointOn } from './label-places'
import type { PlacedWire } from './scene-wires'

/** How near to the end of a wire a cut may meet it. */
const clear = 10

/** The point of a wire that is nearest to standing above `x`, clear of its ends. Cost: a few dozen points. */
export function meetingPoint(wire: Pick<PlacedWire, 'from' | 'to'>, x: number): Position {
  const { from, to } = wire
  if (to.x - from.x <= 2 * clear) return pointOn(wire, 0.5)
  const wanted = Math.min(to.x - clear, Math.max(from.x + clear, x))
  // Along a wire to the right x only grows.
  let [low, high] = [0, 1]
  for (let i = 0; i < 24; i++) {
    const share = (low + high) / 2
    if (pointOn(wire, share).x < wanted) low = share
    else high = share
  }
  return pointOn(wire, (low + high) / 2)
}

/** From top to bottom through all points, upright at each of them. */
export function curveThrough(points: readonly Position[]): string {
  const [first, ...rest] = [...points].sort((p, q) => p.y - q.y)
  if (!first) return ''
  let before = first
  return rest.reduce((path, point) => {
    const middle = (before.y + point.y) / 2
    const piece = `C${before.x} ${middle} ${point.x} ${middle} ${point.x} ${point.y}`
    before = point
    return `${path}${piece}`
  }, `M${first.x} ${first.y}`)
}
