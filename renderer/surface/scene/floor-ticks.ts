// Round numbers along the floor of the 3D picture, with where they stand on their axes.
import type { Axis } from '../../../core/graph/document'
import type { Stretch } from '../space'
import { floor, shareOf } from '../space'
import { axisTicks } from '../ticks'

export interface FloorTick {
  /** 0 at the axis' low end, 1 at its high one. */
  readonly share: number
  readonly text: string
}

/** About so many along an edge of full length. */
const most = 5

/** For each axis in turn; fewer where its edge is drawn shorter. */
export const floorTicks = (axes: readonly Axis[], stretch: Stretch): readonly (readonly FloorTick[])[] =>
  axes.map((axis, k) =>
    axisTicks(axis.low, axis.high, Math.max(1, Math.round(most * (stretch[k] as number)))).map(({ at, text }) => ({
      share: shareOf(axis, at),
      text,
    })),
  )

const tickLength = 0.035

/** From each of the floor's four edges inwards, two places per tick. */
export function tickEnds(
  [first = [], second = []]: readonly (readonly FloorTick[])[],
  [wide, deep]: Stretch,
): Float32Array {
  const sides = [-1, 1] as const
  return Float32Array.from([
    ...first.flatMap(({ share }) =>
      sides.flatMap((side) => [2 * share - 1, floor, side, 2 * share - 1, floor, side * (1 - tickLength / deep)]),
    ),
    ...second.flatMap(({ share }) =>
      sides.flatMap((side) => [side, floor, 1 - 2 * share, side * (1 - tickLength / wide), floor, 1 - 2 * share]),
    ),
  ])
}
