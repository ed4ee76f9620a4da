// A node's adjoint as a bar split by the wires that feed it; dashed where a contribution is still missing.
import type { Trace, TraceView } from '../../core/engine/trace'
import type { Graph, NodeId } from '../../core/graph/document'
import { nameOf } from '../../core/graph/look'
import { soleNumber } from '../../core/tensor'
import { Name } from '../parts/Name'
import { Num } from '../parts/Num'
import { useDerived } from '../state/derived'
import { selectEdge } from '../state/session'
import styles from './Inspector.module.css'
import type { Share } from './shares'
import { sharesOf } from './shares'

interface SumBarProps {
  readonly graph: Graph
  readonly trace: Trace
  readonly view: TraceView
  readonly node: NodeId
}

export function SumBar({ graph, trace, view, node }: SumBarProps) {
  const shares = sharesOf(graph, trace, view, node)
  const name = nameOf(graph, node)
  const known = view.adjointOf(node)
  const { whatIf } = useDerived()
  const isHeld = whatIf?.held.adjoints.has(node) === true
  const total = known && known.missing === 0 ? soleNumber(known.sum) : undefined
  if (shares.length < 2) return null
  return (
    <section className={styles.section} aria-label={`Sum at ${name}`}>
      <h3 className={styles.heading}>
        Sum at <Name name={name} />
        {total !== undefined && (
          <span className={styles.total}>
            {isHeld && 'held in its place: '}
            <Name name={name} bar /> = <Num value={total} kind="derivative" />
          </span>
        )}
      </h3>
      <p className={styles.quiet}>
        <Name name={name} /> feeds {shares.length} ports, and what comes back from them adds up.
      </p>
      <div className={styles.shares}>
        {shares.map((share) => (
          <ShareButton key={share.edge} share={share} />
        ))}
      </div>
    </section>
  )
}

function ShareButton({ share: { edge, from, port, contribution, weight } }: { readonly share: Share }) {
  const number = contribution ? soleNumber(contribution) : undefined
  const look = contribution === null ? styles.missing : styles[lookOf(number)]
  return (
    <button
      type="button"
      className={`${styles.share} ${look}`}
      style={{ flexGrow: weight }}
      title={contribution === null ? `Still to come from ${from}` : `Show the wire to ${from}`}
      onClick={() => selectEdge(edge)}
    >
      {number !== undefined && <Num value={number} kind="derivative" className={styles.shareNumber} />}
      <span>
        from <Name name={from} />
        {port !== null && ` (${port})`}
      </span>
    </button>
  )
}

/** Wash of a part by its sign; a table of numbers has none. */
const lookOf = (number: number | undefined): 'positive' | 'negative' | 'plain' =>
  number === undefined || number === 0 ? 'plain' : number < 0 ? 'negative' : 'positive'
