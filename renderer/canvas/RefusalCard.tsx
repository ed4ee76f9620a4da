// The card beside a refused wire: what is wrong, why, and the buttons that mend it. It stays until it is answered.
import { useEffect, useRef } from 'react'
import { isDiagnostic } from '../../core/diagnostic'
import { nodeOf } from '../../core/graph/look'
import { heading, sentence } from '../../core/words/sentences'
import { announce } from '../state/announce'
import { canvas } from '../state/canvas'
import { commitEdit, useDocument } from '../state/document'
import { boxOf, shapeOfNode } from '../state/node-box'
import { useDerived } from '../state/derived'
import { Anchored } from './Anchored'
import { changeCanvas } from './canvas-state'
import styles from './Refused.module.css'
import { NamedText } from './NamedText'
import { remediesFor } from './remedies'
import type { Refusal } from './wiring'

interface RefusalCardProps {
  readonly refusal: Refusal
  /** False while the wire is still in the hand: then nothing in the card can be pressed. */
  readonly isKept: boolean
}

const putAway = (): void => changeCanvas({ refusal: null })

export function RefusalCard({ refusal, isKept }: RefusalCardProps) {
  const document = useDocument()
  const { program } = useDerived()
  const card = useRef<HTMLDivElement>(null)
  const { edge, finding } = refusal
  const remedies = remediesFor(document, refusal)
  const [first] = remedies
  const head = nodeOf(document.graph, edge.to)
  const place = document.layout.positions[edge.to]

  useEffect(() => {
    if (isKept) card.current?.focus()
  }, [isKept])

  const mend = (remedy: (typeof remedies)[number]): void => {
    putAway()
    // "Transpose V" begins with a capital as a button; V is its name.
    const failed = commitEdit(remedy.label.charAt(0).toLowerCase() + remedy.label.slice(1), remedy.apply)
    if (isDiagnostic(failed)) return
    announce(`${remedy.label}: the wire is drawn`)
    canvas()?.reveal([edge.from, edge.to])
  }
  if (!head || !place) return null
  const { height } = boxOf(head, shapeOfNode(program, head))
  return (
    <Anchored at={{ x: place.x + 20, y: place.y + height + 40 }} width={306} height={88 + 44 * remedies.length}>
      <div
        ref={card}
        className={styles.card}
        role={isKept ? 'alertdialog' : 'status'}
        aria-label={heading(finding)}
        tabIndex={-1}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') putAway()
          if (event.key === 'Enter' && first && event.target === card.current) {
            event.preventDefault()
            mend(first)
          }
        }}
        onBlur={(event) => {
          const goesInside = event.currentTarget.contains(event.relatedTarget)
          if (isKept && !goesInside) putAway()
        }}
      >
        <p className={styles.title}>{heading(finding)}</p>
        <p className={styles.reason}>
          <NamedText text={sentence(finding)} />
        </p>
        {remedies.map((remedy) => (
          <button
            key={remedy.label}
            type="button"
            className={styles.remedy}
            onClick={() => mend(remedy)}
            disabled={!isKept}
          >
            {remedy.label} {remedy === first && <kbd>Enter</kbd>}
          </button>
        ))}
      </div>
    </Anchored>
  )
}
