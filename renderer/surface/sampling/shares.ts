// A grid in shares: several workers sample every so-manieth row each, and hand over only those.
import type { SampleJob } from '../../../core/calculus/grid'
import { emptyGrid } from '../../../core/calculus/grid'
import type { Grid } from '../../../core/calculus/grid'

/** Rows `index`, `index + of`, `index + 2·of`, … */
export interface Share {
  readonly index: number
  readonly of: number
}

/** The numbers of those rows, one row after the other: heights, then the slope along each axis. */
export type Rows = readonly Float64Array[]

export function* rowsOfShare({ index, of }: Share, rows: number): Generator<number> {
  for (let row = index; row < rows; row += of) yield row
}

const arraysOf = ({ values, slopes }: Grid): readonly Float64Array[] => [values, ...slopes]

/** The rows of a share, taken out of a grid. */
export function packed(grid: Grid, share: Share): Rows {
  const own = [...rowsOfShare(share, grid.rows)]
  return arraysOf(grid).map((whole) => {
    const rows = new Float64Array(own.length * grid.columns)
    own.forEach((row, i) => rows.set(whole.subarray(row * grid.columns, (row + 1) * grid.columns), i * grid.columns))
    return rows
  })
}

/** The grid that these shares make up, in the order of their indices. */
export function assembled(size: Pick<SampleJob, 'axes' | 'columns' | 'rows'>, shares: readonly Rows[]): Grid {
  const grid = emptyGrid(size)
  shares.forEach((share, index) => {
    let i = 0
    for (const row of rowsOfShare({ index, of: shares.length }, grid.rows)) {
      const [from, to] = [i * grid.columns, ++i * grid.columns]
      arraysOf(grid).forEach((whole, k) => whole.set((share[k] as Float64Array).subarray(from, to), row * grid.columns))
    }
  })
  return grid
}
