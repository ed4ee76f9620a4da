// A dot at a node where playing stops.
import styles from './BreakpointDot.module.css'

export const BreakpointDot = () => (
  <span className={styles.breakpoint} title="breakpoint: playing stops here" data-breakpoint />
)
