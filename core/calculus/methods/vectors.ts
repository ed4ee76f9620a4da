// Sums and products of points, for methods that look at all coordinates at once.
import { hypot } from '../../elementary/functions'
import type { Point } from '../landscape'

export const dot = (a: Point, b: Point): number => a.reduce((sum, x, i) => sum + x * (b[i] as number), 0)

/** Length, safe from overflow. */
export const length = (a: Point): number => a.reduce(hypot, 0)

/** a + t·b. */
export const along = (a: Point, t: number, b: Point): Point => a.map((x, i) => x + t * (b[i] as number))

export const scaled = (t: number, a: Point): Point => a.map((x) => t * x)

export const minus = (a: Point, b: Point): Point => a.map((x, i) => x - (b[i] as number))
