// A number of a node that follows the run without React: written into its place, all digits on hover.
import { useCallback } from 'react'
import type { NodeId } from '../../core/graph/document'
import { exactNumber, formatNumber } from '../../core/words/numbers'
import { writeRaised } from '../parts/Raised'
import { useView } from '../state/view'
import styles from './NodeBox.module.css'
import type { Shown } from './shown-now'
import { shownNow } from './shown-now'
import { useWritten } from './written'

/** Long numbers are set smaller, so that they stay inside a box that never grows. */
export const fittingClass = (length: number): string =>
  (length > 11 ? styles.tiny : length > 8 ? styles.small : undefined) ?? ''

interface WrittenNumberProps {
  readonly id: NodeId
  readonly of: (shown: Shown, id: NodeId) => number | null
  /** The class that makes a number of so many letters fit into its line. */
  readonly fit?: (length: number) => string
}

export function WrittenNumber({ id, of, fit }: WrittenNumberProps) {
  const digits = useView((view) => view.digits)
  const number = useCallback((shown: Shown) => of(shown, id), [of, id])
  const write = useCallback(
    (element: HTMLElement, x: number | null) => {
      const text = x === null ? '' : formatNumber(x, digits)
      writeRaised(element, text)
      // What was said of the number before is not said of this one.
      if (element.hasAttribute('title')) element.removeAttribute('title')
      const look = fit ? `${styles.number} ${fit(text.length)}` : styles.number
      if (look !== undefined && element.className !== look) element.className = look
    },
    [digits, fit],
  )
  const place = useWritten<HTMLSpanElement, number | null>(number, write)
  return (
    <span
      className={styles.number}
      ref={place}
      onPointerMove={({ currentTarget }) => {
        const x = number(shownNow())
        if (x !== null) currentTarget.title = exactNumber(x + 0)
      }}
    />
  )
}
