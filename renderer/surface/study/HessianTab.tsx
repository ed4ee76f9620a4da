// The exact Hessian: numbers and fractions, eigenvalues with their directions, the verdict with its reasons, and the Newton
// step or why there is none.
import { useMemo, useState } from 'react'
import { simplified } from '../../../core/calculus/fan'
import type { Landscape } from '../../../core/calculus/landscape'
import { newtonStep } from '../../../core/calculus/methods/newton'
import { verdictAt } from '../../../core/calculus/verdict'
import { fractionText } from '../../../core/words/fractions'
import { entriesText, sayHeld } from '../../../core/words/entries'
import { formatNumber } from '../../../core/words/numbers'
import { sayVerdict } from '../../../core/words/verdict'
import { sayReason, sayRefusal } from '../../../core/words/walks'
import { HeatTable } from '../../parts/HeatTable'
import { Num } from '../../parts/Num'
import { Tex } from '../../parts/Tex'
import { Shown } from './Shown'
import styles from './study.module.css'
import type { Ground } from './use-landscape'
import { mostEntries, useLandscape, usePlaneLandscape } from './use-landscape'

export function HessianTab() {
  const [over, choose] = useState<'axes' | 'all'>('axes')
  const plane = usePlaneLandscape()
  const plain = useLandscape(over)
  const ground = over === 'axes' ? (plane ?? plain) : plain
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <label>
          <span className={styles.quiet}>over</span>
          <select value={over} onChange={({ target }) => choose(target.value as typeof over)}>
            <option value="axes">the axes of the picture</option>
            <option value="all">all inputs</option>
          </select>
        </label>
        <Shown />
      </div>
      {ground ? (
        <Facts ground={ground} isOnPlane={ground === plane} />
      ) : (
        <p className={styles.quiet}>
          A Hessian needs an input, one number as the result, and at most {mostEntries} numbers.
        </p>
      )}
    </div>
  )
}

interface FactsProps {
  readonly ground: Ground
  readonly isOnPlane: boolean
}

function Facts({ ground: { program, land, names }, isOnPlane }: FactsProps) {
  const { verdict, step, matrix, held } = useMemo(() => {
    const slotted = land.entries.map(({ node, index }) => ({ node, index, slot: program.slotOf.get(node) as number }))
    const curvature = land.curvature(land.start)
    return {
      verdict: verdictAt(program, program.sources, slotted),
      held: heldText(land, isOnPlane),
      step: newtonStep(land.at(land.start), land),
      matrix: { shape: [curvature.length, curvature.length], data: Float64Array.from(curvature.flat()) },
    }
  }, [program, land, isOnPlane])
  const nodeOf = (id: string): string => program.instructions[program.slotOf.get(id) ?? -1]?.name ?? id
  // Entries that differ in their last bits are one fraction.
  const fractions = new Set(
    [...matrix.data].flatMap((x) => {
      const text = fractionText(x)
      return text ? [`${formatNumber(x)} = ${text}`] : []
    }),
  )
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <HeatTable value={matrix} kind="derivative" caption={`Hessian over ${names.join(', ')}`} />
        {names.length <= mostNamed && (
          <p className={styles.quiet}>
            {names.length === 1 ? `Over ${names[0]}.` : `Rows and columns: ${names.join(', ')}.`}
          </p>
        )}
        {fractions.size > 0 && <p className={styles.quiet}>Exactly: {[...fractions].join(', ')}.</p>}
        <p className={styles.quiet}>{symmetry(matrix.data, names.length)}</p>
      </div>
      <div className={styles.stack}>
        {verdict && (
          <div role="status">
            {sayVerdict(verdict, { entries: names, nodeOf }).map((line, i) => (
              <p key={i} className={i === 0 ? styles.head : styles.quiet}>
                {line}
              </p>
            ))}
            {held !== '' && (
              <p className={styles.quiet}>
                Over {entriesText(land.names)} alone: {held}
              </p>
            )}
          </div>
        )}
        <table className={styles.table} aria-label="Eigenvalues">
          <tbody>
            {verdict?.spectrum?.pairs.slice(0, 8).map(({ value, vector }, i) => (
              <tr key={i}>
                <th scope="row">
                  <Tex tex={`\\lambda_{${i + 1}}`} label={`eigenvalue ${i + 1}`} />
                </th>
                <td>
                  <Num value={Math.abs(value) <= verdict.spectrum!.tolerance ? 0 : value} kind="derivative" />
                </td>
                <td className={styles.quiet}>
                  along (
                  {simplified(vector)
                    .slice(0, 4)
                    .map((x) => formatNumber(x))
                    .join(', ')}
                  )
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          {'refusal' in step
            ? sayRefusal(step.refusal)
            : `Newton’s step: (${step.step
                .slice(0, 4)
                .map((x) => formatNumber(x))
                .join(', ')}). ${sayReason({ kind: 'newton', definiteness: step.curvature.definiteness })}`}
        </p>
      </div>
    </div>
  )
}

/** More names than these are no help beside a table; whoever wants a number's name finds it in the inspector. */
const mostNamed = 8

const heldText = (land: Landscape, isOnPlane: boolean): string =>
  isOnPlane
    ? 'along the two directions of the plane, where the inputs stand. Other directions are not asked.'
    : sayHeld(land.heldAt(land.start))

/** The Hessian of a smooth function is symmetric; by how much the computed one is not is rounding, and is said. */
function symmetry(data: Float64Array, size: number): string {
  if (!data.every(Number.isFinite)) return 'Some entries are no finite numbers here.'
  let worst = 0
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      worst = Math.max(worst, Math.abs((data[i * size + j] as number) - (data[j * size + i] as number)))
    }
  }
  return worst === 0 ? 'Symmetric to the last bit.' : `Symmetric but for rounding of ${formatNumber(worst, 1)}.`
}
