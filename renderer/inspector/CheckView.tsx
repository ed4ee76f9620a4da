// The difference check of everything: how many wires and inputs agree, which do not, and which node's rule is to blame.
import { useMemo } from 'react'
import type { Unjudged } from '../../core/engine/blame'
import { firstWrong, unjudged } from '../../core/engine/blame'
import type { Instruction } from '../../core/graph/program'
import { indexOf, nameOf, portsOfNode } from '../../core/graph/look'
import { formatNumber } from '../../core/words/numbers'
import { Raised } from '../parts/Raised'
import { VerdictSign } from '../parts/VerdictSign'
import { canvas } from '../state/canvas'
import { runChecks, useChecks } from '../state/checks'
import { useDerived } from '../state/derived'
import { selectEdge, selectNode } from '../state/session'
import type { Verdict } from '../state/verdict'
import { ClaimForm } from './ClaimForm'
import styles from './Inspector.module.css'
import look from './Lens.module.css'
import { Section } from './Panel'
import { VCurveSection } from './VCurveSection'

export function CheckView() {
  const derived = useDerived()
  const { trace } = derived
  if (trace.program.root === null || trace.contributions.size === 0)
    return <p className={styles.quiet}>Nothing flows back yet, so there is nothing to check.</p>
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>Difference check</h2>
      <Tally />
      <Blame />
      <VCurveSection />
      <ClaimForm />
    </div>
  )
}

/** More than these are counted. */
const mostListed = 8

function Tally() {
  const derived = useDerived()
  const { verdicts, wanted, state } = useChecks()
  const all = [...verdicts]
  const of = (kind: Verdict['kind']): number => all.filter(([, verdict]) => verdict.kind === kind).length
  const odd = all.filter(([, { kind }]) => kind === 'differs')
  if (state === 'waiting') {
    return (
      <button type="button" className={styles.action} onClick={() => runChecks(derived)}>
        Check all {wanted} wires and inputs
      </button>
    )
  }
  const kind = odd.length > 0 ? 'differs' : state === 'done' && of('cannot') === 0 ? 'agrees' : 'cannot'
  const cannot = of('cannot')
  return (
    <div className={styles.section}>
      <p className={`${styles.check} ${state === 'done' ? styles[kind] : ''}`} role="status" data-tally={state}>
        <VerdictSign kind={kind} />
        <span>
          {of('agrees')} of {wanted} wires and inputs agree with a central difference
          {cannot > 0 && `; for ${cannot} of them it cannot judge`}
          {state === 'running' && ' so far'}.
        </span>
      </p>
      {odd.length > 0 && (
        <ul className={look.odd} aria-label="What does not agree">
          {odd.slice(0, mostListed).map(([id, verdict]) => (
            <Odd key={id} id={id} verdict={verdict} />
          ))}
          {odd.length > mostListed && <li className={styles.quiet}>and {odd.length - mostListed} more</li>}
        </ul>
      )}
    </div>
  )
}

function Odd({ id, verdict: { odd } }: { readonly id: string; readonly verdict: Verdict }) {
  const { graph } = useDerived()
  const wire = indexOf(graph).edges.get(id)
  const name = wire ? `${nameOf(graph, wire.from)} → ${nameOf(graph, wire.to)}` : nameOf(graph, id)
  return (
    <li>
      <button type="button" className={look.link} onClick={() => (wire ? selectEdge(id) : selectNode(id))}>
        {name}
      </button>
      {odd && (
        <span>
          the rule says <Raised text={formatNumber(odd.rule)} />, a difference{' '}
          <Raised text={formatNumber(odd.difference)} />
          {odd.because && `, ${odd.because}`}
        </span>
      )}
    </li>
  )
}

const reasons: Readonly<Record<Unjudged, string>> = {
  kink: 'stands on a kink',
  detach: 'is a constant for the derivative by declaration',
  undefined: 'is not defined here',
}

/** That no rule is found wrong, and which none could be judged. */
function NoneWrong() {
  const { trace } = useDerived()
  const beyond = useMemo(() => unjudged(trace), [trace])
  const kind = beyond.length === 0 ? 'agrees' : 'cannot'
  const named = beyond.slice(0, mostListed).map(({ name, reason }) => `${name} ${reasons[reason]}`)
  const more = beyond.length > mostListed ? ` and ${beyond.length - mostListed} more` : ''
  return (
    <p className={`${styles.check} ${styles[kind]}`} data-blame={kind}>
      <VerdictSign kind={kind} />
      <span>
        {kind === 'agrees'
          ? 'None: each rule that a difference can judge is the derivative of its own operation.'
          : `None that a difference can judge. Not judged: ${named.join(', ')}${more}.`}
      </span>
    </p>
  )
}

/** The first node whose backward rule is not the derivative of its own forward rule. */
function Blame() {
  const { graph, trace } = useDerived()
  const found = useMemo(() => firstWrong(trace), [trace])
  if (!found) {
    return (
      <Section title="Which rule is wrong">
        <NoneWrong />
      </Section>
    )
  }
  const { node, slot, port, check } = found
  const { name, op } = trace.program.instructions[slot] as Instruction
  const at = graph.nodes.find(({ id }) => id === node)
  const odd = check.comparisons.find(({ error }) => error === check.worst)
  return (
    <Section title="Which rule is wrong">
      <p className={`${styles.check} ${styles.differs}`}>
        <VerdictSign kind="differs" />
        <span>
          The first wrong rule is that of {name} ({op.title}), for its input {at ? portsOfNode(at)[port] : port + 1}
          {odd && (
            <>
              : for an adjoint of 1 it says <Raised text={formatNumber(odd.exact)} />, a central difference{' '}
              <Raised text={formatNumber(odd.difference)} />
            </>
          )}
          . What lies before it cannot be right either.
        </span>
      </p>
      <button
        type="button"
        className={styles.action}
        onClick={() => {
          selectNode(node)
          canvas()?.focusNode(node)
        }}
      >
        Show {name}
      </button>
    </Section>
  )
}
