// The geometry of a race in pixels: lines clipped to the picture, dots at the steps, and badges that do not lie on each other.
// Pure; knows neither React nor three.
import { isSameEntry } from '../../../core/calculus/axes'
import type { Path } from '../../../core/calculus/descent'
import { shadowOf } from '../../../core/calculus/slice'
import type { Plane } from '../../../core/calculus/slice'
import type { Race } from '../../../core/calculus/race'
import type { Axis, Entry } from '../../../core/graph/document'

export type Pixel = readonly [x: number, y: number]

export interface LanePoint {
  /** One number per axis of the picture. */
  readonly point: readonly number[]
  readonly value: number
}

/** Where each lane went up to a round, as the picture's axes see it. Empty where the race does not run over them. */
export function laneLines(
  { lanes, entries }: Race,
  round: number,
  axes: readonly Axis[],
  plane: Plane | null,
): readonly (readonly LanePoint[])[] {
  const seen = seenBy(entries, axes, plane)
  if (!seen) return []
  return lanes.map(({ path }) => pointsOf(path, round).map(({ point, value }) => ({ point: seen(point), value })))
}

/** How a point over the entries is seen in a picture over these axes, or on a plane; null where neither shows it. */
export function seenBy(
  entries: readonly Entry[],
  axes: readonly Axis[],
  plane: Plane | null,
): ((point: readonly number[]) => readonly number[]) | null {
  const places = axes.map((axis) => entries.findIndex((entry) => isSameEntry(entry, axis)))
  if (!places.includes(-1)) return (point) => places.map((i) => point[i] as number)
  return plane && plane.entries.length === entries.length ? (point) => shadowOf(plane, point).coordinates : null
}

/** The points that are places. */
const pointsOf = ({ points }: Path, round: number): Path['points'] => {
  const shown = points.slice(0, round + 1)
  const end = shown.findIndex(({ point, value }) => ![...point, value].every(Number.isFinite))
  return end < 0 ? shown : shown.slice(0, end)
}

export interface LaneDrawing {
  /** The line as an SVG path. */
  readonly d: string
  /** A dot at each step that is far enough from the one before, as one SVG path of points. */
  readonly dots: string
  readonly start: Pixel
  readonly head: Pixel
}

/** Pixels between two points of a line below which it is one. */
const least = 0.7
const dotsApart = 6

/** A lane's line and dots in a field of this size; null where it has no place. Segments far outside are cut off, not bent. */
export function drawLane(pixels: readonly Pixel[], width: number, height: number): LaneDrawing | null {
  const [start] = pixels
  if (!start) return null
  let d = ''
  let pen: Pixel | null = null
  let dots = dotAt(start)
  let lastDot = start
  let before = start
  pixels.forEach((here, i) => {
    if (i === 0 || (far(before, here) < least && i < pixels.length - 1)) return
    const part = clipped(before, here, width, height)
    before = here
    if (!part) return
    const [from, to] = part
    d += `${pen && far(pen, from) === 0 ? '' : `M${written(from)}`}L${written(to)}`
    pen = to
    if (far(lastDot, here) < dotsApart || !isWithin(here, width, height)) return
    dots += dotAt(here)
    lastDot = here
  })
  return { d, dots, start, head: pixels[pixels.length - 1] as Pixel }
}

const far = ([ax, ay]: Pixel, [bx, by]: Pixel): number => Math.hypot(bx - ax, by - ay)
const written = ([x, y]: Pixel): string => `${x.toFixed(1)},${y.toFixed(1)}`
/** A line of no length with round ends. */
const dotAt = (at: Pixel): string => `M${written(at)}h0`

const isWithin = ([x, y]: Pixel, width: number, height: number): boolean =>
  x >= 0 && x <= width && y >= 0 && y <= height

/**
 * The stretch of a segment inside the field and a margin, as shares of its size (Liang and Barsky 1984); null where there is
 * none.
 */
export function clipped(
  from: Pixel,
  to: Pixel,
  width: number,
  height: number,
  margin = 1,
): readonly [Pixel, Pixel] | null {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  let [enter, leave] = [0, 1]
  for (const [way, room] of [
    [-dx, from[0] + margin * width],
    [dx, (1 + margin) * width - from[0]],
    [-dy, from[1] + margin * height],
    [dy, (1 + margin) * height - from[1]],
  ] as const) {
    if (way === 0) {
      if (room < 0) return null
    } else if (way < 0) enter = Math.max(enter, room / way)
    else leave = Math.min(leave, room / way)
  }
  if (!(enter <= leave)) return null
  const at = (t: number): Pixel => (t === 0 ? from : t === 1 ? to : [from[0] + t * dx, from[1] + t * dy])
  return [at(enter), at(leave)]
}

export interface Badge {
  /** Where its lane stands; at the border of the field where that is outside. */
  readonly anchor: Pixel
  /** Its own middle. */
  readonly at: Pixel
  readonly isOutside: boolean
}

/** Room that a badge wants round its middle. */
const room = 19
const inset = 11

/** A place near each head where no other badge lies, in the order of the lanes: who runs on does not move the others much. */
export function placeBadges(
  heads: readonly (Pixel | null)[],
  width: number,
  height: number,
): readonly (Badge | null)[] {
  const placed: Pixel[] = []
  return heads.map((head) => {
    if (!head || !head.every(Number.isFinite)) return null
    const isOutside = !isWithin(head, width, height)
    const hold = ([x, y]: Pixel): Pixel => [
      Math.min(width - inset, Math.max(inset, x)),
      Math.min(height - inset, Math.max(inset, y)),
    ]
    const anchor = isOutside ? hold(head) : head
    const free = [...around(anchor)].map(hold).find((at) => placed.every((other) => far(at, other) >= room))
    const at = free ?? hold(anchor)
    placed.push(at)
    return { anchor, at, isOutside }
  })
}

/** Rings round a place, beginning at its upper right. */
function* around([x, y]: Pixel): Generator<Pixel> {
  for (let ring = 1; ring <= 4; ring++) {
    const count = 8 * ring
    for (let i = 0; i < count; i++) {
      const angle = -Math.PI / 4 + (2 * Math.PI * i) / count
      const reach = 17 + (ring - 1) * room
      yield [x + reach * Math.cos(angle), y + reach * Math.sin(angle)]
    }
  }
}
