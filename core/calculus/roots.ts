// Where the slope of a landscape is 0 inside a window: Levenberg and Marquardt's steps on |∇f|² from many starts. Knows
// nothing of minima: a saddle is as good a root as any.
// Source: Nocedal & Wright, Numerical Optimization, 2nd ed., §10.3.
import { symmetricEigen } from '../algebra/eigen'
import type { Axis } from '../graph/document'
import { seeded } from '../random'
import { axisPoint } from './grid'
import type { Landscape, Point, View } from './landscape'
import { along, dot, length } from './methods/vectors'

/** Starts along each of no, one or two axes; over more axes as many seeded ones in all. */
const evenly: readonly number[] = [1, 41, 11]
const seededStarts = 120

/** Evenly spread over one or two axes, seeded over more; both ends are starts too. */
export function startsOf(axes: readonly Axis[]): readonly Point[] {
  const count = evenly[axes.length]
  if (count === undefined) {
    const random = seeded(axes.length)
    return Array.from({ length: seededStarts }, () =>
      axes.map(({ low, high }) => low + (high - low) * random.uniform()),
    )
  }
  return axes.reduce<readonly Point[]>(
    (points, axis) =>
      points.flatMap((point) => Array.from({ length: count }, (_, i) => [...point, axisPoint(axis, i, count)])),
    [[]],
  )
}

const mostSteps = 80
/** Of the window's width: nearer roots are one, and a root so far outside still lies on the edge. */
const apart = 1e-5
const margin = 1e-9

const isGood = (view: View): boolean => Number.isFinite(view.value) && view.gradient.every(Number.isFinite)

/**
 * Points where the slope is 0 as well as numbers can say, each once. A caller must judge them: where |∇f| has a lowest place
 * that is not 0 the walk ends too. Cost: some ten Hessians per start.
 */
export function rootsIn(land: Landscape, axes: readonly Axis[], starts = startsOf(axes)): readonly Point[] {
  const found: Point[] = []
  for (const start of starts) {
    const view = polish(land, land.at(start))
    if (!view || !isWithin(axes, view.point)) continue
    const isKnown = found.some((other) => distance(axes, other, view.point) < apart)
    if (!isKnown) found.push(view.point)
  }
  return found
}

const isWithin = (axes: readonly Axis[], point: Point): boolean =>
  axes.every(({ low, high }, i) => {
    const room = margin * (high - low)
    const x = point[i] as number
    return x >= low - room && x <= high + room
  })

/** As a share of the window. */
const distance = (axes: readonly Axis[], a: Point, b: Point): number =>
  Math.max(...axes.map(({ low, high }, i) => Math.abs((a[i] as number) - (b[i] as number)) / (high - low)))

/** Goes to where |∇f| is least near by, and to round numbers where they serve as well; null where f ends on the way. */
function polish(land: Landscape, from: View): View | null {
  if (!isGood(from)) return null
  let here = from
  let damping = 1e-3
  for (let step = 0; step < mostSteps && here.gradient.some((x) => x !== 0); step++) {
    const pairs = symmetricEigen(land.curvature(here.point))
    if (!pairs) return null
    const top = Math.max(...pairs.map(({ value }) => Math.abs(value)))
    if (top === 0) break
    const calm = damping * top * top
    const move = pairs.reduce<Point>(
      (sum, { value, vector }) => along(sum, (-value * dot(vector, here.gradient)) / (value * value + calm), vector),
      here.point.map(() => 0),
    )
    const there = land.at(along(here.point, 1, move))
    if (isLower(there, here)) {
      here = stretched(land, here.point, move, there)
      damping /= 8
    } else damping = Math.max(damping, 1e-12) * 8
    if (damping > 1e12) break
  }
  return rounded(land, here)
}

const isLower = (there: View, here: View): boolean => isGood(there) && length(there.gradient) < length(here.gradient)

/** Where curvature vanishes with the slope, Newton's step is a fixed share of the way: twice, four times … it is tried too. */
function stretched(land: Landscape, from: Point, move: Point, reached: View): View {
  let best = reached
  for (let times = 2; times <= 16; times *= 2) {
    const there = land.at(along(from, times, move))
    if (!isLower(there, best)) return best
    best = there
  }
  return best
}

/** Coordinate by coordinate the number with fewest digits near by at which the slope is no larger: 2 for 1.9999999999999998. */
function rounded(land: Landscape, view: View): View {
  return view.point.reduce((best, x, i) => {
    for (const digits of [0, 3, 6, 9]) {
      const unit = Number(`1e${digits}`)
      const near = Math.round(x * unit) / unit + 0
      if (Math.abs(near - x) > 1e-6) continue
      const there = land.at(best.point.map((y, j) => (i === j ? near : y)))
      if (isGood(there) && length(there.gradient) <= length(best.gradient)) return there
    }
    return best
  }, view)
}
