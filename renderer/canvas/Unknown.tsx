// A number that is not known yet: a dash, or a question mark while it is to be predicted.
import styles from './NodeBox.module.css'

export const Unknown = ({ isAsked }: { readonly isAsked: boolean }) => (
  <span className={isAsked ? styles.asked : styles.unknown}>{isAsked ? '?' : '–'}</span>
)
