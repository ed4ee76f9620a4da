// Who runs and from where: methods with their settings, and starts that are typed, taken from the ball, picked on the picture or
// spread over the window. All of it is the study's, so it is saved and undone like everything else.
import { useId } from 'react'
import type { RacePlan, Start } from '../../../core/graph/document'
import { entryName, entryValue, isSameEntry } from '../../../core/calculus/axes'
import { methodNames, methods } from '../../../core/calculus/methods/catalogue'
import {
  addRunner,
  addStarts,
  hasRoomFor,
  mostRunners,
  mostStartNumbers,
  planOf,
  removeStart,
  runnersIn,
  setStart,
} from '../../../core/graph/race-plan'
import { entryText } from '../../../core/words/entries'
import { formatCount } from '../../../core/words/numbers'
import { X } from 'lucide-react'
import { IconButton } from '../../parts/IconButton'
import { useDescent } from '../../state/descent'
import { useDocument } from '../../state/document'
import { usePlane } from '../../state/plane'
import { changePlan, useRace } from '../../state/race'
import { spreadOver, tooManyNumbers, useStartGround } from '../../state/race-starts'
import { useSession } from '../../state/session'
import { EntryLabel } from '../EntryLabel'
import { NumberField } from '../controls/NumberField'
import { RunnerRows } from './RunnerRows'
import styles from './race-tab.module.css'
import study from './study.module.css'
import type { Ground } from './use-landscape'
import { useLandscape } from './use-landscape'

export function RaceLineUp() {
  const plan = planOf(useDocument().study)
  const starts = plan.starts.length
  const over = useDescent((descent) => descent.over)
  const isOnPlane = usePlane(({ cut }) => cut !== null)
  const titles = plan.runners.map(({ method }) => methods[method as keyof typeof methods]?.title)
  return (
    <div className={styles.lineUp}>
      <details className={styles.part}>
        <summary>
          <span className={study.quiet}>methods</span> {titles.length === 0 ? 'none yet' : titles.join(', ')}
        </summary>
        <Methods plan={plan} />
        <RunnerRows plan={plan} />
      </details>
      <details className={styles.part}>
        <summary>
          <span className={study.quiet}>from</span>{' '}
          {starts === 0 ? 'where the inputs stand' : starts === 1 ? 'one start' : `${starts} starts`}
        </summary>
        <Starts plan={plan} />
      </details>
      <p>
        <span className={study.quiet}>over</span> {overs[isOnPlane && over === 'axes' ? 'all' : over]}
      </p>
      {!hasRoomFor(plan) && (
        <p className={study.quiet}>
          {mostRunners} at most run together; of these {runnersIn(plan)} the first {mostRunners} do.
        </p>
      )}
    </div>
  )
}

/** As the walk is set to, in its own tab. */
const overs: Readonly<Record<ReturnType<typeof useDescent.getState>['over'], string>> = {
  axes: 'the axes',
  all: 'all inputs',
  parameters: 'the parameters',
}

function Methods({ plan }: { readonly plan: RacePlan }) {
  const hasRoom = hasRoomFor(addRunner(plan, { method: 'gradient' }))
  return (
    <div className={styles.methods} role="group" aria-label="Methods that race">
      {methodNames.map((name) => {
        const isIn = plan.runners.some(({ method }) => method === name)
        return (
          <label key={name} title={methods[name].about}>
            <input
              type="checkbox"
              checked={isIn}
              disabled={!isIn && !hasRoom}
              onChange={() =>
                changePlan(
                  (before) =>
                    isIn
                      ? { ...before, runners: before.runners.filter(({ method }) => method !== name) }
                      : addRunner(before, { method: name }),
                  isIn ? 'take a method out of the race' : 'add a method to the race',
                )
              }
            />
            {methods[name].title}
          </label>
        )
      })}
    </div>
  )
}

