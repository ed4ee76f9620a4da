// The whole graph as a small picture at the corner: press or drag in it to move the view, turn the wheel to zoom.
import type { PointerEvent, WheelEvent } from 'react'
import { Panel, useReactFlow, useStore } from '@xyflow/react'
import { useMemo } from 'react'
import type { Layout } from '../../core/graph/document'
import styles from './Canvas.module.css'
import type { Rect } from './rect'
import { grown, roundAll } from './rect'
import type { Scene } from './scene'
import { frameRect, noteRect } from './sheet'
import { seenIn } from './window'

const size = { width: 200, height: 150 }

interface OverviewProps {
  readonly scene: Scene
  readonly layout: Layout
  /** All that stands on the paper. */
  readonly whole: Rect | null
}

const boxPath = ({ left, top, right, bottom }: Rect): string => `M${left} ${top}H${right}V${bottom}H${left}Z`

export function Overview({ scene, layout, whole }: OverviewProps) {
  const { getViewport, setViewport, setCenter, getZoom } = useReactFlow()
  const transform = useStore((state) => state.transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const boxes = useMemo(() => [...scene.nodes.values()].map(boxPath).join(''), [scene])
  const { frames = [], notes = [] } = layout
  if (width === 0) return null
  const seen = seenIn({ transform, width, height })
  const shown = grown(roundAll(whole ? [whole, seen] : [seen]) ?? seen, 40)
  const [w, h] = [shown.right - shown.left, shown.bottom - shown.top]
  const scale = Math.max(w / size.width, h / size.height)
  const corner = {
    x: (shown.left + shown.right - size.width * scale) / 2,
    y: (shown.top + shown.bottom - size.height * scale) / 2,
  }
  const frame = {
    left: corner.x,
    top: corner.y,
    right: corner.x + size.width * scale,
    bottom: corner.y + size.height * scale,
  }
  const look = (event: PointerEvent<SVGSVGElement>): void => {
    const rect = event.currentTarget.getBoundingClientRect()
    const at = { x: corner.x + (event.clientX - rect.left) * scale, y: corner.y + (event.clientY - rect.top) * scale }
    void setCenter(at.x, at.y, { zoom: getZoom(), duration: 0 })
  }
  const turn = ({ deltaY }: WheelEvent): void => {
    const { x, y, zoom } = getViewport()
    const next = Math.min(3, Math.max(0.01, zoom * 2 ** (-deltaY * 0.002)))
    const about = (shift: number, middle: number): number => middle - ((middle - shift) / zoom) * next
    void setViewport({ x: about(x, width / 2), y: about(y, height / 2), zoom: next })
  }
  return (
    <Panel position="bottom-right" className={styles.minimap ?? ''}>
      <svg
        width={size.width}
        height={size.height}
        viewBox={`${corner.x} ${corner.y} ${size.width * scale} ${size.height * scale}`}
        role="img"
        aria-label="Overview of the graph"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          look(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) look(event)
        }}
        onWheel={turn}
      >
        <path d={frames.map(frameRect).map(boxPath).join('')} className={styles.overviewFrames} data-part="frames" />
        <path d={boxes} className={styles.overviewBoxes} />
        <path d={notes.map(noteRect).map(boxPath).join('')} className={styles.overviewNotes} data-part="notes" />
        <path d={`${boxPath(frame)}${boxPath(seen)}`} fillRule="evenodd" className={styles.overviewMask} />
      </svg>
    </Panel>
  )
}
