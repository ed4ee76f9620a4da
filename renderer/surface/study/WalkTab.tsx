// The walk in words and numbers: which method, what it remembers, why it went on so, and how it ended.
import { useRef } from 'react'
import { methods } from '../../../core/calculus/methods/catalogue'
import { settingsOf } from '../../../core/calculus/methods/method'
import type { Study } from '../../../core/graph/document'
import { setStudy } from '../../../core/graph/edits'
import { sayEnding, sayReason } from '../../../core/words/walks'
import { Tex } from '../../parts/Tex'
import { goToStep, methodOf, settingsIn, useWalk, walkOver } from '../../state/descent'
import { commitEdit, useDocument } from '../../state/document'
import { usePlane } from '../../state/plane'
import { newGesture } from '../gestures'
import { NumberField } from '../controls/NumberField'
import { InnerState } from './InnerState'
import { LossChart } from './LossChart'
import { MethodChoice } from './MethodChoice'
import styles from './study.module.css'

const change = (part: Partial<Study>, label: string): void => {
  commitEdit(label, (document) => setStudy(document, part))
}

export function WalkTab() {
  const { study } = useDocument()
  const { path, cursor, over } = useWalk()
  const isOnPlane = usePlane(({ cut }) => cut !== null)
  const method = methods[methodOf(study)]
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <div className={styles.row}>
          <MethodChoice />
          <OtherSettings study={study} />
          <label>
            <span className={styles.quiet}>over</span>
            <select
              value={isOnPlane && over === 'axes' ? 'all' : over}
              disabled={isOnPlane}
              onChange={({ target }) => walkOver(target.value as typeof over)}
            >
              <option value="axes">the axes</option>
              <option value="all">all inputs</option>
              <option value="parameters">the parameters, by batches</option>
            </select>
          </label>
        </div>
        <p className={styles.quiet}>{method.about}</p>
        <div className={styles.rule}>
          <Tex tex={method.rule} />
        </div>
        <InnerState point={path?.points[cursor] ?? null} />
      </div>
      <div className={styles.stack}>
        <Said />
        <Scrub />
        <LossChart points={path?.points ?? []} cursor={cursor} />
      </div>
    </div>
  )
}

/** Everything that the method can be set to but the rate, which has its slider above. */
function OtherSettings({ study }: { readonly study: Study }) {
  const method = methods[methodOf(study)]
  const now = settingsOf(method, settingsIn(study))
  return Object.entries(method.settings)
    .filter(([name]) => name !== 'rate')
    .map(([name, { title, symbol, low, high }]) => (
      <label key={name} title={title}>
        <Tex tex={symbol} label="" />
        <NumberField
          label={title}
          value={now[name] as number}
          accepts={(x) => x >= low && x <= high}
          onValue={(x) => change({ settings: { ...study.settings, [name]: x } }, `set ${title}`)}
        />
      </label>
    ))
}

/** The reason of the step under the cursor, or how the walk ended where it is the last. */
function Said() {
  const { study } = useDocument()
  const { path, cursor, ending } = useWalk()
  const point = path?.points[cursor]
  const isLast = cursor === (path?.points.length ?? 0) - 1
  const hasRate = path !== null && 'rate' in methods[path.method].settings
  const reason = point?.move ? sayReason(point.move.reason) : null
  const text =
    ending && (isLast || ending.kind === 'diverging' || ending.kind === 'bottomless')
      ? sayEnding(ending, path?.points.at(-1)?.step ?? 0, hasRate ? study.rate : null)
      : (reason ?? (point ? `Step ${point.step}.` : 'Press Step or Run, and the point walks downhill.'))
  return (
    <p className={styles.say} role="status">
      {text}
    </p>
  )
}

/** Back and forth along the path. */
function Scrub() {
  const { path, cursor, isHere } = useWalk()
  const gesture = useRef('')
  const last = (path?.points.length ?? 1) - 1
  return (
    <label className={styles.row}>
      <span className={styles.quiet}>step</span>
      <input
        type="range"
        className={styles.scrub}
        min={0}
        max={Math.max(1, last)}
        value={cursor}
        disabled={last < 1}
        aria-valuetext={`step ${cursor} of ${last}`}
        onPointerDown={() => {
          gesture.current = newGesture('scrub')
        }}
        onChange={({ target }) => goToStep(Number(target.value), gesture.current || null)}
      />
      <span className={styles.quiet}>
        {cursor} of {last}
        {!isHere && last > 0 && ', left by hand'}
      </span>
    </label>
  )
}
