// Where every start of a window ends: the map of a method's basins, row by row. Ends are told apart by where they are, not by
// what one hoped for: a maximum that Newton lands on has its own colour.
import type { Axis } from '../graph/document'
import { standingAt } from './ending'
import { axisPoint } from './grid'
import type { Landscape, Point, View } from './landscape'
import type { MethodName } from './methods/catalogue'
import { methods } from './methods/catalogue'
import type { Settings } from './methods/method'
import { settingsOf } from './methods/method'
import { length, minus } from './methods/vectors'

export interface BasinJob {
  readonly land: Landscape
  readonly axes: readonly Axis[]
  readonly columns: number
  /** 1 for a strip over one axis. */
  readonly rows: number
  readonly method: MethodName
  readonly settings: Settings
}

/** How a start ended, as a small number for transport. */
export const endKinds = ['settled', 'diverged', 'circling', 'moving', 'refused'] as const
export type EndKind = (typeof endKinds)[number]

/** Per start: kind, steps, then one number per axis. */
export const endLength = (job: Pick<BasinJob, 'axes'>): number => 2 + job.axes.length

/** A start has so many steps; what moves then is said to move. */
export const basinSteps = 500
/** A slope, whatever the height of f: that says nothing of flatness. */
const flat = 1e-8
const still = 1e-13
const far = 1e6
/** Two steps back to within this share of a step: a circle of two. */
const round = 1e-6

/** The ends of one row of starts. Cost: up to 500 steps per start; a caller that must stay free asks for a row at a time. */
export function basinRow(job: BasinJob, row: number): Float64Array {
  const width = endLength(job)
  const out = new Float64Array(job.columns * width)
  const [across, up] = job.axes
  for (let column = 0; column < job.columns; column++) {
    const start = [axisPoint(across as Axis, column, job.columns), ...(up ? [axisPoint(up, row, job.rows)] : [])]
    const end = endOf(job, start)
    out.set([endKinds.indexOf(end.kind), end.steps, ...end.point], column * width)
  }
  return out
}

interface End {
  readonly kind: EndKind
  readonly steps: number
  readonly point: Point
}

/** Where a walk from `start` ends. */
export function endOf({ land, method, settings, axes }: Omit<BasinJob, 'columns' | 'rows'>, start: Point): End {
  const own = settingsOf(methods[method], settings)
  const room = Math.max(...axes.map(({ low, high }) => high - low))
  let walker = methods[method].start(start.length)
  let [before, here]: [View | null, View] = [null, land.at(start)]
  for (let steps = 0; ; steps++) {
    if (!isNumber(here) || length(minus(here.point, start)) > far * room)
      return { kind: 'diverged', steps, point: here.point }
    const settledOr = (kind: EndKind): End => ({
      kind: standingAt(land, here).isCritical ? 'settled' : kind,
      steps,
      point: here.point,
    })
    if (length(here.gradient) <= flat) return { kind: 'settled', steps, point: here.point }
    if (steps >= basinSteps) return settledOr('moving')
    const made = walker.step(here, land, own)
    if ('refusal' in made) return { kind: 'refused', steps, point: here.point }
    const isHeld = made.reason.kind === 'trusted' && !made.reason.isMade
    if (!isHeld && length(minus(made.to, here.point)) <= still * room)
      return { kind: 'settled', steps, point: here.point }
    // Where numbers are large, rounding keeps the slope up: to and fro at a critical point is no circle.
    if (before && !isHeld && steps > 20 && isCircle(before.point, here.point, made.to)) return settledOr('circling')
    before = here
    here = land.at(made.to)
    walker = made.next
  }
}

const isNumber = ({ value, gradient }: View): boolean => Number.isFinite(value) && gradient.every(Number.isFinite)

const isCircle = (before: Point, here: Point, next: Point): boolean =>
  length(minus(next, before)) <= round * length(minus(next, here))

/** A place where starts end, and how many of them. */
export interface Place {
  readonly point: Point
  readonly count: number
}

export interface BasinMap {
  /** Most starts first. */
  readonly places: readonly Place[]
  /** Per start: the index of its place; −1 diverged, −2 circling, −3 still moving, −4 refused, −5 not known yet. */
  readonly labels: Int16Array
  readonly steps: Int16Array
}

export const unknownEnd = -5
/** Ends nearer than this share of the window are one place. */
const apart = 0.004

/** Names the places of the ends in `rows` (null where a row is not there yet). Cost: ends times places. */
export function mapOf(job: Pick<BasinJob, 'axes' | 'columns'>, rows: readonly (Float64Array | null)[]): BasinMap {
  const width = endLength(job)
  const found: { point: Point; count: number; place: number }[] = []
  const labels = new Int16Array(rows.length * job.columns).fill(unknownEnd)
  const steps = new Int16Array(labels.length)
  const isNear = (a: Point, b: Point): boolean =>
    job.axes.every(({ low, high }, i) => Math.abs((a[i] as number) - (b[i] as number)) <= apart * (high - low))
  rows.forEach((row, at) => {
    for (let column = 0; row && column < job.columns; column++) {
      const [kind, count, ...point] = row.subarray(column * width, (column + 1) * width)
      const index = at * job.columns + column
      steps[index] = count as number
      if (kind !== 0) {
        labels[index] = -(kind as number)
        continue
      }
      let place = found.find((one) => isNear(one.point, point))
      if (!place) found.push((place = { point, count: 0, place: found.length }))
      place.count++
      labels[index] = place.place
    }
  })
  const order = found.slice().sort((a, b) => b.count - a.count)
  const rank = new Map(order.map(({ place }, i) => [place, i]))
  return {
    places: order.map(({ point, count }) => ({ point, count })),
    labels: labels.map((label) => rank.get(label) ?? label),
    steps,
  }
}
