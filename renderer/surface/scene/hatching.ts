// Hatching as lines of its own, for where no pattern fills a region: the 3D picture. Regions are rings in shares of the axes, as
// the flat pictures fill them, by the same even-odd rule. Pure.
import type { Grid } from '../../../core/calculus/grid'
import type { HeightScale } from '../../../core/calculus/scale'
import type { Level } from '../flat/contours'
import { beyondRings, domainRings } from '../flat/contours'

type Rings = Level['rings']
type Share = readonly [u: number, v: number]

/** From one place to another. */
export type HatchLine = readonly [Share, Share]

export interface Hatching {
  /** Crossed, where f has no value. */
  readonly none: readonly HatchLine[]
  /** One way, where a linear scale cuts off what is higher or lower. */
  readonly above: readonly HatchLine[]
  readonly below: readonly HatchLine[]
}

/** Between two lines, along either axis. */
const spacing = 1 / 24

/** Where two rings lie on one another rounding leaves a little of a line. */
const least = 1e-6

const border: Rings[number] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
]

/** Cost: a pass over the grid for each kind that there is, and one over its rings. */
export function hatchingOf(grid: Grid, scale: HeightScale): Hatching {
  const { above, below } = beyondRings(grid, scale)
  const holes = grid.rows > 1 && grid.values.some(Number.isNaN) ? [border, ...domainRings(grid)] : []
  return {
    none: [...hatched(holes, 1), ...hatched(holes, -1)],
    above: hatched(above, 1),
    below: hatched(below, 1),
  }
}

/** Slanting lines inside the rings: falling ones, u + v the same all along, or rising ones. */
function hatched(rings: Rings, slant: 1 | -1): readonly HatchLine[] {
  /** For each line by its number, where it crosses a ring: u. */
  const crossings = new Map<number, number[]>()
  const numberOf = ([u, v]: Share): number => (u + slant * v) / spacing
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      const [from, to] = [ring[i] as Share, ring[(i + 1) % ring.length] as Share]
      const [a, b] = [numberOf(from), numberOf(to)]
      // Half open, so that a line through a corner crosses once.
      for (let line = Math.ceil(Math.min(a, b)); line < Math.max(a, b); line++) {
        const u = from[0] + ((line - a) / (b - a)) * (to[0] - from[0])
        crossings.set(line, [...(crossings.get(line) ?? []), u])
      }
    }
  }
  return [...crossings].flatMap(([line, all]) => {
    const at = (u: number): Share => [u, slant * (line * spacing - u)]
    const sorted = all.sort((a, b) => a - b)
    return sorted.flatMap((u, i): readonly HatchLine[] => {
      const next = sorted[i + 1]
      return i % 2 === 0 && next !== undefined && next - u > least ? [[at(u), at(next)]] : []
    })
  })
}
