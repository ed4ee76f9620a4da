// A tensor as the tables that a page can draw: rows of numbers, one table per matrix in it.
import type { Tensor } from '../../core/tensor'
import { sizeOf } from '../../core/tensor'

export interface Slice {
  /** "" for all but tensors of rank 3 and more: then the place along the leading axes, such as "[0, 2]". */
  readonly label: string
  /** Flat index of its first number. */
  readonly start: number
  readonly rows: readonly (readonly number[])[]
}

/** Numbers are one cell, vectors one row, matrices one table, higher ranks one table per matrix. */
export function slicesOf({ shape, data }: Tensor): readonly Slice[] {
  const columns = shape[shape.length - 1] ?? 1
  const rowCount = shape[shape.length - 2] ?? 1
  const leading = shape.slice(0, -2)
  return Array.from({ length: sizeOf(leading) }, (_, slice) => {
    const start = slice * rowCount * columns
    const rows = Array.from({ length: rowCount }, (_, row) => [
      ...data.subarray(start + row * columns, start + (row + 1) * columns),
    ])
    return { label: leading.length === 0 ? '' : `[${placeAlong(leading, slice).join(', ')}]`, start, rows }
  })
}

/** Indices along each axis of the flat index `at`. */
function placeAlong(axes: readonly number[], at: number): readonly number[] {
  let rest = at
  return axes.map((size, axis) => {
    const stride = sizeOf(axes.slice(axis + 1))
    const index = Math.floor(rest / stride) % size
    rest -= index * stride
    return index
  })
}

/** The largest |x| that is finite; 0 when there is none. */
export const largestSize = ({ data }: Tensor): number =>
  data.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0)
