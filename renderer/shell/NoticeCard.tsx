// One thing to say that is not part of the graph, at the top of the canvas until it is read.
import { X } from 'lucide-react'
import { IconButton } from '../parts/IconButton'
import { changeSession, useSession } from '../state/session'
import styles from './NoticeCard.module.css'

export function NoticeCard() {
  const notice = useSession((session) => session.notice)
  if (!notice) return null
  return (
    <div className={styles.card} data-kind={notice.kind} role={notice.kind === 'error' ? 'alert' : 'status'}>
      <p>{notice.text}</p>
      <IconButton icon={X} name="Close the message" size={16} onClick={() => changeSession({ notice: null })} />
    </div>
  )
}
