// The linear and the quadratic model of a function at a point, and how wrong they are. That the errors shrink with the
// second and third power of the step is measured here, not assumed.
import { log } from '../elementary/functions'
import type { Landscape, Point } from './landscape'
import { along, dot, scaled } from './methods/vectors'

export interface Model {
  readonly point: Point
  readonly value: number
  readonly gradient: Point
  readonly matrix: readonly (readonly number[])[]
}

/** What the models say for a step, and what is true. */
export interface Prediction {
  readonly linear: number
  readonly quadratic: number
  readonly value: number
}

/** Cost: one pass and one Hessian. */
export const modelAt = (land: Landscape, point: Point = land.start): Model => ({
  ...land.at(point),
  matrix: land.curvature(point),
})

/** ½ εᵀ H ε. */
const bend = ({ matrix }: Model, step: Point): number =>
  dot(
    step,
    matrix.map((row) => dot(row, step)),
  ) / 2

/** f(x) + ∇f·ε without looking at f again. */
export const linearAt = (model: Model, step: Point): number => model.value + dot(model.gradient, step)

/** f(x) + ∇f·ε + ½ εᵀHε. */
export const quadraticAt = (model: Model, step: Point): number => linearAt(model, step) + bend(model, step)

/** Cost: one pass. */
export const predict = (land: Landscape, model: Model, step: Point): Prediction => ({
  linear: linearAt(model, step),
  quadratic: quadraticAt(model, step),
  value: land.at(along(model.point, 1, step)).value,
})

export interface OrderRow extends Prediction {
  /** The step is this share of the whole one. */
  readonly share: number
  readonly linearError: number
  readonly quadraticError: number
  /** The error is more than what rounding makes. */
  readonly isLinearTold: boolean
  readonly isQuadraticTold: boolean
}

export interface OrderCheck {
  readonly rows: readonly OrderRow[]
  /** Slopes of log |error| over log step, by least squares; null where errors vanish in rounding. */
  readonly linearOrder: number | null
  readonly quadraticOrder: number | null
}

/** Halvings of the step; more would end in rounding. */
const halvings = 8

/** The models against the truth for the step, its half, its quarter … Cost: one pass per row. */
export function checkOrders(land: Landscape, model: Model, step: Point): OrderCheck {
  const rows = Array.from({ length: halvings }, (_, k): OrderRow => {
    const share = 1 / (1 << k)
    const said = predict(land, model, scaled(share, step))
    const [linearError, quadraticError] = [said.value - said.linear, said.value - said.quadratic]
    const isTold = (error: number): boolean => !isRounding(error, Math.max(Math.abs(said.value), Math.abs(said.linear)))
    return {
      share,
      ...said,
      linearError,
      quadraticError,
      isLinearTold: isTold(linearError),
      isQuadraticTold: isTold(quadraticError),
    }
  })
  const measured = (isTold: (row: OrderRow) => boolean, errorOf: (row: OrderRow) => number): number | null =>
    slopeOf(rows.filter(isTold).map((row) => [log(row.share), log(Math.abs(errorOf(row)))]))
  return {
    rows,
    linearOrder: measured(
      (row) => row.isLinearTold,
      (row) => row.linearError,
    ),
    quadraticOrder: measured(
      (row) => row.isQuadraticTold,
      (row) => row.quadraticError,
    ),
  }
}

/** Errors within this of the size of f are rounding. */
const noise = 64 * 2 ** -52

/** Is this error no more than what rounding makes of terms of this size? */
export const isRounding = (error: number, size: number): boolean => !(Math.abs(error) > noise * Math.abs(size))

/** |f(x)| + Σ|∂f εᵢ| + ½ Σ|εᵢ Hᵢⱼ εⱼ|: what rounding in a model is relative to. */
export const sizeAt = ({ value, gradient, matrix }: Model, step: Point): number =>
  Math.abs(value) +
  step.reduce((sum, x, i) => sum + Math.abs(x * (gradient[i] as number)), 0) +
  matrix.reduce((sum, row, i) => row.reduce((of, h, j) => of + Math.abs(step[i]! * h * step[j]!), sum), 0) / 2

/** By least squares; null of fewer than three points. */
function slopeOf(points: readonly (readonly [x: number, y: number])[]): number | null {
  if (points.length < 3) return null
  // The smallest steps tell the order: far out, higher terms still mix in.
  const tail = points.slice(-4)
  const [meanX, meanY] = [0, 1].map((k) => tail.reduce((sum, at) => sum + at[k]!, 0) / tail.length) as [number, number]
  const covariance = tail.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return covariance / tail.reduce((sum, [x]) => sum + (x - meanX) * (x - meanX), 0)
}
