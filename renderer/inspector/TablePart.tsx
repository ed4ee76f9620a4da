// Where the rows of a table come from: a file, the clipboard, or a rule with a seed; and what its columns are used for.
import { useMemo, useState } from 'react'
import type { Table } from '../../core/data/csv'
import { readCsv } from '../../core/data/csv'
import { drawByRule, keepDrawn, takeColumns, usedColumns } from '../../core/data/table-edits'
import { columnsOf } from '../../core/data/tables'
import type { Diagnostic } from '../../core/diagnostic'
import { isDiagnostic } from '../../core/diagnostic'
import type { GraphNode } from '../../core/graph/document'
import { indexOf } from '../../core/graph/look'
import { describeShape } from '../../core/tensor'
import { formatCount } from '../../core/words/numbers'
import { sentence } from '../../core/words/sentences'
import { chooseTable } from '../command/tables'
import { announce } from '../state/announce'
import type { Edit } from '../state/document'
import { commitEdit, presentDocument, useGraph } from '../state/document'
import styles from './Inspector.module.css'
import { Section } from './Panel'
import { TableForm } from './TableForm'

/** What is being put in: a text that is still typed or pasted, or a table that was read. */
interface Draft {
  readonly from: string | null
  readonly text: string
}

export function TablePart({ node }: { readonly node: GraphNode }) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const isDrawn = node.op === 'generated'
  const load = async (): Promise<void> => {
    const file = await chooseTable()
    if (file) setDraft({ from: file.name, text: file.text })
  }
  const change = (label: string, edit: Edit): void => {
    if (commitEdit(label, edit) === null) announce(`${label}: done`)
  }
  return (
    <Section title="Table">
      <Contents node={node} />
      {draft ? (
        <Incoming
          node={node}
          draft={draft}
          onText={(text) => setDraft({ ...draft, text })}
          onEnd={() => setDraft(null)}
        />
      ) : (
        <div className={styles.actions}>
          <button type="button" className={styles.action} onClick={() => void load()}>
            Load CSV…
          </button>
          <button type="button" className={styles.action} onClick={() => setDraft({ from: null, text: '' })}>
            Paste a table
          </button>
          {isDrawn ? (
            <button
              type="button"
              className={styles.action}
              title="The rows stay as they are and can be changed one by one; the rule and its seed go."
              onClick={() => change(`keep the numbers of ${node.name}`, (document) => keepDrawn(document, node.id))}
            >
              Keep the numbers
            </button>
          ) : (
            <button
              type="button"
              className={styles.action}
              title="Moons, circles, XOR, a spiral, blobs or a line, drawn with a seed that you see."
              onClick={() => change(`draw ${node.name} by a rule`, (document) => drawByRule(document, node.id))}
            >
              Draw by a rule
            </button>
          )}
          <TakeOut node={node} />
        </div>
      )}
    </Section>
  )
}

/** What stands in the columns now. */
function Contents({ node }: { readonly node: GraphNode }) {
  if (node.value?.shape.length === 0)
    return <p className={styles.quiet}>A single number so far: load or paste a table, or draw one by a rule.</p>
  const columns = columnsOf(node)
  const { features, targets } = usedColumns(presentDocument(), node.id)
  const parts = [
    ['features', columns.slice(0, features)],
    ['target', columns.slice(features, features + targets)],
    ['not used', columns.slice(features + targets)],
  ] as const
  return (
    <dl className={styles.stack}>
      {parts
        .filter(([, some]) => some.length > 0)
        .map(([title, some]) => (
          <div key={title} className={styles.setting}>
            <dt className={styles.label}>{title}</dt>
            <dd className={styles.held}>
              {some
                .slice(0, 12)
                .map(({ name, classes }) =>
                  classes ? `${name} (${classes.slice(0, 4).join(', ')}${classes.length > 4 ? ' …' : ''})` : name,
                )
                .join(', ')}
              {some.length > 12 && ` and ${formatCount(some.length - 12)} more`}
            </dd>
          </div>
        ))}
    </dl>
  )
}

/** Offered until the columns stand in nodes of their own. */
function TakeOut({ node }: { readonly node: GraphNode }) {
  const graph = useGraph()
  const isUsed = (indexOf(graph).outOf.get(node.id) ?? []).length > 0
  if (isUsed || columnsOf(node).length < 2) return null
  const take = (): void => {
    const { features, targets } = usedColumns(presentDocument(), node.id)
    commitEdit('take the columns out', (document) => takeColumns(document, node.id, features, targets))
    announce('Features and target stand in nodes of their own')
  }
  return (
    <button type="button" className={styles.action} onClick={take}>
      Take X and t out
    </button>
  )
}

interface IncomingProps {
  readonly node: GraphNode
  readonly draft: Draft
  readonly onText: (text: string) => void
  readonly onEnd: () => void
}

/** The text, as far as it is typed here, then what was read in it or why it cannot be. */
function Incoming({ node, draft, onText, onEnd }: IncomingProps) {
  const { from, text } = draft
  const read: Table | Diagnostic | null = useMemo(
    () => (text.trim() === '' && from === null ? null : readCsv(text, from ?? undefined)),
    [from, text],
  )
  return (
    <div className={styles.stack}>
      {draft.from === null ? (
        <textarea
          className={`${styles.field} ${styles.text}`}
          aria-label="Table as text"
          placeholder={'x1, x2, class\n0.5, 1.2, yes\n…'}
          rows={5}
          autoFocus
          spellCheck={false}
          value={draft.text}
          onChange={({ target }) => onText(target.value)}
        />
      ) : (
        <p>
          {draft.from}
          {read && !isDiagnostic(read) && `: ${describeShape(read.value.shape)}`}
        </p>
      )}
      {read && isDiagnostic(read) && (
        <p role="alert" className={styles.refused}>
          {sentence(read)}
        </p>
      )}
      {read && !isDiagnostic(read) ? (
        <TableForm key={read.columns.map(({ name }) => name).join('\n')} node={node} table={read} onEnd={onEnd} />
      ) : (
        <button type="button" className={styles.action} onClick={onEnd}>
          Cancel
        </button>
      )}
    </div>
  )
}
