// A dot at a node where playing stops.
import type { NodeId } from '../../core/graph/document'
import { useIsBreakpoint } from '../state/breakpoints'
import styles from './BreakpointDot.module.css'

export function BreakpointDot({ id }: { readonly id: NodeId }) {
  return (
    useIsBreakpoint(id) && <span className={styles.breakpoint} title="breakpoint: playing stops here" data-breakpoint />
  )
}
