// How finely one steps, and how fast it plays.
import { EyeOff } from 'lucide-react'
import type { StepUnit } from '../../core/engine/trace'
import { togglePredict, usePrediction } from '../state/predict'
import { changeSession, useSession } from '../state/session'
import type { Pace } from '../state/stepping'
import { choosePace, paces, useStepping } from '../state/stepping'
import { Score } from './Prediction'
import predicting from './Prediction.module.css'
import styles from './Stepper.module.css'

const units: Readonly<Record<StepUnit, string>> = { wire: 'by wire', node: 'by node' }
const nameOf = (pace: Pace): string => `${pace}×`
const paceNames: Readonly<Record<string, string>> = Object.fromEntries(
  paces.map((pace) => [nameOf(pace), nameOf(pace)]),
)

export function StepChoices() {
  const isPredicting = usePrediction((prediction) => prediction.isOn)
  return (
    <div className={styles.choices}>
      {isPredicting ? <Score /> : <Pacing />}
      <button
        type="button"
        className={predicting.toggle}
        aria-pressed={isPredicting}
        title="Hide each number until you have said what it is (P)"
        onClick={togglePredict}
      >
        <EyeOff size={16} strokeWidth={1.7} aria-hidden="true" />
        Predict
      </button>
    </div>
  )
}

function Pacing() {
  const unit = useSession((session) => session.unit)
  const pace = useStepping((stepping) => stepping.pace)
  return (
    <>
      <Choice name="Step unit" options={units} value={unit} onChoose={(next) => changeSession({ unit: next })} />
      <Choice name="Speed" options={paceNames} value={nameOf(pace)} onChoose={choose} />
    </>
  )
}

const choose = (name: string): void => choosePace(paces.find((pace) => nameOf(pace) === name) ?? 1)

interface ChoiceProps<Key extends string> {
  readonly name: string
  readonly options: Readonly<Record<Key, string>>
  readonly value: Key
  readonly onChoose: (key: Key) => void
}

function Choice<Key extends string>({ name, options, value, onChoose }: ChoiceProps<Key>) {
  const keys = Object.keys(options) as Key[]
  return (
    <select
      className={styles.choice}
      aria-label={name}
      title={name}
      value={value}
      onChange={(event) => {
        const chosen = keys.find((key) => key === event.currentTarget.value)
        if (chosen !== undefined) onChoose(chosen)
      }}
    >
      {keys.map((key) => (
        <option key={key} value={key}>
          {options[key]}
        </option>
      ))}
    </select>
  )
}
