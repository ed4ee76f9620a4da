// The cut in words: every wire that it crosses with tangent × adjoint, and their sum, which is the same at every cut.
import type { Crossing } from '../../core/engine/cut'
import { edgeId } from '../../core/graph/document'
import type { Graph } from '../../core/graph/document'
import { indexOf, nameOf } from '../../core/graph/look'
import { soleNumber } from '../../core/tensor'
import { formatFactor, formatNumber } from '../../core/words/numbers'
import { Name } from '../parts/Name'
import { Num } from '../parts/Num'
import { Raised } from '../parts/Raised'
import { useDerived } from '../state/derived'
import { digitsNow } from '../state/digits'
import { placeCut, usePlacedCut } from '../state/forward'
import { selectEdge } from '../state/session'
import styles from './Inspector.module.css'
import look from './Lens.module.css'
import { Section } from './Panel'

/** More wires than this are counted. */
const mostRows = 12

export function CutList() {
  const { graph, whatIf } = useDerived()
  const cut = usePlacedCut()
  if (!cut) return null
  const { crossings, total, stops, at } = cut
  const go = (by: number): void => {
    const stop = stops[at + by]
    if (stop) placeCut(stop.x)
  }
  return (
    <Section title="The cut">
      <div className={look.steps}>
        <span className={styles.quiet}>
          Cut {at + 1} of {stops.length}
        </span>
        <button type="button" className={look.step} disabled={at <= 0} onClick={() => go(-1)}>
          Back
        </button>
        <button type="button" className={look.step} disabled={at >= stops.length - 1} onClick={() => go(1)}>
          On
        </button>
      </div>
      <table className={look.table} aria-label="Wires that the cut crosses">
        <thead>
          <tr>
            <th scope="col">wire</th>
            <th scope="col">tangent × adjoint</th>
            <th scope="col">product</th>
          </tr>
        </thead>
        <tbody>
          {crossings.slice(0, mostRows).map((crossing) => (
            <Row key={crossing.edge} graph={graph} crossing={crossing} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {crossings.length > mostRows ? `sum of all ${crossings.length}` : 'sum'}
            </th>
            <td>
              <Num value={total} kind="derivative" />
            </td>
          </tr>
        </tfoot>
      </table>
      <p className={styles.quiet}>
        {whatIf && whatIf.held.adjoints.size > 0
          ? 'While an adjoint is held, the sum is not the same at every cut.'
          : 'The sum is the same at every cut: it is how fast the root changes.'}
      </p>
    </Section>
  )
}

function Row({ graph, crossing }: { readonly graph: Graph; readonly crossing: Crossing }) {
  const { edge, tangent, contribution, product } = crossing
  const wire = indexOf(graph).edges.get(edge)
  const [rate, back] = [soleNumber(tangent), soleNumber(contribution)]
  if (!wire) return null
  return (
    <tr>
      <th scope="row">
        <button type="button" className={look.link} onClick={() => selectEdge(edgeId(wire))}>
          <Name name={nameOf(graph, wire.from)} /> → <Name name={nameOf(graph, wire.to)} />
        </button>
      </th>
      <td>
        {rate === undefined || back === undefined ? (
          <span className={styles.unknown}>{tangent.data.length} products</span>
        ) : (
          <Raised text={`${formatNumber(rate, digitsNow())} × ${formatFactor(back, digitsNow())}`} />
        )}
      </td>
      <td>
        <Num value={product} kind="derivative" />
      </td>
    </tr>
  )
}
