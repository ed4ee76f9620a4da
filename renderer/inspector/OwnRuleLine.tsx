// The verdict on a backward rule that the user wrote: it agrees with a difference, or it does not.
import { CircleAlert, CircleCheck } from 'lucide-react'
import { checkRule } from '../../core/engine/own-rule'
import type { GraphNode } from '../../core/graph/document'
import { formatNumber } from '../../core/words/numbers'
import { Raised } from '../parts/Raised'
import { useDerived } from '../state/derived'
import styles from './Inspector.module.css'

export function OwnRuleLine({ node }: { readonly node: GraphNode }) {
  const { trace } = useDerived()
  const slot = trace.program.slotOf.get(node.id)
  const checks = slot === undefined || slot >= trace.values.length ? [] : checkRule(trace, slot)
  if (checks.length === 0) return null
  const wrong = checks.find(({ check }) => !check.agrees)
  const worst = Math.max(...checks.map(({ check }) => check.worst))
  const Icon = wrong ? CircleAlert : CircleCheck
  const text = wrong
    ? `The backward rule differs from a central difference for ${wrong.input}.`
    : `The backward rule agrees with a central difference to ${formatNumber(worst)}.`
  return (
    <p className={`${styles.check} ${wrong ? styles.differs : styles.agrees}`} data-rule={wrong ? 'differs' : 'agrees'}>
      <Icon size={16} aria-hidden="true" />
      <span>
        <Raised text={text} />
      </span>
    </p>
  )
}
