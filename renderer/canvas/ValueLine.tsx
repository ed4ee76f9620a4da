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
import { useIsAsked, useNumber } from './shown'
import { Unknown } from './Unknown'
import { PullHandle, useCanPull } from './PullHandle'
import { describeHope, hopedShape } from './wiring'

interface ValueLineProps {
  readonly id: NodeId
  readonly name: string
  readonly isSource: boolean
  /** False while the node cannot be computed: then what it will be is shown, as far as it is known. */
  readonly hasShape: boolean
}

export function ValueLine({ id, name, isSource, hasShape }: ValueLineProps) {
  const x = useNumber(id)
  const isAsked = useIsAsked(id, 'value')
  const isOpen = useCanvasState((state) => state.opened === id)
  const canPull = useCanPull(id, 'value')
  if (isSource && isOpen && x !== null) return <NumberField id={id} name={name} value={x} />
  if (x === null)
    return <div className={styles.value}>{hasShape ? <Unknown isAsked={isAsked} /> : <Hope id={id} />}</div>
  if (isSource) return <SourceNumber id={id} name={name} value={x} />
  return (
    <div className={styles.value} data-part="value">
      {canPull ? <PullHandle id={id} name={name} kind="value" value={x} /> : <Fitted value={x} />}
    </div>
  )
}

function Hope({ id }: { readonly id: NodeId }) {
  const shape = hopedShape(useDocument(), id)
  return <span className={styles.hope}>{shape ? describeHope(shape) : '–'}</span>
}

/** Long numbers are set smaller, so that they stay inside a box that never grows. */
function Fitted({ value }: { readonly value: number }) {
  const digits = useView((view) => view.digits)
  const length = formatNumber(value, digits).length
  return <Num value={value} className={length > 11 ? styles.tiny : length > 8 ? styles.small : ''} />
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
