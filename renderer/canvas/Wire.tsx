// A wire: grey until something flows, then hue by sign, width by log magnitude, the contribution in a pill at its middle.
import type { EdgeProps } from '@xyflow/react'
import { EdgeLabelRenderer, getBezierPath } from '@xyflow/react'
import { memo } from 'react'
import type { EdgeId, NodeId } from '../../core/graph/document'
import { exactNumber } from '../../core/words/numbers'
import { useSession } from '../state/session'
import type { WireEdge } from './adapter'
import { useCanvasState } from './canvas-state'
import { pointOn } from './label-places'
import { hasNoPath } from './wire-facts'
import { WireMiddle } from './WireMiddle'
import { CutMark, NearHead } from './WireTexts'
import { useBirth, useContribution, useContributionNumber, useFlow, useIsCut, usePlaceOnPath, useShown } from './shown'
import { SpokenWire } from './SpokenWire'
import { signOf, widthOf } from './wire-look'
import styles from './Wire.module.css'

export const Wire = memo(function Wire(props: EdgeProps<WireEdge>) {
  const { id, source, selected, data, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props
  const [path] = getBezierPath({
    sourceX,
    sourceY,
    sourcePosition,
    targetX,
    targetY,
    targetPosition,
  })
  const span = { from: { x: sourceX, y: sourceY }, to: { x: targetX, y: targetY } }
  const middle = pointOn(span, data?.share ?? 0.5)
  const head = pointOn(span, 0.9)
  return (
    <Body
      id={id}
      source={source}
      path={path}
      middleX={middle.x}
      middleY={middle.y}
      tailX={sourceX}
      tailY={sourceY}
      headX={head.x - 26}
      headY={head.y - 21}
      isSelected={selected === true}
    />
  )
})

interface BodyProps {
  readonly id: EdgeId
  readonly source: NodeId
  readonly path: string
  readonly middleX: number
  readonly middleY: number
  readonly tailX: number
  readonly tailY: number
  readonly headX: number
  readonly headY: number
  readonly isSelected: boolean
}

const Body = memo(function Body(props: BodyProps) {
  const { id, source, path, middleX, middleY, tailX, tailY, headX, headY, isSelected } = props
  const flow = useFlow(id)
  const carried = useContribution(id)
  // Nothing flows while a graph is being built: its numbers stand in the nodes, and on a wire that is asked.
  const isBuilding = useSession((session) => session.mode === 'build')
  const isHovered = useCanvasState((state) => state.hovered === id)
  const isPicked = isHovered || isSelected
  const lens = useSession((session) => session.lens)
  const isQuiet = isBuilding && !isPicked && lens === 'contribution'
  const isDead = useShown(({ trace, view }) => hasNoPath(trace, view, id)) && !isBuilding
  const isCut = useIsCut(id)
  const onPath = usePlaceOnPath(id)
  const isBirthplace = useBirth(id) !== null
  const isHost = useCanvasState((state) => state.host === id)
  const contribution = isQuiet ? null : carried
  const kind = flow !== null ? 'running' : contribution ? signOf(contribution) : isDead && !isCut ? 'none' : 'idle'
  return (
    <>
      {onPath === 'on' && <path d={path} className={styles.lit} aria-hidden="true" />}
      <path
        d={path}
        className={`react-flow__edge-path ${styles.wire} ${styles[kind] ?? ''} ${isSelected ? styles.selected : ''} ${isCut ? styles.cut : isBirthplace ? styles.birthplace : ''} ${isHost ? styles.host : ''}`}
        style={contribution && kind !== 'zero' ? { strokeWidth: widthOf(contribution) } : undefined}
        data-flow={kind}
        data-path={onPath ?? undefined}
        data-birthplace={isBirthplace || undefined}
      />
      {flow !== null && (
        <path d={path} className={`${styles.dots} ${flow === 'backward' ? styles.against : ''}`} aria-hidden="true" />
      )}
      <path d={path} className={`react-flow__edge-interaction ${styles.target}`}>
        <ExactContribution id={id} />
      </path>
      <SpokenWire id={id} source={source} />
      <EdgeLabelRenderer>
        {isCut ? (
          <CutMark x={middleX} y={middleY} />
        ) : (
          <WireMiddle
            id={id}
            source={source}
            x={middleX}
            y={middleY}
            tailX={tailX}
            tailY={tailY}
            isSelected={isSelected}
            isQuiet={isQuiet}
          />
        )}
        {isPicked && <NearHead id={id} x={headX} y={headY} />}
      </EdgeLabelRenderer>
    </>
  )
})

/** All digits, on hover. */
const ExactContribution = memo(function ExactContribution({ id }: { readonly id: EdgeId }) {
  const number = useContributionNumber(id)
  return number === null ? null : <title>{`contribution ${exactNumber(number + 0)}`}</title>
})
