// What is wrong or worth knowing at a node: a glowing mark at its corner with an icon and a word. On hover the sentence; a
// click, or E on the node, opens the card that explains it. The sentence is also the node's description for who hears it.
import { CircleAlert, Info } from 'lucide-react'
import type { Diagnostic } from '../../core/diagnostic'
import type { NodeId } from '../../core/graph/document'
import { nameOf } from '../../core/graph/look'
import { brief, sentence } from '../../core/words/sentences'
import { presentDocument } from '../state/document'
import { changeSession, useSession } from '../state/session'
import { findingId } from './adapter'
import styles from './FindingMark.module.css'
import { useFinding, useFindingCount } from './shown'

export function FindingMark({ id }: { readonly id: NodeId }) {
  const finding = useFinding(id)
  return finding && <Mark id={id} finding={finding} />
}

function Mark({ id, finding }: { readonly id: NodeId; readonly finding: Diagnostic }) {
  const count = useFindingCount(id)
  const isOpen = useSession(({ explained }) => explained === id)
  const Icon = finding.severity === 'error' ? CircleAlert : Info
  const word = brief(finding)
  return (
    <span className={styles.corner}>
      <button
        type="button"
        tabIndex={-1}
        className={`${styles.mark} ${word ? '' : styles.round} nodrag`}
        data-severity={finding.severity}
        data-code={finding.code}
        aria-label={`Explain ${nameOf(presentDocument().graph, id)}${word ? `: ${word}` : ''}`}
        aria-expanded={isOpen}
        onClick={(event) => {
          event.stopPropagation()
          changeSession({ explained: isOpen ? null : id })
        }}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        <Icon size={14} aria-hidden="true" />
        {word}
        {count > 1 && (
          <span className={styles.count} aria-hidden="true">
            {count}
          </span>
        )}
      </button>
      <span id={findingId(id)} className={`${styles.sentence} ${isOpen ? styles.away : ''}`}>
        {sentence(finding)}
        {count > 1 && ` (1 of ${count} findings here)`}
      </span>
    </span>
  )
}
