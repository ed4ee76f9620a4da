// Holds a card beside a box of the canvas without covering it: below, above, at the right or at the left, where there is
// room. It moves with the view and keeps its size at every zoom.
import { useStore } from '@xyflow/react'
import type { ReactNode } from 'react'
import type { Position } from '../../core/graph/document'
import styles from './Anchored.module.css'

interface BesideProps {
  /** In canvas coordinates. */
  readonly box: Position & { readonly width: number; readonly height: number }
  readonly width: number
  /** About how high it is. */
  readonly height: number
  readonly children: ReactNode
}

const margin = 12
const gap = 14

export function Beside({ box, width, height, children }: BesideProps) {
  const [shiftX, shiftY, zoom] = useStore((state) => state.transform)
  const frameWidth = useStore((state) => state.width)
  const frameHeight = useStore((state) => state.height)
  const [left, top] = [box.x * zoom + shiftX, box.y * zoom + shiftY]
  const [right, bottom] = [left + box.width * zoom, top + box.height * zoom]
  const x = clamp(left, frameWidth - width)
  const y = clamp(top, frameHeight - height)
  const places = [
    { room: frameHeight - bottom - gap - height, style: { left: x, top: bottom + gap } },
    { room: top - gap - height, style: { left: x, bottom: frameHeight - top + gap } },
    { room: frameWidth - right - gap - width, style: { left: right + gap, top: y } },
    { room: left - gap - width, style: { left: left - gap - width, top: y } },
  ]
  const place = places.find(({ room }) => room > margin) ?? {
    style: { left: clamp(right + gap, frameWidth - width), top: y },
  }
  return (
    <div className={`${styles.anchored} nodrag nopan nowheel nokey`} style={{ ...place.style, width }}>
      {children}
    </div>
  )
}

const clamp = (x: number, most: number): number => Math.max(margin, Math.min(x, most - margin))
