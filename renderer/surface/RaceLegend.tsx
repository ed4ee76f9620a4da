// Who is who in a race, beside the picture: letter, line and name. Where many set out, their methods alone; the table has all.
import type { Race } from '../../core/calculus/race'
import { methods } from '../../core/calculus/methods/catalogue'
import { laneLetter } from '../../core/words/race'
import { useShownRace } from '../state/race'
import type { Palette } from './colours'
import { LaneBadge, LaneSample } from './LaneBadge'
import styles from './race.module.css'

/** More lines would hide the picture. */
const mostLines = 6

interface RaceLegendProps {
  readonly palette: Palette
  /** Over the right end of a curve, where it has its heights on the left. */
  readonly isRight: boolean
}

export function RaceLegend({ palette, isRight }: RaceLegendProps) {
  const shown = useShownRace()
  if (!shown || shown.race.lanes.length === 0) return null
  const { lanes } = shown.race
  const place = `${styles.legend} ${isRight ? styles.right : ''}`
  if (lanes.length > mostLines) return <p className={place}>{sayMany(shown.race)}</p>
  return (
    <ul className={place} aria-label="Runners in the picture">
      {lanes.map(({ entrant }, lane) => (
        <li key={lane}>
          <LaneBadge lane={lane} palette={palette} />
          <LaneSample lane={lane} palette={palette} />
          {methods[entrant.method].title}
        </li>
      ))}
    </ul>
  )
}

/** "A–H: Gradient descent" */
function sayMany({ lanes }: Race): string {
  const titles = [...new Set(lanes.map(({ entrant }) => methods[entrant.method].title))]
  return `${laneLetter(0)}–${laneLetter(lanes.length - 1)}: ${titles.slice(0, 3).join(', ')}${titles.length > 3 ? ' …' : ''}`
}
