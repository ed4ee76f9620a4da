// The adjoint of a node: a dash until the backward pass reaches it, "6560 + ?" while paths are missing, else the sum.
import { useMemo } from 'react'
import type { NodeId } from '../../core/graph/document'
import { AdjointName } from './AdjointName'
import styles from './NodeBox.module.css'
import type { Line } from './number-room'
import { adjointLine } from './number-room'
import { Unknown } from './Unknown'
import { canBePulled, PullHandle } from './PullHandle'
import { adjointOn, adjointStateOn, isAsked } from './shown'
import { useShown, useSteadyFacts } from './shown-now'
import { WrittenNumber } from './WrittenNumber'

interface AdjointLineProps {
  readonly id: NodeId
  readonly name: string
  readonly isLabelled: boolean
  /** The lens offers numbers to the hand. */
  readonly isPulling: boolean
  /** −1, 0 or 1; of what is known of it. */
  readonly sign: number
}

export function AdjointLine({ id, name, isLabelled, isPulling, sign }: AdjointLineProps) {
  const { state, isThere, isHidden, isWhole } = useSteadyFacts((shown) => ({
    state: adjointStateOn(shown, id),
    isThere: adjointOn(shown, id) !== null,
    isHidden: isAsked(id, 'adjoint'),
    isWhole: canBePulled(shown, id, 'derivative'),
  }))
  const isPartial = state === 'partial'
  const line = useMemo(() => adjointLine({ name, isLabelled, isPartial }), [name, isLabelled, isPartial])
  if (state === 'none') return <div className={styles.adjoint} title="no gradient: no path from here to the root" />
  return (
    <div className={`${styles.adjoint} ${isThere ? `${styles.reached} ${signLook(sign)}` : ''}`} data-part="adjoint">
      <AdjointName name={name} isBold={isThere} />
      {!isThere ? (
        <Unknown isAsked={isHidden} />
      ) : isPulling && isWhole ? (
        <PulledAdjoint id={id} name={name} line={line} />
      ) : (
        <WrittenNumber id={id} of={adjointOn} line={line} />
      )}
      {isPartial && (
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

const signLook = (sign: number): string =>
  (sign > 0 ? styles.positive : sign < 0 ? styles.negative : styles.nought) ?? ''

/** A hand pulls at the number itself, so it is a fact of this component. */
function PulledAdjoint({ id, name, line }: Pick<AdjointLineProps, 'id' | 'name'> & { readonly line: Line }) {
  const sum = useShown((shown) => adjointOn(shown, id))
  return sum === null ? null : <PullHandle id={id} name={name} kind="derivative" value={sum} line={line} />
}
