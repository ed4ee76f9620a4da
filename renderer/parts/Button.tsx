// A button with words on it. The main one of a group is ink, and there is one at the most.
import type { ButtonHTMLAttributes } from 'react'
import styles from './Button.module.css'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> {
  readonly isMain?: boolean
  /** What gets the keyboard when its dialog opens. */
  readonly 'data-first'?: boolean
}

export const Button = ({ isMain = false, ...rest }: ButtonProps) => (
  <button type="button" className={`${styles.button} ${isMain ? styles.main : ''}`} {...rest} />
)
