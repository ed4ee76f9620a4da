// A number of a node that follows the run without React: written into its place, all digits on hover.
import { useCallback } from 'react'
import type { NodeId } from '../../core/graph/document'
import { exactNumber, formatNumber } from '../../core/words/numbers'
import { writeRaised } from '../parts/Raised'
import { useView } from '../state/view'
import styles from './NodeBox.module.css'
import type { Shown } from './shown'
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
  // The exact text says all; what is shown of it follows.
  const text = useCallback((shown: Shown) => String(of(shown, id) ?? ''), [of, id])
  const write = useCallback(
    (element: HTMLElement, exact: string) => {
      const x = Number(exact)
      const shown = exact === '' ? '' : formatNumber(x, digits)
      writeRaised(element, shown)
      element.title = exactNumber(x + 0)
      if (fit) element.className = `${styles.number} ${fit(shown.length)}`
    },
    [digits, fit],
  )
  return <span className={styles.number} ref={useWritten<HTMLSpanElement>(text, write)} />
}
