// A node's name as mathematics writes it: in italics, digits at its end as an index, with a bar for the adjoint.
import styles from './Name.module.css'

interface NameProps {
  readonly name: string
  /** Draws the adjoint's bar over the letter. */
  readonly bar?: boolean
  readonly className?: string | undefined
}

/** Letter and index: s1 -> s, 1; x_train -> x, train. */
export function splitName(name: string): { readonly stem: string; readonly index: string } {
  const [, stem = name, index = ''] = /^(\p{L}+?)_?(\d+)$/u.exec(name) ?? /^(\p{L}+?)_+(.+)$/u.exec(name) ?? []
  return { stem, index }
}

export function Name({ name, bar = false, className = '' }: NameProps) {
  const { stem, index } = splitName(name)
  const letters = <span className={[...stem].length > 1 ? styles.word : styles.letter}>{stem}</span>
  const isDigits = /^\d+$/.test(index)
  const below = index && <sub className={`${styles.index} ${isDigits ? styles.digits : styles.word}`}>{index}</sub>
  if (!bar) {
    return (
      <span className={`${styles.name} ${className}`}>
        {letters}
        {below}
      </span>
    )
  }
  return (
    <span className={`${styles.name} ${className}`} role="img" aria-label={`adjoint of ${name}`}>
      <span className={styles.barred}>{letters}</span>
      {below}
    </span>
  )
}
