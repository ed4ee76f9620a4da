// Holds a card at a point of the canvas: it moves with the view, keeps its size at every zoom, and stays inside the frame.
import { useStore } from '@xyflow/react'
import type { ReactNode } from 'react'
import type { Position } from '../../core/graph/document'
import styles from './Anchored.module.css'

interface AnchoredProps {
  /** Where its upper left corner would like to be, in canvas coordinates. */
  readonly at: Position
  readonly width: number
  /** About how high it is: it moves up where there is less room. */
  readonly height: number
  readonly children: ReactNode
}

const margin = 12

export function Anchored({ at, width, height, children }: AnchoredProps) {
  const [shiftX, shiftY, zoom] = useStore((state) => state.transform)
  const frameWidth = useStore((state) => state.width)
  const frameHeight = useStore((state) => state.height)
  const left = clamp(at.x * zoom + shiftX, frameWidth - width)
  const top = clamp(at.y * zoom + shiftY, frameHeight - height)
  return (
    <div className={`${styles.anchored} nodrag nopan nowheel nokey`} style={{ left, top, width }}>
      {children}
    </div>
  )
}

const clamp = (x: number, most: number): number => Math.max(margin, Math.min(x, most - margin))
