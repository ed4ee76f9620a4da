// The linear and the quadratic model against the truth, for a step that is typed; the orders of their errors, measured; and
// the slope along a direction that can be turned.
import { useMemo, useState } from 'react'
import { withoutDust } from '../../../core/calculus/fan'
import type { Landscape, Point } from '../../../core/calculus/landscape'
import type { Model, OrderCheck } from '../../../core/calculus/models'
import { checkOrders, modelAt, predict } from '../../../core/calculus/models'
import { turnedFrom } from '../../../core/calculus/turned'
import { formatFactor, formatNumber } from '../../../core/words/numbers'
import { Num } from '../../parts/Num'
import { Tex } from '../../parts/Tex'
import { useSurfaceView } from '../../state/surface-view'
import { NumberField } from '../controls/NumberField'
import { OrderChart } from './OrderChart'
import { Shown } from './Shown'
import styles from './study.module.css'
import type { Ground } from './use-landscape'
import { useLandscape } from './use-landscape'

/** The course's own step, in turn for each entry. */
const firstStep = [0.01, -0.03]

export function ModelsTab() {
  const ground = useLandscape()
  const [typed, setTyped] = useState<Point>(firstStep)
  const [share, setShare] = useState(1)
  const model = useMemo(() => ground && modelAt(ground.land), [ground])
  const step = useMemo(() => (ground?.names ?? []).map((_, i) => typed[i] ?? 0), [ground, typed])
  if (!ground || !model) return <p className={styles.quiet}>Models need an input and one number as the result.</p>
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <Steps ground={ground} step={step} onStep={setTyped} share={share} onShare={setShare} />
        <Truth land={ground.land} model={model} step={step.map((x) => x * share)} />
        <Shown />
      </div>
      <div className={styles.stack}>
        <Orders land={ground.land} model={model} step={step} />
        {ground.names.length === 2 && <Turned model={model} />}
      </div>
    </div>
  )
}

interface StepsProps {
  readonly ground: Ground
  readonly step: Point
  readonly onStep: (step: Point) => void
  readonly share: number
  readonly onShare: (share: number) => void
}

function Steps({ ground, step, onStep, share, onShare }: StepsProps) {
  return (
    <div className={styles.row} role="group" aria-label="Step">
      <Tex tex="\varepsilon" label="" />
      {ground.names.map((name, i) => (
        <label key={name}>
          <span className={styles.quiet}>{name}</span>
          <NumberField
            label={`step in ${name}`}
            value={step[i] as number}
            accepts={Number.isFinite}
            onValue={(x) => onStep(step.map((old, j) => (i === j ? x : old)))}
          />
        </label>
      ))}
      <label>
        <span className={styles.quiet}>times</span>
        <input
          type="range"
          className={styles.scrub}
          aria-valuetext={`${formatNumber(share)} times the step`}
          min={-3}
          max={5}
          step={0.05}
          value={Math.log2(share)}
          onChange={({ target }) => onShare(Number((2 ** Number(target.value)).toPrecision(3)))}
        />
        <Num value={share} />
      </label>
    </div>
  )
}

interface TruthProps {
  readonly land: Landscape
  readonly model: Model
  readonly step: Point
}

function Truth({ land, model, step }: TruthProps) {
  const said = useMemo(() => predict(land, model, step), [land, model, step])
  const rows = [
    { name: 'true value', value: said.value, error: null },
    { name: 'linear', value: said.linear, error: said.value - said.linear },
    { name: 'quadratic', value: said.quadratic, error: said.value - said.quadratic },
  ]
  const digits = digitsToTell(said.value, rows)
  return (
    <table className={styles.table} aria-label="Predictions">
      <thead>
        <tr>
          <td />
          <th scope="col">f(x + ε)</th>
          <th scope="col">true − predicted</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, error }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <Num value={value} leastDigits={digits} />
            </td>
            <td>{error !== null && <Num value={error} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** As many digits as it takes to see the smallest error in the numbers themselves; a double has no more than 15. */
function digitsToTell(value: number, rows: readonly { readonly error: number | null }[]): number {
  const errors = rows.map(({ error }) => Math.abs(error ?? 0)).filter((error) => error > 0 && Number.isFinite(error))
  const digits = 2 + Math.ceil(Math.log10(Math.abs(value) / Math.min(...errors)))
  return Number.isFinite(digits) ? Math.min(15, Math.max(1, digits)) : 1
}

function Orders({ land, model, step }: TruthProps) {
  const check = useMemo(() => checkOrders(land, model, step), [land, model, step])
  return (
    <>
      <p>{sayOrders(check)}</p>
      <OrderChart check={check} step={step} />
      <table className={styles.table} aria-label="Errors of smaller steps">
        <thead>
          <tr>
            <th scope="col">step</th>
            <th scope="col">linear error</th>
            <th scope="col">quadratic error</th>
          </tr>
        </thead>
        <tbody>
          {check.rows.slice(0, 5).map(({ share, linearError, quadraticError }) => (
            <tr key={share}>
              <th scope="row">{share === 1 ? 'ε' : `ε/${1 / share}`}</th>
              <td>
                <Num value={linearError} />
              </td>
              <td>
                <Num value={quadraticError} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function sayOrders({ linearOrder, quadraticOrder }: OrderCheck): string {
  const order = (x: number | null): string => (x === null ? 'none: its errors are rounding' : formatNumber(x, 3))
  return `Measured order of the error: linear ${order(linearOrder)}, quadratic ${order(quadraticOrder)}. Halving the step divides an error of order 2 by 4, of order 3 by 8.`
}

/** A unit vector, turned by hand, and the slope along it. */
function Turned({ model }: { readonly model: Model }) {
  const { degrees } = useSurfaceView()
  const { direction, size, cosine, slope } = turnedFrom(model.gradient, degrees)
  return (
    <div className={styles.stack} role="group" aria-label="Directional derivative">
      <label className={styles.row}>
        <span className={styles.quiet}>θ from the gradient</span>
        <input
          type="range"
          className={styles.scrub}
          min={-180}
          max={180}
          step={5}
          value={degrees}
          aria-valuetext={`${degrees} degrees`}
          onChange={({ target }) => useSurfaceView.setState({ degrees: Number(target.value), hasDirection: true })}
        />
        <span>{formatNumber(degrees)}°</span>
      </label>
      <p>
        Along (
        {withoutDust(direction)
          .map((x) => formatNumber(x))
          .join(', ')}
        ): |∇f| cos θ = {formatNumber(size)} · {formatFactor(cosine)} = <Num value={slope} kind="derivative" signed />
      </p>
    </div>
  )
}
