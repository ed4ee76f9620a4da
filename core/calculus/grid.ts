// Heights and slopes of the graph's function over one or two of its numbers, row by row. Every row is one run of the
// program over many lanes, so no op is written twice. Nothing here draws or waits.
import type { Dual } from '../algebra/dual'
import { dualOf } from '../algebra/dual'
import type { Lanes } from '../algebra/lanes'
import { lanes, uniform, varied } from '../algebra/lanes'
import { forward } from '../engine/forward'
import type { Axis } from '../graph/document'
import type { Program } from '../graph/program'
import type { Tensor } from '../tensor'

/** What to sample. `columns` points along the first axis and `rows` along the second, both ends included. */
export interface SampleJob {
  readonly program: Program
  readonly sources: ReadonlyMap<number, Tensor>
  readonly axes: readonly Axis[]
  readonly columns: number
  /** 1 for a curve. */
  readonly rows: number
}

/** Point (column, row) is at `row * columns + column`. NaN where the function has no value. */
export interface Grid {
  readonly columns: number
  readonly rows: number
  readonly axes: readonly Axis[]
  readonly values: Float64Array
  /** Partial derivative along each axis. */
  readonly slopes: readonly Float64Array[]
}

/** Points along one side, coarse to fine: the first picture costs a sixteenth of the last. */
export const surfaceSizes: readonly number[] = [33, 65, 129]
export const curveSizes: readonly number[] = [65, 513]

/** The number that an axis takes at `index` of `count` points. Ends are exact. */
export const axisPoint = (axis: Axis, index: number, count: number): number =>
  index === count - 1 ? axis.high : axis.low + (index / (count - 1)) * (axis.high - axis.low)

/** An empty grid of the job's size, all NaN: `sampleRows` fills it. */
export function emptyGrid(job: Pick<SampleJob, 'axes' | 'columns' | 'rows'>): Grid {
  const { columns, rows, axes } = job
  const fresh = (): Float64Array => new Float64Array(columns * rows).fill(NaN)
  return { columns, rows, axes, values: fresh(), slopes: axes.map(fresh) }
}

const duals = dualOf(lanes)

/**
 * Fills rows `from` up to but not including `to`. Values are those of the engine to the last bit; slopes are exact (dual
 * numbers, one run per axis). Leaves NaN when the program has no root. Cost per row: axes × one forward run over
 * `columns` lanes; a caller that must stay interruptible asks for one row at a time.
 */
export function sampleRows(job: SampleJob, from: number, to: number, into: Grid): void {
  for (let row = from; row < to; row++) {
    job.axes.forEach((_, along) => {
      const root = runRow(job, row, along)
      if (!root) return
      const start = row * job.columns
      if (along === 0) spread(root.primal, into.values, start, job.columns)
      spread(root.tangent, into.slopes[along] as Float64Array, start, job.columns)
    })
  }
}

/** The whole grid at once. */
export function sampleGrid(job: SampleJob): Grid {
  const grid = emptyGrid(job)
  sampleRows(job, 0, job.rows, grid)
  return grid
}

/** One row's root with its derivative along axis `along`. */
function runRow(job: SampleJob, row: number, along: number): Dual<Lanes> | undefined {
  const { program, axes, columns, rows } = job
  if (program.root === null) return undefined
  const sources = new Map<number, Dual<Lanes>>()
  for (const [slot, t] of job.sources) sources.set(slot, still(uniform(t)))
  axes.forEach((axis, which) => {
    const slot = program.slotOf.get(axis.node)
    const source = slot === undefined ? undefined : sources.get(slot)
    if (slot === undefined || source === undefined) return
    const points =
      which === 0
        ? Float64Array.from({ length: columns }, (_, column) => axisPoint(axis, column, columns))
        : new Float64Array(columns).fill(axisPoint(axis, row, rows))
    const moved = replaced(source, axis.index, points)
    sources.set(slot, which === along ? moving(moved, axis.index) : moved)
  })
  return forward(duals, program, sources)[program.root]
}

const zeros = (v: Lanes): Lanes => ({ shape: v.shape, width: 1, data: new Float64Array(v.data.length / v.width) })
const still = (primal: Lanes): Dual<Lanes> => ({ primal, tangent: zeros(primal) })

/** `source` with one entry running over `points`; both axes may be entries of the same source. */
function replaced(source: Dual<Lanes>, index: number, points: Float64Array): Dual<Lanes> {
  const { primal } = source
  if (primal.width === 1) return { primal: varied(primal, index, points), tangent: source.tangent }
  const data = primal.data.slice()
  data.set(points, index * primal.width)
  return { primal: { ...primal, data }, tangent: source.tangent }
}

/** `source` moving along its entry `index` at speed 1. */
function moving(source: Dual<Lanes>, index: number): Dual<Lanes> {
  const tangent = zeros(source.primal)
  tangent.data[index] = 1
  return { primal: source.primal, tangent }
}

/** Writes a root into a row; what is alike in every lane is written to all. */
function spread(root: Lanes, into: Float64Array, start: number, columns: number): void {
  if (root.width === 1) into.fill(root.data[0] as number, start, start + columns)
  else into.set(root.data, start)
}

/** Value and slopes of the grid at a point, between its four neighbours (bilinear); NaN outside. */
export function valueBetween(grid: Grid, of: Float64Array, point: readonly number[]): number {
  const [x, y] = grid.axes.map((axis, i) => {
    const count = i === 0 ? grid.columns : grid.rows
    return (((point[i] ?? NaN) - axis.low) / (axis.high - axis.low)) * (count - 1)
  })
  const [i, u] = cell(x ?? NaN, grid.columns)
  const [j, v] = y === undefined ? [0, 0] : cell(y, grid.rows)
  const at = (column: number, row: number): number =>
    of[Math.min(row, grid.rows - 1) * grid.columns + Math.min(column, grid.columns - 1)] as number
  if (Number.isNaN(i) || Number.isNaN(j)) return NaN
  const near = (1 - u) * at(i, j) + u * at(i + 1, j)
  return v === 0 ? near : (1 - v) * near + v * ((1 - u) * at(i, j + 1) + u * at(i + 1, j + 1))
}

/** Which cell a position falls into, and how far along it. */
function cell(position: number, count: number): [number, number] {
  if (!(position >= 0 && position <= count - 1)) return [NaN, NaN]
  const index = Math.min(Math.floor(position), count - 2)
  return [index, position - index]
}
