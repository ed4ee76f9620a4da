// A tensor as numbers on washes: the stronger the wash, the larger the number. Read only; ValueGrid is for editing.
import type { CSSProperties } from 'react'
import type { Tensor } from '../../core/tensor'
import styles from './HeatTable.module.css'
import type { NumberKind } from './Num'
import { Num } from './Num'
import { Scroller } from './Scroller'
import { largestSize, slicesOf } from './slices'

interface HeatTableProps {
  readonly value: Tensor
  /** Derivatives are blue or vermilion by sign; values stay ink, whatever their sign. */
  readonly kind: NumberKind
  /** What a screen reader calls the table. */
  readonly caption: string
  /** Rows and columns beyond these are counted, not drawn. */
  readonly mostRows?: number
  readonly mostColumns?: number
}

const strongest = 0.34
/** From so many columns on, cells hold two digits. */
const crowd = 5

export function HeatTable({ value, kind, caption, mostRows = 16, mostColumns = 16 }: HeatTableProps) {
  const largest = largestSize(value)
  const slices = slicesOf(value)
  const wraps = value.shape.length < 2
  return (
    <div className={styles.tables}>
      {slices.slice(0, mostRows).map(({ label, rows }) => (
        <Scroller key={label} className={styles.table}>
          {label && <span className={styles.label}>{label}</span>}
          <div role="table" aria-label={label ? `${caption}, ${label}` : caption} className={styles.rows}>
            {rows.slice(0, mostRows).map((row, at) => (
              <Row key={at} numbers={row.slice(0, mostColumns)} kind={kind} largest={largest} wraps={wraps} />
            ))}
          </div>
        </Scroller>
      ))}
      <Rest value={value} mostRows={mostRows} mostColumns={mostColumns} />
    </div>
  )
}

/** How much of a large tensor is shown. */
function Rest({ value: { shape }, mostRows, mostColumns }: { value: Tensor; mostRows: number; mostColumns: number }) {
  const rows = shape[shape.length - 2] ?? 1
  const columns = shape[shape.length - 1] ?? 1
  const unit = shape.length < 2 ? 'entries' : 'columns'
  const cuts = [
    ...(rows > mostRows ? [`${mostRows} of ${rows} rows`] : []),
    ...(columns > mostColumns ? [`${mostColumns} of ${columns} ${unit}`] : []),
  ]
  return cuts.length === 0 ? null : <p className={styles.rest}>The first {cuts.join(' and ')}.</p>
}

interface RowProps {
  readonly numbers: readonly number[]
  readonly kind: NumberKind
  readonly largest: number
  readonly wraps: boolean
}

function Row({ numbers, kind, largest, wraps }: RowProps) {
  const columns: CSSProperties = wraps ? {} : { gridTemplateColumns: `repeat(${numbers.length}, minmax(34px, 1fr))` }
  return (
    <div role="row" className={`${styles.row} ${wraps ? styles.wraps : ''}`} style={columns}>
      {numbers.map((x, at) => (
        <div key={at} role="cell" className={`${styles.cell} ${washOf(x, kind)}`} style={strength(x, largest)}>
          <Num value={x} className={styles.number} mostDigits={numbers.length > crowd && !wraps ? 2 : Infinity} />
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
