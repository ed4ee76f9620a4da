// What is wrong with the graph, and what is right but worth knowing, each in one sentence.
import { CircleAlert, Info } from 'lucide-react'
import type { Diagnostic } from '../../core/diagnostic'
import { nameOf } from '../../core/graph/look'
import { sentence } from '../../core/words/sentences'
import { canvas } from '../state/canvas'
import { Raised } from '../parts/Raised'
import { useGraph } from '../state/document'
import { selectNode } from '../state/session'
import { MendButton } from './MendButton'
import styles from './Inspector.module.css'
import { KinkAnswers } from './KinkAnswers'

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
        const isError = finding.severity === 'error'
        const Icon = isError ? CircleAlert : Info
        const { node } = finding.place
        return (
          <li key={at} className={`${styles.finding} ${isError ? styles.wrong : ''}`}>
            <Icon size={16} aria-hidden="true" />
            <div>
              <Raised text={sentence(finding)} />
              {finding.code === 'E304' && <KinkAnswers {...finding.facts} />}
              {'mending' in finding.facts && finding.facts.mending && <MendButton mending={finding.facts.mending} />}
            </div>
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
          </li>
        )
      })}
    </ul>
  )
}
