// When a walk is over, and what for: said of the last point, never of the method's hopes. "The slope is 0" is no minimum:
// the verdict's own rule is asked there (core/calculus/standing). Facts only; the sentences stand in core/words.
import type { Diagnostic } from '../diagnostic'
import type { EntryName } from './axes'
import type { Path, PathPoint, RateLimit } from './descent'
import { rateLimit } from './descent'
import type { Definiteness } from './definite'
import type { Held, Landscape, Point, View } from './landscape'
import { methods } from './methods/catalogue'
import type { Method, Refusal, Settings } from './methods/method'
import { along, dot, length, minus, scaled } from './methods/vectors'
import type { Standing } from './standing'
import { lengthAt, mayBeCritical, standingOf } from './standing'

export type Ending =
  /** The slope is as good as 0; what the Hessian says of the place. Null where it is not finite. */
  | {
      readonly kind: 'flat'
      readonly slope: number
      readonly definiteness: Definiteness | null
      /** All of that is said of the numbers that move; these did not. */
      readonly moving: readonly EntryName[]
      readonly held: readonly Held[]
    }
  /** The slope is as good as 0 by what was agreed for a kink: nothing else is known of the place. */
  | { readonly kind: 'kink'; readonly name: string }
  /** The slope is next to nothing, but nothing curves towards a place where it is 0, and the steps are as small as it is. */
  | { readonly kind: 'plateau'; readonly slope: number; readonly curvature: number }
  /** The steps no longer change a number, but the slope is not 0. */
  | { readonly kind: 'tired'; readonly slope: number; readonly step: number }
  /** Every second point is the same. `limit` is that of the rate at the last; over a kink no rate settles. */
  | {
      readonly kind: 'circling'
      readonly between: readonly [Point, Point]
      readonly limit: RateLimit | null
      readonly over: 'kink' | 'smooth'
      /** A method without such a limit keeps its step, however small the slope is. */
      readonly hasLimit: boolean
    }
  /** Far away, or far higher than at the start, and going on so. `limit` is that of the rate where the walk began. */
  | { readonly kind: 'diverging'; readonly limit: RateLimit | null }
  /** f falls for ever: it has no lowest value on this way. */
  | { readonly kind: 'bottomless' }
  | { readonly kind: 'stopped'; readonly fault: Diagnostic }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** As many steps as were allowed. */
  | { readonly kind: 'budget'; readonly slope: number }

export interface Patience {
  /** Below this it is asked whether the slope is as good as 0. */
  readonly slope: number
  readonly steps: number
}

export const patience: Patience = { slope: 1e-9, steps: 2000 }

/** A walk that is so much farther out than it began is running away. */
const far = 1e9
/** So many steps in a row must repeat before a walk counts as circling. */
const rounds = 8
/** Steps below this share of a point's length get nowhere. */
const still = 1e-9
/** Where Newton's step is longer than this share of a point's length, no critical point is near. */
const near = 1e-3

/** Why a walk is over, or null where it goes on. Cost: a few looks at the last points; where the slope is small a few more, and a Hessian at the end. */
export function endingOf(
  land: Landscape,
  path: Path,
  settings: Settings = {},
  allowed: Patience = patience,
): Ending | null {
  const { points, stopped, refusal } = path
  const last = points[points.length - 1]
  if (!last) return null
  const first = points[0] as PathPoint
  if (isRunningAway(first, last)) {
    return last.value < first.value
      ? { kind: 'bottomless' }
      : { kind: 'diverging', limit: limitAround(land, path, settings) }
  }
  if (stopped) return { kind: 'stopped', fault: stopped }
  if (refusal) return { kind: 'refused', refusal }
  const slope = length(last.gradient)
  const before = points[points.length - 2]
  const step = before ? length(minus(last.point, before.point)) : null
  const isTired = step === 0 && isMade(last)
  // Where numbers are large rounding keeps the slope above that: then the walk rests, or goes to and fro, where it is critical.
  if (isTired || slope <= allowed.slope || isCircling(points)) {
    const rest = restAt(land, last, slope <= allowed.slope)
    const gotNowhere = step !== null && step <= still * lengthAt(last.point)
    if (rest && (rest.kind !== 'plateau' || gotNowhere)) return rest
  }
  if (!before) return null
  if (isTired) return { kind: 'tired', slope, step }
  if (isCircling(points)) {
    const method: Method = methods[path.method]
    return {
      kind: 'circling',
      between: [before.point, last.point],
      limit: rateLimit(land, path.method, settings, last.point),
      over: hasKinkBetween(land, before, last) ? 'kink' : 'smooth',
      hasLimit: method.limit !== undefined,
    }
  }
  return last.step >= allowed.steps ? { kind: 'budget', slope } : null
}

