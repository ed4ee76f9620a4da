// The settings of those who run: each method's own, with the rate of the study where a runner has none of its own.
import { Plus, X } from 'lucide-react'
import type { MethodName } from '../../../core/calculus/methods/catalogue'
import { isMethodName, methods } from '../../../core/calculus/methods/catalogue'
import { settingsOf } from '../../../core/calculus/methods/method'
import type { RacePlan, Runner } from '../../../core/graph/document'
import { addRunner, hasRoomFor, removeRunner, setRunner } from '../../../core/graph/race-plan'
import { formatNumber } from '../../../core/words/numbers'
import { IconButton } from '../../parts/IconButton'
import { Tex } from '../../parts/Tex'
import { useDocument } from '../../state/document'
import { changePlan } from '../../state/race'
import { NumberField } from '../controls/NumberField'
import styles from './race-tab.module.css'
import study from './study.module.css'

export function RunnerRows({ plan }: { readonly plan: RacePlan }) {
  const { rate } = useDocument().study
  return (
    <ul className={styles.runners} aria-label="Settings of the runners">
      {plan.runners.map(
        (runner, at) =>
          isMethodName(runner.method) && (
            <RunnerRow key={at} method={runner.method} runner={runner} at={at} rate={rate} plan={plan} />
          ),
      )}
    </ul>
  )
}

interface RunnerRowProps {
  readonly method: MethodName
  readonly runner: Runner
  readonly at: number
  readonly rate: number
  readonly plan: RacePlan
}

function RunnerRow({ method: name, runner, at, rate, plan }: RunnerRowProps) {
  const method = methods[name]
  const now = settingsOf(method, { rate, ...runner.settings })
  const title = `${method.title}, runner ${at + 1}`
  const hasOwnRate = runner.settings?.['rate'] !== undefined
  return (
    <li className={study.row}>
      <span className={styles.who}>{method.title}</span>
      {Object.entries(method.settings).map(([key, setting]) => (
        <label key={key} title={setting.title}>
          <Tex tex={setting.symbol} label="" />
          <NumberField
            label={`${setting.title} of ${title}`}
            value={now[key] as number}
            accepts={(x) => x >= setting.low && x <= setting.high}
            onValue={(x) => changePlan((before) => setRunner(before, at, key, x), `set ${setting.title}`)}
          />
        </label>
      ))}
      {hasOwnRate && (
        <button
          type="button"
          className={study.link}
          onClick={() => changePlan((before) => setRunner(before, at, 'rate', null), 'give the rate back')}
        >
          as above, {formatNumber(rate)}
        </button>
      )}
      <span className={styles.rowButtons}>
        <IconButton
          icon={Plus}
          name={`Race ${title} with other settings too`}
          size={14}
          disabled={!hasRoomFor(addRunner(plan, runner))}
          onClick={() => changePlan((before) => addRunner(before, runner), 'add a runner')}
        />
        <IconButton
          icon={X}
          name={`Take ${title} out`}
          size={14}
          onClick={() => changePlan((before) => removeRunner(before, at), 'take a runner out')}
        />
      </span>
    </li>
  )
}
