// A formula of one's own, and its backward rule: checked as they are typed, set when the field is left.
import { useDeferredValue, useMemo, useState } from 'react'
import type { GraphNode } from '../../core/graph/document'
import { setAttribute } from '../../core/graph/edits'
import type { OpDefinition } from '../../core/ops/op'
import { defaultAttributes } from '../../core/ops/op'
import { soleNumber } from '../../core/tensor'
import { formatNumber } from '../../core/words/numbers'
import { sentence } from '../../core/words/sentences'
import { Excerpt } from '../parts/Excerpt'
import { Finding } from '../parts/Finding'
import { Raised } from '../parts/Raised'
import { VerdictSign } from '../parts/VerdictSign'
import { commitEdit, useDocument } from '../state/document'
import type { Drafts, Trial } from '../state/trial'
import { tryOut } from '../state/trial'
import { DraftField } from './DraftField'
import styles from './Inspector.module.css'
import look from './Lens.module.css'
import { OwnRuleLine } from './OwnRuleLine'

interface OwnFormulaProps {
  readonly node: GraphNode
  readonly op: OpDefinition
}

export function OwnFormula({ node, op }: OwnFormulaProps) {
  const [drafts, setDrafts] = useState<Drafts>({})
  const settings = { ...defaultAttributes(op), ...node.attributes }
  const hear = (name: string) => (text: string | null) =>
    setDrafts(({ [name]: _, ...others }) => (text === null ? others : { ...others, [name]: text }))
  const take = (name: string, title: string) => (text: string) => {
    const fault = op.fault?.({ ...settings, [name]: text })
    // A fault of the other field is shown at the node; this one may be right.
    if (fault?.code === 'E112' && fault.facts.setting === name) return sentence(fault.facts.finding)
    commitEdit(`set ${title} of ${node.name}`, (document) => setAttribute(document, node.id, name, text))
    return null
  }
  return (
    <>
      {Object.entries(op.attributes ?? {})
        .filter(([, { kind }]) => kind === 'formula')
        .map(([name, { title }]) => (
          <DraftField
            key={name}
            name={title}
            value={String(settings[name] ?? '')}
            onCommit={take(name, title)}
            onDraft={hear(name)}
            isCode
          />
        ))}
      <p className={styles.quiet}>
        The backward rule may stay empty: then it is derived. Otherwise one formula for each input, with ; between. In
        it <code>y</code> is the output and <code>g</code> its adjoint.
      </p>
      <Live node={node} drafts={drafts} />
    </>
  )
}

function Live({ node, drafts }: { readonly node: GraphNode; readonly drafts: Drafts }) {
  const document = useDocument()
  const typed = useDeferredValue(drafts)
  const trial = useMemo(() => tryOut(document, node, typed), [document, node, typed])
  const isTyping = Object.keys(typed).length > 0
  return (
    <div className={look.live} role="status" aria-label="What it does" data-trial={trial.kind}>
      <Said trial={trial} node={node} drafts={typed} isTyping={isTyping} />
    </div>
  )
}

interface SaidProps {
  readonly trial: Trial
  readonly node: GraphNode
  readonly drafts: Drafts
  readonly isTyping: boolean
}

function Said({ trial, node, drafts, isTyping }: SaidProps) {
  if (trial.kind === 'fault') {
    const { setting, finding } = trial
    const text = drafts[setting] ?? String(node.attributes?.[setting] ?? '')
    return (
      <div className={look.fault}>
        {finding.place.column !== undefined && <Excerpt text={text} column={finding.place.column} />}
        <p className={`${styles.check} ${styles.differs}`}>
          <VerdictSign kind="differs" />
          <span>{sentence(finding)}</span>
        </p>
      </div>
    )
  }
  if (trial.kind === 'waits') {
    const { ports, finding } = trial
    return (
      <p className={styles.quiet}>
        {finding
          ? sentence(finding)
          : `It can be read. Its inputs are ${ports.join(' and ')}; wire them to see its numbers and its check.`}
      </p>
    )
  }
  const { trace, slot, findings } = trial
  const value = trace.values[slot]
  const number = value && soleNumber(value)
  return (
    <>
      {isTyping && number !== undefined && (
        <p>
          With this, {node.name} = <Raised text={formatNumber(number)} />
        </p>
      )}
      <OwnRuleLine trace={trace} slot={slot} />
      {isTyping && findings.length > 0 && (
        <ul className={styles.findings} aria-label="Findings of what is typed">
          {findings.map((finding, at) => (
            <Finding key={at} finding={finding} />
          ))}
        </ul>
      )}
    </>
  )
}
