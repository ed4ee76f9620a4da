// At a fan-out the adjoint is a sum: a Σ under the node, and with it the parts that have come in, "5248 + ?" while one is missing.
import { useCallback } from 'react'
import { arrivalsAt } from '../../core/engine/trace'
import type { NodeId } from '../../core/graph/document'
import { soleNumber } from '../../core/tensor'
import { formatNumber } from '../../core/words/numbers'
import { writeRaised } from '../parts/Raised'
import type { Shown } from './shown-now'
import { useSteady } from './shown-now'
import styles from './SumMark.module.css'
import { useSpoken } from './written'
import { useDigits } from '../state/digits'

export function SumMark({ id, isRunning }: { readonly id: NodeId; readonly isRunning: boolean }) {
  const isSum = useSteady(({ trace, view }) => {
    const wires = arrivalsAt(trace, id)
    return wires.length > 1 && wires.some((edge) => view.contributionOf(edge) !== null)
  })
  if (!isSum) return null
  return (
    <div className={`${styles.sum} ${isRunning ? styles.open : ''}`} data-part="sum" aria-hidden="true">
      <span className={styles.sigma}>Σ</span>
      <Parts id={id} />
    </div>
  )
}

function Parts({ id }: { readonly id: NodeId }) {
  const digits = useDigits()
  const text = useCallback((shown: Shown) => partsText(shown, id, digits), [id, digits])
  return <span className={styles.parts} ref={useSpoken<HTMLSpanElement>(text, writeRaised)} />
}

function partsText({ trace, view }: Shown, id: NodeId, digits: number): string {
  const parts = arrivalsAt(trace, id).map((edge) => view.contributionOf(edge))
  const known = parts.filter((part) => part !== null)
  const isNumber = known[0]?.shape.length === 0
  if (!isNumber) return `${known.length} of ${parts.length}`
  const written = known.map((part, at) => signed(soleNumber(part) as number, digits, at === 0))
  return [...written, ...(known.length < parts.length ? ['+ ?'] : [])].join(' ')
}

/** "5248", then "− 2624" or "+ 6560". */
function signed(x: number, digits: number, isFirst: boolean): string {
  if (isFirst) return formatNumber(x, digits)
  return x < 0 ? `− ${formatNumber(-x, digits)}` : `+ ${formatNumber(x, digits)}`
}
