// A text field whose content counts on Enter or on leaving; Escape brings the old one back. A refusal is said below it.
import { useState } from 'react'
import styles from './Inspector.module.css'

interface DraftFieldProps {
  readonly name: string
  readonly value: string
  /** Takes the text; answers with the reason when it cannot. */
  readonly onCommit: (text: string) => string | null
  readonly isCode?: boolean
  /** Hears what is being typed, and null when the field is left: for who says at once what it would do, and why not. */
  readonly onDraft?: (text: string | null) => void
}

export function DraftField({ name, value, onCommit, isCode = false, onDraft }: DraftFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const leave = (): void => {
    setDraft(null)
    onDraft?.(null)
    setProblem(null)
  }
  const read = (): void => {
    if (draft === null || draft.trim() === value) return leave()
    const refusal = onCommit(draft.trim())
    if (refusal === null) leave()
    else setProblem(refusal)
  }
  return (
    <label className={styles.setting}>
      <span className={styles.label}>{name}</span>
      <input
        className={`${styles.field} ${isCode ? styles.code : ''}`}
        value={draft ?? value}
        aria-invalid={problem !== null}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setDraft(event.currentTarget.value)
          onDraft?.(event.currentTarget.value)
        }}
        onBlur={read}
        onKeyDown={(event) => {
          if (event.key === 'Enter') read()
          if (event.key === 'Escape') leave()
        }}
      />
      {problem !== null && !onDraft && (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </label>
  )
}
