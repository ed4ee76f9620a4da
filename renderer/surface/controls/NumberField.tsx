// A number typed in place, expressions too: committed by Enter or on leaving, restored by Escape, never half-way. What cannot be
// taken stays open with its reason as long as the hand is on it.
import { useState } from 'react'
import { isUnreadable, readNumber } from '../../parts/read-number'
import { announce } from '../../state/announce'
import styles from './controls.module.css'

interface NumberFieldProps {
  readonly value: number
  readonly accepts: (x: number) => boolean
  readonly onValue: (x: number) => void
  readonly label?: string
  readonly labelledBy?: string
  readonly className?: string | undefined
}

export function NumberField({ value, accepts, onValue, label, labelledBy, className = '' }: NumberFieldProps) {
  /** What is being typed; null while nobody types. */
  const [draft, setDraft] = useState<string | null>(null)
  const typed = draft === null ? value : read(draft)
  const isOutside = typeof typed === 'number' && !accepts(typed)
  const problem = isOutside
    ? 'The number is outside of what can stand here.'
    : isUnreadable(typed)
      ? typed.problem
      : null
  const commit = (): void => {
    if (draft !== null && !isUnreadable(typed) && !isOutside && typed !== value) onValue(typed)
    if (problem !== null) announce(`${problem} It stays ${short(value)}.`)
    setDraft(null)
  }
  return (
    <input
      type="text"
      inputMode="decimal"
      className={`${styles.number} ${className}`}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-invalid={problem !== null}
      title={problem ?? undefined}
      value={draft ?? short(value)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          if (problem === null) commit()
          else announce(problem)
        }
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation()
          setDraft(null)
        }
      }}
    />
  )
}

/** As it can be typed again: 0.0001, 2.5e-6. */
function short(x: number): string {
  const plain = String(x)
  return (plain.length <= 8 ? plain : x.toExponential().replace('e+', 'e')).replaceAll('-', '−')
}

/** A number or an expression, with a true minus or, in a plain number, a decimal comma too. */
function read(text: string): ReturnType<typeof readNumber> {
  const plain = text.trim().replaceAll('−', '-')
  return readNumber(/^[+-]?\d*,\d+$/.test(plain) ? plain.replace(',', '.') : plain)
}
