// What is wrong with the graph, and what is right but worth knowing, each in one sentence.
import type { Diagnostic } from '../../core/diagnostic'
import { nameOf } from '../../core/graph/look'
import { Finding } from '../parts/Finding'
import { canvas } from '../state/canvas'
import { useGraph } from '../state/document'
import { selectNode } from '../state/session'
import styles from './Inspector.module.css'

interface FindingsProps {
  readonly findings: readonly Diagnostic[]
  /** Gives each finding that stands at a node a button that shows it. */
  readonly canShow?: boolean
}

export function Findings({ findings, canShow = false }: FindingsProps) {
  const graph = useGraph()
  if (findings.length === 0) return null
  return (
    <ul className={styles.findings} aria-label="Findings">
      {findings.map((finding, at) => {
        const { node } = finding.place
        return (
          <Finding key={at} finding={finding}>
            {canShow && node !== undefined && (
              <button
                type="button"
                className={styles.show}
                aria-label={`Show ${nameOf(graph, node)}`}
                onClick={() => {
                  selectNode(node)
                  canvas()?.focusNode(node)
                }}
              >
                Show
              </button>
            )}
          </Finding>
        )
      })}
    </ul>
  )
}
