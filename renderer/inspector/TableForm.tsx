// What each column of a table that was read is used for, before it is put into its node.
import { useState } from 'react'
import type { Table } from '../../core/data/csv'
import type { Role } from '../../core/data/table-edits'
import { arranged, firstRoles, setTable, takeColumns } from '../../core/data/table-edits'
import type { GraphNode } from '../../core/graph/document'
import { formatCount } from '../../core/words/numbers'
import { announce } from '../state/announce'
import { commitEdit } from '../state/document'
import styles from './Inspector.module.css'

interface TableFormProps {
  readonly node: GraphNode
  readonly table: Table
  readonly onEnd: () => void
}

const titles: Readonly<Record<Role, string>> = { feature: 'feature', target: 'target', unused: 'not used' }

export function TableForm({ node, table, onEnd }: TableFormProps) {
  const [roles, setRoles] = useState<readonly Role[]>(() => firstRoles(table.columns.length))
  const [takesOut, setTakesOut] = useState(table.columns.length > 1)
  const count = (role: Role): number => roles.filter((one) => one === role).length
  const hasFeatures = count('feature') > 0
  const use = (): void => {
    const mine = arranged(table, roles)
    const refusal = commitEdit(`put a table into ${node.name}`, (document) => {
      const next = setTable(document, node.id, mine)
      return takesOut ? takeColumns(next, node.id, count('feature'), count('target')) : next
    })
    if (refusal === null) announce(`${node.name} holds ${formatCount(mine.value.shape[0] as number)} rows`)
    onEnd()
  }
  return (
    <>
      <div role="group" aria-label="Columns" className={styles.stack}>
        {table.columns.map(({ name, classes }, at) => (
          <label key={at} className={styles.setting}>
            <span className={styles.label} title={classes ? `classes: ${classes.slice(0, 20).join(', ')}` : undefined}>
              {name}
              {classes && ` (${classes.length} classes)`}
            </span>
            <select
              className={styles.field}
              value={roles[at]}
              onChange={({ target }) => setRoles(roles.map((role, i) => (i === at ? (target.value as Role) : role)))}
            >
              {Object.entries(titles).map(([role, title]) => (
                <option key={role} value={role}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <label className={styles.check}>
        <input type="checkbox" checked={takesOut} onChange={({ target }) => setTakesOut(target.checked)} />
        features and target as nodes X and t
      </label>
      {!hasFeatures && <p className={styles.quiet}>Choose at least one column as a feature.</p>}
      <div className={styles.actions}>
        <button type="button" className={styles.action} disabled={!hasFeatures} onClick={use}>
          Use {formatCount(table.value.shape[0] as number)} rows
        </button>
        <button type="button" className={styles.action} onClick={onEnd}>
          Cancel
        </button>
      </div>
    </>
  )
}
