// A source's value being typed in place: numbers, expressions such as log(2), lists. What cannot be read stays with the reason.
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { isDiagnostic } from '../../core/diagnostic'
import type { NodeId } from '../../core/graph/document'
import { setEntries, setValue } from '../../core/graph/edits'
import { nodeOf } from '../../core/graph/look'
import { readValue } from '../../core/language/value'
import { exactNumber } from '../../core/words/numbers'
import { sentence } from '../../core/words/sentences'
import { nudge } from '../parts/scrub'
import { announce } from '../state/announce'
import { canvas } from '../state/canvas'
import { commitEdit, endGesture, presentDocument } from '../state/document'
import { changeCanvas, useCanvasState } from './canvas-state'
import styles from './NodeBox.module.css'

interface NumberFieldProps {
  readonly id: NodeId
  readonly name: string
  readonly value: number
}

const typedText = (id: NodeId, value: number): string =>
  nodeOf(presentDocument().graph, id)?.expressions?.[0] ?? exactNumber(value)

export function NumberField({ id, name, value }: NumberFieldProps) {
  const [text, setText] = useState(() => typedText(id, value))
  const [problem, setProblem] = useState<string | null>(null)

  const close = (): void => {
    endGesture()
    changeCanvas({ opened: null })
    requestAnimationFrame(() => canvas()?.focusNode(id))
  }
  /** Reads the field into the document; false, with the reason shown, when it cannot be read. */
  const take = (): boolean => {
    if (text.trim() === typedText(id, value)) return true
    const read = readValue(text)
    setProblem(isDiagnostic(read) ? sentence(read) : null)
    if (isDiagnostic(read)) return false
    commitEdit(`set ${name}`, (document) => setValue(document, id, read.value, read.expressions))
    announce(`${name} is ${text.trim()}`)
    return true
  }
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation()
    const arrow = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter') {
      if (take()) close()
      else event.currentTarget.select()
    } else if (arrow !== 0) {
      event.preventDefault()
      const next = nudge(value, arrow, event.shiftKey)
      commitEdit(`set ${name}`, (document) => setEntries(document, [{ node: id, index: 0, value: next }]), `type ${id}`)
      setProblem(null)
      setText(exactNumber(next))
    }
  }
  return (
    <div className={`${styles.value} nodrag nopan nokey`}>
      <input
        className={styles.valueField}
        aria-label={`Value of ${name}`}
        aria-invalid={problem !== null}
        value={text}
        spellCheck={false}
        autoComplete="off"
        ref={(field) => {
          if (field && document.activeElement !== field) field.focus()
        }}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={press}
        onDoubleClick={(event) => event.stopPropagation()}
        onBlur={() => {
          if (useCanvasState.getState().opened === id && take()) changeCanvas({ opened: null })
        }}
      />
      {problem !== null && (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </div>
  )
}
