// The ports of a node: a ring per input and one for the output, marked while a wire is being drawn. Wires are drawn by
// dragging, or by a click on each end; the keyboard has its own list (WireMenu).
import { Handle, Position } from '@xyflow/react'
import { memo } from 'react'
import type { GraphNode, NodeId } from '../../core/graph/document'
import { boxOf, drawnPorts, portHeight, portLabel } from '../state/node-box'
import { useCanvasState } from './canvas-state'
import styles from './Ports.module.css'
import { readShapeText, useContributionSign } from './shown'
import { inputKey, inputPorts, isMinusPort, outPort, outputKey } from './wiring'

interface PortsProps {
  readonly id: NodeId
  readonly node: GraphNode
  readonly shapeText: string | null
  readonly isRoot: boolean
  /** Of the adjoint: −1, 0 or 1. */
  readonly sign: number
}

export const Ports = memo(function Ports({ id, node, shapeText, isRoot, sign }: PortsProps) {
  const { height } = boxOf(node, shapeText === null ? null : readShapeText(shapeText))
  const count = drawnPorts(node)
  return (
    <>
      {inputPorts(node).map(({ port, name, isSpare }) => (
        <InputPort
          key={port}
          id={id}
          port={port}
          nodeName={node.name}
          portName={name}
          label={portLabel(node, port)}
          top={portHeight(port, count, height)}
          isSpare={isSpare}
          isOnly={count === 1}
          isMinus={isMinusPort(node, port)}
        />
      ))}
      <OutputPort id={id} nodeName={node.name} isRoot={isRoot} sign={sign} />
    </>
  )
})

interface InputPortProps {
  readonly id: NodeId
  readonly port: number
  readonly nodeName: string
  readonly portName: string
  readonly label: string
  readonly top: number
  readonly isSpare: boolean
  readonly isOnly: boolean
  readonly isMinus: boolean
}

const InputPort = memo(function InputPort(props: InputPortProps) {
  const { id, port, nodeName, portName, label, top, isSpare, isOnly, isMinus } = props
  const look = useLook(inputKey(id, port))
  const flow = signLook(useContributionSign(inputKey(id, port)))
  const spoken = isSpare
    ? `another port of ${nodeName}`
    : isOnly
      ? `input of ${nodeName}`
      : `port ${portName} of ${nodeName}`
  return (
    <>
      <Handle
        id={String(port)}
        type="target"
        position={Position.Left}
        className={`${styles.port} ${isSpare ? styles.spare : flow} ${isMinus ? styles.minus : ''} ${look}`}
        style={{ top }}
        role="button"
        tabIndex={-1}
        aria-label={spoken}
        title={isSpare ? 'one more' : undefined}
        data-port={`${nodeName}.${portName}`}
      />
      {label !== '' && (
        <span className={styles.label} style={{ top }} aria-hidden="true" data-label>
          {label}
        </span>
      )}
    </>
  )
})

interface OutputPortProps {
  readonly id: NodeId
  readonly nodeName: string
  readonly isRoot: boolean
  readonly sign: number
}

const OutputPort = memo(function OutputPort({ id, nodeName, isRoot, sign }: OutputPortProps) {
  const look = useLook(outputKey(id))
  const flow = signLook(sign)
  return (
    <Handle
      id={outPort}
      type="source"
      position={Position.Right}
      className={`${styles.port} ${isRoot ? styles.quiet : flow} ${look}`}
      role="button"
      tabIndex={-1}
      aria-label={`output of ${nodeName}`}
      data-port={`${nodeName}.${outPort}`}
    />
  )
})

/** What has flowed through a port colours its ring by sign. */
const signLook = (sign: number): string => (sign === 0 ? '' : sign > 0 ? styles.positive : styles.negative) ?? ''

/** While a wire is drawn: does this port take it, refuse it, or has just refused it? */
const useLook = (key: string): string =>
  useCanvasState(({ refusal, drawing, verdicts }) => {
    const isRefused =
      refusal && [inputKey(refusal.edge.to, refusal.edge.port), outputKey(refusal.edge.from)].includes(key)
    if (isRefused) return styles.refused ?? ''
    if (!drawing) return ''
    const verdict = verdicts.get(key)
    return (verdict === 'accepts' ? styles.accepts : verdict === 'refuses' ? styles.refuses : '') ?? ''
  })
