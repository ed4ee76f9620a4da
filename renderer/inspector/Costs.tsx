// What the whole derivative costs by either mode: passes and multiplications, counted from the rules themselves.
import { useMemo } from 'react'
import type { Count } from '../../core/algebra/counting'
import { entriesOf } from '../../core/engine/derivative'
import { pricesOf } from '../../core/engine/jacobian'
import type { Program } from '../../core/graph/program'
import { formatCount } from '../../core/words/numbers'
import styles from './Inspector.module.css'
import look from './Lens.module.css'
import { Section } from './Panel'

const titles = { forward: 'forward', reverse: 'reverse' } as const

export function Costs({ program }: { readonly program: Program }) {
  const { root } = program
  const found = useMemo(
    () => (root === null ? null : pricesOf(program, root, entriesOf(program, program.sources))),
    [program, root],
  )
  if (!found) return null
  const { prices, costs } = found
  const difference = prices.forward.total - prices.reverse.total
  const cheaper = difference < 0 ? 'forward' : difference > 0 ? 'reverse' : null
  return (
    <Section title="What the whole gradient costs">
      <table className={look.table} aria-label="Costs of both modes">
        <thead>
          <tr>
            <th scope="col">mode</th>
            <th scope="col">passes</th>
            <th scope="col">each</th>
            <th scope="col">with the value</th>
          </tr>
        </thead>
        <tbody>
          {(['forward', 'reverse'] as const).map((mode) => (
            <tr key={mode}>
              <th scope="row">
                {titles[mode]}
                {mode === cheaper && <span className={look.word}> cheaper</span>}
              </th>
              <td>{formatCount(prices[mode].passes)}</td>
              <td title={countText(costs[mode])}>{formatCount(prices[mode].perPass)}</td>
              <td>{formatCount(prices[mode].total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.quiet}>
        Counted: multiplications, divisions and calls of functions. One forward pass gives the rate of every node along
        one direction; one reverse pass gives the adjoint of every node for one root.
      </p>
    </Section>
  )
}

const countText = ({ multiplications, divisions, calls }: Count): string =>
  `${formatCount(multiplications)} multiplications, ${formatCount(divisions)} divisions, ${formatCount(calls)} calls`
