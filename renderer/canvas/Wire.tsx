// A wire: grey until something flows, then hue by sign, width by log magnitude, the contribution in a pill at its middle.
import type { EdgeProps } from '@xyflow/react'
import { getBezierPath, useStoreApi } from '@xyflow/react'
import type { ReactNode } from 'react'
import { memo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { EdgeId, NodeId } from '../../core/graph/document'
import { soleNumber } from '../../core/tensor'
import { exactNumber } from '../../core/words/numbers'
import { writeText } from '../parts/Raised'
import { useSession } from '../state/session'
import type { WireEdge } from './adapter'
import { useCanvasState } from './canvas-state'
import { useShifts } from './in-hand'
import { pointOn } from './label-places'
import { pillRoom } from './number-room'
import { useWireFacts } from './wire-facts'
import { WireMiddle } from './WireMiddle'
import { CutMark, NearHead } from './WireTexts'
import { shownNow, useShown } from './shown-now'
import { SpokenWire } from './SpokenWire'
import { directionIn, lookOf, signIn, widthIn } from './wire-look'
import styles from './Wire.module.css'

export const Wire = memo(function Wire(props: EdgeProps<WireEdge>) {
  const { id, source, target, selected, data, sourcePosition, targetPosition } = props
  const [tailShift, headShift] = useShifts(source, target)
  const [sourceX, sourceY] = [props.sourceX + tailShift.x, props.sourceY + tailShift.y]
  const [targetX, targetY] = [props.targetX + headShift.x, props.targetY + headShift.y]
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
      room={pillRoom(targetX - sourceX)}
      isCrowded={data?.isCrowded === true}
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
  readonly room: number
  readonly isCrowded: boolean
  readonly tailX: number
  readonly tailY: number
  readonly headX: number
  readonly headY: number
  readonly isSelected: boolean
}

const Body = memo(function Body(props: BodyProps) {
  const { id, source, path, middleX, middleY, room, isCrowded, tailX, tailY, headX, headY, isSelected } = props
  const facts = useWireFacts(id, source)
  const { flow, isCut, onPath, isBirthplace } = facts
  const look = useShown(({ view }) => {
    const contribution = view.contributionOf(id)
    return contribution && lookOf(contribution)
  })
  // Nothing flows while a graph is being built: its numbers stand in the nodes, and on a wire that is asked.
  const isBuilding = useSession((session) => session.mode === 'build')
  const isHovered = useCanvasState((state) => state.hovered === id)
  const isPicked = isHovered || isSelected
  const lens = useSession((session) => session.lens)
  const isQuiet = isBuilding && !isPicked && lens === 'contribution'
  const isDead = facts.isDead && !isBuilding
  const sign = isQuiet || look === null ? null : signIn(look)
  const kind = flow !== null ? 'running' : sign !== null ? sign : isDead && !isCut ? 'none' : 'idle'
  return (
    <>
      {onPath === 'on' && <path d={path} className={styles.lit} aria-hidden="true" />}
      <path
        d={path}
        className={`react-flow__edge-path ${styles.wire} ${styles[kind] ?? ''} ${isSelected ? styles.selected : ''} ${isCut ? styles.cut : isBirthplace ? styles.birthplace : ''}`}
        style={look !== null && sign !== null && kind !== 'zero' ? { strokeWidth: widthIn(look) } : undefined}
        data-flow={kind}
        data-path={onPath ?? undefined}
        data-birthplace={isBirthplace || undefined}
      />
      {flow !== null && (
        <path d={path} className={`${styles.dots} ${flow === 'backward' ? styles.against : ''}`} aria-hidden="true" />
      )}
      <Target id={id} source={source} path={path} />
      <SpokenWire id={id} source={source} />
      <OnLabels>
        {isCut ? (
          <CutMark x={middleX} y={middleY} />
        ) : (
          <WireMiddle
            id={id}
            source={source}
            x={middleX}
            y={middleY}
            room={room}
            isBrief={isCrowded && !isPicked && flow === null}
            tailX={tailX}
            tailY={tailY}
            isSelected={isSelected}
            isQuiet={isQuiet}
            lens={lens}
            facts={facts}
            sign={look === null ? 0 : directionIn(look)}
          />
        )}
        {isPicked && <NearHead id={id} x={headX} y={headY} />}
      </OnLabels>
    </>
  )
})

/** What takes hold of the wire: wider than the line. All digits on hover, looked up when the pointer comes. */
const Target = memo(function Target({ id, source, path }: Pick<BodyProps, 'id' | 'source' | 'path'>) {
  const title = useRef<HTMLTitleElement>(null)
  const tell = (): void => {
    const { view } = shownNow()
    const contribution = view.contributionOf(id)
    const carried = contribution ?? view.valueOf(source)
    const number = carried && soleNumber(carried)
    const what = contribution ? 'contribution' : 'value'
    if (title.current) writeText(title.current, number == null ? '' : `${what} ${exactNumber(number + 0)}`)
  }
  return (
    <path d={path} className={`react-flow__edge-interaction ${styles.target}`} onPointerMove={tell}>
      <title ref={title} />
    </path>
  )
})

/**
 * The library's layer for what stands on wires. Its own component looks for the layer at every change of its store, once per
 * wire; here it is looked for once.
 */
function OnLabels({ children }: { readonly children: ReactNode }) {
  const store = useStoreApi()
  const [layer] = useState(() => store.getState().domNode?.querySelector('.react-flow__edgelabel-renderer'))
  return layer ? createPortal(children, layer) : null
}
