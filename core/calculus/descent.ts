// A way downhill with every step kept: where it stands, what the method remembers there and why it went on so. Works on a
// landscape alone, so that going back, racing and colouring starts all walk the same way.
import { symmetricEigen } from '../algebra/eigen'
import type { Diagnostic } from '../diagnostic'
import type { Entry } from '../graph/document'
import type { Landscape, Point, View } from './landscape'
import type { MethodName } from './methods/catalogue'
import { methods } from './methods/catalogue'
import type { Method, Move, Refusal, Settings, Walker } from './methods/method'
import { settingsOf } from './methods/method'

export interface PathPoint extends View {
  /** How many steps were made to come here; the start is 0. */
  readonly step: number
  /** The step that led here; null at the start. */
  readonly move: Omit<Move, 'to' | 'next'> | null
  /** Goes on from here. */
  readonly walker: Walker
  /** Of a step that looked at a part of the function only: f of that part before it, and how many rows it had then seen. */
  readonly part?: { readonly value: number; readonly seen: number }
}

/** A part of the function, such as the loss over some of the rows, that a step is made by. */
export interface Part {
  readonly land: Landscape
  readonly seen: number
  /** Every row has then been looked at equally often. */
  readonly endsEpoch: boolean
}

/** Where a method went. */
export interface Path {
  readonly entries: readonly Entry[]
  readonly method: MethodName
  readonly points: readonly PathPoint[]
  /** Why the function lets nobody go on from the last point (E301–E304); null where it does. */
  readonly stopped: Diagnostic | null
  /** Why the method makes no step from the last point; null where it was not asked or did. */
  readonly refusal: Refusal | null
}

/** A path of one point. Cost: one pass. */
export function startPath(land: Landscape, method: MethodName, from: Point = land.start): Path {
  const view = land.at(from)
  const walker = methods[method].start(from.length)
  const first: PathPoint = { ...view, step: 0, move: null, walker }
  return { entries: land.entries, method, points: [first], stopped: land.faultAt(view), refusal: null }
}

/**
 * The path with one more step by its method, which sees only `part` where one is given: the path itself is told of the whole.
 * A path that is stopped or refused stays as it is. Cost: one pass, and what the method asks of the landscape.
 */
export function walkOn(land: Landscape, path: Path, settings: Settings, part: Part | null = null): Path {
  const last = path.points[path.points.length - 1]
  if (!last || path.stopped || path.refusal) return path
  const here = part ? part.land.at(last.point) : last
  const made = last.walker.step(here, part?.land ?? land, settingsOf(methods[path.method], settings))
  if ('refusal' in made) return { ...path, refusal: made.refusal }
  const { to, next, ...move } = made
  const view = land.at(to)
  const seen = part && { part: { value: here.value, seen: part.seen } }
  const point: PathPoint = { ...view, step: last.step + 1, move, walker: next, ...seen }
  return { ...path, points: [...path.points, point], stopped: land.faultAt(view) }
}

/** `steps` steps from where the landscape starts: `steps + 1` points unless it ends early. */
export function walk(land: Landscape, method: MethodName, settings: Settings, steps: number): Path {
  let path = startPath(land, method)
  // One array grows here, instead of a copy per step.
  const points = [...path.points]
  for (let step = 0; step < steps && !path.stopped && !path.refusal; step++) {
    path = walkOn(land, { ...path, points: points.slice(-1) }, settings)
    if (path.points.length > 1) points.push(path.points[1] as PathPoint)
  }
  return { ...path, points }
}

/** The largest rate with which a method settles near a minimum, and the rule that it follows from. */
export interface RateLimit {
  readonly rate: number
  readonly rule: string
}

/**
 * What the largest eigenvalue of the exact Hessian at the point allows the method. Null where the method has no such bound,
 * where no direction curves upwards, so that the Hessian sets none, or where it is not finite. Cost: the Hessian.
 */
export function rateLimit(
  land: Landscape,
  name: MethodName,
  settings: Settings,
  point: Point = land.start,
): RateLimit | null {
  const method: Method = methods[name]
  if (!method.limit || point.length === 0) return null
  const largest = symmetricEigen(land.curvature(point))?.[0]?.value ?? 0
  if (!(largest > 0)) return null
  return { rate: method.limit.at(largest, settingsOf(method, settings)), rule: method.limit.rule }
}
