// Where along each wire its number stands, so that numbers of wires that cross do not cover one another. Pure geometry.
import type { Position } from '../../core/graph/document'
import { usualDigits } from '../../core/words/numbers'
import { digitWidth } from '../parts/fit-number'
import { padding, pillSizes, widest } from './number-room'

export interface Span {
  readonly id: string
  readonly from: Position
  readonly to: Position
}

/** As far as the pills reach, those of two lines too. */
interface Reach {
  readonly x: number
  readonly y: number
}

/** As far as a pill of so many digits reaches: with its sign and its point, and no further than one may. */
const reachOf = (digits: number): Reach => ({
  x: Math.min(widest, Math.round((digits + 2) * digitWidth * pillSizes[0] + padding + 2)),
  y: 30,
})
/** The middle first, then further and further from it. */
const shares = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8]

/** How far the control points of a wire stand from its ends: the flow library's own rule for ports at left and right. */
export function controlReach(dx: number): number {
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

/** The whole of it. */
export function curveOf({ from, to }: Omit<Span, 'id'>): string {
  const c = controlReach(to.x - from.x)
  return `M${from.x} ${from.y}C${from.x + c} ${from.y} ${to.x - c} ${to.y} ${to.x} ${to.y}`
}

const overlap = (reach: Reach, p: Position, q: Position): number =>
  Math.max(0, 1 - Math.abs(p.x - q.x) / reach.x) * Math.max(0, 1 - Math.abs(p.y - q.y) / reach.y)

/** Worse than any crowd. */
const hiding = 100
/** Of a number that another wire runs through: whose it is cannot be told. Worse than any place along its own wire. */
const crossing = 0.2

interface Place {
  readonly share: number
  readonly point: Position
}

export interface LabelPlaces {
  /** How many are placed. */
  readonly size: number
  /**
   * Places the numbers of wires that have no place yet; all others stay where they are. Short wires choose first, and none
   * chooses a place where its number would be hidden while it has another.
   */
  place(spans: readonly Span[], isHidden?: (point: Position) => boolean): void
  has(id: string): boolean
  /** Of a wire that is gone or has moved. */
  remove(id: string): void
  /** Takes away the places at which a number would now be hidden. */
  removeWhere(isHidden: (point: Position) => boolean): void
  /** Numbers have so many digits from now on: all of them look for a place anew. */
  fitTo(digits: number): void
  /** The middle for a wire that is not there. */
  shareOf(id: string): number
}

/** Remembers the places. Cost: a look at the neighbours for each wire that is placed. */
export function createLabelPlaces(): LabelPlaces {
  const places = new Map<string, Place>()
  let neighbours = createNeighbours(reachOf(usualDigits))
  const lines = createLines()
  const remove = (id: string): void => {
    const place = places.get(id)
    if (place) {
      neighbours.remove(place.point)
      lines.remove(id)
    }
    places.delete(id)
  }
  const choose = (span: Span, isHidden: (point: Position) => boolean): void => {
    let best: (Place & { cost: number }) | null = null
    for (const share of shares) {
      const point = pointOn(span, share)
      const crowd = neighbours.crowdAt(point) + crossing * lines.othersAt(point, span.id)
      const cost = crowd + Math.abs(share - 0.5) * 0.1 + (isHidden(point) ? hiding : 0)
      if (best === null || cost < best.cost) best = { share, point, cost }
      // No other place can be better than the middle where nobody stands.
      if (cost === 0) break
    }
    if (best === null) return
    places.set(span.id, best)
    neighbours.add(best.point)
  }
  return {
    get size() {
      return places.size
    },
    place(spans, isHidden = () => false) {
      const length = ({ from, to }: Span): number => Math.hypot(to.x - from.x, to.y - from.y)
      const fresh = spans.filter(({ id }) => !places.has(id))
      for (const span of fresh) lines.add(span)
      for (const span of fresh.sort((a, b) => length(a) - length(b))) choose(span, isHidden)
    },
    has: (id) => places.has(id),
    remove,
    removeWhere(isHidden) {
      for (const [id, { point }] of places) if (isHidden(point)) remove(id)
    },
    fitTo(digits) {
      for (const id of [...places.keys()]) remove(id)
      neighbours = createNeighbours(reachOf(digits))
    },
    shareOf: (id) => places.get(id)?.share ?? 0.5,
  }
}

/** Points by cells as large as a pill reaches, so that only the nine cells around can hold one that overlaps. */
function createNeighbours(reach: Reach): {
  add(point: Position): void
  remove(point: Position): void
  crowdAt(point: Position): number
} {
  const cells = new Map<number, Position[]>()
  const keyOf = (column: number, row: number): number => column * 2 ** 24 + row
  const keyAt = ({ x, y }: Position): number => keyOf(Math.floor(x / reach.x), Math.floor(y / reach.y))
  return {
    add(point) {
      const cell = cells.get(keyAt(point))
      if (cell) cell.push(point)
      else cells.set(keyAt(point), [point])
    },
    remove(point) {
      const cell = cells.get(keyAt(point))
      cell?.splice(cell.indexOf(point), 1)
    },
    crowdAt(point) {
      const [column, row] = [Math.floor(point.x / reach.x), Math.floor(point.y / reach.y)]
      let crowd = 0
      for (let dx = -1; dx <= 1; dx += 1)
        for (let dy = -1; dy <= 1; dy += 1)
          for (const other of cells.get(keyOf(column + dx, row + dy)) ?? []) crowd += overlap(reach, other, point)
      return crowd
    },
  }
}

/** The inner half of a number: a wire that runs through it seems to be the one that it belongs to. */
const half = { x: 12, y: 10 }
/** Points of a wire so close together that it does not slip past a number. */
const steps = 24

/** Where wires run, in cells of that size. */
function createLines(): {
  add(span: Span): void
  remove(id: string): void
  /** How many other wires run through a number with its middle at a point. */
  othersAt(point: Position, id: string): number
} {
  const cells = new Map<number, Map<string, Position[]>>()
  const taken = new Map<string, readonly number[]>()
  const keyOf = (column: number, row: number): number => column * 2 ** 24 + row
  return {
    add(span) {
      const keys = new Set<number>()
      for (let step = 0; step <= steps; step++) {
        const point = pointOn(span, step / steps)
        const key = keyOf(Math.floor(point.x / half.x), Math.floor(point.y / half.y))
        const cell = cells.get(key) ?? new Map<string, Position[]>()
        cells.set(key, cell)
        const points = cell.get(span.id)
        if (points) points.push(point)
        else cell.set(span.id, [point])
        keys.add(key)
      }
      taken.set(span.id, [...keys])
    },
    remove(id) {
      for (const key of taken.get(id) ?? []) cells.get(key)?.delete(id)
      taken.delete(id)
    },
    othersAt(point, id) {
      const [column, row] = [Math.floor(point.x / half.x), Math.floor(point.y / half.y)]
      const isInside = ({ x, y }: Position): boolean => Math.abs(x - point.x) < half.x && Math.abs(y - point.y) < half.y
      const others = new Set<string>()
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++)
          for (const [other, points] of cells.get(keyOf(column + dx, row + dy)) ?? [])
            if (other !== id && points.some(isInside)) others.add(other)
      return others.size
    },
  }
}
