// What a kink means in this document: three choices, a line each.
import { useId } from 'react'
import { commandNamed } from '../../core/command/catalogue'
import type { Convention } from '../../core/convention'
import { conventions } from '../../core/convention'
import { conventionOf } from '../../core/graph/look'
import { chooseConvention } from '../state/convention'
import { useGraph } from '../state/document'
import styles from './Kinks.module.css'

const meanings: Readonly<Record<Convention, string>> = {
  pytorch: 'one slope is chosen',
  mathematics: 'no derivative there',
  strict: 'the run stops there',
}

export function ConventionChoice() {
  const group = useId()
  const chosen = conventionOf(useGraph())
  return (
    <div role="radiogroup" aria-label="At a kink">
      {conventions.map((convention) => (
        <label key={convention} className={styles.convention}>
          <input
            type="radio"
            name={group}
            checked={convention === chosen}
            onChange={() => chooseConvention(convention)}
          />
          <span>{commandNamed(`kink.${convention}`)?.label}</span>
          <span className={styles.meaning}>{meanings[convention]}</span>
        </label>
      ))}
    </div>
  )
}
