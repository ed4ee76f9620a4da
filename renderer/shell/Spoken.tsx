// The page's quiet voice: what an edit did, for those who do not see it.
import { useAnnouncement } from '../state/announce'
import styles from './Spoken.module.css'

export function Spoken() {
  return (
    <div className={styles.hidden} role="status" aria-live="polite" data-spoken>
      {useAnnouncement()}
    </div>
  )
}
