// Lines on the paper, in its coordinates, that no hand meets: a drawing without a size of its own.
import type { SVGProps } from 'react'
import styles from './PaperDrawing.module.css'

interface PaperDrawingProps extends Omit<SVGProps<SVGSVGElement>, 'className'> {
  readonly 'data-far'?: boolean
}

export const PaperDrawing = (props: PaperDrawingProps) => (
  <svg className={styles.drawing} aria-hidden="true" {...props} />
)
