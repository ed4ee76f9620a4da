// What the curves out of a critical point say where the Hessian is silent. A change of sign proves "neither"; rising along
// everything that was tried proves a minimum only where the mathematics says so:
// with one direction without curvature, by its first power (splitting lemma); with two, when the leading form stays above 0
// between the directions that were tried (Bernstein: |q''| ≤ k² · max|q| for a form of degree k on the circle).
import type { Eigenpair } from '../algebra/eigen'
import type { Spectrum } from './definite'
import { fanOf, planeCount, simplified } from './fan'
import type { Place, Ray } from './rays'
import { floorOf, rayAlong, raysAlong } from './rays'

export interface Conclusion {
  readonly kind: 'minimum' | 'maximum' | 'neither' | 'inconclusive'
  readonly certainty: 'proved' | 'seen'
  readonly reason:
    /** Along this ray it is lower on one side and higher on the other. */
    | { readonly kind: 'through'; readonly ray: Ray }
    /** Along one it rises, along the other it falls; null where an eigenvector shows it. */
    | { readonly kind: 'up and down'; readonly up: Ray | null; readonly down: Ray | null }
    /** All rays that were tried go this way from this order on. */
    | { readonly kind: 'one way'; readonly trend: 'up' | 'down'; readonly order: number; readonly tried: number }
    /** All rays go this way, but not with one order: between them it may turn. */
    | { readonly kind: 'uneven'; readonly trend: 'up' | 'down'; readonly tried: number }
    /** All rays go this way with one power, but some so little beside others that between them it may turn. */
    | { readonly kind: 'thin'; readonly trend: 'up' | 'down'; readonly tried: number }
    /** Constant along this ray through the highest order. */
    | { readonly kind: 'flat'; readonly ray: Ray }
    /** It has no higher derivatives there. */
    | { readonly kind: 'rough'; readonly ray: Ray }
  readonly rays: readonly Ray[]
}

/** Follows curves out of every direction without curvature. The spectrum must be semidefinite or zero. */
export function conclude(place: Place, { zero, positive, negative }: Spectrum): Conclusion {
  const range = [...positive, ...negative]
  const rays = raysAlong(
    place,
    fanOf(zero.length).map((coordinates) => mixed(zero, coordinates)),
    range,
  )
  const simple = (ray: Ray): Ray => simplest(place, ray, range, floorOf(place, rays))
  const say = (
    kind: Conclusion['kind'],
    reason: Conclusion['reason'],
    certainty: Conclusion['certainty'] = 'proved',
  ) => ({
    kind,
    certainty,
    reason,
    rays,
  })

  const through = strongest(rays.filter(({ trend }) => trend === 'through'))
  if (through) return say('neither', { kind: 'through', ray: simple(through) })
  const up = strongest(rays.filter(({ trend }) => trend === 'up'))
  const down = strongest(rays.filter(({ trend }) => trend === 'down'))
  if ((up || positive.length > 0) && (down || negative.length > 0)) {
    const seen = (ray: Ray | null): Ray | null => ray && simple(ray)
    return say('neither', { kind: 'up and down', up: seen(up), down: seen(down) })
  }
  const odd = rays.find(({ trend }) => trend === 'unknown')
  if (odd) return say('inconclusive', { kind: 'rough', ray: odd })
  const flat = rays.find(({ trend }) => trend === 'flat')
  if (flat) return say('inconclusive', { kind: 'flat', ray: simple(flat) })

  const trend = up ? 'up' : 'down'
  const orders = new Set(rays.map(({ order }) => order))
  if (orders.size > 1) return say('inconclusive', { kind: 'uneven', trend, tried: rays.length })
  const order = rays[0]?.order as number
  const kind = up ? 'minimum' : 'maximum'
  const safety = marginOf(rays, order, zero.length)
  if (safety === 'none') return say('inconclusive', { kind: 'thin', trend, tried: rays.length })
  return say(kind, { kind: 'one way', trend, order, tried: rays.length }, safety)
}

/** Whether the leading form can reach 0 between the rays. In more than two dimensions the rays are too few to prove it. */
function marginOf(rays: readonly Ray[], order: number, dimension: number): 'proved' | 'seen' | 'none' {
  if (dimension === 1) return 'proved'
  const sizes = rays.map(({ coefficient }) => Math.abs(coefficient))
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  if (dimension > 2) return least > 1e-2 * most ? 'seen' : 'none'
  // At its least the form is level, and no point of the circle is further than this from a ray: from there to the ray it
  // rises by at most reach · max|q|.
  const angle = order * (Math.PI / (2 * planeCount))
  const reach = (angle * angle) / 2
  return least > (reach * most) / (1 - reach) ? 'proved' : 'none'
}

const mixed = (basis: readonly Eigenpair[], coordinates: readonly number[]): readonly number[] =>
  (basis[0]?.vector ?? []).map((_, i) =>
    basis.reduce((sum, { vector }, j) => sum + (vector[i] as number) * (coordinates[j] as number), 0),
  )

const strongest = (rays: readonly Ray[]): Ray | null =>
  rays.reduce<Ray | null>((most, ray) => {
    const isStronger =
      most === null ||
      (ray.order as number) < (most.order as number) ||
      // A whisker more is rounding: the first of equals stands.
      (ray.order === most.order && Math.abs(ray.coefficient) > Math.abs(most.coefficient) * (1 + 1e-9))
    return isStronger ? ray : most
  }, null)

/** The same ray with a direction that a person can read, where there is one. */
function simplest(place: Place, ray: Ray, range: readonly Eigenpair[], floor: number): Ray {
  const direction = simplified(ray.direction)
  return direction === ray.direction ? ray : rayAlong(place, direction, range, floor)
}
