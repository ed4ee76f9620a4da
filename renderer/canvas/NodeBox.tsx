// A node on the canvas: name and op, value, adjoint, ports. It reads its own facts by id; a step elsewhere leaves it alone.
import type { NodeProps } from '@xyflow/react'
import type { CSSProperties } from 'react'
import { memo } from 'react'
import type { NodeId } from '../../core/graph/document'
import { opOf } from '../../core/graph/look'
import { catalogue } from '../../core/ops/catalogue'
import type { OpDefinition } from '../../core/ops/op'
import { isSource } from '../../core/ops/op'
import { Tex } from '../parts/Tex'
import { numberTex } from '../parts/tex'
import { useIsBreakpoint } from '../state/breakpoints'
import { openFunction } from '../state/functions'
import { labelRoom } from '../state/node-box'
import { useSession } from '../state/session'
import { AdjointLine } from './AdjointLine'
import type { BoxNode } from './adapter'
import { BreakpointDot } from './BreakpointDot'
import { CheckMark } from './CheckMarks'
import { FindingMark } from './FindingMark'
import { HeldMarks } from './HeldMarks'
import marks from './HeldMarks.module.css'
import { NodeName } from './NodeName'
import styles from './NodeBox.module.css'
import { Ports } from './Ports'
import { readShapeText, useAdjointSign, useNodeFacts } from './shown'
import { SpokenNode } from './SpokenNode'
import { SumMark } from './SumMark'
import { TensorLines } from './TensorLines'
import { ValueLine } from './ValueLine'

/** The flow library renders this at every move of the node; what is inside only when its own facts change. */
export const NodeBox = memo(function NodeBox({ id, selected }: NodeProps<BoxNode>) {
  return <Box id={id} isSelected={selected} />
})

interface BoxProps {
  readonly id: NodeId
  readonly isSelected: boolean
}

const Box = memo(function Box({ id, isSelected }: BoxProps) {
  const { node, isRoot, isRunning, shapeText, held, isTried } = useNodeFacts(id)
  const sign = useAdjointSign(id)
  const isBreakpoint = useIsBreakpoint(id)
  const isPulling = useSession(({ lens }) => lens === 'pull')
  const isHinted = useSession((session) => session.hinted === id)
  if (!node) return null
  const op = opOf(node)
  const source = op !== undefined && isSource(op)
  const isNumber = shapeText === null || readShapeText(shapeText).length === 0
  const labels = labelRoom(node)
  const isLabelled = labels > 0
  const look = [
    styles.box,
    source ? styles.source : '',
    isRoot ? styles.root : '',
    isRunning ? styles.running : '',
    isSelected ? styles.selected : '',
    held ? marks.box : '',
    source ? (styles[edgeOf(op)] ?? '') : '',
    isNumber ? '' : styles.picture,
    node.function ? styles.function : '',
    isLabelled ? styles.labelled : '',
  ]
  return (
    <>
      <div
        className={look.join(' ')}
        style={isLabelled ? ({ '--labels': `${labels}px` } as CSSProperties) : undefined}
        data-node={node.name}
        data-hinted={isHinted || undefined}
        onDoubleClick={node.function ? () => openFunction(id) : undefined}
      >
        <div className={styles.head}>
          <NodeName id={id} name={node.name} />
          <span className={styles.op} title={op?.about}>
            {source || !op ? node.op : <Tex tex={signOf(op.sign, node.attributes)} label={op.title} />}
          </span>
        </div>
        {isNumber ? (
          <>
            <ValueLine
              id={id}
              name={node.name}
              isSource={source && !op.draw}
              isLabelled={isLabelled}
              isPulling={isPulling}
              hasShape={shapeText !== null}
            />
            <AdjointLine id={id} name={node.name} isLabelled={isLabelled} isPulling={isPulling} sign={sign} />
          </>
        ) : (
          <TensorLines id={id} name={node.name} isSource={source && !op.draw} />
        )}
        <FindingMark id={id} />
        {isBreakpoint && <BreakpointDot />}
        <SumMark id={id} isRunning={isRunning} />
        {source && <CheckMark id={id} />}
        {isTried && <HeldMarks id={id} name={node.name} held={held} />}
      </div>
      <Ports id={id} node={node} shapeText={shapeText} isRoot={isRoot} sign={sign} />
      <SpokenNode id={id} isBreakpoint={isBreakpoint} />
    </>
  )
})

/** Constants, and data that are given, have no derivative: their edge is grey. A parameter, which training sets, has a double one. */
function edgeOf(op: OpDefinition): 'input' | 'parameter' | 'constant' | 'given' {
  if (op.blocks === 'all') return op.name === catalogue.constant.name ? 'constant' : 'given'
  return op.name === catalogue.parameter.name ? 'parameter' : 'input'
}

/** LaTeX of a number longer than this does not fit beside the name. */
const longestNumber = 8

/** A power shows its exponent and a scale its factor, so that the sign says what the node does. */
function signOf(sign: string, attributes: Readonly<Record<string, number | string>> | undefined): string {
  const { exponent, factor, signs } = attributes ?? {}
  if (typeof signs === 'string' && signs.includes('-')) return '\\Sigma_\\pm'
  const own = exponent ?? factor
  const number = typeof own === 'number' ? numberTex(own) : own
  if (number === undefined || number.length > longestNumber) return sign
  return exponent !== undefined ? `(\\cdot)^{${number}}` : `${number}\\,\\cdot`
}
