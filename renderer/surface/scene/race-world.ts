// The race in the 3D picture, in world units: each lane as segments over the surface. A step is a chord, as long as it was; one
// that leaves the box is cut at its wall, on the surface. Pure; knows nothing of three.
import { valueBetween } from '../../../core/calculus/grid'
import type { LanePoint, Pixel } from '../race/race-drawing'
import { clipped } from '../race/race-drawing'
import type { Picture } from '../picture'
import type { World } from '../space'
import { atShare, isPlace, lift, place, shareOf } from '../space'

export interface LaneWorld {
  /** Two places per segment. */
  readonly segments: readonly World[]
  /** Null outside the picture. */
  readonly start: World | null
  readonly head: World | null
}

type Ground = Pick<Picture, 'axes' | 'grid' | 'scale'>

/** Lines float a little over the surface, so that it does not cut them. */
const float = 0.014
/** World units between two places below which they are one: a few pixels, and each segment costs a software renderer. */
const least = 0.012

export function laneWorld(line: readonly LanePoint[], ground: Ground): LaneWorld {
  const { axes, grid, scale } = ground
  const sharesOf = ({ point }: LanePoint): Pixel =>
    axes.map((axis, i) => shareOf(axis, point[i] ?? NaN)) as unknown as Pixel
  const worldOf = (shares: Pixel, value: number): World => {
    const point = axes.map((axis, i) => atShare(axis, shares[i] as number))
    return place(axes, point, lift(scale, value) + float)
  }
  const onSurface = (shares: Pixel): World =>
    worldOf(
      shares,
      valueBetween(grid, grid.values, axes.map((axis, i) => atShare(axis, shares[i] as number)) as [number, number]),
    )
  const segments: World[] = []
  let before = line[0]
  for (const here of line.slice(1)) {
    if (!before) break
    const [a, b] = [sharesOf(before), sharesOf(here)]
    if (2 * Math.hypot(b[0] - a[0], b[1] - a[1]) < least && here !== line[line.length - 1]) continue
    const part = clipped(a, b, 1, 1, 0)
    if (part) {
      const [from, to] = part
      const ends = [
        from === a ? worldOf(a, before.value) : onSurface(from),
        to === b ? worldOf(b, here.value) : onSurface(to),
      ]
      // At the wall of the box there may be no surface to stand on.
      if (ends.every(isPlace)) segments.push(...ends)
    }
    before = here
  }
  const standOf = (at: LanePoint | undefined): World | null => {
    const shares = at && sharesOf(at)
    const place = at && shares?.every((share) => share >= 0 && share <= 1) ? worldOf(shares, at.value) : null
    return place && isPlace(place) ? place : null
  }
  return { segments, start: standOf(line[0]), head: standOf(line[line.length - 1]) }
}
