// The arrows of the step that is looked at: the chosen runner's in the round that is shown, else the walk's at its cursor.
import { useMemo } from 'react'
import type { Axis } from '../../core/graph/document'
import { useWalk } from '../state/descent'
import { usePlane } from '../state/plane'
import { useRace, useShownRace } from '../state/race'
import { seenBy } from './race/race-drawing'
import type { StepArrows } from './step-arrows'
import { stepArrowsOf } from './step-arrows'

export function useStepArrows(axes: readonly Axis[], isWanted: boolean): StepArrows | null {
  const { path, cursor } = useWalk()
  const shown = useShownRace()
  const chosen = useRace((race) => race.chosen)
  const plane = usePlane(({ cut }) => cut?.plane ?? null)
  const lane = chosen === null ? undefined : shown?.race.lanes[chosen]
  const walked = lane?.path ?? path
  const at = lane && shown ? Math.min(shown.round, lane.path.points.length - 1) : cursor
  return useMemo(() => {
    const seen = isWanted && walked ? seenBy(walked.entries, axes, plane) : null
    return seen && walked ? stepArrowsOf(walked.points[at - 1], walked.points[at], axes, seen) : null
  }, [isWanted, walked, at, axes, plane])
}
