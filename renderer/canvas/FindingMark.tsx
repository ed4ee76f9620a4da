// What is wrong or worth knowing at a node: a mark at its corner, the sentence on hover, and for whoever hears the page.
import { CircleAlert, Info } from 'lucide-react'
import type { NodeId } from '../../core/graph/document'
import { sentence } from '../../core/words/sentences'
import { findingId } from './adapter'
import styles from './NodeBox.module.css'
import { useFinding, useFindingCount } from './shown'

export function FindingMark({ id }: { readonly id: NodeId }) {
  const finding = useFinding(id)
  const count = useFindingCount(id)
  if (!finding) return null
  const Icon = finding.severity === 'error' ? CircleAlert : Info
  return (
    <span className={styles.finding} data-severity={finding.severity} data-code={finding.code}>
      <Icon size={14} aria-hidden="true" />
      {count > 1 && (
        <span className={styles.findingCount} aria-hidden="true">
          {count}
        </span>
      )}
      <span id={findingId(id)} className={styles.sentence}>
        {sentence(finding)}
        {count > 1 && ` (1 of ${count} findings here)`}
      </span>
    </span>
  )
}
