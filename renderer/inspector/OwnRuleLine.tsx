// The verdict on a backward rule that the user wrote: it agrees with a difference, or it does not.
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useMemo } from 'react'
import type { RuleCheck } from '../../core/engine/own-rule'
import { checkRule } from '../../core/engine/own-rule'
import type { Trace } from '../../core/engine/trace'
import { formatNumber } from '../../core/words/numbers'
import { Raised } from '../parts/Raised'
import styles from './Inspector.module.css'

/** For an adjoint of 1, both numbers. */
function differs({ input, check }: RuleCheck): string {
  const worst = check.comparisons.find(({ error }) => error === check.worst)
  const numbers = worst
    ? `: it says ${formatNumber(worst.exact)}, the difference is ${formatNumber(worst.difference)}`
    : ''
  return `The backward rule differs from a central difference for ${input}${numbers}.`
}

interface OwnRuleProps {
  readonly trace: Trace
  readonly slot: number
}

export function OwnRuleLine({ trace, slot }: OwnRuleProps) {
  const checks = useMemo(() => checkRule(trace, slot), [trace, slot])
  if (checks.length === 0) return null
  const wrong = checks.find(({ check }) => !check.agrees)
  const worst = Math.max(...checks.map(({ check }) => check.worst))
  const Icon = wrong ? CircleAlert : CircleCheck
  const text = wrong ? differs(wrong) : `The backward rule agrees with a central difference to ${formatNumber(worst)}.`
  return (
    <p className={`${styles.check} ${wrong ? styles.differs : styles.agrees}`} data-rule={wrong ? 'differs' : 'agrees'}>
      <Icon size={16} aria-hidden="true" />
      <span>
        <Raised text={text} />
      </span>
    </p>
  )
}
