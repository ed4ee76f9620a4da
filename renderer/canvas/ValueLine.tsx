// The value of a node as a number. A source's can be dragged sideways, or opened and typed; nothing here changes its box.
import type { NodeId } from '../../core/graph/document'
import { setEntries } from '../../core/graph/edits'
import { formatNumber } from '../../core/words/numbers'
import { Num } from '../parts/Num'
import { useScrub } from '../parts/scrub'
import { commitEdit, endGesture, useDocument } from '../state/document'
import { useView } from '../state/view'
import { changeCanvas, useCanvasState } from './canvas-state'
import styles from './NodeBox.module.css'
import { NumberField } from './NumberField'
import { useIsAsked, useNumber, useShown, valueOn } from './shown'
import { Unknown } from './Unknown'
import { PullHandle, useCanPull } from './PullHandle'
import { describeHope, hopedShape } from './wiring'
import { fittingClass, WrittenNumber } from './WrittenNumber'

interface ValueLineProps {
  readonly id: NodeId
  readonly name: string
  readonly isSource: boolean
  /** False while the node cannot be computed: then what it will be is shown, as far as it is known. */
  readonly hasShape: boolean
}

export function ValueLine({ id, name, isSource, hasShape }: ValueLineProps) {
  const isThere = useShown((shown) => valueOn(shown, id) !== null)
  const isAsked = useIsAsked(id, 'value')
  const canPull = useCanPull(id, 'value')
  if (!isThere) return <div className={styles.value}>{hasShape ? <Unknown isAsked={isAsked} /> : <Hope id={id} />}</div>
  if (isSource) return <SourceValue id={id} name={name} />
  return (
    <div className={styles.value} data-part="value">
      {canPull ? <PulledValue id={id} name={name} /> : <WrittenNumber id={id} of={valueOn} fit={fittingClass} />}
    </div>
  )
}

/** A hand pulls at the number itself, so it is a fact of this component. */
function PulledValue({ id, name }: Pick<ValueLineProps, 'id' | 'name'>) {
  const x = useNumber(id)
  return x === null ? null : <PullHandle id={id} name={name} kind="value" value={x} />
}

function SourceValue({ id, name }: Pick<ValueLineProps, 'id' | 'name'>) {
  const x = useNumber(id)
  const isOpen = useCanvasState((state) => state.opened === id)
  if (x === null) return null
  return isOpen ? <NumberField id={id} name={name} value={x} /> : <SourceNumber id={id} name={name} value={x} />
}

function Hope({ id }: { readonly id: NodeId }) {
  const shape = hopedShape(useDocument(), id)
  return <span className={styles.hope}>{shape ? describeHope(shape) : '–'}</span>
}

function Fitted({ value }: { readonly value: number }) {
  const digits = useView((view) => view.digits)
  return <Num value={value} className={fittingClass(formatNumber(value, digits).length)} />
}

interface SourceNumberProps {
  readonly id: NodeId
  readonly name: string
  readonly value: number
}

function SourceNumber({ id, name, value }: SourceNumberProps) {
  const scrub = useScrub({
    value,
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
        <Fitted value={value} />
      </span>
    </div>
  )
}
