// One number: few digits on the page, all of them on hover. A derivative wears its sign's colour; a value is ink.
import { exactNumber, formatNumber } from '../../core/words/numbers'
import styles from './Num.module.css'
import { Raised } from './Raised'
import { useDigits } from '../state/digits'

export type NumberKind = 'value' | 'derivative'

interface NumProps {
  readonly value: number
  readonly kind?: NumberKind
  /** Writes + before what is positive. */
  readonly signed?: boolean
  /** Where there is room for fewer than the user likes. */
  readonly mostDigits?: number
  /** Where fewer would not show what matters. */
  readonly leastDigits?: number
  readonly className?: string | undefined
}

/** The class that colours a number by its sign. */
export function signClass(value: number, kind: NumberKind): string {
  if (kind === 'value' || value === 0 || Number.isNaN(value)) return ''
  return (value > 0 ? styles.positive : styles.negative) ?? ''
}

export function Num(props: NumProps) {
  const { value, kind = 'value', signed = false, mostDigits = Infinity, leastDigits = 1, className = '' } = props
  const digits = useDigits()
  return (
    <span className={`${styles.number} ${signClass(value, kind)} ${className}`} title={exactNumber(value + 0)}>
      {signed && value > 0 ? '+' : ''}
      <Raised text={formatNumber(value, Math.max(leastDigits, Math.min(digits, mostDigits)))} />
    </span>
  )
}
