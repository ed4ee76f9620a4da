// The race: who runs and from where, all of them on one timeline, and how they stand.
import { Pause, Play, SkipBack, StepForward, X } from 'lucide-react'
import { useDeferredValue, useEffect } from 'react'
import { isOver } from '../../../core/calculus/race'
import { sayRace } from '../../../core/words/race'
import { IconButton } from '../../parts/IconButton'
import type { ShownRace } from '../../state/race'
import { clearRace, goToRound, openRace, runRace, stepRace, useRace, useShownRace } from '../../state/race'
import { LaneDetail } from './LaneDetail'
import { RaceChart } from './RaceChart'
import { RaceLineUp } from './RaceLineUp'
import { RaceTable } from './RaceTable'
import styles from './race-tab.module.css'
import study from './study.module.css'

export function RaceTab() {
  useEffect(openRace, [])
  const shown = useShownRace()
  // While everyone runs, the pictures come first: table and chart follow when there is time.
  const calm = useDeferredValue(shown)
  if (!shown) return <p className={study.quiet}>A race needs an input and one number as the result.</p>
  return (
    <div className={styles.race}>
      <RaceTransport shown={shown} />
      <RaceLineUp />
      <div className={styles.results}>
        <RaceTable shown={calm ?? shown} />
        <div className={study.stack}>
          <RaceChart shown={calm ?? shown} />
          <LaneDetail shown={calm ?? shown} />
        </div>
      </div>
    </div>
  )
}

/** Everyone starts, rests, goes back and goes on together. */
function RaceTransport({ shown: { race, round } }: { readonly shown: ShownRace }) {
  const isRunning = useRace((state) => state.isRunning)
  const isBegun = race.round > 0
  const isDone = isOver(race) && round === race.round
  return (
    <div className={styles.transport} role="group" aria-label="Race">
      <div className={styles.buttons}>
        <IconButton
          icon={isRunning ? Pause : Play}
          name={isRunning ? 'Pause the race' : isDone && isBegun ? 'Run the race again' : 'Run the race'}
          isStrong
          size={16}
          disabled={race.lanes.length === 0 || (isDone && !isBegun)}
          onClick={runRace}
        />
        <IconButton icon={StepForward} name="One step of everyone" size={16} disabled={isDone} onClick={stepRace} />
        <IconButton
          icon={SkipBack}
          name="Everyone back to the start"
          size={16}
          disabled={round === 0}
          onClick={() => goToRound(0)}
        />
        <IconButton icon={X} name="Clear the race" size={16} disabled={!isBegun} onClick={clearRace} />
      </div>
      <label className={styles.timeline}>
        <span className={study.quiet}>step</span>
        <input
          type="range"
          className={study.scrub}
          min={0}
          max={Math.max(1, race.round)}
          value={round}
          disabled={!isBegun}
          aria-valuetext={`step ${round} of ${race.round}`}
          onChange={({ target }) => goToRound(Number(target.value))}
        />
        <span className={styles.count}>
          {round} of {race.round}
        </span>
      </label>
      <p className={styles.said} role="status">
        {isRunning ? 'Everyone runs …' : sayRace(race, round)}
      </p>
    </div>
  )
}
