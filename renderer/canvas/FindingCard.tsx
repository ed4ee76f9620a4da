// The card beside a node that explains what is found there: the sentence, the slopes at a kink, the remedy, the convention.
import { useEffect, useRef } from 'react'
import { X } from 'lucide-react'
import type { NodeId } from '../../core/graph/document'
import { nameOf, nodeOf } from '../../core/graph/look'
import { ConventionChoice } from '../parts/ConventionChoice'
import { Finding } from '../parts/Finding'
import { IconButton } from '../parts/IconButton'
import { Name } from '../parts/Name'
import { canvas } from '../state/canvas'
import { findingsAt, useDerived } from '../state/derived'
import { useDocument } from '../state/document'
import { boxOf, shapeOfNode } from '../state/node-box'
import { changeSession, selectNode, useSession } from '../state/session'
import { Beside } from './Beside'
import styles from './FindingCard.module.css'

export function FindingCard() {
  const id = useSession(({ explained }) => explained)
  return id === null ? null : <Card key={id} id={id} />
}

const width = 320

function Card({ id }: { readonly id: NodeId }) {
  const { graph, layout } = useDocument()
  const derived = useDerived()
  const card = useRef<HTMLDivElement>(null)
  const found = findingsAt(derived, id)
  const node = nodeOf(graph, id)
  const isGone = !node || found.length === 0

  useEffect(() => {
    if (isGone) changeSession({ explained: null })
    else {
      selectNode(id)
      card.current?.focus()
    }
  }, [id, isGone])

  if (isGone) return null
  const place = layout.positions[id] ?? { x: 0, y: 0 }
  const box = boxOf(node, shapeOfNode(derived.program, node))
  const close = (): void => {
    changeSession({ explained: null })
    requestAnimationFrame(() => canvas()?.focusNode(id))
  }
  const isKink = found.some(({ code }) => code === 'E304')
  return (
    <Beside box={{ ...place, ...box }} width={width} height={56 + 104 * found.length + (isKink ? 200 : 0)}>
      <div
        ref={card}
        role="dialog"
        aria-label={`What is found at ${nameOf(graph, id)}`}
        className={styles.card}
        tabIndex={-1}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') close()
        }}
        onBlur={(event) => {
          const next = event.relatedTarget
          if (next && !event.currentTarget.contains(next)) changeSession({ explained: null })
        }}
      >
        <p className={styles.title}>
          <Name name={node.name} />
          <IconButton icon={X} name="Close" onClick={close} />
        </p>
        <ul className={styles.list} aria-label="Findings here">
          {found.map((finding, at) => (
            <Finding key={at} finding={finding} />
          ))}
        </ul>
        {isKink && (
          <>
            <p className={styles.heading}>In this document, at a kink</p>
            <ConventionChoice />
          </>
        )}
      </div>
    </Beside>
  )
}
