// The line of a wire that is being drawn, and of one that was refused: dashed vermilion, with the card that says why.
import type { ConnectionLineComponentProps } from '@xyflow/react'
import { getBezierPath, useConnection, ViewportPortal } from '@xyflow/react'
import { Position } from '@xyflow/react'
import type { Edge } from '../../core/graph/document'
import type { BoxNode } from './adapter'
import { documentInHand, useCanvasState } from './canvas-state'
import { PaperDrawing } from './PaperDrawing'
import styles from './Refused.module.css'
import { RefusalCard } from './RefusalCard'
import { useScene } from './scene'
import { spanOf } from './scene-wires'
import type { Refusal } from './wiring'
import { edgeOf, refusalOf } from './wiring'

export function DrawnLine(props: ConnectionLineComponentProps<BoxNode>) {
  const { fromX, fromY, toX, toY, fromPosition, toPosition, connectionStatus } = props
  const [path] = getBezierPath({
    sourceX: fromX,
    sourceY: fromY,
    sourcePosition: fromPosition,
    targetX: toX,
    targetY: toY,
    targetPosition: toPosition,
  })
  return <path d={path} className={connectionStatus === 'invalid' ? styles.refused : styles.drawn} />
}

/** The refusal of the port under the pointer, while a wire is dragged; else the one that was kept. */
export function RefusalLayer() {
  const underHand = useConnection((connection): string => {
    if (!connection.inProgress || connection.isValid !== false || !connection.toHandle) return ''
    const { fromHandle, toHandle } = connection
    const [source, target] = fromHandle.type === 'source' ? [fromHandle, toHandle] : [toHandle, fromHandle]
    return source.type === target.type ? '' : JSON.stringify([source.nodeId, target.nodeId, target.id])
  })
  const kept = useCanvasState((state) => state.refusal)
  if (underHand !== '') {
    const refusal = readRefusal(underHand)
    return refusal && <RefusalCard refusal={refusal} isKept={false} />
  }
  if (!kept) return null
  return (
    <>
      <RefusedLine edge={kept.edge} />
      <RefusalCard key={`${kept.edge.from}>${kept.edge.to}.${kept.edge.port}`} refusal={kept} isKept />
    </>
  )
}

function readRefusal(text: string): Refusal | null {
  const [source, target, targetHandle] = JSON.parse(text) as [string, string, string]
  const edge = edgeOf({ source, target, targetHandle, sourceHandle: null })
  const finding = edge && refusalOf(documentInHand(), edge)
  return edge && finding ? { edge, finding } : null
}

/** From the output to the port that would not have it. */
function RefusedLine({ edge }: { readonly edge: Edge }) {
  const { nodes } = useScene()
  const [tail, head] = [nodes.get(edge.from), nodes.get(edge.to)]
  if (!tail || !head) return null
  const { from, to } = spanOf(tail, head, edge.port)
  const [path] = getBezierPath({
    sourceX: from.x,
    sourceY: from.y,
    sourcePosition: Position.Right,
    targetX: to.x,
    targetY: to.y,
    targetPosition: Position.Left,
  })
  return (
    <ViewportPortal>
      <PaperDrawing>
        <path d={path} className={styles.refused} />
      </PaperDrawing>
    </ViewportPortal>
  )
}
