// The name of an axis as mathematics writes it: a letter in italics, rows and columns as an index.
import type { EntryName } from '../../core/calculus/axes'
import { Name } from '../parts/Name'
import styles from './surface.module.css'

export function EntryLabel({ entry }: { readonly entry: EntryName }) {
  return (
    <>
      <Name name={entry.name} />
      {entry.at.length > 0 && <sub className={styles.index}>{entry.at.map((i) => i + 1).join(',')}</sub>}
    </>
  )
}
