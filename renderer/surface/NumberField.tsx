// A number typed in place: committed by Enter or on leaving, restored by Escape, never half-way.
import { useState } from 'react'
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
  const isWrong = typed === null || !accepts(typed)
  const commit = (): void => {
    if (draft !== null && typed !== null && !isWrong && typed !== value) onValue(typed)
    setDraft(null)
  }
  return (
    <input
      type="text"
      inputMode="decimal"
      className={`${styles.number} ${className}`}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-invalid={isWrong}
      value={draft ?? short(value)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
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

/** A plain number, with a true minus or a decimal comma too; null when it is none. */
function read(text: string): number | null {
  const plain = text.trim().replaceAll('−', '-').replace(',', '.')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null
  const x = Number(plain)
  return Number.isFinite(x) ? x : null
}
