// The numbers of an input as text fields: numbers or expressions, paste from a spreadsheet, rows and columns. It holds no
// part of the document: every change goes to `onChange`.
import { Minus, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Tensor } from '../../core/tensor'
import type { Expressions, Typed } from './gridEdits'
import { addColumn, addRow, canResize, removeColumn, removeRow } from './gridEdits'
import { slicesOf } from './slices'
import { ValueCell } from './ValueCell'
import styles from './ValueGrid.module.css'

interface ValueGridProps {
  readonly value: Tensor
  readonly expressions?: Expressions | undefined
  /** `gesture` stays the same while one field is scrubbed or nudged: use it as the merge key. */
  readonly onChange: (value: Tensor, expressions: Expressions, gesture: string) => void
  /** Whose value it is: fields are called after it. */
  readonly name: string
  readonly hasFocus?: boolean
  /** Leaves out the buttons for rows and columns and the line below. */
  readonly isCompact?: boolean
}

/** More fields than this are not drawn: they would be slow, and nobody types them. */
const mostFields = 1024

const none: Expressions = {}

export function ValueGrid(props: ValueGridProps) {
  const { value, expressions = none, onChange, name, hasFocus = false, isCompact = false } = props
  const [problem, setProblem] = useState<string | null>(null)
  const fields = useRef<HTMLDivElement>(null)
  const typed: Typed = { tensor: value, expressions }
  const change = (next: Typed, gesture: string): void => onChange(next.tensor, next.expressions, gesture)
  const focusCell = (at: number): boolean => {
    const field = fields.current?.querySelectorAll('input')[at]
    field?.focus()
    return field !== undefined
  }
  if (value.data.length > mostFields)
    return <p className={styles.note}>{value.data.length} numbers: paste them anew.</p>
  const columns = value.shape[value.shape.length - 1] ?? 1
  return (
    <div role="group" aria-label={`Values of ${name}`} className={styles.grid} ref={fields}>
      {slicesOf(value).map(({ label, start, rows }) => (
        <div key={label} className={styles.slice}>
          {label && <span className={styles.note}>{label}</span>}
          <div className={styles.cells} style={columnStyle(value)}>
            {rows.flat().map((_, offset) => (
              <ValueCell
                key={start + offset}
                typed={typed}
                at={start + offset}
                label={cellName(name, value, start + offset)}
                below={start + offset + columns}
                above={start + offset - columns}
                focusCell={focusCell}
                onChange={change}
                onProblem={setProblem}
                startsFocused={hasFocus && start + offset === 0}
              />
            ))}
          </div>
        </div>
      ))}
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {!isCompact && <p className={styles.note}>Numbers or expressions. Paste cells from a spreadsheet.</p>}
      {!isCompact && canResize(value.shape) && <SizeButtons typed={typed} onChange={change} />}
    </div>
  )
}

/** Vectors wrap; matrices keep their rows. */
const columnStyle = ({ shape }: Tensor): { gridTemplateColumns: string } => ({
  gridTemplateColumns:
    shape.length >= 2
      ? `repeat(${shape[shape.length - 1]}, minmax(58px, 1fr))`
      : 'repeat(auto-fill, minmax(72px, 1fr))',
})

/** "w", "beta entry 2", "V row 2, column 1": what a field is called. Counting starts at 1, as in a book. */
export function cellName(name: string, { shape }: Tensor, at: number): string {
  if (shape.length === 0) return `Value of ${name}`
  if (shape.length === 1) return `${name} entry ${at + 1}`
  const columns = shape[shape.length - 1] as number
  const rows = shape[shape.length - 2] as number
  const matrix = Math.floor(at / (rows * columns))
  const place = `row ${(Math.floor(at / columns) % rows) + 1}, column ${(at % columns) + 1}`
  return shape.length === 2 ? `${name} ${place}` : `${name} matrix ${matrix + 1}, ${place}`
}

interface SizeButtonsProps {
  readonly typed: Typed
  readonly onChange: (next: Typed, gesture: string) => void
}

function SizeButtons({ typed, onChange }: SizeButtonsProps) {
  const { shape } = typed.tensor
  const unit = shape.length < 2 ? 'entry' : 'column'
  const resize = (change: (typed: Typed) => Typed) => () => onChange(change(typed), '')
  return (
    <div className={styles.sizes}>
      {shape.length > 0 && <SizeButton name="Add a row" onClick={resize(addRow)} isMore />}
      {shape.length === 2 && <SizeButton name="Remove the last row" onClick={resize(removeRow)} />}
      <SizeButton name={unit === 'entry' ? 'Add an entry' : 'Add a column'} onClick={resize(addColumn)} isMore />
      {shape.length > 0 && (
        <SizeButton
          name={`Remove the last ${unit}`}
          isDisabled={shape.length === 2 && shape[1] === 1}
          onClick={resize(removeColumn)}
        />
      )}
    </div>
  )
}

interface SizeButtonProps {
  readonly name: string
  readonly isMore?: boolean
  readonly isDisabled?: boolean
  readonly onClick: () => void
}

/** The sign, and what comes or goes: "+ row". */
function SizeButton({ name, isMore = false, isDisabled = false, onClick }: SizeButtonProps) {
  const Icon = isMore ? Plus : Minus
  return (
    <button
      type="button"
      className={styles.size}
      aria-label={name}
      title={name}
      disabled={isDisabled}
      onClick={onClick}
    >
      <Icon size={12} aria-hidden="true" />
      {name.split(' ').pop()}
    </button>
  )
}
