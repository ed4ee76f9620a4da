// The name of an axis as mathematics writes it: a letter in italics, rows and columns as an index. A name that has an
// index of its own, such as W1, gets them in brackets: otherwise nobody could tell the two apart.
import type { EntryName } from '../../core/calculus/axes'
import { Name, splitName } from '../parts/Name'
import styles from './surface.module.css'

export function EntryLabel({ entry }: { readonly entry: EntryName }) {
  const at = entry.at.map((i) => i + 1).join(',')
  const hasIndex = splitName(entry.name).index !== ''
  return (
    <>
      <Name name={entry.name} />
      {at && (hasIndex ? <span className={styles.entry}>[{at}]</span> : <sub className={styles.index}>{at}</sub>)}
    </>
  )
}
