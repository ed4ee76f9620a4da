// Says what is held against the rules while it is held, above everything that shows the run as it would be.
import { Hand, X } from 'lucide-react'
import { Raised } from '../parts/Raised'
import { useDerived } from '../state/derived'
import { useGraph } from '../state/document'
import { heldParts, releaseAll } from '../state/held'
import styles from './HeldBanner.module.css'

export function HeldBanner() {
  const graph = useGraph()
  const { whatIf } = useDerived()
  if (!whatIf) return null
  const changed = new Set([...whatIf.values, ...whatIf.adjoints]).size
  return (
    <section className={styles.banner} aria-label="Held" data-panel>
      <Hand size={16} aria-hidden="true" />
      <span className={styles.word}>What if</span>
      <ul className={styles.parts}>
        {heldParts(graph, whatIf.held).map(({ key, text, release }) => (
          <li key={key} className={styles.part}>
            <Raised text={text} />
            <button type="button" aria-label={`Release ${text}`} title="Release" onClick={release}>
              <X size={13} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <span className={styles.changed}>{changed === 1 ? '1 node differs' : `${changed} nodes differ`}</span>
      <button type="button" className={styles.release} onClick={releaseAll}>
        Release all
      </button>
    </section>
  )
}
