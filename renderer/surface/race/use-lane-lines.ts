// The lanes of the race that is shown, as the axes of a picture see them; none where there is no race over them.
import { useMemo } from 'react'
import type { Axis } from '../../../core/graph/document'
import { usePlane } from '../../state/plane'
import { useShownRace } from '../../state/race'
import type { LanePoint } from './race-drawing'
import { laneLines } from './race-drawing'

export function useLaneLines(axes: readonly Axis[]): readonly (readonly LanePoint[])[] {
  const shown = useShownRace()
  const plane = usePlane(({ cut }) => cut?.plane ?? null)
  return useMemo(() => (shown ? laneLines(shown.race, shown.round, axes, plane) : []), [shown, axes, plane])
}
