// One number of a value as a field: typed and read on Enter or on leaving, scrubbed by dragging, nudged with arrow keys.
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import { isDiagnostic } from '../../core/diagnostic'
import { readValue } from '../../core/language/value'
import { soleNumber } from '../../core/tensor'
import { formatNumber } from '../../core/words/numbers'
import { sentence } from '../../core/words/sentences'
import type { Typed } from './gridEdits'
import { withBlock, withCell } from './gridEdits'
import { nudge, useScrub } from './scrub'
import styles from './ValueGrid.module.css'

interface ValueCellProps {
  readonly typed: Typed
  readonly at: number
  readonly label: string
  readonly above: number
  readonly below: number
  readonly focusCell: (at: number) => boolean
  readonly onChange: (next: Typed, gesture: string) => void
  readonly onProblem: (problem: string | null) => void
  readonly startsFocused: boolean
}

const digitsShown = 6

/** A number short enough for a field. Powers of ten are written as they are typed: a field cannot raise them. */
function shortNumber(x: number): string {
  const text = formatNumber(x, digitsShown)
  return text.includes('·') ? String(Number(x.toPrecision(digitsShown))).replace('-', '−') : text
}

export function ValueCell(props: ValueCellProps) {
  const { typed, at, label, above, below, focusCell, onChange, onProblem, startsFocused } = props
  const field = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const [isFocused, setFocused] = useState(false)
  const isNumber = typed.tensor.shape.length === 0
  const x = typed.tensor.data[at] as number
  const exact = typed.expressions[at] ?? String(x)
  const short = typed.expressions[at] ?? shortNumber(x)

  useEffect(() => {
    if (startsFocused) field.current?.focus()
  }, [startsFocused])

  const setNumber = (next: number, gesture: string): void => {
    setDraft(null)
    onChange(withCell(typed, at, next), gesture)
  }
  const scrub = useScrub({ value: x, onChange: setNumber, name: label })

  /** Reads the field. What cannot be read stays as it was typed, with the reason below. */
  const read = (text: string): boolean => {
    const settle = (wrong: string | null): void => {
      onProblem(wrong)
      setWrong(wrong !== null)
    }
    if (text.trim() === exact) settle(null)
    else {
      const found = readValue(text)
      if (isDiagnostic(found)) {
        settle(sentence(found))
        return false
      }
      settle(null)
      const only = soleNumber(found.value)
      const asBlock = { tensor: found.value, expressions: found.expressions }
      if (only === undefined || found.value.shape.length > 0) onChange(withBlock(typed, at, asBlock), '')
      else onChange(withCell(typed, at, only, found.expressions[0]), '')
    }
    setDraft(null)
    return true
  }

  const leave = (): void => {
    setWrong(false)
    onProblem(null)
    setDraft(null)
  }

  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const arrow = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (event.key === 'Enter') {
      if (read(draft ?? exact) && !focusCell(below)) event.currentTarget.select()
    } else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      leave()
    } else if (arrow !== 0 && (isNumber || event.altKey)) {
      event.preventDefault()
      setNumber(nudge(x, arrow, event.shiftKey), `nudge ${label}`)
    } else if (arrow !== 0) {
      event.preventDefault()
      if (read(draft ?? exact)) focusCell(arrow > 0 ? above : below)
    }
  }

  const paste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const text = event.clipboardData.getData('text/plain').trim()
    if (!/[\t\n[]/.test(text)) return
    event.preventDefault()
    read(text)
  }

  return (
    <input
      ref={field}
      className={styles.cell}
      aria-label={label}
      aria-invalid={isWrong}
      data-untouched={draft === null || undefined}
      title={typed.expressions[at] === undefined ? exact : `${exact} = ${x}`}
      spellCheck={false}
      autoComplete="off"
      inputMode="text"
      value={draft ?? (isFocused ? exact : short)}
      onFocus={(event) => {
        const { currentTarget } = event
        setFocused(true)
        requestAnimationFrame(() => currentTarget.select())
      }}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => {
        setFocused(false)
        if (draft !== null) read(draft)
      }}
      onKeyDown={press}
      onPaste={paste}
      {...scrub}
    />
  )
}
