// The lowest and the highest value over a window with its edges: among critical points, along every edge, in every corner,
// and wherever samples say that all these have missed something (a kink, a pole).
import type { Axis } from '../graph/document'
import { axisPoint } from './grid'
import type { Landscape, Point } from './landscape'
import type { Pole } from './regions'
import { regionsOf } from './regions'
import { rootsIn } from './roots'

/** One end of what f reaches in a window, as far as it was looked for. */
export interface Extreme {
  readonly point: Point
  readonly value: number
  /** `inside`: a critical point. `edge`: a coordinate or more at an end of its range. `kink`: no slope leads there. */
  readonly where: 'inside' | 'edge' | 'kink'
}

export interface Extremes {
  readonly lowest: Extreme | null
  readonly highest: Extreme | null
  /** Somewhere f has no value, so no value is the lowest or the highest for certain. */
  readonly hasGaps: boolean
  /** None of the points that were tried has a finite value. */
  readonly isNowhere: boolean
  /** Where f has no bound; on that side nothing is the lowest or the highest. */
  readonly poles: readonly Pole[]
}

/** The landscape with one coordinate held. */
function held(land: Landscape, at: number, x: number): Landscape {
  const whole = (point: Point): Point => [...point.slice(0, at), x, ...point.slice(at)]
  const left = <T>(row: readonly T[]): readonly T[] => row.filter((_, i) => i !== at)
  return {
    ...land,
    entries: left(land.entries),
    start: left(land.start),
    at: (point) => {
      const { value, gradient } = land.at(whole(point))
      return { point, value, gradient: left(gradient) }
    },
    curvature: (point) => left(land.curvature(whole(point))).map(left),
    sizes: (point) => left(land.sizes(whole(point))),
    bend: (point, direction) => left(land.bend(whole(point), [...direction.slice(0, at), 0, ...direction.slice(at)])),
  }
}

/** Points of all edges at which an extreme can lie: their own critical points, down to the corners. */
function edgePoints(land: Landscape, axes: readonly Axis[]): readonly Point[] {
  return axes.flatMap(({ low, high }, at) =>
    [low, high].flatMap((x) => {
      const rest = axes.filter((_, i) => i !== at)
      const edge = held(land, at, x)
      const inside = rest.length === 0 ? [[]] : [...rootsIn(edge, rest), ...edgePoints(edge, rest)]
      return inside.map((point) => [...point.slice(0, at), x, ...point.slice(at)])
    }),
  )
}

const samplesAlong: readonly number[] = [1, 401, 41, 11]

/** The lowest and highest among `critical` points, edges and samples. Cost: the search for roots once per edge. */
export function extremesOf(land: Landscape, axes: readonly Axis[], critical: readonly Point[]): Extremes {
  const valued = (where: Extreme['where']) => (point: Point) => ({ point, value: land.at(point).value, where })
  const known = [...critical.map(valued('inside')), ...edgePoints(land, axes).map(valued('edge'))]
  const count = samplesAlong[axes.length] ?? 3
  const samples = axes
    .reduce<readonly Point[]>(
      (points, axis) =>
        points.flatMap((point) => Array.from({ length: count }, (_, i) => [...point, axisPoint(axis, i, count)])),
      [[]],
    )
    .map(valued('kink'))
  const poles = polesAmong(land, axes, samples, count)
  const isFinite = ({ value }: Extreme): boolean => Number.isFinite(value)
  const best = (sign: 1 | -1): Extreme | null => {
    const lower = (a: Extreme | null, b: Extreme): Extreme => (a && sign * a.value <= sign * b.value ? a : b)
    if (poles.some((pole) => pole.sign !== (sign === 1 ? '+' : '−'))) return null
    const found = known.filter(isFinite).reduce<Extreme | null>(lower, null)
    const sampled = samples.filter(isFinite).reduce<Extreme | null>(lower, null)
    if (!sampled || (found && sign * found.value <= sign * sampled.value + 1e-9 * Math.abs(found.value))) return found
    return sunk(land, axes, sampled, sign)
  }
  const isGap = ({ value }: Extreme): boolean =>
    Number.isNaN(value) || (poles.length === 0 && Math.abs(value) === Infinity)
  const isNowhere = !samples.some(isFinite) && !known.some(isFinite)
  return { lowest: best(1), highest: best(-1), hasGaps: samples.some(isGap), isNowhere, poles }
}

/** The poles by the rule of the pictures, over the samples; over more than two axes there is none. */
function polesAmong(
  land: Landscape,
  axes: readonly Axis[],
  samples: readonly Extreme[],
  count: number,
): readonly Pole[] {
  if (axes.length > 2) return []
  const rows = axes.length === 2 ? count : 1
  const values = new Float64Array(samples.length)
  // A grid counts along its first axis first, the samples along their last.
  samples.forEach(({ value }, i) => (values[(i % rows) * count + Math.floor(i / rows)] = value))
  return regionsOf({ columns: count, rows, axes, values, slopes: [] }, land).poles
}

/** Goes down from a sample by trying both ways along each axis, ever more finely: needs no slope, so kinks do not stop it. */
function sunk(land: Landscape, axes: readonly Axis[], from: Extreme, sign: 1 | -1): Extreme {
  let best = from
  for (let share = 1 / 32; share > 1e-13;) {
    const tries = axes.flatMap(({ low, high }, i) =>
      [-1, 1].map((way) =>
        best.point.map((x, j) => (i === j ? Math.min(high, Math.max(low, x + way * share * (high - low))) : x)),
      ),
    )
    const better = tries
      .map((point) => ({ ...best, point, value: land.at(point).value }))
      .find(({ value }) => sign * value < sign * best.value)
    if (better) best = better
    else share /= 2
  }
  return best
}