function Starts({ plan }: { readonly plan: RacePlan }) {
  const ground = useLandscape()
  const isInside = useSession((session) => session.path.length > 0)
  if (isInside)
    return (
      <p className={study.quiet}>
        Inside a function a race starts where its inputs stand: they follow from the document’s own, so that no start of
        theirs can be kept.
      </p>
    )
  if (!ground) return null
  return (
    <div className={study.stack}>
      {plan.starts.length > 0 && (
        <ol className={styles.starts} aria-label="Starts">
          {plan.starts.map((start, at) => (
            <StartRow key={at} start={start} at={at} ground={ground} />
          ))}
        </ol>
      )}
      <AddStarts plan={plan} ground={ground} />
    </div>
  )
}

function AddStarts({ plan, ground }: { readonly plan: RacePlan; readonly ground: Ground }) {
  const isPicking = useRace((race) => race.isPicking)
  const whyNot = useId()
  const over = useStartGround(ground.axes)
  const tooMany = tooManyNumbers(over)
  const hasRoom = hasRoomFor(addStarts(plan, [[]])) && tooMany === null
  const spread = tooMany === null ? spreadOver(over, plan.runners.length) : []
  const here = (over.cut?.plane.entries ?? ground.axes).map((entry) => ({
    node: entry.node,
    index: entry.index,
    value: entryValue(ground.program, ground.program.sources, entry) ?? 0,
  }))
  return (
    <div className={study.row}>
      <button
        type="button"
        className={study.button}
        disabled={!hasRoom}
        onClick={() => changePlan((before) => addStarts(before, [here]), 'add a start')}
      >
        Add the ball’s place
      </button>
      <button
        type="button"
        className={study.button}
        aria-pressed={isPicking}
        disabled={!hasRoom && !isPicking}
        aria-describedby={tooMany === null ? undefined : whyNot}
        onClick={() => useRace.setState({ isPicking: !isPicking })}
      >
        {isPicking ? 'Done picking' : 'Pick on the picture'}
      </button>
      <button
        type="button"
        className={study.button}
        disabled={spread.length === 0}
        onClick={() => changePlan((before) => ({ ...before, starts: spread }), 'spread starts')}
      >
        Spread {spread.length > 0 ? spread.length : ''} over the window
      </button>
      <button
        type="button"
        className={study.button}
        disabled={plan.starts.length === 0}
        onClick={() => changePlan((before) => ({ ...before, starts: [] }), 'take all starts away')}
      >
        None
      </button>
      {tooMany !== null && (
        <p id={whyNot} className={study.quiet}>
          No start is picked on this plane: a place there stands for {formatCount(tooMany)} numbers, a start keeps{' '}
          {mostStartNumbers} at most.
        </p>
      )}
      {isPicking && <span className={study.quiet}>Click on the picture; Escape ends it.</span>}
    </div>
  )
}

function StartRow({ start, at, ground }: { readonly start: Start; readonly at: number; readonly ground: Ground }) {
  const { program, axes } = ground
  const isOverAxes = useDescent(({ over }) => over === 'axes')
  const isOnPlane = usePlane(({ cut }) => cut !== null)
  const others = start.filter((one) => !axes.some((axis) => isSameEntry(one, axis))).length
  return (
    <li className={study.row}>
      {axes.map((axis) => (
        <label key={`${axis.node} ${axis.index}`}>
          <EntryLabel entry={entryName(program, axis)} />
          <NumberField
            label={`${entryText(entryName(program, axis))} of start ${at + 1}`}
            value={
              start.find((one) => isSameEntry(one, axis))?.value ?? entryValue(program, program.sources, axis) ?? 0
            }
            accepts={Number.isFinite}
            onValue={(value) =>
              changePlan((before) => setStart(before, at, { node: axis.node, index: axis.index, value }), 'set a start')
            }
          />
        </label>
      ))}
      {others > 0 && (
        <span className={study.quiet}>
          and {formatCount(others)} other {others === 1 ? 'number' : 'numbers'}
          {isOverAxes && !isOnPlane && ', not used over the axes alone'}
        </span>
      )}
      <IconButton
        icon={X}
        name={`Take start ${at + 1} away`}
        size={14}
        onClick={() => changePlan((before) => removeStart(before, at), 'take a start away')}
      />
    </li>
  )
}
