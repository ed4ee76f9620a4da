// Level lines of a grid as open polylines in the unit square. Pure; the flat picture and the floor of the surface draw them.
import { contours } from 'd3-contour'
import { scaleLinear } from 'd3-scale'
import type { Grid } from '../../core/calculus/grid'
import type { HeightScale } from '../../core/calculus/scale'

export interface LevelLines {
  /** In the scale's own units. */
  readonly level: number
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
  const scaled = Array.from(grid.values, (value) => (scale.kind === 'log10' ? Math.log10(Math.max(value, 0)) : value))
  const values = finiteOrLow(scaled)
  const generator = contours().size([columns, rows])
  return scaleLinear()
    .domain([scale.low, scale.high])
    .ticks(count)
    .filter((level) => level > scale.low && level < scale.high)
    .map((level): Level => {
      const rings = generator.contour(values, level).coordinates.flat() as [number, number][][]
      return {
        level,
        height: (level - scale.low) / (scale.high - scale.low),
        lines: rings.flatMap((ring) => opened(ring, grid)),
        rings: rings.map((ring) => ring.map(([x, y]) => inUnit(grid, x - 0.5, y - 0.5))),
      }
    })
}

/** Grid position to shares of the axes; d3-contour's rings reach half a cell beyond the border. */
const inUnit = (grid: Grid, i: number, j: number): readonly [number, number] => [
  Math.min(1, Math.max(0, i / (grid.columns - 1))),
  Math.min(1, Math.max(0, j / (grid.rows - 1))),
]

/** Rings round everything that has a value: the ground that the lowest band lies on. */
export function domainRings(grid: Grid): readonly (readonly (readonly [number, number])[])[] {
  const { columns, rows } = grid
  const known = Array.from(grid.values, (value) => (Number.isNaN(value) ? -1 : 1))
  const rings = contours().size([columns, rows]).contour(known, 0).coordinates.flat() as [number, number][][]
  return rings.map((ring) => ring.map(([x, y]) => inUnit(grid, x - 0.5, y - 0.5)))
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
