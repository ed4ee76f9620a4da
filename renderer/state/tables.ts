// A table that came without being asked for, dropped on the window: a node of its own, its columns taken out.
import { readCsv } from '../../core/data/csv'
import { arranged, firstRoles, setTable, takeColumns } from '../../core/data/table-edits'
import { isDiagnostic } from '../../core/diagnostic'
import type { NodeId } from '../../core/graph/document'
import { addNode } from '../../core/graph/edits'
import { catalogue } from '../../core/ops/catalogue'
import { formatCount } from '../../core/words/numbers'
import { sentence } from '../../core/words/sentences'
import { announce } from './announce'
import { canvas } from './canvas'
import { commitEdit } from './document'
import { say, selectNode } from './session'

/** Is this the name of a file with a table in it? */
export const isTableFile = (name: string): boolean => /\.(csv|tsv|txt)$/i.test(name)

/** Adds a node with the table in it, or says why it cannot be read. The last column is taken for the target. */
export function addTable(name: string, text: string): void {
  const read = readCsv(text, name)
  if (isDiagnostic(read)) return say(`${name}: ${sentence(read)}`, 'error')
  const width = read.columns.length
  const table = arranged(read, firstRoles(width))
  let made: NodeId = ''
  const refusal = commitEdit(`add the table ${name}`, (document) => {
    const position = canvas()?.middle() ?? { x: 300, y: 200 }
    const { document: next, id } = addNode(document, catalogue.data, { position })
    made = id
    const filled = setTable(next, id, table)
    return width > 1 ? takeColumns(filled, id, width - 1, 1) : filled
  })
  if (refusal) return say(sentence(refusal), 'error')
  selectNode(made)
  announce(`${name} was added as a table of ${formatCount(table.value.shape[0] as number)} rows`)
}
