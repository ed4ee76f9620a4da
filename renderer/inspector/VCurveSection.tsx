// Error against step of a difference quotient: large steps cut the series off, small ones drown in rounding.
import { useMemo, useState } from 'react'
import type { Doubt } from '../../core/engine/check'
import { doubtAbout } from '../../core/engine/check'
import type { CurvePoint, Scheme, VCurve } from '../../core/engine/vcurve'
import { inputCurve } from '../../core/engine/vcurve'
import { entriesOf } from '../../core/engine/derivative'
import type { Instruction } from '../../core/graph/program'
import { exactNumber, formatNumber, raised } from '../../core/words/numbers'
import { Raised } from '../parts/Raised'
import { cellName } from '../parts/ValueGrid'
import { useDerived } from '../state/derived'
import { sayKink } from '../state/verdict'
import styles from './Inspector.module.css'
import look from './Lens.module.css'
import { Section } from './Panel'
import { VCurveChart } from './VCurveChart'

/** More entries than this are not offered: nobody would find theirs. */
const mostEntries = 200

const regimes: Readonly<Record<CurvePoint['regime'], string>> = {
  truncation: 'truncation',
  rounding: 'rounding',
  exact: 'exact',
  undefined: 'undefined',
}

export function VCurveSection() {
  const { trace } = useDerived()
  const [chosen, setChosen] = useState(0)
  const [scheme, setScheme] = useState<Scheme>('central')
  const entries = useMemo(() => entriesOf(trace.program, trace.program.sources).slice(0, mostEntries), [trace.program])
  const entry = entries[chosen] ?? entries[0]
  const curve = useMemo(
    () => (entry ? inputCurve(trace, entry.slot, entry.index, scheme) : null),
    [trace, entry, scheme],
  )
  const doubt = useMemo(() => (entry ? doubtAbout(trace, entry.slot, entry.index) : null), [trace, entry])
  if (!entry) return null
  const nameOf = ({ slot, index }: { slot: number; index: number }): string => {
    const { name } = trace.program.instructions[slot] as Instruction
    const value = trace.values[slot]
    return value && value.shape.length > 0 ? cellName(name, value, index) : name
  }
  return (
    <Section title="Error against step">
      <div className={look.choices}>
        <select
          className={styles.field}
          aria-label="Input of the curve"
          value={entries.indexOf(entry)}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        >
          {entries.map((at, i) => (
            <option key={`${at.slot} ${at.index}`} value={i}>
              {nameOf(at)}
            </option>
          ))}
        </select>
        <select
          className={styles.field}
          aria-label="Difference quotient"
          value={scheme}
          onChange={(event) => setScheme(event.currentTarget.value === 'forward' ? 'forward' : 'central')}
        >
          <option value="central">central quotient</option>
          <option value="forward">forward quotient</option>
        </select>
      </div>
      {curve ? (
        <Curve curve={curve} name={nameOf(entry)} doubt={doubt} />
      ) : (
        <p className={styles.quiet}>No path leads from {nameOf(entry)} to the root, so there is nothing to compare.</p>
      )}
    </Section>
  )
}

interface CurveProps {
  readonly curve: VCurve
  readonly name: string
  readonly doubt: Doubt | null
}

function Curve({ curve, name, doubt }: CurveProps) {
  // At a kink no step is better than another, and where the error is 0 it is by chance.
  if (doubt?.kind === 'kink')
    return (
      <p className={styles.quiet}>
        <Raised text={`No step decides ${sayKink(doubt)}.`} />
      </p>
    )
  return (
    <>
      <VCurveChart curve={curve} label={`Error of the difference quotient in ${name} against the step`} />
      <p className={styles.quiet}>
        <Raised text={summary(curve)} />
        {doubt && ' What a detach or a cut keeps back stands still in these quotients, as it does for the gradient.'}
      </p>
      <details>
        <summary className={look.summary}>All steps as a table</summary>
        <table className={look.table} aria-label="Steps and errors">
          <thead>
            <tr>
              <th scope="col">step</th>
              <th scope="col">quotient</th>
              <th scope="col">error</th>
              <th scope="col">whose</th>
            </tr>
          </thead>
          <tbody>
            {curve.points.map(({ step, difference, error, regime }) => (
              <tr key={step}>
                <th scope="row">
                  <Raised text={`10${raised(Math.round(Math.log10(step)))}`} />
                </th>
                <td title={exactNumber(difference)}>
                  <Raised text={formatNumber(difference, 6)} />
                </td>
                <td>
                  <Raised text={formatNumber(error, 2)} />
                </td>
                <td className={look.regime}>{regimes[regime]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

/** What the two branches say, in a sentence. */
function summary({ best, truncation, rounding }: VCurve): string {
  if (!best) return 'No quotient is a number here.'
  const step = `10${raised(Math.round(Math.log10(best.step)))}`
  const least =
    best.error === 0
      ? `With h = ${step} it is exact.`
      : `Best is h = ${step}, with an error of ${formatNumber(best.error, 2)}.`
  const cut = truncation
    ? `Larger steps cut the series off: the error grows as h to the power ${formatNumber(truncation.slope, 2)}.`
    : 'No step is so large that cutting off shows.'
  const noise = rounding
    ? `Smaller ones drown in rounding: the error grows as h to the power ${formatNumber(rounding.slope, 2)}.`
    : 'Rounding does not show.'
  return `${least} ${cut} ${noise}`
}
