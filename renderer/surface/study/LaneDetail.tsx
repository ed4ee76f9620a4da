// The chosen runner at the step that is shown: why it went on so, what it remembers, and a way to stand there oneself.
import { standAt } from '../../../core/calculus/race'
import type { Lane } from '../../../core/calculus/race'
import { sayReason } from '../../../core/words/walks'
import type { ShownRace } from '../../state/race'
import { standWithLane, useRace } from '../../state/race'
import { InnerState } from './InnerState'
import { laneTitle } from './RaceTable'
import study from './study.module.css'

export function LaneDetail({ shown }: { readonly shown: ShownRace }) {
  const chosen = useRace((race) => race.chosen)
  const of: Lane | undefined = shown.race.lanes[chosen ?? -1]
  if (chosen === null || !of) return <p className={study.quiet}>Choose a runner to see what it remembers.</p>
  const point = standAt(of, shown.round)
  const reason = point.move && sayReason(point.move.reason)
  return (
    <div className={study.stack} role="group" aria-label={`${laneTitle(chosen, of)}, at step ${point.step}`}>
      <div className={study.row}>
        <span>
          {laneTitle(chosen, of)}, at step {point.step}
        </span>
        <button
          type="button"
          className={study.button}
          disabled={!point.point.every(Number.isFinite)}
          onClick={() => standWithLane(shown, chosen)}
        >
          Put the inputs there
        </button>
      </div>
      {reason && <p>{reason}</p>}
      <InnerState point={point} />
    </div>
  )
}
