// Critical points in the window: found, told apart, the lowest and highest named with the reason, and the proof that there
// are no others, or where it stays open.
import { useMemo } from 'react'
import type { Extreme } from '../../../core/calculus/extremes'
import { setEntries } from '../../../core/graph/edits'
import { entriesText, sayHeld } from '../../../core/words/entries'
import { formatNumber } from '../../../core/words/numbers'
import { sayCompleteness, sayExtremes } from '../../../core/words/critical'
import { sayVerdict } from '../../../core/words/verdict'
import { Num } from '../../parts/Num'
import type { CriticalFound } from '../../state/answers'
import { useAnswers } from '../../state/answers'
import { forgetPath } from '../../state/descent'
import { commitEdit } from '../../state/document'
import { askCritical } from './ask'
import styles from './study.module.css'
import type { Ground } from './use-landscape'
import { useLandscape } from './use-landscape'
import { useCurrent } from './use-current'

export function CriticalTab() {
  const ground = useLandscape()
  const { critical, isSeeking } = useAnswers()
  const current = useCurrent(critical)
  if (!ground) return <p className={styles.quiet}>Critical points need an input and one number as the result.</p>
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <button
          type="button"
          className={styles.button}
          disabled={isSeeking}
          onClick={() => askCritical(ground.graph, ground.axes)}
        >
          Find critical points
        </button>
        <span className={styles.quiet} role="status">
          {isSeeking
            ? 'Looking …'
            : (current && summary(current)) || 'In the window of the picture; the other inputs stay as they are.'}
        </span>
      </div>
      {current && <Found current={current} ground={ground} />}
    </div>
  )
}

const summary = ({ found }: CriticalFound): string => {
  const count = found.points.length
  const none = found.isContinuum ? 'No critical point by itself' : 'No critical point'
  return `${count === 0 ? none : count === 1 ? 'One critical point' : `${count} critical points`} from ${found.starts} starts.`
}

function goTo(ground: Ground, point: readonly number[]): void {
  forgetPath()
  const moves = ground.axes.map(({ node, index }, i) => ({ node, index, value: point[i] as number }))
  commitEdit('go to a critical point', (document) => setEntries(document, moves))
}

function Found({
  current: { found, certificate },
  ground,
}: {
  readonly current: CriticalFound
  readonly ground: Ground
}) {
  const { names, program, land } = ground
  const isPart = useMemo(() => land.heldAt(land.start).length > 0, [land])
  const nodeOf = (id: string): string => program.instructions[program.slotOf.get(id) ?? -1]?.name ?? id
  return (
    <div className={styles.columns}>
      <table className={styles.table} aria-label="Critical points">
        <thead>
          <tr>
            <th scope="col">({names.join(', ')})</th>
            <th scope="col">f</th>
            <th scope="col" className={styles.word}>
              kind
            </th>
          </tr>
        </thead>
        <tbody>
          {found.points.map(({ point, value, verdict }, i) => (
            <tr key={i} title={sayVerdict(verdict, { entries: names, nodeOf }).join(' ')}>
              <th scope="row">
                <button type="button" className={styles.link} onClick={() => goTo(ground, point)}>
                  ({point.map((x) => formatNumber(x, 6)).join(', ')})
                </button>
              </th>
              <td>
                <Num value={value} />
              </td>
              <td className={styles.word}>
                {verdict.kind}
                {isPart && ` in ${entriesText(land.names)}`}
                {marked(found.lowest, point, 'lowest')}
                {marked(found.highest, point, 'highest')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.stack}>
        {isPart && heldLines(ground, found).map((line) => <p key={line}>{line}</p>)}
        {sayExtremes(found, names).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className={certificate?.isComplete ? styles.proved : undefined} role="status">
          {sayCompleteness(found, certificate)}
        </p>
      </div>
    </div>
  )
}

/** What stands still, once for all points where it is as steep in all of them. */
function heldLines({ land }: Ground, { points }: CriticalFound['found']): readonly string[] {
  const places = points.length === 0 ? [land.start] : points.slice(0, mostPlaces).map(({ point }) => point)
  const lines = places.map((point) => sayHeld(land.heldAt(point)))
  if (new Set(lines).size === 1) return lines.slice(0, 1)
  return lines.map(
    (line, i) => `At (${(places[i] as readonly number[]).map((x) => formatNumber(x)).join(', ')}): ${line}`,
  )
}
/** Whoever wants to know it of more points goes to them. */
const mostPlaces = 4

const marked = (extreme: Extreme | null, point: readonly number[], word: string): string =>
  extreme && extreme.point.every((x, i) => x === point[i]) ? `, ${word}` : ''
