// Where along each wire its number stands, so that numbers of wires that cross do not cover one another. Pure geometry.
import type { Position } from '../../core/graph/document'

export interface Span {
  readonly id: string
  readonly from: Position
  readonly to: Position
}

/** As far as a pill of five digits reaches. */
const reach = { x: 54, y: 21 }
const shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]

/** How far the control points of a wire stand from its ends: the flow library's own rule for ports at left and right. */
function controlReach(dx: number): number {
  return dx >= 0 ? dx / 2 : 0.25 * 25 * Math.sqrt(-dx)
}

/** The point at a share of a wire, as `getBezierPath` draws it. */
export function pointOn({ from, to }: Omit<Span, 'id'>, share: number): Position {
  const c = controlReach(to.x - from.x)
  const [a, b] = [1 - share, share]
  const mix = (p0: number, p1: number, p2: number, p3: number): number =>
    a * a * a * p0 + 3 * a * a * b * p1 + 3 * a * b * b * p2 + b * b * b * p3
  return { x: mix(from.x, from.x + c, to.x - c, to.x), y: mix(from.y, from.y, to.y, to.y) }
}

const overlap = (p: Position, q: Position): number =>
  Math.max(0, 1 - Math.abs(p.x - q.x) / reach.x) * Math.max(0, 1 - Math.abs(p.y - q.y) / reach.y)

/** A share for each wire: the middle where it is free. Short wires choose first. Cost: wires squared. */
export function labelPlaces(spans: readonly Span[]): ReadonlyMap<string, number> {
  const length = ({ from, to }: Span): number => Math.hypot(to.x - from.x, to.y - from.y)
  const placed: Position[] = []
  const chosen = new Map<string, number>()
  for (const span of [...spans].sort((a, b) => length(a) - length(b))) {
    const cost = (share: number): number =>
      placed.reduce((sum, other) => sum + overlap(other, pointOn(span, share)), 0) + Math.abs(share - 0.5) * 0.1
    const best = shares.reduce((least, share) => (cost(share) < cost(least) ? share : least))
    placed.push(pointOn(span, best))
    chosen.set(span.id, best)
  }
  return chosen
}
