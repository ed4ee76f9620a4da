// The wire that would take in what the hand holds over it: drawn above the nodes, so that the one in the hand does not
// cover it.
import { ViewportPortal } from '@xyflow/react'
import { useCanvasState } from './canvas-state'
import { PaperDrawing } from './PaperDrawing'
import styles from './Guides.module.css'
import { curveOf } from './label-places'
import type { Scene } from './scene'

export function HostLine({ scene }: { readonly scene: Scene }) {
  const wire = useCanvasState(({ host }) => (host === null ? undefined : scene.wires.get(host)))
  if (!wire) return null
  return (
    <ViewportPortal>
      <PaperDrawing>
        <path d={curveOf(wire)} className={styles.host} data-host={wire.id} />
      </PaperDrawing>
    </ViewportPortal>
  )
}
