// What an empty canvas says: three ways to begin, and how to move about. It goes with the first node.
import { MousePointer2, Shapes, SquareFunction } from 'lucide-react'
import { useDocument } from '../state/document'
import { changeSession } from '../state/session'
import styles from './EmptyCanvas.module.css'

export function EmptyCanvas() {
  const { graph, layout } = useDocument()
  const isEmpty = graph.nodes.length === 0 && !layout.frames && !layout.notes
  if (!isEmpty) return null
  return (
    <section className={styles.empty} aria-label="Ways to begin">
      <h2 className={styles.title}>Begin with</h2>
      <div className={styles.ways}>
        <button type="button" className={styles.way} onClick={() => changeSession({ isTypingFormula: true })}>
          <SquareFunction size={20} strokeWidth={1.6} aria-hidden="true" />
          <span className={styles.verb}>Type a formula</span>
          <span className={styles.how}>such as (x + y)^2</span>
        </button>
        <button type="button" className={styles.way} onClick={() => changeSession({ dialog: 'examples' })}>
          <Shapes size={20} strokeWidth={1.6} aria-hidden="true" />
          <span className={styles.verb}>Open an example</span>
          <span className={styles.how}>from the course</span>
        </button>
        <button type="button" className={styles.way} onClick={() => changeSession({ quickAdd: { at: 'middle' } })}>
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
