// What the difference check says, on the canvas: green where it agrees, both numbers where it does not.
import type { EdgeId, NodeId } from '../../core/graph/document'
import { formatNumber } from '../../core/words/numbers'
import { Raised } from '../parts/Raised'
import { VerdictSign } from '../parts/VerdictSign'
import { useVerdict } from '../state/checks'
import { useDigits } from '../state/digits'
import { useSession } from '../state/session'
import type { Verdict } from '../state/verdict'
import styles from './CheckMarks.module.css'
import type { PillProps } from './WireTexts'
import { Placed } from './WireTexts'

export function CheckPill({ id, x, y, isSelected }: PillProps & { readonly id: EdgeId }) {
  const verdict = useVerdict(id)
  if (!verdict) return null
  return (
    <Placed
      x={x}
      y={y}
      wire={id}
      className={`${styles.pill} ${styles[verdict.kind]} ${isSelected ? styles.picked : ''}`}
    >
      <Said verdict={verdict} isBrief />
    </Placed>
  )
}

/** At the lower corner of an input. */
export function CheckMark({ id }: { readonly id: NodeId }) {
  const isAsked = useSession(({ lens }) => lens === 'check')
  const verdict = useVerdict(id)
  if (!verdict || !isAsked) return null
  return (
    <span className={`${styles.pill} ${styles.corner} ${styles[verdict.kind]}`} data-verdict={verdict.kind}>
      <Said verdict={verdict} />
    </span>
  )
}

interface SaidProps {
  readonly verdict: Verdict
  /** On a wire, between two nodes: the panel says which number is which. */
  readonly isBrief?: boolean
}

function Said({ verdict: { kind, odd }, isBrief = false }: SaidProps) {
  const digits = useDigits()
  const [rule, difference] = odd ? [odd.rule, odd.difference].map((x) => formatNumber(x, digits)) : []
  const whole = `rule ${rule}, difference ${difference}`
  return (
    <>
      <VerdictSign kind={kind} size={14} />
      {odd && (
        <span title={whole}>
          <Raised text={isBrief ? `${rule} ≠ ${difference}` : whole} />
        </span>
      )}
    </>
  )
}
