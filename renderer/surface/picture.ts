// What every picture (surface, contours, curve) is drawn from: the grid with its scale, the ball, the gradient, the path.
import type { EntryName } from '../../core/calculus/axes'
import { entryName, entryValue, isSameEntry } from '../../core/calculus/axes'
import type { Path, PathPoint } from '../../core/calculus/descent'
import type { Grid } from '../../core/calculus/grid'
import type { Model } from '../../core/calculus/models'
import type { Regions } from '../../core/calculus/regions'
import type { HeightScale } from '../../core/calculus/scale'
import { kinkedNode } from '../../core/calculus/standing'
import type { Tint } from '../../core/calculus/tint'
import type { Trace } from '../../core/engine/trace'
import type { Axis } from '../../core/graph/document'
import type { Program } from '../../core/graph/program'
import type { BasinsFound, CriticalFound } from '../state/answers'
import type { Sliced } from '../state/plane'
import type { Palette } from './colours'
import { shareOf } from './space'
import type { StepArrows } from './step-arrows'

/** Where the graph stands now. */
export interface Here {
  /** One number per axis. */
  readonly point: readonly number[]
  readonly value: number
  readonly gradient: readonly number[]
  /** Some number of the graph stands on a kink: the gradient is one of several that could be chosen. */
  readonly isOnKink: boolean
}

/** A point of the walk as the picture shows it. */
export interface PlacedPoint extends PathPoint {
  /** How far it really is from the plane or line of the picture, where its height is another function's. */
  readonly away: number
}

/** A walk whose points may already know how far they are from a plane. */
export interface SeenPath extends Path {
  readonly points: readonly (PathPoint & { readonly away?: number })[]
}

export interface Picture {
  readonly axes: readonly Axis[]
  readonly names: readonly EntryName[]
  /** The root's name. */
  readonly rootName: string
  readonly grid: Grid
  readonly scale: HeightScale
  readonly palette: Palette
  /** What its colours say. */
  readonly tint: Tint
  /** What nobody could see of the function. Null until it is known. */
  readonly regions: Regions | null
  readonly here: Here
  /** One unit of every axis is equally long, as far as the picture can. */
  readonly hasEqualUnits: boolean
  /** How far the point is from the plane that is drawn. */
  readonly away: number
  /** How far the picture itself reaches from its middle, in the same measure. */
  readonly reach: number
  /** Empty when there is none over these axes. */
  readonly path: readonly PlacedPoint[]
  readonly over: Overlays
}

/** What analysis lays over the picture; each null where it is not there or not wanted. */
export interface Overlays {
  readonly critical: CriticalFound | null
  readonly basins: BasinsFound | null
  /** To second order at the ball, for what is drawn of it. */
  readonly model: Model | null
  /** The parts of the step that led to where the walk stands. */
  readonly step: StepArrows | null
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
    isOnKink: kinkedNode(trace.program, trace.values, root) !== undefined,
  }
}

/**
 * On a plane the point is seen where its shadow lies, but what is said of it, its height and its slopes, is of the point
 * itself, as with every point of the walk.
 */
export function hereOnPlane(shadow: Here, axes: readonly Axis[], { slice, value, slopes }: Seen): Here {
  const places = axes.map((axis) => slice.axes.findIndex((one) => isSameEntry(one, axis)))
  // A picture that is not yet of this plane.
  if (places.includes(-1)) return shadow
  return { ...shadow, value, gradient: places.map((k) => slopes[k] as number) }
}
type Seen = Pick<Sliced, 'value' | 'slopes'> & { readonly slice: Pick<Sliced['slice'], 'axes'> }

/**
 * The path's points as these axes see them, if it runs over them; a last point that is no place is left out. Numbers that the
 * path moves and that are on no axis lead away from the picture, which is drawn where they stand now.
 */
export function pathOver(path: SeenPath | null, axes: readonly Axis[], program: Program): readonly PlacedPoint[] {
  const places = axes.map((axis) => path?.entries.findIndex((entry) => isSameEntry(entry, axis)) ?? -1)
  if (!path || places.includes(-1)) return none
  const now = path.entries.map((entry) => entryValue(program, program.sources, entry))
  // A walk of a function that had other inputs.
  if (now.includes(undefined)) return none
  const awayFrom = (point: readonly number[]): number =>
    Math.hypot(...point.map((x, i) => (places.includes(i) ? 0 : x - (now[i] as number))))
  return path.points
    .filter(({ point, value }) => [...point, value].every(Number.isFinite))
    .map((at) => ({ ...at, point: places.map((i) => at.point[i] as number), away: at.away ?? awayFrom(at.point) }))
}
const none: readonly PlacedPoint[] = []

/**
 * How present a point is that lies so far from the picture: 1 on it, a half as far away as the picture reaches, towards 0
 * beyond. Pictures draw what is less present fainter and thinner.
 */
export const presence = ({ reach }: Pick<Picture, 'reach'>, away: number): number => 1 / (1 + away / reach)

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

export const rootNameOf = ({ root, instructions }: Program): string =>
  (root === null ? undefined : instructions[root]?.name) ?? 'f'

/** Width over height of a flat picture: as the ranges say where units are equal, else up to a point as wide as there is room. */
export function shapeOf({ axes: [first, second], hasEqualUnits }: Picture): { widest: number; isExact: boolean } {
  const ratio = first && second ? (first.high - first.low) / (second.high - second.low) : 1
  return hasEqualUnits
    ? { widest: ratio, isExact: true }
    : { widest: Math.min(1.6, Math.max(1, ratio)), isExact: false }
}
