// Which plane to cut through a space of many numbers: by chance, by chance in proportion to the filters, along the path that
// was walked, or along slope and sharpest curvature. Every choice is made again from its seed.
// Sources: H. Li et al., Visualizing the Loss Landscape of Neural Nets, 2018 (filter normalisation; PCA of the path, §7).
import { symmetricEigen } from '../algebra/eigen'
import type { Entry } from '../graph/document'
import type { Program } from '../graph/program'
import { seeded } from '../random'
import type { Landscape, Point } from './landscape'
import { along, dot, length, minus, scaled } from './methods/vectors'

export type PlaneKind = 'random' | 'filters' | 'path' | 'curvature'
export const planeKinds: readonly PlaneKind[] = ['random', 'filters', 'path', 'curvature']

/** What a plane is laid through. */
export interface Ground {
  readonly program: Program
  readonly land: Landscape
  readonly origin: Point
  /** Points of a walk; fewer than three distinct ones span no plane. */
  readonly path: readonly Point[]
  readonly seed: number
}

export interface Directions {
  readonly directions: readonly [Point, Point]
  /** For the path: which shares of its spread the two directions show. */
  readonly shares: readonly [number, number] | null
}

/**
 * Two independent directions. Null where there are none: fewer than two numbers, no walk, nothing that curves. Cost: none
 * for chance; the eigenvalues of a matrix of at most 60 × 60 for the path; some hundred Hessian-vector products for curvature.
 */
export function directionsFor(kind: PlaneKind, ground: Ground): Directions | null {
  if (ground.origin.length < 2) return null
  switch (kind) {
    case 'random':
      return plain(byChance(ground))
    case 'filters': {
      const drawn = byChance(ground)
      return plain(drawn && (drawn.map((direction) => filtered(ground, direction)) as [Point, Point]))
    }
    case 'path':
      return ofPath(ground.path, ground.origin)
    case 'curvature':
      return plain(ofCurvature(ground))
  }
}

const plain = (directions: readonly [Point, Point] | null): Directions | null =>
  directions && spans(directions) ? { directions, shares: null } : null

/** Neither is 0 and they do not point the same way. */
function spans([a, b]: readonly [Point, Point]): boolean {
  const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)]
  return aa > 0 && bb > 0 && aa * bb - ab * ab > 1e-12 * aa * bb
}

/** Of length 1 and at right angles to the others; null where nothing is left of it. */
function squared(vector: Point, others: readonly Point[]): Point | null {
  // Twice: once leaves what rounding brought in.
  const rest = [...others, ...others].reduce((left, other) => along(left, -dot(left, other), other), vector)
  const size = length(rest)
  return size > 1e-9 * length(vector) && size > 0 ? scaled(1 / size, rest) : null
}

function byChance({ origin, seed }: Ground): readonly [Point, Point] | null {
  const random = seeded(seed)
  const draw = (): Point => origin.map(() => random.normal())
  const first = squared(draw(), [])
  const second = first && squared(draw(), [first])
  if (!first || !second) return null
  // As long as the point is far from 0, so that the same range shows a like share of it.
  const size = length(origin) > 0 ? length(origin) : 1
  return [scaled(size, first), scaled(size, second)]
}

/** Every filter (row of a matrix, whole vector, number) as long in the direction as it is at the origin. */
function filtered({ program, land: { entries }, origin }: Ground, direction: Point): Point {
  const groups = new Map<string, number[]>()
  entries.forEach((entry, i) => {
    const key = filterOf(program, entry)
    groups.set(key, [...(groups.get(key) ?? []), i])
  })
  const out = direction.slice()
  for (const places of groups.values()) {
    const own = length(places.map((i) => origin[i] as number))
    const drawn = length(places.map((i) => direction[i] as number))
    for (const i of places) out[i] = drawn > 0 ? ((direction[i] as number) * own) / drawn : 0
  }
  return out
}

function filterOf(program: Program, { node, index }: Entry): string {
  const shape = program.instructions[program.slotOf.get(node) ?? -1]?.shape ?? []
  if (shape.length < 2) return node
  const row = shape.slice(1).reduce((product, size) => product * size, 1)
  return `${node} ${Math.floor(index / row)}`
}

/** A walk of thousands of points is known by these many of them. */
const mostPoints = 60

/** The two directions in which the walk spreads most, seen from its end. */
function ofPath(path: readonly Point[], end: Point): Directions | null {
  const every = Math.max(1, path.length / mostPoints)
  const kept = Array.from({ length: Math.min(path.length, mostPoints) }, (_, i) => path[Math.floor(i * every)] as Point)
  const away = kept.map((point) => minus(point, end))
  // The points' own products have the same large eigenvalues as the entries' covariance, and are never more than 60 × 60.
  const pairs = symmetricEigen(away.map((a) => away.map((b) => dot(a, b))))
  const [first, second] = pairs ?? []
  if (!pairs || !first || !second || !(second.value > 1e-18 * first.value)) return null
  const inSpace = ({ vector }: { readonly vector: readonly number[] }): Point =>
    away.reduce<Point>(
      (sum, point, i) => along(sum, vector[i] as number, point),
      end.map(() => 0),
    )
  const a = squared(inSpace(first), [])
  const b = a && squared(inSpace(second), [a])
  if (!a || !b) return null
  const total = pairs.reduce((sum, { value }) => sum + Math.max(0, value), 0)
  return { directions: [a, b], shares: [first.value / total, second.value / total] }
}

/** Above this, eigenvectors are sought by repeated products instead of from the whole matrix. */
const smallMatrix = 40
const products = 100

/** The slope, and at right angles to it the direction that curves most; at a critical point the two that curve most. */
function ofCurvature({ land, origin, seed }: Ground): readonly [Point, Point] | null {
  const { gradient } = land.at(origin)
  const slope = squared(gradient, [])
  const first = slope ?? sharpest(land, origin, seed, [])
  const second = first && sharpest(land, origin, seed, [first])
  return first && second ? [first, second] : null
}

/** The eigenvector of the largest |λ| among directions at right angles to `others`; null where nothing curves. */
function sharpest(land: Landscape, origin: Point, seed: number, others: readonly Point[]): Point | null {
  if (origin.length <= smallMatrix) {
    const pairs = symmetricEigen(land.curvature(origin))
    const found = pairs?.slice().sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    for (const { vector } of found ?? []) {
      const left = squared(vector, others)
      if (left) return left
    }
    return null
  }
  const random = seeded(seed)
  let vector = squared(
    origin.map(() => random.normal()),
    others,
  )
  for (let i = 0; i < products && vector; i++) vector = squared(land.bend(origin, vector), others)
  return vector
}
