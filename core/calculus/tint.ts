// What the colours of a picture say, point by point: how high f is, how steep, or how far a model at the point is from it.
// The flat pictures, the surface and the legend take their colours from here. Never draws.
import type { Colouring } from '../graph/document'
import type { Grid } from './grid'
import { axisPoint } from './grid'
import type { Model } from './models'
import { length } from './methods/vectors'
import { isRounding, linearAt, quadraticAt, sizeAt } from './models'
import type { HeightScale } from './scale'
import { extentOf, heightScale } from './scale'

export interface Tint {
  readonly colouring: Colouring
  /** At the grid's points. NaN where there is none. */
  readonly values: Float64Array
  readonly scale: HeightScale
}

/** Is this colouring made of a model at the point? */
export const needsModel = (colouring: Colouring): boolean =>
  colouring === 'linear error' || colouring === 'quadratic error'

/**
 * The colours over a grid whose heights have this scale. Null where the colouring needs a model and there is none at the
 * point, or slopes and the grid has none. Cost: one pass over the grid, and a sort.
 */
export function tintOf(grid: Grid, scale: HeightScale, colouring: Colouring, model: Model | null): Tint | null {
  if (colouring === 'height') return { colouring, values: grid.values, scale }
  const values = colouring === 'slope' ? steepness(grid) : model && errors(grid, model, colouring)
  return values && { colouring, values, scale: distanceScale(values, grid.columns) }
}

/** |∇f| over the axes of the grid. */
function steepness({ values, slopes }: Grid): Float64Array | null {
  if (slopes.length === 0) return null
  return values.map((value, at) => (Number.isNaN(value) ? NaN : length(slopes.map((along) => along[at] as number))))
}

/** |f − model|. What rounding leaves of a model that is exact is 0, not a pattern. */
function errors(grid: Grid, model: Model, colouring: Colouring): Float64Array {
  const { axes, columns, rows } = grid
  const said = colouring === 'linear error' ? linearAt : quadraticAt
  const steps = axes.map((axis, i) => {
    const count = i === 0 ? columns : rows
    return Array.from({ length: count }, (_, k) => axisPoint(axis, k, count) - (model.point[i] as number))
  })
  const step = axes.map(() => 0)
  return grid.values.map((value, at) => {
    step[0] = steps[0]?.[at % columns] as number
    if (axes.length > 1) step[1] = steps[1]?.[Math.floor(at / columns)] as number
    const error = Math.abs(value - said(model, step))
    return Number.isFinite(error) && isRounding(error, sizeAt(model, step)) ? 0 : error
  })
}

/** A scale for what is never below 0: where it is nothing but 0, it still begins there. */
function distanceScale(values: Float64Array, columns: number): HeightScale {
  const extent = extentOf(values)
  return extent && extent[1] === 0 ? { kind: 'linear', low: 0, high: 1 } : heightScale(values, 'automatic', columns)
}
