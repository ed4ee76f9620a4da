// A button that is only a picture: it has a name for everyone who does not see it, and the name on hover for who does.
import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes } from 'react'
import styles from './IconButton.module.css'

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: LucideIcon
  readonly name: string
  /** Shown with the name on hover. */
  readonly keys?: string | undefined
  readonly isStrong?: boolean
  readonly size?: number
}

export function IconButton({ icon: Icon, name, keys, isStrong = false, size = 18, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={`${styles.button} ${isStrong ? styles.strong : ''}`}
      aria-label={name}
      title={keys ? `${name} (${keys})` : name}
      {...rest}
    >
      <Icon size={size} strokeWidth={1.7} aria-hidden="true" />
    </button>
  )
}
