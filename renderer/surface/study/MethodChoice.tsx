// Which way downhill: one choice of the document, offered wherever something walks.
import { methodNames, methods } from '../../../core/calculus/methods/catalogue'
import { setStudy } from '../../../core/graph/edits'
import { methodOf } from '../../state/descent'
import { commitEdit, useDocument } from '../../state/document'
import styles from './study.module.css'

export function MethodChoice() {
  const { study } = useDocument()
  const name = methodOf(study)
  return (
    <label>
      <span className={styles.quiet}>method</span>
      <select
        value={name}
        title={methods[name].about}
        onChange={({ target }) =>
          commitEdit('choose a method', (document) => setStudy(document, { method: target.value, settings: {} }))
        }
      >
        {methodNames.map((id) => (
          <option key={id} value={id}>
            {methods[id].title}
          </option>
        ))}
      </select>
    </label>
  )
}
