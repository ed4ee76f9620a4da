// The value of a node as a number. A source's can be dragged sideways, or opened and typed; nothing here changes its box.
import type { NodeId } from '../../core/graph/document'
import { setEntries } from '../../core/graph/edits'
import { useScrub } from '../parts/scrub'
import { commitEdit, endGesture, useDocument } from '../state/document'
import { changeCanvas, useCanvasState } from './canvas-state'
import styles from './NodeBox.module.css'
import type { Line } from './number-room'
import { valueLine } from './number-room'
import { NumberField } from './NumberField'
import { isAsked, useNumber, valueOn } from './shown'
import { shownNow, useSteadyFacts } from './shown-now'
import { Unknown } from './Unknown'
import { canBePulled, PullHandle } from './PullHandle'
import { describeHope, hopedShape } from './wiring'
import { WrittenNumber } from './WrittenNumber'

interface ValueLineProps {
  readonly id: NodeId
  readonly name: string
  readonly isSource: boolean
  readonly isLabelled: boolean
  /** The lens offers numbers to the hand. */
  readonly isPulling: boolean
  /** False while the node cannot be computed: then what it will be is shown, as far as it is known. */
  readonly hasShape: boolean
}

const [wholeLine, besideLabels] = [valueLine(false), valueLine(true)]

export function ValueLine({ id, name, isSource, isLabelled, isPulling, hasShape }: ValueLineProps) {
  const { isThere, isHidden, isMade } = useSteadyFacts((shown) => ({
    isThere: valueOn(shown, id) !== null,
    isHidden: isAsked(id, 'value'),
    isMade: canBePulled(shown, id, 'value'),
  }))
  if (!isThere)
    return <div className={styles.value}>{hasShape ? <Unknown isAsked={isHidden} /> : <Hope id={id} />}</div>
  if (isSource) return <SourceValue id={id} name={name} />
  const line = isLabelled ? besideLabels : wholeLine
  return (
    <div className={styles.value} data-part="value">
      {isPulling && isMade ? (
        <PulledValue id={id} name={name} line={line} />
      ) : (
        <WrittenNumber id={id} of={valueOn} line={line} />
      )}
    </div>
  )
}

/** A hand pulls at the number itself, so it is a fact of this component. */
function PulledValue({ id, name, line }: Pick<ValueLineProps, 'id' | 'name'> & { readonly line: Line }) {
  const x = useNumber(id)
  return x === null ? null : <PullHandle id={id} name={name} kind="value" value={x} line={line} />
}

function SourceValue({ id, name }: Pick<ValueLineProps, 'id' | 'name'>) {
  const isOpen = useCanvasState((state) => state.opened === id)
  return isOpen ? <OpenNumber id={id} name={name} /> : <SourceNumber id={id} name={name} />
}

function OpenNumber({ id, name }: Pick<ValueLineProps, 'id' | 'name'>) {
  const x = useNumber(id)
  return x === null ? null : <NumberField id={id} name={name} value={x} />
}

function Hope({ id }: { readonly id: NodeId }) {
  const shape = hopedShape(useDocument(), id)
  return <span className={styles.hope}>{shape ? describeHope(shape) : '–'}</span>
}

/** Dragged sideways it changes at every move, so it is written, not rendered. */
function SourceNumber({ id, name }: Pick<ValueLineProps, 'id' | 'name'>) {
  const scrub = useScrub({
    value: () => valueOn(shownNow(), id) ?? NaN,
    name,
    onChange: (next, gesture) =>
      commitEdit(`set ${name}`, (document) => setEntries(document, [{ node: id, index: 0, value: next }]), gesture),
  })
  return (
    <div
      className={styles.value}
      data-part="value"
      onDoubleClick={(event) => {
        event.stopPropagation()
        changeCanvas({ opened: id })
      }}
    >
      <span
        className={`${styles.scrub} nodrag`}
        {...scrub}
        onPointerUp={(event) => {
          scrub.onPointerUp(event)
          endGesture()
        }}
      >
        <WrittenNumber id={id} of={valueOn} line={wholeLine} />
      </span>
    </div>
  )
}
