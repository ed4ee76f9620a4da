// Puts a stable form in the place of the formula at fault: one entry of the history.
import type { Mending } from '../../core/diagnostic'
import { mend } from '../../core/language/mending'
import { announce } from '../state/announce'
import { commitEdit } from '../state/document'
import { selectNode } from '../state/session'
import styles from './Finding.module.css'

export function MendButton({ mending }: { readonly mending: Mending }) {
  const { title, formula, root } = mending
  const apply = (): void => {
    commitEdit(`use ${title}`, (document) => mend(document, mending))
    selectNode(root)
    announce(`${title} in place: ${formula}`)
  }
  return (
    <button type="button" className={styles.mend} title={formula} onClick={apply}>
      Use {title}
    </button>
  )
}
