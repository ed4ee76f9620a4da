// Level lines of a grid as open polylines in the unit square. Pure; the flat picture and the floor of the surface draw them.
import { contours } from 'd3-contour'
import type { Grid } from '../../../core/calculus/grid'
import type { HeightScale } from '../../../core/calculus/scale'
import { scaled } from '../../../core/calculus/scale'
import { heightTicks } from '../ticks'

export interface LevelLines {
  /** In the scale's own units. */
  readonly level: number
  /** What f is on it, and how that is written. */
  readonly value: number
  readonly text: string
  /** 0 to 1, for the colour. */
  readonly height: number
  /** Points (u, v), 0 to 1 along each axis, v upwards. */
  readonly lines: readonly (readonly (readonly [number, number])[])[]
}

/** A level's lines, and the rings round all that lies higher: painted from low to high they tint the picture. */
export interface Level extends LevelLines {
  readonly rings: readonly (readonly (readonly [number, number])[])[]
}

/** About `count` round levels between the ends of the scale. Empty for a curve. Cost: a pass over the grid per level. */
export function levelsOf(grid: Grid, scale: HeightScale, count: number): readonly Level[] {
  const { columns, rows } = grid
  if (rows < 2) return []
  const values = finiteOrLow(Array.from(grid.values, (value) => scaled(scale, value)))
  const generator = contours().size([columns, rows])
  return heightTicks(scale, count)
    .filter(({ at }) => at > scale.low && at < scale.high)
    .map(({ value, text, at: level }): Level => {
      const rings = generator.contour(values, level).coordinates.flat() as [number, number][][]
      return {
        level,
        value,
        text,
        height: (level - scale.low) / (scale.high - scale.low),
        lines: rings.flatMap((ring) => opened(ring, grid)),
        rings: rings.map((ring) => ring.map(([x, y]) => inUnit(grid, x - 0.5, y - 0.5))),
      }
    })
}

type Rings = Level['rings']

/**
 * Rings round what has no height of its own: for a linear scale all that is higher than its upper end, and lower than its lower
 * one; for a logarithmic one what lies below 0.
 */
export function beyondRings(grid: Grid, scale: HeightScale): { readonly above: Rings; readonly below: Rings } {
  if (grid.rows < 2) return { above: [], below: [] }
  const { low, high } = scale.kind === 'linear' ? scale : { low: 0, high: Infinity }
  let [isAbove, isBelow] = [false, false]
  // Asked of every surface in motion, and mostly neither: no copies for that.
  for (const value of grid.values) {
    isAbove ||= value > high
    isBelow ||= value < low
  }
  const ringsOver = (sign: 1 | -1, level: number): Rings =>
    ringsOf(grid, finiteOrLow(Array.from(grid.values, (value) => sign * value)), level)
  return { above: isAbove ? ringsOver(1, high) : [], below: isBelow ? ringsOver(-1, -low) : [] }
}

const ringsOf = (grid: Grid, values: readonly number[], level: number): Rings => {
  const { columns, rows } = grid
  const rings = contours()
    .size([columns, rows])
    .contour([...values], level)
    .coordinates.flat() as [number, number][][]
  return rings.map((ring) => ring.map(([x, y]) => inUnit(grid, x - 0.5, y - 0.5)))
}

/** Grid position to shares of the axes; d3-contour's rings reach half a cell beyond the border. */
const inUnit = (grid: Grid, i: number, j: number): readonly [number, number] => [
  Math.min(1, Math.max(0, i / (grid.columns - 1))),
  Math.min(1, Math.max(0, j / (grid.rows - 1))),
]

/** Rings round everything that has a value: the ground that the lowest band lies on. */
export function domainRings(grid: Grid): Rings {
  const known = Array.from(grid.values, (value) => (Number.isNaN(value) ? -1 : 1))
  return ringsOf(grid, known, 0)
}

/** d3-contour reads "no value" as lowest, and interpolates with it: keep the arithmetic finite. */
const finiteOrLow = (values: readonly number[]): number[] =>
  values.map((x) => (Number.isFinite(x) ? x : x > 0 ? Number.MAX_VALUE : Number.NaN))

/** d3-contour closes its rings along the border and around holes; those parts are no level lines and are cut out. */
function opened(ring: readonly [number, number][], grid: Grid): (readonly [number, number])[][] {
  const lines: (readonly [number, number])[][] = []
  let line: (readonly [number, number])[] = []
  const finish = (): void => {
    if (line.length > 1) lines.push(line)
    line = []
  }
  for (const [x, y] of ring) {
    // Grid point (i, j) stands at (i + ½, j + ½).
    const i = x - 0.5
    const j = y - 0.5
    if (i < 0 || j < 0 || i > grid.columns - 1 || j > grid.rows - 1 || isBesideHole(grid, i, j)) finish()
    else line.push(inUnit(grid, i, j))
  }
  finish()
  return lines
}

function isBesideHole(grid: Grid, i: number, j: number): boolean {
  const at = (column: number, row: number): number => grid.values[row * grid.columns + column] as number
  return [at(Math.floor(i), Math.floor(j)), at(Math.ceil(i), Math.ceil(j))].some((x) => !Number.isFinite(x))
}
