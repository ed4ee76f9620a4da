// A number of a node that follows the run without React: written into its place, all digits on hover.
import { useCallback, useRef } from 'react'
import type { NodeId } from '../../core/graph/document'
import { exactNumber } from '../../core/words/numbers'
import { numberWriter, unsaid } from '../parts/number-writer'
import styles from './NodeBox.module.css'
import type { Line } from './number-room'
import { fitInto } from './number-room'
import type { Shown } from './shown-now'
import { shownNow } from './shown-now'
import { useWritten } from './written'
import { useDigits } from '../state/digits'

interface WrittenNumberProps {
  readonly id: NodeId
  readonly of: (shown: Shown, id: NodeId) => number | null
  /** Nothing here changes the box: a long number is set smaller, and has fewer digits where it must. */
  readonly line: Line
}

export function WrittenNumber({ id, of, line }: WrittenNumberProps) {
  const digits = useDigits()
  const isTitled = useRef(false)
  const number = useCallback((shown: Shown) => of(shown, id), [of, id])
  const writer = useCallback(
    (element: HTMLElement) => {
      const write = numberWriter(element)
      return (x: number | null): void => {
        const fit = x === null ? null : fitInto(line, x, digits)
        write(fit?.said ?? unsaid, `${styles.number} ${line.looks[fit?.size ?? 0] ?? ''}`)
        // What was said of the number before is not said of this one.
        if (isTitled.current) element.removeAttribute('title')
        isTitled.current = false
      }
    },
    [digits, line],
  )
  const place = useWritten<HTMLSpanElement, number | null>(id, number, writer)
  return (
    <span
      className={styles.number}
      ref={place}
      onPointerMove={({ currentTarget }) => {
        const x = number(shownNow())
        if (x !== null) currentTarget.title = exactNumber(x + 0)
        isTitled.current = x !== null
      }}
    />
  )
}
