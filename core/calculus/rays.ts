// Where the second-derivative test is silent: how a function goes on along curves out of a critical point. A curve starts in
// a direction without curvature and bends so that the other directions bring in nothing (the reduction behind the splitting
// lemma), so a function that rises along every line but falls along a parabola is seen through.
import { numbers } from '../algebra/numbers'
import { hypot, power } from '../elementary/functions'
import type { Sources } from '../engine/derivative'
import { forward } from '../engine/forward'
import type { Program } from '../graph/program'
import type { Tensor } from '../tensor'
import { tensor } from '../tensor'
import type { Eigenpair } from '../algebra/eigen'
import type { Curve } from './taylor'
import { gradientAlong, taylorAlong } from './taylor'

/**
 * "through": lower on one side of the point and higher on the other. "flat": constant as far as was looked. "unknown": it
 * has no such derivatives there.
 */
export type Trend = 'up' | 'down' | 'through' | 'flat' | 'unknown'

/** The function along p + t·direction + t²·bend + …, which is f(p) + coefficient · t^order + …. */
export interface Ray {
  /** One number per entry. */
  readonly direction: readonly number[]
  readonly bend: readonly number[]
  /** The first power of t that is there; null through order 6. */
  readonly order: number | null
  readonly coefficient: number
  readonly trend: Trend
  /** f − f(p) on the curve at t = −`reach` and at t = reach: what one sees, beside what is known. */
  readonly reach: number
  readonly rises: readonly [number, number]
}

/** Values are looked at this far out, in ordinary lengths: near enough for the first power to rule, far enough to be seen. */
const lookout = 1 / 16

export interface Place {
  readonly program: Program
  readonly sources: Sources
  readonly entries: readonly { readonly slot: number; readonly index: number }[]
  /** Length that counts as ordinary here: 1, or the size of the point. */
  readonly length: number
}

export const highestOrder = 6
/** A coefficient this much smaller than the largest is rounding. */
const relative = 1e-9

/**
 * The ray in a direction of the null space; `range` are the eigenpairs with curvature. Terms of size `floor` or less are
 * rounding: what cancels along this ray may be large along others. Cost: a few passes over layered duals.
 */
export function rayAlong(place: Place, direction: readonly number[], range: readonly Eigenpair[], floor = 0): Ray {
  const bends = bendsOf(place, direction, range)
  const curve = curveOf(place, [direction, ...bends])
  const bend = bends[0] ?? direction.map(() => 0)
  // Most functions answer by order 4; six layers of duals cost nine times as much.
  const lookTo = (order: number): ReturnType<typeof leading> =>
    leading(taylorAlong(place.program, place.sources, curve, order), place.length, floor)
  const early = lookTo(4)
  const reach = (lookout * place.length) / direction.reduce(hypot, 0)
  const here = valueOn(place, curve, 0)
  const rises = [valueOn(place, curve, -reach) - here, valueOn(place, curve, reach) - here] as const
  return { direction, bend, reach, rises, ...(early.trend === 'flat' ? lookTo(highestOrder) : early) }
}

/** Rays in all these directions, each knowing how large the others are. */
export function raysAlong(
  place: Place,
  directions: readonly (readonly number[])[],
  range: readonly Eigenpair[],
): readonly Ray[] {
  const rays = directions.map((direction) => rayAlong(place, direction, range))
  const floor = floorOf(place, rays)
  return rays.map((ray) => (sizeOf(place, ray) > floor ? ray : rayAlong(place, ray.direction, range, floor)))
}

/** What is rounding beside these rays. */
export const floorOf = (place: Place, rays: readonly Ray[]): number =>
  relative * Math.max(0, ...rays.map((ray) => sizeOf(place, ray)).filter(Number.isFinite))

const sizeOf = ({ length }: Place, { coefficient, order }: Ray): number =>
  Math.abs(coefficient) * power(length, order ?? 0)

/** The first term from order 3 on that is no rounding: orders 1 and 2 were found to be 0 before. */
function leading(
  coefficients: readonly number[],
  length: number,
  floor: number,
): Pick<Ray, 'order' | 'coefficient' | 'trend'> {
  const sizes = coefficients.map((c, k) => Math.abs(c) * power(length, k))
  if (!sizes.every(Number.isFinite)) return { order: null, coefficient: NaN, trend: 'unknown' }
  const tolerance = Math.max(floor, relative * Math.max(...sizes.slice(1)) + 1e-14 * (sizes[0] as number))
  const order = sizes.findIndex((size, k) => k >= 3 && size > tolerance)
  if (order < 0) return { order: null, coefficient: 0, trend: 'flat' }
  const coefficient = coefficients[order] as number
  return { order, coefficient, trend: order % 2 === 1 ? 'through' : coefficient > 0 ? 'up' : 'down' }
}

/**
 * Coefficients of t² and t³ that keep the gradient 0 in the curved directions: with them the function along the curve is the
 * reduced function through order 7, since it stands still against what is left out.
 */
function bendsOf(
  place: Place,
  direction: readonly number[],
  range: readonly Eigenpair[],
): readonly (readonly number[])[] {
  if (range.length === 0) return []
  const bends: number[][] = []
  for (const k of [2, 3]) {
    const slopes = gradientAlong(place.program, place.sources, curveOf(place, [direction, ...bends]), k)
    const pull = place.entries.map(({ slot, index }) => slopes.get(slot)?.data[index] ?? 0)
    const bend = direction.map(() => 0)
    for (const { value, vector } of range) {
      const along = vector.reduce((sum, x, i) => sum + x * (pull[i] as number), 0) / value
      vector.forEach((x, i) => (bend[i] = (bend[i] as number) - along * x))
    }
    bends.push(bend)
  }
  return bends
}

/** The function at one point of the curve. */
function valueOn({ program, sources }: Place, curve: Curve, t: number): number {
  const moved = new Map(sources)
  for (const [slot, coefficients] of curve) {
    const at = sources.get(slot) as Tensor
    const terms = coefficients.map((c, k) => numbers.mul(numbers.constant(power(t, k + 1)), c))
    moved.set(slot, terms.reduce(numbers.add, at))
  }
  return (forward(numbers, program, moved)[program.root as number] as Tensor).data[0] as number
}

/** Vectors over the entries, one per power of t, as a curve of the inputs. */
function curveOf({ sources, entries }: Place, powers: readonly (readonly number[])[]): Curve {
  const slots = new Set(entries.map(({ slot }) => slot))
  return new Map(
    [...slots].map((slot) => {
      const { shape, data } = sources.get(slot) as Tensor
      const coefficients = powers.map((vector) => {
        const flat = new Float64Array(data.length)
        entries.forEach((entry, i) => {
          if (entry.slot === slot) flat[entry.index] = vector[i] as number
        })
        return tensor(shape, flat)
      })
      return [slot, coefficients] as const
    }),
  )
}
