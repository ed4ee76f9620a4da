// The curve's geometry in pixels: its path with gaps where f has no value, and the tangent at a point. Pure.
import type { ScaleLinear } from 'd3-scale'
import { scaleLinear } from 'd3-scale'
import type { Grid } from '../../../core/calculus/grid'
import { axisPoint } from '../../../core/calculus/grid'
import type { Model } from '../../../core/calculus/models'
import { quadraticAt } from '../../../core/calculus/models'
import type { HeightScale } from '../../../core/calculus/scale'
import { scaled } from '../../../core/calculus/scale'
import type { Axis } from '../../../core/graph/document'

export interface CurveDrawing {
  readonly x: ScaleLinear<number, number>
  /** Of the scale's own units: log10 f where `kind` says so. */
  readonly y: ScaleLinear<number, number>
  /** Pixels of (x, f). */
  readonly at: (x: number, value: number) => readonly [number, number]
  /** The curve as an SVG path. */
  readonly d: string
  /** What the field shows of the heights. */
  readonly heights: HeightScale
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Room above and below the curve, as a share of its height. */
const margin = 0.06
/** The tangent reaches this many pixels to either side. */
const reach = 70

/** The heights that the field shows, in the scale's own units: all of the scale with some room, if nothing else is wished. */
export function heightsShown({ low, high }: HeightScale): readonly [number, number] {
  const room = (high - low) * margin
  return [low - room, high + room]
}

/**
 * The heights to show so that one unit upwards is as long as one unit along the axis. Where the curve needs more than that,
 * the window holds the point, and moves on by halves only when the point leaves it.
 */
export function equalHeights(axis: Axis, scale: HeightScale, size: Size, value: number): readonly [number, number] {
  const all = heightsShown(scale)
  const half = ((axis.high - axis.low) * size.height) / size.width / 2
  const isEnough = 2 * half >= all[1] - all[0] || !Number.isFinite(value)
  const middle = isEnough ? (all[0] + all[1]) / 2 : Math.round(value / half) * half
  return [middle - half, middle + half]
}

/** Lays the grid of a curve out in a field of this size. */
export function curveDrawing(
  grid: Grid,
  scale: HeightScale,
  { width, height }: Size,
  [low, high] = heightsShown(scale),
): CurveDrawing {
  const axis = grid.axes[0] as Axis
  const x = scaleLinear([axis.low, axis.high], [0, width])
  const y = scaleLinear([low, high], [height, 0])
  // d3 answers undefined to NaN, whatever its types say.
  const at = (where: number, value: number): readonly [number, number] => [
    Number(x(where)),
    Number(y(scaled(scale, value))),
  ]
  // Far outside is as good as at the border, and keeps the path's numbers short.
  const clamp = (pixel: number): number => Math.min(2 * height, Math.max(-height, pixel))
  let d = ''
  let before = NaN
  grid.values.forEach((value, column) => {
    const [px, py] = at(axisPoint(axis, column, grid.columns), value)
    if (Number.isNaN(py)) {
      before = NaN
      return
    }
    // From below the field to above it between two points: a pole, not a steep piece of curve.
    const isPole = (before < 0 && py > height) || (before > height && py < 0)
    d += `${Number.isNaN(before) || isPole ? 'M' : 'L'}${px.toFixed(1)},${clamp(py).toFixed(1)}`
    before = py
  })
  return { x, y, at, d, heights: { kind: scale.kind, low, high } }
}

/** Stretches of a curve's axis without a value, in shares of it. Each ends half-way to the next point that has one. */
export function holesAlong({ values, columns }: Grid): readonly (readonly [number, number])[] {
  const holes: [number, number][] = []
  const share = (column: number): number => Math.min(1, Math.max(0, column / (columns - 1)))
  values.forEach((value, column) => {
    if (!Number.isNaN(value)) return
    const last = holes[holes.length - 1]
    if (column > 0 && last && Number.isNaN(values[column - 1])) last[1] = share(column + 0.5)
    else holes.push([share(column - 0.5), share(column + 0.5)])
  })
  return holes
}

/** The quadratic model along the axis, as an SVG path over the whole field. */
export function quadraticCurve({ x, at }: CurveDrawing, axis: Axis, model: Model, width: number): string {
  const count = 96
  const places = Array.from({ length: count + 1 }, (_, i) => axis.low + (i / count) * (axis.high - axis.low))
  return places
    .map((where) => [
      Math.min(width, Math.max(0, x(where))),
      at(where, quadraticAt(model, [where - (model.point[0] ?? 0)]))[1],
    ])
    .filter(([, y]) => Number.isFinite(y))
    .map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${px!.toFixed(1)},${Math.max(-1e4, Math.min(1e4, py!)).toFixed(1)}`)
    .join('')
}

/** The tangent as the ends of an SVG line; null where there is no slope. */
export function tangentLine(
  { x, y, at }: CurveDrawing,
  scale: HeightScale,
  where: number,
  value: number,
  slope: number,
): { x1: number; y1: number; x2: number; y2: number } | null {
  const [px, py] = at(where, value)
  const steep = scale.kind === 'log10' ? slope / (value * Math.LN10) : slope
  const rise = (steep * (y(1) - y(0))) / (x(1) - x(0))
  if (!Number.isFinite(rise) || !Number.isFinite(py)) return null
  const run = reach / Math.hypot(1, rise)
  return { x1: px - run, y1: py - run * rise, x2: px + run, y2: py + run * rise }
}
