// What a method remembers at a point, number by number, under the names of its rule.
import type { PathPoint } from '../../../core/calculus/descent'
import type { Arrow } from '../../../core/calculus/methods/method'
import { Num } from '../../parts/Num'
import { Tex } from '../../parts/Tex'
import { spokenSymbol } from '../../parts/tex'
import styles from './study.module.css'

/** A memory of hundreds of coordinates is known by its first ones. */
const mostShown = 4

/** The parts of the step that led here. */
const partSymbols: Readonly<Record<Arrow['name'], string>> = {
  slope: '\\Delta x_{\\text{slope}}',
  carried: '\\Delta x_{\\text{carried}}',
  step: '\\Delta x',
}

export function InnerState({ point }: { readonly point: PathPoint | null }) {
  if (!point) return null
  const rows = [
    { symbol: 'x', values: point.point },
    { symbol: '\\nabla f', values: point.gradient },
    ...(point.move?.inner ?? []).map(({ symbol, value }) => ({
      symbol,
      values: typeof value === 'number' ? [value] : value,
    })),
    ...(point.move?.arrows ?? []).map(({ name, vector }) => ({ symbol: partSymbols[name], values: vector })),
  ]
  return (
    <table className={styles.table} aria-label="State of the method">
      <tbody>
        {rows.map(({ symbol, values }) => (
          <tr key={symbol}>
            <th scope="row">
              <Tex tex={symbol} label={spokenSymbol(symbol)} />
            </th>
            {values.slice(0, mostShown).map((x, i) => (
              <td key={i}>
                <Num value={x} />
              </td>
            ))}
            {values.length > mostShown && <td className={styles.rest}>… of {values.length}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
