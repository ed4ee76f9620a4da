// Text from the clipboard -> what it stands for: nodes that were copied, cells of a spreadsheet, or a formula. The same
// readers as for files and fields; what none of them takes gets a sentence.
import type { Diagnostic } from '../diagnostic'
import { diagnostic, isDiagnostic } from '../diagnostic'
import type { GraphDocument, GraphFunction } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { readTyped } from '../language/read'
import { haveTwoReadings, readValue, separatorOf } from '../language/value'
import type { ReadValue } from '../ops/formula/values'
import { limits } from './format'
import { readDocument } from './read'

export type Pasted =
  | {
      readonly kind: 'nodes' | 'formula'
      readonly document: GraphDocument
      readonly diagnostics: readonly Diagnostic[]
    }
  /** `headings`: the cells of a first row that held words, which are no part of the value. */
  | { readonly kind: 'value'; readonly read: ReadValue; readonly headings: readonly string[] }

/** What has a name where a formula is read: functions that it may call, and nodes. */
export interface Names {
  readonly functions?: readonly GraphFunction[]
  readonly isNode?: (name: string) => boolean
}

/** Reads what was copied, for a graph in which these things have names. Errors: those of `readDocument`, of a value or of a formula, E421 and E503. Cost: linear. */
export function readPasted(text: string, names: Names = {}): Pasted | Diagnostic {
  const name = 'The clipboard'
  if (text.length > limits.text) return diagnostic('E503', { name, size: text.length, limit: limits.text })
  const body = text.trim()
  if (body === '') return diagnostic('E421', { finding: null })
  if (body.startsWith('{')) {
    const read = readDocument(body, name)
    return isDiagnostic(read) ? read : { kind: 'nodes', ...read }
  }
  const table = mayBeValue(body) ? readTable(body) : null
  if (table && (!isDiagnostic(table) || hasCells(body) || haveTwoReadings(body))) return table
  const formula = readTyped(body, names.functions, names.isNode)
  if (!isDiagnostic(formula))
    return { kind: 'formula', document: { ...emptyDocument, graph: formula.graph }, diagnostics: [] }
  return diagnostic('E421', { finding: formula })
}

/** A tab between two things stands in a table, never in a formula. */
const hasCells = (body: string): boolean => /\S\t+\S/.test(body)

/** Lists and rows of cells, and a number by itself; one line with letters in it is a formula. */
const mayBeValue = (body: string): boolean => /[\t\n,;[]/.test(body) || !/\p{L}/u.test(body)

function readTable(body: string): Pasted | Diagnostic {
  const read = readValue(body)
  if (!isDiagnostic(read)) return { kind: 'value', read, headings: [] }
  const end = body.indexOf('\n')
  const separator = separatorOf(body)
  const first = body.slice(0, Math.max(0, end)).trim()
  const headings = first.split(separator).map((cell) => cell.trim())
  const areWords = end > 0 && headings.every((cell) => /^["\p{L}_]/u.test(cell) && isDiagnostic(readValue(cell)))
  const rest = areWords ? readValue(body.slice(end + 1), true) : read
  return isDiagnostic(rest) ? read : { kind: 'value', read: rest, headings }
}

/** Why a document of this size could not be opened again; null where it could. */
export function sizeRefusal({ graph }: GraphDocument): Diagnostic | null {
  const parts = [graph, ...(graph.functions ?? []).map((fn) => fn.graph)]
  const [nodes, edges] = [parts.flatMap((part) => part.nodes), parts.flatMap((part) => part.edges)]
  const functions = parts.length - 1
  if (functions > limits.functions)
    return diagnostic('E207', { what: 'functions', count: functions, limit: limits.functions })
  if (nodes.length > limits.nodes)
    return diagnostic('E207', { what: 'nodes', count: nodes.length, limit: limits.nodes })
  if (edges.length > limits.edges)
    return diagnostic('E207', { what: 'wires', count: edges.length, limit: limits.edges })
  const count = nodes.reduce((sum, { value }) => sum + (value?.data.length ?? 0), 0)
  return count > limits.elements ? diagnostic('E207', { what: 'numbers', count, limit: limits.elements }) : null
}
