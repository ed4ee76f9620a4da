// The part of a formula round an error, with the place marked. Seen only: the sentence beside it says the column.
import styles from './Excerpt.module.css'
import { excerptAt } from './excerpt-at'

interface ExcerptProps {
  readonly text: string
  /** Counts from 1. */
  readonly column: number
}

export function Excerpt({ text, column }: ExcerptProps) {
  const { before, at, after } = excerptAt(text, column)
  return (
    <code className={styles.excerpt} aria-hidden="true">
      {before}
      <mark className={styles.mark}>{at}</mark>
      {after}
    </code>
  )
}
