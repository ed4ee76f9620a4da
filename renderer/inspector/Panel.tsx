// The parts every section of the inspector is made of: a heading, and rows of a word, a symbol and a number.
import type { ReactNode } from 'react'
import type { Tensor } from '../../core/tensor'
import { describeShape, soleNumber } from '../../core/tensor'
import { HeatTable } from '../parts/HeatTable'
import type { NumberKind } from '../parts/Num'
import { Num } from '../parts/Num'
import { Tex } from '../parts/Tex'
import styles from './Inspector.module.css'

interface SectionProps {
  readonly title: string
  readonly children: ReactNode
}

export function Section({ title, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  )
}

interface QuantityProps {
  readonly label: string
  readonly symbol: string
  /** Null: not known yet. */
  readonly value: Tensor | null
  readonly kind: NumberKind
  readonly signed?: boolean
  /** Contributions that are still to come. */
  readonly missing?: number
  readonly isResult?: boolean
  /** It is to be predicted. */
  readonly isAsked?: boolean
}

/** One quantity: a number at the right, or a table below. */
export function Quantity(props: QuantityProps) {
  const { label, symbol, value, kind, signed = false, missing = 0, isResult = false, isAsked = false } = props
  const number = value ? soleNumber(value) : undefined
  const isTable = value !== null && number === undefined
  return (
    <div className={isResult ? styles.result : undefined}>
      <div className={styles.row} role="group" aria-label={label}>
        <span className={styles.label}>{label}</span>
        <Tex tex={symbol} className={styles.symbol} />
        <span className={styles.value}>
          {value === null && <span className={styles.unknown}>{isAsked ? '?' : '–'}</span>}
          {number !== undefined && <Num value={number} kind={kind} signed={signed} />}
          {isTable && <span className={styles.unknown}>{describeShape(value.shape)}</span>}
          {missing > 0 && <span className={styles.waiting}> + ?</span>}
        </span>
      </div>
      {isTable && (
        <div className={styles.table}>
          <HeatTable value={value} kind={kind} caption={label} />
        </div>
      )}
    </div>
  )
}
