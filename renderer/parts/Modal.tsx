// A modal dialog: the browser's own <dialog>, which traps focus and closes on Escape without writing styles into the page.
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import styles from './Modal.module.css'

interface ModalProps {
  readonly title: string
  /** False: the title is for screen readers only. */
  readonly showsTitle?: boolean
  readonly onClose: () => void
  /** What wears `data-first` has the keyboard when the dialog opens; without it, what comes first. */
  readonly children: ReactNode
  readonly className?: string | undefined
}

export function Modal({ title, showsTitle = true, onClose, children, className }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) {
      element.showModal()
      element.querySelector<HTMLElement>('[data-first]')?.focus()
    }
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${className ?? ''}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.inside}>
        {showsTitle && <h2 className={styles.title}>{title}</h2>}
        {children}
      </div>
    </dialog>
  )
}
