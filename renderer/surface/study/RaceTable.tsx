// The runners by who is lowest now, with what each is set to and how it ended. Pointing at a row, or choosing it, lights its
// line in the pictures.
import { memo, useRef } from 'react'
import type { Lane } from '../../../core/calculus/race'
import { endingAt, rateOf, standAt, standings, stepsOf } from '../../../core/calculus/race'
import { length } from '../../../core/calculus/methods/vectors'
import { methods } from '../../../core/calculus/methods/catalogue'
import { formatNumber } from '../../../core/words/numbers'
import { laneLetter } from '../../../core/words/race'
import { sayEnding } from '../../../core/words/walks'
import { Num } from '../../parts/Num'
import type { ShownRace } from '../../state/race'
import { chooseLane, pointAtLane, useRace } from '../../state/race'
import { useIsDark } from '../../state/view'
import { LaneBadge, LaneSample } from '../race/LaneBadge'
import { usePalette } from '../use-palette'
import { useSize } from '../use-size'
import styles from './race-tab.module.css'
import study from './study.module.css'

/** A place in more dimensions is known by its first ones. */
const mostShown = 2

/** From this width on, how a lane ended stands beside its numbers; under them otherwise. */
const wide = 800

export const RaceTable = memo(function RaceTable({ shown: { race, round } }: { readonly shown: ShownRace }) {
  const frame = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const { width } = useSize(frame)
  const isWide = width >= wide
  // Long numbers from many starts: the rest is reached by the arrow keys too.
  const isCut = useSize(table).width > width
  const groups = standings(race, round)
  const hasTies = round > 0 && groups.some((group) => group.length > 1)
  const hasStarts = new Set(race.lanes.map(({ entrant }) => entrant.start.join())).size > 1
  return (
    <div
      ref={frame}
      className={styles.scroll}
      {...(isCut ? { role: 'region', 'aria-label': 'Runners, wider than the panel', tabIndex: 0 } : {})}
    >
      <table ref={table} className={styles.table} aria-label="Runners, lowest first">
        <thead>
          <tr>
            <th scope="col">runner</th>
            <th scope="col">{hasStarts ? 'from' : 'rate'}</th>
            <th scope="col">steps</th>
            <th scope="col">at</th>
            <th scope="col">f</th>
            <th scope="col">|∇f|</th>
            {isWide && (
              <th scope="col" className={styles.words}>
                how it ended
              </th>
            )}
          </tr>
        </thead>
        {groups.flat().map((lane) => {
          const of = race.lanes[lane] as Lane
          return <LaneRow key={lane} lane={lane} of={of} round={round} hasStarts={hasStarts} isWide={isWide} />
        })}
      </table>
      {hasTies && (
        <p className={study.quiet}>
          Lowest first. What differs by less than a 10⁻¹² of the fall differs by rounding: there fewer steps stand
          first.
        </p>
      )}
    </div>
  )
})

interface LaneRowProps {
  readonly lane: number
  readonly of: Lane
  readonly round: number
  readonly hasStarts: boolean
  readonly isWide: boolean
}

function LaneRow({ lane, of, round, hasStarts, isWide }: LaneRowProps) {
  const isChosen = useRace((race) => race.chosen === lane)
  const { value, gradient, point } = standAt(of, round)
  const rate = rateOf(of.entrant)
  const ending = endingAt(of, round)
  const said = ending && sayEnding(ending, stepsOf(of), rate)
  return (
    <tbody data-chosen={isChosen} onPointerEnter={() => pointAtLane(lane)} onPointerLeave={() => pointAtLane(null)}>
      <tr>
        <th scope="row">
          <LaneButton lane={lane} of={of} rate={hasStarts ? rate : null} />
        </th>
        <td>{hasStarts ? placeText(of.entrant.start) : rate === null ? '–' : <Num value={rate} />}</td>
        <td>{Math.min(round, stepsOf(of))}</td>
        <td>{placeText(point)}</td>
        <td>
          <Num value={value} />
        </td>
        <td>
          <Num value={length(gradient)} />
        </td>
        {isWide && <td className={styles.words}>{said}</td>}
      </tr>
      {!isWide && said && (
        <tr>
          <td className={styles.below} colSpan={6}>
            {said}
          </td>
        </tr>
      )}
    </tbody>
  )
}

function LaneButton({ lane, of, rate }: Pick<LaneRowProps, 'lane' | 'of'> & { readonly rate: number | null }) {
  const palette = usePalette(useIsDark() ? 'dark' : 'light')
  const isChosen = useRace((race) => race.chosen === lane)
  return (
    <button
      type="button"
      className={styles.lane}
      aria-pressed={isChosen}
      onClick={() => chooseLane(isChosen ? null : lane)}
      onFocus={() => pointAtLane(lane)}
      onBlur={() => pointAtLane(null)}
    >
      <LaneBadge lane={lane} palette={palette} />
      <LaneSample lane={lane} palette={palette} />
      <span>
        {methods[of.entrant.method].title}
        {rate !== null && <span className={styles.quiet}> {formatNumber(rate)}</span>}
      </span>
    </button>
  )
}

const placeText = (point: readonly number[]): string => {
  const shown = point.slice(0, mostShown).map((x) => formatNumber(x, 3))
  const all = point.length > mostShown ? [...shown, '…'] : shown
  return point.length === 1 ? all.join() : `(${all.join(', ')})`
}

/** What the row of a lane is called elsewhere: "B, Momentum". */
export const laneTitle = (lane: number, { entrant }: Lane): string =>
  `${laneLetter(lane)}, ${methods[entrant.method].title}`
