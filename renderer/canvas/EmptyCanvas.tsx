// What an empty canvas says: the tour to whoever is new, three ways to begin, and how to move about. It goes with the first
// node.
import { MousePointer2, Route, Shapes, SquareFunction } from 'lucide-react'
import { runCommand } from '../command/run'
import { declineTour, neverMet } from '../command/tour'
import { usePresent } from '../state/document'
import { useSession } from '../state/session'
import { useView } from '../state/view'
import styles from './EmptyCanvas.module.css'

export function EmptyCanvas() {
  const isEmpty = usePresent(({ graph, layout }) => graph.nodes.length === 0 && !layout.frames && !layout.notes)
  const isNew = useView((view) => view.tourStage === neverMet)
  const isBehind = useSession(({ quickAdd }) => quickAdd !== null)
  if (!isEmpty) return null
  return (
    <section className={`${styles.empty} ${isBehind ? styles.behind : ''}`} aria-label="Ways to begin">
      {isNew && (
        <div className={styles.tour}>
          <button type="button" className={styles.take} onClick={() => runCommand('help.tour')}>
            <Route size={18} strokeWidth={1.7} aria-hidden="true" />
            New here? Take the tour: one minute
          </button>
          <button type="button" className={styles.later} onClick={declineTour}>
            Not now
          </button>
        </div>
      )}
      <h2 className={styles.title}>Begin with</h2>
      <div className={styles.ways}>
        <button type="button" className={styles.way} onClick={() => runCommand('edit.formula')}>
          <SquareFunction size={20} strokeWidth={1.6} aria-hidden="true" />
          <span className={styles.verb}>Type a formula</span>
          <span className={styles.how}>such as (x + y)^2</span>
        </button>
        <button type="button" className={styles.way} onClick={() => runCommand('file.examples')}>
          <Shapes size={20} strokeWidth={1.6} aria-hidden="true" />
          <span className={styles.verb}>Open an example</span>
          <span className={styles.how}>from the course</span>
        </button>
        <button type="button" className={styles.way} onClick={() => runCommand('edit.add')}>
          <MousePointer2 size={20} strokeWidth={1.6} aria-hidden="true" />
          <span className={styles.verb}>Drag an operation</span>
          <span className={styles.how}>or double-click here</span>
        </button>
      </div>
      <p className={styles.hint}>
        Drag over empty paper to select. The wheel zooms; the right button or Space moves the paper.
      </p>
    </section>
  )
}
