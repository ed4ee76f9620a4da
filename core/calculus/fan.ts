// Directions to try in a space without curvature: simple ones first, then an even fan, then seeded ones. No direction comes
// with its opposite, since a ray looks both ways.
import { cos, hypot, sin } from '../elementary/functions'
import { seeded } from '../random'

/** In a plane: this many directions over the half turn, the axes and diagonals among them. */
export const planeCount = 64

const seededCount = 48
/** Of a space with more dimensions only so many axes are tried. */
const mostAxes = 32

/** Coordinates in a basis of `dimension` vectors, each of length 1. Cost: at most 100 directions. */
export function fanOf(dimension: number): readonly (readonly number[])[] {
  if (dimension === 1) return [[1]]
  if (dimension === 2) {
    return Array.from({ length: planeCount }, (_, i) => {
      const angle = (Math.PI * i) / planeCount
      return [snapped(cos(angle)), snapped(sin(angle))]
    })
  }
  const axes = Array.from({ length: dimension }, (_, i) =>
    Array.from({ length: dimension }, (__, j) => (i === j ? 1 : 0)),
  )
  const pairs =
    dimension > 6 ? [] : axes.flatMap((a, i) => axes.slice(i + 1).flatMap((b) => [plus(a, b, 1), plus(a, b, -1)]))
  const random = seeded(dimension)
  const others = Array.from({ length: seededCount }, () => axes.map(() => random.normal()))
  return [...axes.slice(0, mostAxes), ...pairs, ...others].map(unit)
}

const plus = (a: readonly number[], b: readonly number[], sign: number): number[] =>
  a.map((x, i) => x + sign * (b[i] as number))

function unit(vector: readonly number[]): readonly number[] {
  const length = vector.reduce(hypot, 0)
  return vector.map((x) => x / length)
}

/** cos(π/2) is 0. */
const snapped = (x: number): number => (Math.abs(x) < 1e-12 ? 0 : x)

/** A direction without what is rounding beside its largest number: 6·10⁻¹⁷ in (6·10⁻¹⁷, −1) is 0. */
export function withoutDust(vector: readonly number[]): readonly number[] {
  const least = 1e-12 * Math.max(...vector.map(Math.abs))
  const isDust = (x: number): boolean => x !== 0 && Math.abs(x) < least
  return vector.some(isDust) ? vector.map((x) => (isDust(x) ? 0 : x)) : vector
}

/** A direction with small whole numbers where it has them, such as (1, 1) for (0.7071…, 0.7071…); else as it is, without dust. */
export function simplified(vector: readonly number[]): readonly number[] {
  const largest = Math.max(...vector.map(Math.abs))
  const kept = vector.map((x) => (Math.abs(x) < 1e-9 * largest ? 0 : x))
  const least = Math.min(...kept.filter((x) => x !== 0).map(Math.abs))
  const scaled = kept.map((x) => x / least)
  const isWhole = scaled.every((x) => Math.abs(x - Math.round(x)) < 1e-9 && Math.abs(x) < 10)
  return isWhole ? scaled.map((x) => Math.round(x) + 0) : withoutDust(vector)
}