/**
 * A place of no slope, or a plateau: there the slope leads to no critical point near by, because f bends too little along it
 * or away from it. Null where neither is so.
 */
function restAt(land: Landscape, { point, gradient }: PathPoint, isSmall: boolean): Ending | null {
  const slope = length(gradient)
  const way = slope === 0 ? gradient : scaled(1 / slope, gradient)
  const [sizes, bent] = [land.sizes(point), land.bend(point, way)]
  if (mayBeCritical(point, slope, sizes, length(bent))) {
    const { spectrum, isCritical } = standingOf(point, gradient, sizes, land.curvature(point))
    if (isCritical || (isSmall && !spectrum)) {
      const name = land.kinkAt(point)
      if (name !== null) return { kind: 'kink', name }
      const definiteness = spectrum?.definiteness ?? null
      return { kind: 'flat', slope, definiteness, moving: land.names, held: land.heldAt(point) }
    }
  }
  const curvature = dot(way, bent)
  return isSmall && curvature * near * lengthAt(point) <= slope ? { kind: 'plateau', slope, curvature } : null
}

/** Of a place where walks end, as the verdict judges it. Cost: two passes and a Hessian. */
export function standingAt(land: Landscape, { point, gradient }: View): Standing {
  return standingOf(point, gradient, land.sizes(point), land.curvature(point))
}

/** A trust region that shrinks stands still without being tired. */
const isMade = ({ move }: PathPoint): boolean => !(move?.reason.kind === 'trusted' && !move.reason.isMade)

function isRunningAway(first: PathPoint, last: PathPoint): boolean {
  const size = (point: Point): number => Math.max(...point.map(Math.abs))
  if (last.point.some((x) => !Number.isFinite(x))) return true
  return size(last.point) > far * Math.max(1, size(first.point))
}

/** The last finite point of the walk with a limit: where it set out from, or near it. */
function limitAround(land: Landscape, { method, points }: Path, settings: Settings): RateLimit | null {
  for (const { point } of points) {
    const limit = point.every(Number.isFinite) ? rateLimit(land, method, settings, point) : null
    if (limit) return limit
  }
  return null
}

/** So many halvings of a stretch leave nothing of how a smooth slope changes along it. */
const halvings = 40

/** Does most of the change of the slope from one point to the other happen in one place? Cost: 40 looks. */
function hasKinkBetween(land: Landscape, { point: from, gradient }: PathPoint, to: PathPoint): boolean {
  const way = minus(to.point, from)
  const slopes = [dot(gradient, way), dot(to.gradient, way)] as const
  const middle = (slopes[0] + slopes[1]) / 2
  let [low, high] = [0, 1]
  let [below, above] = slopes
  for (let i = 0; i < halvings; i++) {
    const share = (low + high) / 2
    const slope = dot(land.at(along(from, share, way)).gradient, way)
    if (slope < middle) [low, below] = [share, slope]
    else [high, above] = [share, slope]
  }
  return above - below > (slopes[1] - slopes[0]) / 2
}

function isCircling(points: readonly PathPoint[]): boolean {
  if (points.length < rounds + 2) return false
  const recent = points.slice(-rounds - 2).map(({ point }) => point)
  return recent.slice(2).every((point, i) => {
    const apart = length(minus(point, recent[i + 1] as Point))
    return apart > 0 && length(minus(point, recent[i] as Point)) <= 1e-9 * apart
  })
}
