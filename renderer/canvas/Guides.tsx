// The lines that a node being moved lies on with its neighbours.
import { ViewportPortal } from '@xyflow/react'
import { useCanvasState } from './canvas-state'
import { PaperDrawing } from './PaperDrawing'
import styles from './Guides.module.css'

export function Guides() {
  const guides = useCanvasState((state) => state.guides)
  if (guides.length === 0) return null
  return (
    <ViewportPortal>
      <PaperDrawing>
        {guides.map(({ axis, at, from, to }) => (
          <line
            key={`${axis}${at}`}
            className={styles.guide}
            {...(axis === 'x' ? { x1: at, x2: at, y1: from, y2: to } : { x1: from, x2: to, y1: at, y2: at })}
          />
        ))}
      </PaperDrawing>
    </ViewportPortal>
  )
}
