// The numbers of the order check's chart: |error| of both models against the length of the step, and the straight lines that
// errors of order 2 and 3 would follow. Pure.
import { length } from '../../../core/calculus/methods/vectors'
import type { OrderCheck, OrderRow } from '../../../core/calculus/models'
import { onLogAxis } from './chart-look'

type Column = readonly (number | null)[]

export interface OrderColumns {
  /** Lengths of the steps, from the shortest. */
  readonly lengths: readonly number[]
  /** |error|; null where it is rounding, which follows no order. */
  readonly linear: Column
  readonly quadratic: Column
  /** Proportional to the second and third power of the length, through the error of the shortest step that tells one. */
  readonly second: Column
  readonly third: Column
}

/** Null where no two steps tell an error: there is nothing to draw. */
export function orderColumns({ rows }: OrderCheck, step: readonly number[]): OrderColumns | null {
  const whole = length(step)
  const rising = rows.slice().reverse()
  const lengths = rising.map(({ share }) => share * whole)
  const linear = rising.map((row) => (row.isLinearTold ? shown(row, 'linearError') : null))
  const quadratic = rising.map((row) => (row.isQuadraticTold ? shown(row, 'quadraticError') : null))
  if (![linear, quadratic].some((column) => column.filter((error) => error !== null).length > 1)) return null
  return { lengths, linear, quadratic, second: powerLine(lengths, linear, 2), third: powerLine(lengths, quadratic, 3) }
}

const shown = (row: OrderRow, error: 'linearError' | 'quadraticError'): number | null => onLogAxis(Math.abs(row[error]))

/** Over the same steps as the errors, so that what bends away from it is seen to. */
function powerLine(lengths: readonly number[], errors: Column, order: number): Column {
  const first = errors.findIndex((error) => error !== null)
  const [from, at] = [errors[first] ?? NaN, lengths[first] ?? NaN]
  return lengths.map((x, i) => (errors[i] == null ? null : onLogAxis(from * (x / at) ** order)))
}
