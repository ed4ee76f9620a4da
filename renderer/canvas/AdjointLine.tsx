// The adjoint of a node: a dash until the backward pass reaches it, "6560 + ?" while paths are missing, else the sum.
import type { NodeId } from '../../core/graph/document'
import { Num } from '../parts/Num'
import { AdjointName } from './AdjointName'
import styles from './NodeBox.module.css'
import { Unknown } from './Unknown'
import { useAdjointNumber, useAdjointState, useIsAsked } from './shown'
import { PullHandle, useCanPull } from './PullHandle'

interface AdjointLineProps {
  readonly id: NodeId
  readonly name: string
}

export function AdjointLine({ id, name }: AdjointLineProps) {
  const state = useAdjointState(id)
  const sum = useAdjointNumber(id)
  const isAsked = useIsAsked(id, 'adjoint')
  const canPull = useCanPull(id, 'derivative')
  if (state === 'none') return <div className={styles.adjoint} title="no gradient: no path from here to the root" />
  const sign = sum === null ? '' : sum > 0 ? styles.positive : sum < 0 ? styles.negative : styles.nought
  return (
    <div className={`${styles.adjoint} ${sum === null ? '' : styles.reached} ${sign}`} data-part="adjoint">
      <AdjointName name={name} isBold={sum !== null} />
      {sum === null ? (
        <Unknown isAsked={isAsked} />
      ) : canPull ? (
        <PullHandle id={id} name={name} kind="derivative" value={sum} />
      ) : (
        <Num value={sum} />
      )}
      {state === 'partial' && (
        <span>
          +{' '}
          <span className={styles.missing} title="paths that are still to come">
            ?
          </span>
        </span>
      )}
    </div>
  )
}
