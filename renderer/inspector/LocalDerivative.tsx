// A local derivative: a number, a small Jacobian as a heat map, or the first rows of a large one.
import type { Tensor } from '../../core/tensor'
import { HeatTable } from '../parts/HeatTable'
import { Num } from '../parts/Num'
import { Tex } from '../parts/Tex'
import styles from './Inspector.module.css'

/** Jacobians up to this many rows and columns are shown whole; of larger ones the first few rows. */
const small = 8
const fewRows = 3

interface LocalDerivativeProps {
  readonly label: string
  readonly symbol: string
  /** Rows: entries of the head; columns: entries of the tail. */
  readonly value: Tensor
}

export function LocalDerivative({ label, symbol, value }: LocalDerivativeProps) {
  const [rows, columns] = value.shape
  return (
    <div>
      <div className={styles.row} role="group" aria-label={label}>
        <span className={styles.label}>{label}</span>
        <Tex tex={symbol} className={styles.symbol} />
        <span className={styles.value}>
          {rows === undefined ? (
            <Num value={value.data[0] as number} />
          ) : (
            <span className={styles.unknown}>
              {rows} × {columns} Jacobian
            </span>
          )}
        </span>
      </div>
      {rows !== undefined && columns !== undefined && (
        <HeatTable
          value={value}
          kind="derivative"
          caption={`Jacobian, ${label}`}
          mostRows={rows > small || columns > small ? fewRows : small}
          mostColumns={small}
        />
      )}
    </div>
  )
}
