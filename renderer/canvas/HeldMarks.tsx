// What an experiment changes at a node: a hand where something is held, and below the box the numbers as they were.
import { Hand, Snowflake } from 'lucide-react'
import type { NodeId } from '../../core/graph/document'
import { soleNumber } from '../../core/tensor'
import { Num } from '../parts/Num'
import { AdjointName } from './AdjointName'
import styles from './HeldMarks.module.css'
import type { NodeFacts } from './shown'
import { useSteady } from './shown-now'

interface HeldMarksProps {
  readonly id: NodeId
  readonly name: string
  readonly held: NodeFacts['held']
}

export function HeldMarks({ id, name, held }: HeldMarksProps) {
  const value = useBefore(id, 'values')
  const adjoint = useBefore(id, 'adjoints')
  return (
    <>
      {held !== null && (
        <span className={styles.held} data-held={held}>
          {held === 'frozen' ? <Snowflake size={12} aria-hidden="true" /> : <Hand size={12} aria-hidden="true" />}
        </span>
      )}
      {(value !== null || adjoint !== null) && (
        <span className={styles.before} data-part="before" aria-hidden="true">
          {value !== null && <span>was {typeof value === 'number' ? <Num value={value} /> : value}</span>}
          {adjoint !== null && (
            <span>
              <AdjointName name={name} /> {value === null && 'was '}
              {typeof adjoint === 'number' ? <Num value={adjoint} /> : adjoint}
            </span>
          )}
        </span>
      )}
    </>
  )
}

/** What a node had before, where it differs now and the step has come so far: a number, or a word. */
const useBefore = (id: NodeId, part: 'values' | 'adjoints'): number | string | null =>
  useSteady(({ whatIf, view, trace }) => {
    if (!whatIf?.[part].has(id)) return null
    const isAtEnd = view.cursor === trace.steps.length
    const isKnown = part === 'values' ? view.valueOf(id) !== null : view.adjointOf(id)?.missing === 0
    if (!isKnown && !isAtEnd) return null
    const before = whatIf.before[part][whatIf.before.program.slotOf.get(id) ?? -1]
    return before ? (soleNumber(before) ?? 'other numbers') : 'none'
  })
