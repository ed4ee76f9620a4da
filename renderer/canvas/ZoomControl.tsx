// Zoom at the lower left of the canvas: out, the zoom now (a click sets it to 100 %), in, the whole graph.
import { useReactFlow, useStore } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { useKeysOf } from '../command/keys'
import { IconButton } from '../parts/IconButton'
import { canvas } from '../state/canvas'
import { useSession } from '../state/session'
import styles from './Canvas.module.css'

export function ZoomControl() {
  const percent = useStore((state) => Math.round(state.transform[2] * 100))
  const { zoomIn, zoomOut, zoomTo } = useReactFlow()
  /** From afar the middle of the view may be empty paper: what is selected stays in sight. */
  const showAtFullSize = async (): Promise<void> => {
    await zoomTo(1)
    const { nodes } = useSession.getState().selection
    if (nodes.length === 1) canvas()?.reveal(nodes)
  }
  const shown = percent === 0 ? 'under 1 %' : `${percent} %`
  const [outKeys, inKeys, fitKeys] = [useKeysOf('view.zoomOut'), useKeysOf('view.zoomIn'), useKeysOf('view.fit')]
  return (
    <div className={`${styles.tool} ${styles.zoom}`} role="group" aria-label="Zoom">
      <IconButton icon={Minus} name="Zoom out" keys={outKeys} size={16} onClick={() => void zoomOut()} />
      <button
        type="button"
        className={styles.percent}
        aria-label={`Zoom is ${shown}, set it to 100 %`}
        onClick={() => void showAtFullSize()}
      >
        {percent === 0 ? '< 1 %' : shown}
      </button>
      <IconButton icon={Plus} name="Zoom in" keys={inKeys} size={16} onClick={() => void zoomIn()} />
      <IconButton icon={Maximize} name="Zoom to fit" keys={fitKeys} size={16} onClick={() => canvas()?.fit()} />
    </div>
  )
}
