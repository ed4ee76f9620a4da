// A node's name, and the field in its place while it is being typed. A refused name says why and stays open.
import { useState } from 'react'
import type { NodeId } from '../../core/graph/document'
import { renameNode } from '../../core/graph/edits'
import { sentence } from '../../core/words/sentences'
import { Name } from '../parts/Name'
import { announce } from '../state/announce'
import { canvas } from '../state/canvas'
import { commitEdit } from '../state/document'
import { changeSession, useSession } from '../state/session'
import styles from './NodeBox.module.css'

interface NodeNameProps {
  readonly id: NodeId
  readonly name: string
}

export function NodeName({ id, name }: NodeNameProps) {
  const isTyping = useSession((session) => session.renaming === id)
  if (isTyping) return <NameField id={id} name={name} />
  return (
    <span
      className={styles.name}
      title={name}
      onDoubleClick={(event) => {
        event.stopPropagation()
        changeSession({ renaming: id })
      }}
    >
      <Name name={name} />
    </span>
  )
}

function NameField({ id, name }: NodeNameProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const close = (): void => {
    changeSession({ renaming: null })
    requestAnimationFrame(() => canvas()?.focusNode(id))
  }
  /** True when the name stands, or was left as it is. */
  const take = (text: string): boolean => {
    const wanted = text.trim()
    if (wanted === name) return true
    const refusal = commitEdit(`rename ${name}`, (document) => renameNode(document, id, wanted))
    if (!refusal) announce(`${name} is now called ${wanted}`)
    setProblem(refusal && sentence(refusal))
    return !refusal
  }
  return (
    <span className={`${styles.name} nodrag nopan nokey`}>
      <input
        className={styles.nameField}
        aria-label={`Name of ${name}`}
        aria-invalid={problem !== null}
        defaultValue={name}
        ref={(field) => field?.focus()}
        onFocus={(event) => event.currentTarget.select()}
        spellCheck={false}
        autoComplete="off"
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') close()
          if (event.key !== 'Enter') return
          if (take(event.currentTarget.value)) close()
          else event.currentTarget.select()
        }}
        onBlur={(event) => {
          if (useSession.getState().renaming !== id) return
          take(event.currentTarget.value)
          changeSession({ renaming: null })
        }}
      />
      {problem !== null && (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </span>
  )
}
