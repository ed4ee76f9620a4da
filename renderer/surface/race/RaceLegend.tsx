// Who is who in a race, beside the picture: letter, line and name.
import { legendOf } from '../../../core/words/race'
import { useShownRace } from '../../state/race'
import type { Palette } from '../colours'
import { LaneBadge, LaneSample } from './LaneBadge'
import styles from './race.module.css'

interface RaceLegendProps {
  readonly palette: Palette
  /** Over the right end of a curve, where it has its heights on the left. */
  readonly isRight: boolean
}

export function RaceLegend({ palette, isRight }: RaceLegendProps) {
  const shown = useShownRace()
  if (!shown || shown.race.lanes.length === 0) return null
  return (
    <ul className={`${styles.legend} ${isRight ? styles.right : ''}`} aria-label="Runners in the picture">
      {legendOf(shown.race).map(({ lane, text }) => (
        <li key={text + String(lane)}>
          {lane !== null && (
            <>
              <LaneBadge lane={lane} palette={palette} />
              <LaneSample lane={lane} palette={palette} />
            </>
          )}
          {text}
        </li>
      ))}
    </ul>
  )
}
