// A local derivative: a number, a small Jacobian as a heat map, or the first rows of a large one.
import { useMemo } from 'react'
import { localDerivative, localShape } from '../../core/engine/local'
import type { Trace } from '../../core/engine/trace'
import type { EdgeId } from '../../core/graph/document'
import { sizeOf } from '../../core/tensor'
import { HeatTable } from '../parts/HeatTable'
import { Num } from '../parts/Num'
import { Tex } from '../parts/Tex'
import styles from './Inspector.module.css'

/** Jacobians up to this many rows and columns are shown whole; of larger ones the first few rows. */
const small = 8
const fewRows = 3

/** A Jacobian of more numbers than this is not made: it would take long, and nobody could read it. */
const mostNumbers = 20_000

interface LocalDerivativeProps {
  readonly trace: Trace
  readonly edge: EdgeId
  readonly symbol: string
}

export function LocalDerivative({ trace, edge, symbol }: LocalDerivativeProps) {
  const value = useMemo(
    () => (sizeOf(localShape(trace, edge) ?? []) <= mostNumbers ? localDerivative(trace, edge) : null),
    [trace, edge],
  )
  const [rows = 1, columns = 1] = localShape(trace, edge) ?? []
  const isNumber = value?.shape.length === 0
  return (
    <div>
      <div className={styles.row} role="group" aria-label="local">
        <span className={styles.label}>local</span>
        <Tex tex={symbol} className={styles.symbol} />
        <span className={styles.value}>
          {isNumber ? (
            <Num value={value.data[0] as number} />
          ) : (
            <span className={styles.unknown}>
              {rows} × {columns} Jacobian
            </span>
          )}
        </span>
      </div>
      {value && !isNumber && (
        <div className={styles.table}>
          <HeatTable
            value={value}
            kind="derivative"
            caption="Jacobian"
            mostRows={rows > small || columns > small ? fewRows : small}
            mostColumns={small}
          />
        </div>
      )}
    </div>
  )
}
