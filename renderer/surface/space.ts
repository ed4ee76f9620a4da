// Where numbers stand in the 3D picture: the box, heights over its floor, and which point of the surface lies under a ray.
// Pure; knows nothing of three.
import type { Grid } from '../../core/calculus/grid'
import { valueBetween } from '../../core/calculus/grid'
import type { HeightScale } from '../../core/calculus/scale'
import { heightOf } from '../../core/calculus/scale'
import type { Axis } from '../../core/graph/document'

/** World units. The first axis runs along x, the second along −z, so that seen from above it is the contour picture. */
export const top = 0.95
export const bottom = 0
export const floor = -0.46

export type World = readonly [x: number, y: number, z: number]

/** How wide the box is drawn along x and z, as shares of its full width: less than 1 where units are equal and ranges are not. */
export type Stretch = readonly [x: number, z: number]

export function stretchOf(axes: readonly Axis[], hasEqualUnits: boolean): Stretch {
  const ranges = axes.map(({ low, high }) => high - low)
  const widest = Math.max(...ranges)
  const [x = 1, z = 1] = hasEqualUnits ? ranges.map((range) => range / widest) : []
  return [x, z]
}

/** Share of an axis, 0 at low and 1 at high; may lie outside. */
export const shareOf = (axis: Axis, x: number): number => (x - axis.low) / (axis.high - axis.low)
export const atShare = (axis: Axis, share: number): number => axis.low + share * (axis.high - axis.low)
export const clampTo = (axis: Axis, x: number): number => Math.min(axis.high, Math.max(axis.low, x))

/** World height of a value of f. */
export const lift = (scale: HeightScale, value: number): number => bottom + (top - bottom) * heightOf(scale, value)

/** The same without the ends of the scale: what a model says may lie above or under the box. NaN where there is no height. */
export function rise({ kind, low, high }: HeightScale, value: number): number {
  const scaled = kind === 'log10' ? (value > 0 ? Math.log10(value) : NaN) : value
  return bottom + ((top - bottom) * (scaled - low)) / (high - low)
}

/**
 * How steep the drawn surface is at a value with this gradient: world height per world length along each axis. Null where it
 * has no slope or the scale cuts the value off.
 */
export function drawnSlopes(
  axes: readonly Axis[],
  scale: HeightScale,
  value: number,
  gradient: readonly number[],
): readonly [number, number] | null {
  const height = rise(scale, value)
  // The scale ends at the lowest sample: a minimum between samples lies a little deeper.
  const room = 0.02
  if (!(height >= bottom - room && height <= top + room)) return null
  const perValue = ((top - bottom) / (scale.high - scale.low)) * (scale.kind === 'log10' ? 1 / (value * Math.LN10) : 1)
  const [along, up] = axes.map((axis, i) => ((gradient[i] ?? 0) * perValue * (axis.high - axis.low)) / 2)
  return Number.isFinite(along) && Number.isFinite(up) ? [along as number, up as number] : null
}

/** World place of a point of the two axes, at height `y`. */
export function place(axes: readonly Axis[], point: readonly number[], y: number): World {
  const [first, second] = axes as readonly [Axis, Axis]
  return [2 * shareOf(first, point[0] ?? 0) - 1, y, 1 - 2 * shareOf(second, point[1] ?? 0)]
}

/** Is this somewhere? A walk that runs away ends where no number is. */
export const isPlace = (at: readonly number[]): boolean => at.every(Number.isFinite)

/** The point of the axes above which a world place stands. */
export function pointAt(axes: readonly Axis[], x: number, z: number): readonly [number, number] {
  const [first, second] = axes as readonly [Axis, Axis]
  return [atShare(first, (x + 1) / 2), atShare(second, (1 - z) / 2)]
}

export interface Ray {
  readonly origin: World
  readonly direction: World
}

const strides = 240

/**
 * The first point of the surface under a ray, as numbers on the two axes; null when the ray misses it.
 * Walks along the ray through the box and halves the last stride. Cost: a few hundred look-ups, whatever the grid's size.
 */
export function pick(grid: Grid, scale: HeightScale, ray: Ray): readonly [number, number] | null {
  const span = throughBox(ray)
  if (!span) return null
  const above = (t: number): number => {
    const [x, y, z] = along(ray, t)
    return y - lift(scale, valueBetween(grid, grid.values, pointAt(grid.axes, x, z)))
  }
  let before = span[0]
  let sign = Math.sign(above(before))
  for (let i = 1; i <= strides; i++) {
    const t = span[0] + (i / strides) * (span[1] - span[0])
    const now = Math.sign(above(t))
    if (now !== sign && !Number.isNaN(now) && !Number.isNaN(sign)) return halved(before, t, sign)
    before = t
    sign = now
  }
  return null

  function halved(low: number, high: number, signLow: number): readonly [number, number] {
    for (let i = 0; i < 24; i++) {
      const middle = (low + high) / 2
      if (Math.sign(above(middle)) === signLow) low = middle
      else high = middle
    }
    const [x, , z] = along(ray, high)
    return pointAt(grid.axes, x, z)
  }
}

/** Does the surface stand between the eye and a place? What lies on it, or a little over it, is not hidden by it. */
export function isHidden(grid: Grid, scale: HeightScale, eye: World, at: World): boolean {
  const direction: World = [at[0] - eye[0], at[1] - eye[1], at[2] - eye[2]]
  const hit = pick(grid, scale, { origin: eye, direction })
  if (!hit) return false
  const [x, , z] = place(grid.axes, hit, 0)
  // How far along the ray, by the direction in which it runs most.
  const share =
    Math.abs(direction[0]) > Math.abs(direction[2]) ? (x - eye[0]) / direction[0] : (z - eye[2]) / direction[2]
  return (1 - share) * Math.hypot(...direction) > 0.06
}

/** Where a ray meets the horizontal plane at height `y`; null when it never does. */
export function meetsPlane(axes: readonly Axis[], ray: Ray, y: number): readonly [number, number] | null {
  const t = (y - ray.origin[1]) / ray.direction[1]
  if (!(t > 0) || !Number.isFinite(t)) return null
  const [x, , z] = along(ray, t)
  return pointAt(axes, x, z)
}

const along = (ray: Ray, t: number): World => [
  ray.origin[0] + t * ray.direction[0],
  ray.origin[1] + t * ray.direction[1],
  ray.origin[2] + t * ray.direction[2],
]

/** The stretch of the ray inside the surface's box, by slabs; the borders themselves count as inside. */
function throughBox(ray: Ray): readonly [number, number] | null {
  const room = 1e-9
  const low: World = [-1 + room, bottom - 0.02, -1 + room]
  const high: World = [1 - room, top + 0.02, 1 - room]
  let enter = 0
  let leave = Infinity
  for (const axis of [0, 1, 2] as const) {
    const speed = ray.direction[axis]
    const one = (low[axis] - ray.origin[axis]) / speed
    const two = (high[axis] - ray.origin[axis]) / speed
    enter = Math.max(enter, Math.min(one, two))
    leave = Math.min(leave, Math.max(one, two))
  }
  return enter < leave ? [enter, leave] : null
}
