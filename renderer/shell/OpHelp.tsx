// Help for one operation: formula, what it sends back, its graph, where it has no derivative and what is chosen there, and an
// example to insert. Everything is printed from the op's own record and rule.
import type { ReactNode } from 'react'
import { opRule } from '../../core/language/op-rule'
import { withExample } from '../../core/language/op-example'
import { writeFormula } from '../../core/language/write'
import { emptyDocument } from '../../core/graph/document'
import { families, opNamed } from '../../core/ops/catalogue'
import type { Kink, OpDefinition } from '../../core/ops/op'
import { isSource } from '../../core/ops/op'
import { describeShape } from '../../core/tensor'
import { Button } from '../parts/Button'
import { Modal } from '../parts/Modal'
import { Scroller } from '../parts/Scroller'
import { Tex } from '../parts/Tex'
import { insertExample } from '../state/example-edits'
import { changeSession, useSession } from '../state/session'
import { OpCurvePicture } from './OpCurvePicture'
import styles from './OpHelp.module.css'

const close = (): void => changeSession({ dialog: null, helpOp: null })

export function OpHelp() {
  const op = useSession((session) => opNamed(session.helpOp ?? ''))
  if (!op) return null
  return (
    <Modal title={`Help: ${op.title}`} showsTitle={false} onClose={close} className={styles.wide}>
      <header className={styles.head}>
        <h2 className={styles.title}>{op.title}</h2>
        <span className={styles.sign}>
          <Tex tex={op.sign} label="" />
        </span>
        <span className={styles.family}>{families[op.family]}</span>
      </header>
      <div className={styles.body} tabIndex={0} role="group" aria-label={`About ${op.title}`}>
        <p className={styles.about}>{op.about}</p>
        <Rule op={op} />
        <OpCurvePicture op={op} />
        <Borders op={op} />
        {op.kink && <KinkFacts kink={op.kink} />}
        <Names op={op} />
      </div>
      <Foot op={op} />
    </Modal>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  )
}

function Rule({ op }: { readonly op: OpDefinition }) {
  const rule = opRule(op)
  if (!rule)
    return (
      <Section title="Derivative">
        <p>
          {op.blocks === 'all'
            ? 'It has no derivative of its own, which is not the same as 0.'
            : 'A beginning of the graph: its adjoint is its gradient.'}
        </p>
      </Section>
    )
  const isNumbers = rule.shapes.every((shape) => shape.length === 0)
  return (
    <>
      <Section title="Value">
        <Scroller className={styles.formula}>
          <Tex tex={`f = ${rule.forward}`} display />
        </Scroller>
        {!isNumbers && (
          <p className={styles.quiet}>
            Written for{' '}
            {rule.shapes.map((shape) => (shape.length === 0 ? 'a number' : describeShape(shape))).join(' and ')}.
          </p>
        )}
      </Section>
      <Section title="On the way back">
        <Scroller className={styles.formula}>
          {rule.inputs.map((input, port) => (
            <Tex key={input} tex={`\\bar{${input}} \\mathrel{+}= ${rule.backward[port] ?? ''}`} display />
          ))}
        </Scroller>
        <p>{sentenceOf(op.gate)}</p>
      </Section>
    </>
  )
}

/** The gate's sentence, said of f. */
function sentenceOf(gate: string): string {
  const said = gate.replaceAll('{node}', 'f')
  return `${said.charAt(0) === 'f' ? said : said.charAt(0).toUpperCase() + said.slice(1)}${/[.!?]$/.test(said) ? '' : '.'}`
}

function Borders({ op }: { readonly op: OpDefinition }) {
  const blocked = typeof op.blocks === 'object' ? op.blocks.map((port) => op.ports[port]) : []
  if (!op.domain && blocked.length === 0) return null
  return (
    <Section title="Where it is defined">
      {op.domain && <p>It needs {op.domain.needs}.</p>}
      {blocked.length > 0 && <p>No derivative flows through {blocked.join(' and ')}: no path, which is not zero.</p>}
    </Section>
  )
}

function KinkFacts({ kink }: { readonly kink: Kink }) {
  const rows = [
    ['Mathematics', kink.slopes],
    ['Here and in PyTorch', kink.chosen],
    ['TensorFlow', kink.tensorflow],
    ['JAX', kink.jax],
  ] as const
  return (
    <Section title={`Not differentiable at ${kink.where}`}>
      <dl className={styles.facts}>
        {rows.map(([who, said]) => (
          <div key={who}>
            <dt>{who}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** What a formula calls it. */
function Names({ op }: { readonly op: OpDefinition }) {
  const calls = [...new Set([op.name, ...(op.calls ?? [])])]
  if (isSource(op) || op.isInfix) return null
  return (
    <Section title="In a formula">
      <p className={styles.calls}>
        {calls.map((call) => (
          <code key={call}>{call}</code>
        ))}
      </p>
    </Section>
  )
}

function Foot({ op }: { readonly op: OpDefinition }) {
  const example = withExample(emptyDocument, op, { x: 0, y: 0 })
  return (
    <div className={styles.foot}>
      {example && !isSource(op) && (
        <code className={styles.example}>{writeFormula(example.document.graph, example.id)}</code>
      )}
      <Button
        onClick={() => {
          close()
          insertExample(op)
        }}
      >
        {isSource(op) ? 'Add it' : 'Insert this example'}
      </Button>
      <Button isMain onClick={close} data-first>
        Close
      </Button>
    </div>
  )
}
