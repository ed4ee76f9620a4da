// What a kink means in this document: three choices, a line each.
import type { Convention } from '../../core/convention'
import { conventions } from '../../core/convention'
import { setConvention } from '../../core/graph/edits'
import { conventionOf } from '../../core/graph/look'
import { commitEdit, useGraph } from '../state/document'
import styles from './Inspector.module.css'
import kinks from './Kinks.module.css'
import { Section } from './Panel'

const titles: Readonly<Record<Convention, string>> = {
  pytorch: 'as PyTorch',
  mathematics: 'mathematics',
  strict: 'strict',
}

const meanings: Readonly<Record<Convention, string>> = {
  pytorch: 'one slope is chosen',
  mathematics: 'no derivative there',
  strict: 'the run stops there',
}

export function ConventionChoice() {
  const chosen = conventionOf(useGraph())
  return (
    <Section title="At a kink">
      <div role="radiogroup" aria-label="At a kink">
        {conventions.map((convention) => (
          <label key={convention} className={kinks.convention}>
            <input
              type="radio"
              name="convention"
              checked={convention === chosen}
              onChange={() =>
                void commitEdit('set what a kink means', (document) => setConvention(document, convention))
              }
            />
            <span>{titles[convention]}</span>
            <span className={styles.quiet}>{meanings[convention]}</span>
          </label>
        ))}
      </div>
    </Section>
  )
}
