// One thing to say that is not part of the graph, at the top of the canvas until it is read or put away by Escape.
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { IconButton } from '../parts/IconButton'
import { changeSession, useSession } from '../state/session'
import styles from './NoticeCard.module.css'

export function NoticeCard() {
  const notice = useSession((session) => session.notice)
  const isThere = notice !== null
  useEffect(() => {
    if (!isThere) return
    const hear = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') changeSession({ notice: null })
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [isThere])
  if (!notice) return null
  return (
    <div className={styles.card} data-kind={notice.kind} role={notice.kind === 'error' ? 'alert' : 'status'}>
      <p>{notice.text}</p>
      <IconButton icon={X} name="Close the message" size={16} onClick={() => changeSession({ notice: null })} />
    </div>
  )
}
