// At a fan-out the adjoint is a sum: a Σ under the node, and with it the parts that have come in, "5248 + ?" while one is missing.
import type { NodeId } from '../../core/graph/document'
import { arrivalsAt } from '../../core/engine/trace'
import { soleNumber } from '../../core/tensor'
import { formatNumber } from '../../core/words/numbers'
import { Raised } from '../parts/Raised'
import { useView } from '../state/view'
import { useIsRunning, useShown } from './shown'
import styles from './SumMark.module.css'

export function SumMark({ id }: { readonly id: NodeId }) {
  const digits = useView((view) => view.digits)
  const isRunning = useIsRunning(id)
  const sum = useShown(({ trace, view }) => {
    const wires = arrivalsAt(trace, id)
    if (wires.length < 2) return null
    const parts = wires.map((edge) => view.contributionOf(edge))
    const known = parts.filter((part) => part !== null)
    if (known.length === 0) return null
    const isNumber = known[0]?.shape.length === 0
    if (!isNumber) return `${known.length} of ${parts.length}`
    const written = known.map((part, at) => signed(soleNumber(part) as number, digits, at === 0))
    return [...written, ...(known.length < parts.length ? ['+ ?'] : [])].join(' ')
  })
  if (sum === null) return null
  return (
    <div className={`${styles.sum} ${isRunning ? styles.open : ''}`} data-part="sum" aria-hidden="true">
      <span className={styles.sigma}>Σ</span>
      <span className={styles.parts}>
        <Raised text={sum} />
      </span>
    </div>
  )
}

/** "5248", then "− 2624" or "+ 6560". */
function signed(x: number, digits: number, isFirst: boolean): string {
  if (isFirst) return formatNumber(x, digits)
  return x < 0 ? `− ${formatNumber(-x, digits)}` : `+ ${formatNumber(x, digits)}`
}
