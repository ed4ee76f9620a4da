// What every picture (surface, contours, curve) is drawn from: the grid with its scale, the ball, the gradient, the path.
import type { EntryName } from '../../core/calculus/axes'
import { entryName, isSameEntry } from '../../core/calculus/axes'
import type { Path, PathPoint } from '../../core/calculus/descent'
import type { Grid } from '../../core/calculus/grid'
import type { Model } from '../../core/calculus/models'
import type { HeightScale } from '../../core/calculus/scale'
import type { Trace } from '../../core/engine/trace'
import type { Axis } from '../../core/graph/document'
import type { Program } from '../../core/graph/program'
import type { BasinsFound, CriticalFound } from '../state/answers'
import type { Palette } from './colours'
import { shareOf } from './space'

/** Where the graph stands now. */
export interface Here {
  /** One number per axis. */
  readonly point: readonly number[]
  readonly value: number
  readonly gradient: readonly number[]
}

export interface Picture {
  readonly axes: readonly Axis[]
  readonly names: readonly EntryName[]
  /** The root's name. */
  readonly rootName: string
  readonly grid: Grid
  readonly scale: HeightScale
  readonly palette: Palette
  readonly here: Here
  /** Empty when there is none over these axes. */
  readonly path: readonly PathPoint[]
  readonly over: Overlays
}

/** What analysis lays over the picture; each null where it is not there or not wanted. */
export interface Overlays {
  readonly critical: CriticalFound | null
  readonly basins: BasinsFound | null
  /** To second order at the ball, for what is drawn of it. */
  readonly model: Model | null
  readonly hasPlane: boolean
  readonly hasQuadratic: boolean
  readonly hasEllipse: boolean
  readonly hasField: boolean
  readonly hasDirection: boolean
  /** Of that direction, from the gradient. */
  readonly degrees: number
}

/** What a picture may ask for. `gesture` as in the panel's props. */
export interface PictureEvents {
  readonly onPoint: (point: readonly number[], gesture: string) => void
  readonly onDragging: (isDragging: boolean) => void
}

/** The ball from a finished run; an entry with no path to the root has slope 0. Null when there is no root. */
export function hereOf(trace: Trace | null, axes: readonly Axis[]): Here | null {
  const root = trace?.program.root
  if (!trace || root == null || axes.length === 0) return null
  const read = (from: readonly ({ readonly data: Float64Array } | null)[], { node, index }: Axis): number =>
    from[trace.program.slotOf.get(node) ?? -1]?.data[index] ?? 0
  return {
    point: axes.map((axis) => read(trace.values, axis)),
    value: trace.values[root]?.data[0] ?? NaN,
    gradient: axes.map((axis) => read(trace.adjoints, axis)),
  }
}

/** The path's points as these axes see them, if it runs over them; a last point that is no place is left out. */
export function pathOver(path: Path | null, axes: readonly Axis[]): readonly PathPoint[] {
  const places = axes.map((axis) => path?.entries.findIndex((entry) => isSameEntry(entry, axis)) ?? -1)
  if (!path || places.includes(-1)) return none
  return path.points
    .filter(({ point, value }) => [...point, value].every(Number.isFinite))
    .map((at) => ({ ...at, point: places.map((i) => at.point[i] as number) }))
}
const none: readonly PathPoint[] = []

/** Is the point inside the picture? */
export const isInside = (axes: readonly Axis[], point: readonly number[]): boolean =>
  axes.every((axis, i) => {
    const share = shareOf(axis, point[i] ?? NaN)
    return share >= 0 && share <= 1
  })

/**
 * Uphill in the picture, as shares of the axes: where a small step along the gradient leads. Of length 1; null where the
 * gradient is zero or has no value. With axes of different length it is not at right angles to the level lines.
 */
export function uphill(axes: readonly Axis[], gradient: readonly number[]): readonly number[] | null {
  const way = axes.map((axis, i) => (gradient[i] ?? 0) / (axis.high - axis.low))
  // Divided by the largest first: a gradient of 1e200 must not overflow when it is squared.
  const largest = Math.max(...way.map(Math.abs))
  if (!(largest > 0) || !Number.isFinite(largest)) return null
  const scaled = way.map((x) => x / largest)
  const length = Math.hypot(...scaled)
  return scaled.map((x) => x / length)
}

/** "w" or "A row 1, column 2": for those who listen. */
export function spokenName({ name, at }: EntryName): string {
  if (at.length === 0) return name
  if (at.length === 2) return `${name} row ${(at[0] ?? 0) + 1}, column ${(at[1] ?? 0) + 1}`
  return `${name} ${at.map((i) => i + 1).join(', ')}`
}

export const namesOf = (program: Program, axes: readonly Axis[]): readonly EntryName[] =>
  axes.map((axis) => entryName(program, axis))
