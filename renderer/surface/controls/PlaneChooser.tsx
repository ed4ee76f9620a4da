// Through more than two numbers: which plane is cut, again from its seed, and how far the point is from it.
import { useState } from 'react'
import type { PlaneKind } from '../../../core/calculus/directions'
import { planeKinds } from '../../../core/calculus/directions'
import { formatNumber } from '../../../core/words/numbers'
import { useWalk } from '../../state/descent'
import type { NoPlane, Sliced } from '../../state/plane'
import { cutPlane, leavePlane } from '../../state/plane'
import { NumberField } from './NumberField'
import styles from './controls.module.css'

const titles: Readonly<Record<PlaneKind, string>> = {
  random: 'two random directions',
  filters: 'random, each filter at its size',
  path: 'along the walk',
  curvature: 'slope and sharpest curvature',
}

const whyNot: Readonly<Record<NoPlane, string>> = {
  'no function': 'A plane needs one number as the result.',
  'one number': 'A plane needs at least two numbers among the inputs.',
  'too many numbers': 'There are more than 20 000 numbers; freeze some of them as constants first.',
  'no walk': 'Walk over all inputs first: a plane along the walk needs a path that turns.',
  'no curvature': 'Nothing curves here in a second direction; take random directions.',
}

export function PlaneChooser() {
  const { path } = useWalk()
  const [kind, choose] = useState<PlaneKind>('random')
  const [seed, setSeed] = useState(1)
  const [problem, setProblem] = useState<NoPlane | null>(null)
  return (
    <fieldset className={styles.axisRow}>
      <legend>Or a plane through all inputs</legend>
      <select aria-label="Plane" value={kind} onChange={({ target }) => choose(target.value as PlaneKind)}>
        {planeKinds.map((id) => (
          <option key={id} value={id}>
            {titles[id]}
          </option>
        ))}
      </select>
      <span className={styles.range}>
        <span>seed</span>
        <NumberField label="Seed of the plane" value={seed} accepts={Number.isSafeInteger} onValue={setSeed} />
        <button type="button" className={styles.plainButton} onClick={() => setProblem(cutPlane(kind, seed, path))}>
          Cut
        </button>
      </span>
      {problem && (
        <p className={styles.hint} role="alert">
          {whyNot[problem]}
        </p>
      )}
    </fieldset>
  )
}

/** What the picture is cut along, and how far the point is from it: a picture of the plane cannot show that. */
export function PlaneLine({ sliced: { cut, distance } }: { readonly sliced: Sliced }) {
  const shares = cut.shares
    ? `, which shows ${cut.shares.map((x) => `${Math.round(100 * x)} %`).join(' and ')} of it`
    : ''
  return (
    <div className={styles.plane} role="group" aria-label="Plane">
      <span>
        {titles[cut.kind]}
        {shares}
        {cut.kind === 'random' || cut.kind === 'filters' ? `, seed ${cut.seed}` : ''}
      </span>
      <span role="status" className={distance > 0 ? styles.offPlane : undefined}>
        {distance > 0 ? `the point lies ${formatNumber(distance, 3)} off the plane` : 'the point lies on the plane'}
      </span>
      <button type="button" className={styles.plainButton} onClick={leavePlane}>
        Leave the plane
      </button>
    </div>
  )
}
