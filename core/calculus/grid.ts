// Heights and slopes of the graph's function over one or two of its numbers, row by row. Every row is one run of the
// program over many lanes, so no op is written twice. Nothing here draws or waits.
import type { Lanes } from '../algebra/lanes'
import { lanes, uniform, varied } from '../algebra/lanes'
import { backward } from '../engine/backward'
import { forward } from '../engine/forward'
import type { Axis } from '../graph/document'
import type { Program } from '../graph/program'
import { hoistedOf } from '../points/hoisted'
import type { Points } from '../points/points'
import { pointsOf } from '../points/points'
import type { Tensor } from '../tensor'
import { full, withEntry } from '../tensor'

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
  /** Partial derivative along each axis; none where only values are wanted. */
  readonly slopes: readonly Float64Array[]
}

/** Points along one side, coarse to fine: the first picture costs less than a fiftieth of the last. */
export const surfaceSizes: readonly number[] = [17, 65, 129]
export const curveSizes: readonly number[] = [65, 513]

/** The number that an axis takes at `index` of `count` points. Ends are exact. */
export const axisPoint = (axis: Axis, index: number, count: number): number =>
  index === count - 1 ? axis.high : axis.low + (index / (count - 1)) * (axis.high - axis.low)

/** An empty grid of the job's size, all NaN: `sampleRows` fills it. */
export function emptyGrid(
  job: Pick<SampleJob, 'axes' | 'columns' | 'rows'>,
  wanted: 'slopes' | 'values' = 'slopes',
): Grid {
  const { columns, rows, axes } = job
  const fresh = (): Float64Array => new Float64Array(columns * rows).fill(NaN)
  return { columns, rows, axes, values: fresh(), slopes: wanted === 'slopes' ? axes.map(fresh) : [] }
}

/** How a grid is filled: by generated code, or by a tape over lanes where the program is too long for that; or, if so wanted, by the algebra of lanes. */
export type Sampling = 'fastest' | 'lanes'

/**
 * Fills rows `from` up to but not including `to`. Values and slopes are those of the engine, to the last bit by generated
 * code and by the algebra of lanes, by a tape over lanes but for rounding. Leaves NaN
 * when the program has no root. Cost per row: one forward and one backward pass over `columns` points; a caller that must
 * stay interruptible asks for one row at a time.
 */
export function sampleRows(job: SampleJob, from: number, to: number, into: Grid, sampling: Sampling = 'fastest'): void {
  if (job.program.root === null) return
  const points = sampling === 'lanes' ? null : fastestFor(job, into.slopes.length > 0)
  const outputs = [into.values, ...into.slopes]
  if (points) points.run(job.sources, pointsOfRow(job), heightsOf(job, from, to), outputs, from * job.columns)
  else for (let row = from; row < to; row++) fillByLanes(job, row, into)
}

const fastestFor = ({ program, sources, axes }: SampleJob, hasSlopes: boolean): Points | null =>
  pointsOf(program, axes, hasSlopes) ?? hoistedOf(program, sources, axes, hasSlopes)

/** The numbers that the second axis takes in these rows. */
function heightsOf({ axes: [, up], rows }: SampleJob, from: number, to: number): Float64Array {
  const heights = new Float64Array(to - from)
  if (up) for (let row = from; row < to; row++) heights[row - from] = axisPoint(up, row, rows)
  return heights
}

/** By axis: rows that are asked for one by one share their numbers. */
const pointsAlong = new WeakMap<Axis, Float64Array>()

/** The numbers that the first axis takes, the same in every row. */
function pointsOfRow({ axes: [across], columns }: SampleJob): Float64Array {
  const known = across && pointsAlong.get(across)
  if (known?.length === columns) return known
  const made = Float64Array.from({ length: columns }, (_, column) => (across ? axisPoint(across, column, columns) : 0))
  if (across) pointsAlong.set(across, made)
  return made
}

function fillByLanes(job: SampleJob, row: number, into: Grid): void {
  const { program, columns } = job
  const root = program.root as number
  const shape = program.instructions[root]?.shape ?? []
  const start = row * columns
  const values = forward(lanes, program, lanesOfRow(job, row))
  spread(values[root] as Lanes, 0, into.values, start, columns)
  if (into.slopes.length === 0) return
  const adjoints = backward(lanes, program, values, root, uniform(full(shape, 1)))
  job.axes.forEach((axis, along) => {
    const adjoint = adjoints[program.slotOf.get(axis.node) ?? -1]
    const slopes = into.slopes[along] as Float64Array
    // No path to the root: the function does not change along this axis.
    if (adjoint) spread(adjoint, axis.index, slopes, start, columns)
    else slopes.fill(0, start, start + columns)
  })
}

/** The whole grid at once. */
export function sampleGrid(job: SampleJob, sampling: Sampling = 'fastest'): Grid {
  const grid = emptyGrid(job)
  sampleRows(job, 0, job.rows, grid, sampling)
  return grid
}

/** The sources with the second axis' number of this row. */
function sourcesOfRow({ program, sources, axes: [, up], rows }: SampleJob, row: number): ReadonlyMap<number, Tensor> {
  const slot = up && program.slotOf.get(up.node)
  if (!up || slot === undefined) return sources
  return new Map(sources).set(slot, withEntry(sources.get(slot) as Tensor, up.index, axisPoint(up, row, rows)))
}

/** The first axis runs over the lanes; the second is the same in the whole row, so what hangs on it alone is done once. */
function lanesOfRow(job: SampleJob, row: number): ReadonlyMap<number, Lanes> {
  const { program, axes } = job
  const tensors = sourcesOfRow(job, row)
  const found = new Map([...tensors].map(([at, t]) => [at, uniform(t)]))
  const [across] = axes
  const slot = across && program.slotOf.get(across.node)
  if (across && slot !== undefined) found.set(slot, varied(tensors.get(slot) as Tensor, across.index, pointsOfRow(job)))
  return found
}

/** Writes one entry's lanes into a row; what is alike in every lane is written to all. */
function spread(from: Lanes, entry: number, into: Float64Array, start: number, columns: number): void {
  if (from.width === 1) into.fill(from.data[entry] as number, start, start + columns)
  else into.set(from.data.subarray(entry * columns, (entry + 1) * columns), start)
}

/** The grid's values (or slopes) at a point, between its four neighbours (bilinear); NaN outside. */
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
