// The numbers of a vector or a matrix beside its node: a source's can be edited, and the adjoint stands in the same shape.
import type { NodeId } from '../../core/graph/document'
import { setValue } from '../../core/graph/edits'
import { nodeOf, opOf } from '../../core/graph/look'
import { isSource } from '../../core/ops/op'
import type { Tensor } from '../../core/tensor'
import { describeShape } from '../../core/tensor'
import { HeatTable } from '../parts/HeatTable'
import type { NumberKind } from '../parts/Num'
import { Name } from '../parts/Name'
import { ValueGrid } from '../parts/ValueGrid'
import { canvas } from '../state/canvas'
import { commitEdit, endGesture, useDocument } from '../state/document'
import { boxOf } from '../state/node-box'
import { holdAdjoint, holdValue } from '../state/held'
import { AdjointName } from './AdjointName'
import { CanvasCard, cardWidth } from './CanvasCard'
import { changeCanvas, useCanvasState } from './canvas-state'
import styles from './NumbersCard.module.css'
import { useCanPull } from './PullHandle'
import { useAdjoint, useAdjointState, useValue } from './shown'

export function NumbersCard() {
  const id = useCanvasState((state) => state.opened)
  return id === null ? null : <Card key={id} id={id} />
}

function Card({ id }: { readonly id: NodeId }) {
  const { graph, layout } = useDocument()
  const value = useValue(id)
  const adjoint = useAdjoint(id)
  const state = useAdjointState(id)
  const canPullValue = useCanPull(id, 'value')
  const canPullAdjoint = useCanPull(id, 'derivative')
  const node = nodeOf(graph, id)
  const op = node && opOf(node)
  if (!node || !op || !value || value.shape.length === 0) return null
  const place = layout.positions[id] ?? { x: 0, y: 0 }
  const { height } = boxOf(node, value.shape)
  const close = (): void => {
    endGesture()
    changeCanvas({ opened: null })
    requestAnimationFrame(() => canvas()?.focusNode(id))
  }
  return (
    <CanvasCard
      label={`Numbers of ${node.name}`}
      at={{ x: place.x, y: place.y + height + 10 }}
      width={cardWidth(value.shape)}
      height={280}
      onClose={close}
    >
      <p className={styles.title}>
        <Name name={node.name} /> <span>{describeShape(value.shape)}</span>
      </p>
      {isSource(op) && node.value ? (
        <ValueGrid
          name={node.name}
          value={value}
          expressions={node.expressions}
          hasFocus
          onChange={(tensor, expressions, gesture) =>
            commitEdit(
              `set ${node.name}`,
              (document) => setValue(document, id, tensor, expressions),
              gesture === '' ? null : gesture,
            )
          }
        />
      ) : (
        <Numbers
          value={value}
          kind="value"
          name={node.name}
          canPull={canPullValue}
          onPull={(t, isDragging) => holdValue(id, t, isDragging)}
        />
      )}
      {state !== 'none' && (
        <>
          <p className={styles.title}>
            <AdjointName name={node.name} /> <span>{adjoint ? 'adjoint' : 'adjoint, not reached yet'}</span>
          </p>
          {adjoint && (
            <Numbers
              value={adjoint}
              kind="derivative"
              name={node.name}
              canPull={canPullAdjoint}
              onPull={(t, isDragging) => holdAdjoint(id, t, isDragging)}
            />
          )}
        </>
      )}
    </CanvasCard>
  )
}

interface NumbersProps {
  readonly value: Tensor
  readonly kind: NumberKind
  readonly name: string
  readonly canPull: boolean
  readonly onPull: (t: Tensor, isDragging: boolean) => void
}

/** With the what-if lens each number is a handle: it is held at what it is pulled or typed to. */
function Numbers({ value, kind, name, canPull, onPull }: NumbersProps) {
  const what = kind === 'value' ? name : `adjoint of ${name}`
  return canPull ? (
    <ValueGrid
      name={`what-if ${what}`}
      value={value}
      isCompact
      onChange={(t, _, gesture) => onPull(t, gesture !== '')}
    />
  ) : (
    <HeatTable value={value} kind={kind} caption={`${kind === 'value' ? 'Value' : 'Adjoint'} of ${name}`} />
  )
}
