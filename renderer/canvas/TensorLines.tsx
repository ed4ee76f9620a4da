// The middle of a node that holds a vector or a matrix: its heat map, its size, and the heat map of its adjoint.
import type { NodeId } from '../../core/graph/document'
import { describeShape } from '../../core/tensor'
import { AdjointName } from './AdjointName'
import { changeCanvas, useCanvasState } from './canvas-state'
import { HeatMap } from './HeatMap'
import styles from './NodeBox.module.css'
import { readShapeText, useAdjoint, useAdjointState, useIsAsked, useShapeText, useValue } from './shown'
import { Unknown } from './Unknown'

interface TensorLinesProps {
  readonly id: NodeId
  readonly name: string
  readonly isSource: boolean
}

/** "vector of 3" is too long for a node. */
export const shortShape = (shape: readonly number[]): string =>
  shape.length === 1 ? `${shape[0]} ${shape[0] === 1 ? 'entry' : 'entries'}` : describeShape(shape)

export function TensorLines({ id, name, isSource }: TensorLinesProps) {
  const value = useValue(id)
  const shapeText = useShapeText(id)
  const isAsked = useIsAsked(id, 'value')
  const isOpen = useCanvasState((state) => state.opened === id)
  const shape = readShapeText(shapeText ?? '')
  return (
    <div className={styles.tensor}>
      <button
        type="button"
        tabIndex={-1}
        className={`${styles.open} nodrag`}
        aria-label={`${isSource ? 'Edit' : 'Show'} the numbers of ${name}`}
        aria-expanded={isOpen}
        onClick={() => changeCanvas({ opened: isOpen ? null : id })}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        {value ? <HeatMap value={value} width={58} height={48} /> : <Unknown isAsked={isAsked} />}
      </button>
      <div className={styles.beside}>
        <span className={styles.shape}>{shortShape(shape)}</span>
        <AdjointMap id={id} name={name} />
      </div>
    </div>
  )
}

function AdjointMap({ id, name }: { readonly id: NodeId; readonly name: string }) {
  const state = useAdjointState(id)
  const sum = useAdjoint(id)
  const isAsked = useIsAsked(id, 'adjoint')
  if (state === 'none') return null
  return (
    <span className={styles.adjointMap} data-part="adjoint">
      <AdjointName name={name} />
      {sum ? <HeatMap value={sum} width={34} height={28} largestCell={8} /> : <Unknown isAsked={isAsked} />}
      {state === 'partial' && <span className={styles.missing}>?</span>}
    </span>
  )
}
