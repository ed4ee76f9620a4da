// The foot while building: what is missing, how many nodes, whether it is saved.
import { CircleAlert, CircleCheck } from 'lucide-react'
import { sentence } from '../../core/words/sentences'
import { Raised } from '../parts/Raised'
import { useDerived } from '../state/derived'
import { useGraph, useIsDirty, useOpenDocument } from '../state/document'
import { selectNode } from '../state/session'
import styles from './BuildFoot.module.css'

export function BuildFoot() {
  const { diagnostics } = useDerived()
  const { nodes } = useGraph()
  const isDirty = useIsDirty()
  const isNew = useOpenDocument((state) => state.handle === null)
  const errors = diagnostics.filter((finding) => finding.severity === 'error')
  const first = nodes.length > 0 ? errors[0] : undefined
  const saved = isDirty ? 'not saved, kept for recovery' : isNew ? '' : 'saved'
  return (
    <footer className={styles.foot} data-panel>
      {first ? (
        <button
          type="button"
          className={styles.problem}
          onClick={() => first.place.node !== undefined && selectNode(first.place.node)}
        >
          <CircleAlert size={16} aria-hidden="true" />
          <span>
            <Raised text={sentence(first)} />
          </span>
          {errors.length > 1 && <span className={styles.more}>and {errors.length - 1} more</span>}
        </button>
      ) : (
        <span className={styles.fine}>
          {nodes.length > 0 && <CircleCheck size={16} aria-hidden="true" />}
          {nodes.length > 0 && 'Complete: every wire is in place'}
        </span>
      )}
      <span className={styles.rest}>
        {nodes.length > 0 && <span>{nodes.length === 1 ? '1 node' : `${nodes.length} nodes`}</span>}
        <span>{saved}</span>
      </span>
    </footer>
  )
}
