// Starts of a race as the picture gives them. On a plane a place stands for every number that the plane is cut through, so a
// start there sets them all.
import { pointOn } from '../../core/calculus/slice'
import type { Axis, Start } from '../../core/graph/document'
import { nodeOf } from '../../core/graph/look'
import { addStarts, hasRoomFor, mostStartNumbers, planOf, spreadStarts } from '../../core/graph/race-plan'
import { presentDocument } from './document'
import type { Cut } from './plane'
import { usePlane } from './plane'
import { changePlan } from './race'

/** The cut that the pictures are drawn over, with the window in which they are; null over numbers of the graph. */
export interface StartGround {
  readonly cut: Cut | null
  /** Over the plane these are no numbers of the graph. */
  readonly axes: readonly Axis[]
}

export function useStartGround(axes: readonly Axis[]): StartGround {
  const { cut, window } = usePlane()
  return { cut, axes: cut ? planeAxes(cut, window ?? cut.ranges) : axes }
}

const planeAxes = ({ plane }: Cut, ranges: Cut['ranges']): readonly Axis[] =>
  plane.directions.map((_, k) => {
    const [low, high] = ranges[k] ?? [-1, 1]
    return { node: `direction ${k}`, index: 0, low, high }
  })

/** More numbers than a start keeps; null where they fit. */
export const tooManyNumbers = ({ cut }: Pick<StartGround, 'cut'>): number | null =>
  cut && cut.plane.entries.length > mostStartNumbers ? cut.plane.entries.length : null

/** A place of the picture, one number per axis, as a start. */
export function startAt({ cut, axes }: StartGround, place: readonly number[]): Start {
  if (!cut) return axes.map(({ node, index }, i) => ({ node, index, value: place[i] as number }))
  const whole = pointOn(cut.plane, place)
  return cut.plane.entries.map(({ node, index }, i) => ({ node, index, value: whole[i] as number }))
}

/** Starts in equal parts of the window, as many as have room beside so many runners. */
export const spreadOver = (ground: StartGround, runners: number): readonly Start[] =>
  spreadStarts(ground.axes, runners).map((start) =>
    startAt(
      ground,
      start.map(({ value }) => value),
    ),
  )

/** Adds a start where a hand pointed at the picture; false where there is no room for another after it. */
export function addStartAt(axes: readonly Axis[], place: readonly number[]): boolean {
  const { graph, study } = presentDocument()
  // A plane's axes are no nodes of the graph.
  const isOnPlane = axes.every(({ node }) => !nodeOf(graph, node))
  const start = startAt({ cut: isOnPlane ? usePlane.getState().cut : null, axes }, place)
  const more = addStarts(planOf(study), [start])
  if (hasRoomFor(more)) changePlan(() => more, 'add a start')
  return hasRoomFor(addStarts(more, [start]))
}
