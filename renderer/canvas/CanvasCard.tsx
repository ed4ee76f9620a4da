// A card of numbers on the canvas, which takes the keyboard while it is open and gives it back.
import type { ReactNode } from 'react'
import type { Position } from '../../core/graph/document'
import { Anchored } from './Anchored'
import { changeCanvas } from './canvas-state'
import styles from './NumbersCard.module.css'

interface CanvasCardProps {
  readonly label: string
  readonly at: Position
  readonly width: number
  /** About how high it is. */
  readonly height: number
  /** Escape was pressed: the keyboard goes back to what was opened. */
  readonly onClose: () => void
  readonly children: ReactNode
}

export function CanvasCard({ label, at, width, height, onClose, children }: CanvasCardProps) {
  return (
    <Anchored at={at} width={width} height={height}>
      <div
        role="dialog"
        aria-label={label}
        className={styles.card}
        // It scrolls, so the keyboard must be able to come back to it.
        tabIndex={0}
        ref={(card) => {
          if (card && !card.contains(document.activeElement)) card.focus()
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') onClose()
        }}
        onBlur={(event) => {
          const next = event.relatedTarget
          if (next && !event.currentTarget.contains(next)) changeCanvas({ opened: null })
        }}
      >
        {children}
      </div>
    </Anchored>
  )
}

/** Room for the columns, within reason. */
export const cardWidth = (shape: readonly number[]): number =>
  Math.min(440, Math.max(240, 62 * (shape[shape.length - 1] ?? 1) + 32))
