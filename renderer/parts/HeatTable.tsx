// A tensor as numbers on washes: the stronger the wash, the larger the number. Read only; ValueGrid is for editing.
import type { CSSProperties } from 'react'
import type { Tensor } from '../../core/tensor'
import { describeShape } from '../../core/tensor'
import styles from './HeatTable.module.css'
import type { NumberKind } from './Num'
import { Num } from './Num'
import { largestSize, slicesOf } from './slices'

interface HeatTableProps {
  readonly value: Tensor
  /** Derivatives are blue or vermilion by sign; values stay ink, whatever their sign. */
  readonly kind: NumberKind
  /** What a screen reader calls the table. */
  readonly caption: string
  /** Rows and columns beyond this many are counted, not drawn. */
  readonly limit?: number
}

const strongest = 0.34

export function HeatTable({ value, kind, caption, limit = 16 }: HeatTableProps) {
  const largest = largestSize(value)
  const slices = slicesOf(value)
  const shown = slices.slice(0, limit)
  return (
    <div className={styles.tables}>
      {shown.map(({ label, rows }) => (
        <div key={label} role="table" aria-label={label ? `${caption}, ${label}` : caption} className={styles.table}>
          {label && <span className={styles.label}>{label}</span>}
          {rows.slice(0, limit).map((row, at) => (
            <Row key={at} numbers={row} kind={kind} largest={largest} limit={limit} wraps={value.shape.length < 2} />
          ))}
        </div>
      ))}
      {isCut(value, limit) && (
        <p className={styles.rest}>
          The first of {describeShape(value.shape)}, {value.data.length} numbers in all.
        </p>
      )}
    </div>
  )
}

const isCut = ({ shape }: Tensor, limit: number): boolean => shape.some((size) => size > limit)

interface RowProps {
  readonly numbers: readonly number[]
  readonly kind: NumberKind
  readonly largest: number
  readonly limit: number
  readonly wraps: boolean
}

function Row({ numbers, kind, largest, limit, wraps }: RowProps) {
  const shown = numbers.slice(0, limit)
  const columns: CSSProperties = wraps ? {} : { gridTemplateColumns: `repeat(${shown.length}, minmax(52px, 1fr))` }
  return (
    <div role="row" className={`${styles.row} ${wraps ? styles.wraps : ''}`} style={columns}>
      {shown.map((x, at) => (
        <div key={at} role="cell" className={`${styles.cell} ${washOf(x, kind)}`} style={strength(x, largest)}>
          <Num value={x} className={styles.number} />
        </div>
      ))}
    </div>
  )
}

function washOf(x: number, kind: NumberKind): string {
  if (kind === 'value') return styles.ink ?? ''
  return (x < 0 ? styles.negative : styles.positive) ?? ''
}

/** How strong a wash is: proportional to the size of the number. */
function strength(x: number, largest: number): CSSProperties {
  const share = Number.isFinite(x) && largest > 0 ? Math.abs(x) / largest : 0
  return { '--strength': (strongest * share).toFixed(3) } as CSSProperties
}
