// Everything a picture is drawn from, put together: the newest grid with its scale and colours, where the graph stands on it,
// the walk, and what analysis lays over it.
import { useMemo } from 'react'
import type { Grid } from '../../core/calculus/grid'
import { curveSizes, surfaceSizes } from '../../core/calculus/grid'
import { landscapeOf } from '../../core/calculus/landscape'
import { length } from '../../core/calculus/methods/vectors'
import type { Regions } from '../../core/calculus/regions'
import { mostPeaks, regionsOf } from '../../core/calculus/regions'
import { heightScale } from '../../core/calculus/scale'
import { tintOf } from '../../core/calculus/tint'
import type { Axis } from '../../core/graph/document'
import type { Program } from '../../core/graph/program'
import { sizeOf } from '../../core/tensor'
import type { Sliced } from '../state/plane'
import type { Picture } from './picture'
import { hereOf, hereOnPlane, namesOf, pathOver, rootNameOf } from './picture'
import type { SurfacePanelProps } from './props'
import { useGrid } from './sampling/use-grid'
import { useOverlays } from './use-overlays'
import { usePalette } from './use-palette'

/** Null until the first grid is there. */
export function usePicture(
  props: SurfacePanelProps,
  shown: readonly Axis[],
): { readonly picture: Picture | null; readonly isBroken: boolean } {
  const { graph, program, trace, path, theme, study, sliced } = props
  const { heights = 'automatic', colour = 'height', hasEqualUnits = false } = study.picture ?? {}
  const palette = usePalette(theme)
  const sizes = shown.length > 1 ? surfaceSizes : curveSizes
  const { grid, isBroken } = useGrid(graph, shown, sizes, program.root !== null)
  const scale = useMemo(() => grid && heightScale(grid.values, heights, grid.columns), [grid, heights])
  const over = useOverlays(program, shown, colour)
  const tint = useMemo(
    () => grid && scale && (tintOf(grid, scale, colour, over.model) ?? tintOf(grid, scale, 'height', null)),
    [grid, scale, colour, over.model],
  )
  const isFinest = grid?.columns === sizes[sizes.length - 1]
  const picture = useMemo((): Picture | null => {
    // The grid's own axes: what is drawn belongs together, even while the next grid is under way.
    const axes = grid?.axes ?? []
    const shadow = hereOf(trace, axes)
    const here = shadow && sliced ? hereOnPlane(shadow, axes, sliced) : shadow
    if (!grid || !scale || !tint || !here || !axes.every(({ node }) => program.slotOf.has(node))) return null
    return {
      axes,
      names: namesOf(program, axes),
      rootName: rootNameOf(program),
      grid,
      scale,
      tint,
      regions: isFinest ? regionsFor(grid, program) : null,
      palette,
      hasEqualUnits,
      here,
      away: sliced?.distance ?? 0,
      reach: reachOf(axes, sliced),
      path: pathOver(path, axes, program),
      over,
    }
  }, [grid, scale, tint, isFinest, palette, hasEqualUnits, trace, program, path, sliced, over])
  return { picture, isBroken }
}

const known = new WeakMap<Grid, Regions>()

/** Regions belong to the function and the window, as the grid does: moving the ball changes none of them. */
function regionsFor(grid: Grid, program: Program): Regions | null {
  const land = known.has(grid) ? null : landscapeOf(program, program.sources, grid.axes)
  if (land) known.set(grid, regionsOf(grid, land, peaksFor(program)))
  return known.get(grid) ?? null
}

/** Numbers that all runs of a search may compute together, about: a tenth of a second. */
const mostNumbers = 10_000

/** A search runs the program a hundred times and more: a network's is followed to fewer peaks. */
function peaksFor({ instructions }: Program): number {
  const numbers = instructions.reduce((sum, { shape }) => sum + sizeOf(shape), 0)
  return Math.min(mostPeaks, Math.floor(mostNumbers / numbers))
}

/** How far a picture reaches from its middle. On a plane lengths are those of its directions. */
const reachOf = (axes: readonly Axis[], sliced: Sliced | null): number =>
  Math.max(...axes.map(({ low, high }, k) => ((high - low) / 2) * length(sliced?.slice.directions[k] ?? [1])))
