// Text of a table (CSV of any spreadsheet, or cells that were copied) -> numbers with named columns. Words become the classes
// of their column, in alphabetical order. What cannot be read is refused with its row and column, and nothing is guessed. Rows are counted as a
// spreadsheet counts them: from 1, headings and empty lines included.
import Papa from 'papaparse'
import type { Diagnostic, TableProblem } from '../diagnostic'
import { caught, diagnostic, Refusal } from '../diagnostic'
import { limits } from '../file/format'
import type { Column } from '../graph/document'
import type { Tensor } from '../tensor'
import { maximumElements, tensor } from '../tensor'

export interface Table {
  readonly columns: readonly Column[]
  /** Rows × columns. */
  readonly value: Tensor
}

interface Row {
  readonly number: number
  readonly cells: readonly string[]
}

const refusal = (problem: TableProblem): Refusal => new Refusal(diagnostic('E422', { problem }))

/** Reads a table. Errors: E422 for what stands in it, E204 and E503 for what is too large. Cost: linear. */
export function readCsv(text: string, name = 'The table'): Table | Diagnostic {
  return caught(() => {
    if (text.length > limits.text)
      throw new Refusal(diagnostic('E503', { name, size: text.length, limit: limits.text }))
    const body = text.startsWith('\ufeff') ? text.slice(1) : text
    const separator = separatorOf(body)
    const rows = rowsOf(body, separator)
    const [first] = rows
    if (!first) throw refusal({ kind: 'no rows' })
    const hasHeadings = first.cells.every((cell) => numberIn(cell, separator) === null)
    const data = hasHeadings ? rows.slice(1) : rows
    if (data.length === 0) throw refusal({ kind: 'no rows' })
    checkSizes(rows)
    const headings = first.cells.map((cell, at) =>
      hasHeadings && cell !== '' ? cell.slice(0, limits.label) : `column ${at + 1}`,
    )
    return tableOf(headings, data, separator)
  })
}

/** Tabs go before semicolons, those before commas; a line without any of them is cut at its spaces. */
function separatorOf(text: string): string {
  const start = text.trimStart().slice(0, 10_000)
  const line = start.replace(/"[^"]*"/g, '').split(/[\r\n]/)[0] ?? ''
  return ['\t', ';', ','].find((sign) => line.includes(sign)) ?? (/\S +\S/.test(line.trim()) ? ' ' : ',')
}

const isFilled = ({ cells }: Row): boolean => cells.some((cell) => cell !== '')

/** The rows that hold anything. */
function rowsOf(text: string, separator: string): readonly Row[] {
  if (separator !== ' ') return separated(text, separator).filter(isFilled)
  const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trim())
  return lines.map((line, at) => ({ number: at + 1, cells: line.split(/ +/) })).filter(isFilled)
}

/** Cells as RFC 4180 has them: one in quotes may hold separators, line breaks and doubled quotes. */
function separated(text: string, separator: string): readonly Row[] {
  const { data, errors } = Papa.parse<readonly string[]>(text, { delimiter: separator })
  const open = errors.find(({ code }) => code === 'MissingQuotes')
  if (open) throw refusal({ kind: 'open quote', row: (open.row ?? 0) + 1 })
  return data.map((cells, at) => ({ number: at + 1, cells: cells.map((cell) => cell.trim()) }))
}

const pointed = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const withComma = /^[+-]?(\d+,\d*|,\d+)(e[+-]?\d+)?$/i

/** The number in a cell; a decimal comma is one where it separates no cells. Null for anything else, and for what is too large. */
function numberIn(cell: string, separator: string): number | null {
  const text = cell.replace('−', '-')
  const isNumber = pointed.test(text) || (separator !== ',' && withComma.test(text))
  const x = isNumber ? Number(text.replace(',', '.')) : NaN
  return Number.isFinite(x) ? x : null
}

/** Every row has as many cells as the first, and all together are not too many. */
function checkSizes(rows: readonly Row[]): void {
  const wanted = rows[0]?.cells.length ?? 0
  const odd = rows.find(({ cells }) => cells.length !== wanted)
  if (odd) throw refusal({ kind: 'ragged', row: odd.number, found: odd.cells.length, wanted })
  const count = rows.length * wanted
  if (count > maximumElements) throw new Refusal(diagnostic('E204', { count, limit: maximumElements }))
  if (wanted > limits.columns) throw refusal({ kind: 'too many columns', count: wanted, limit: limits.columns })
}

/** What spreadsheets and statistics programs write where there is nothing. */
const isMissing = (cell: string): boolean => /^(|na|n\/a|nan|null|none|\?|-)$/i.test(cell)

function tableOf(headings: readonly string[], rows: readonly Row[], separator: string): Table {
  const width = headings.length
  const data = new Float64Array(rows.length * width)
  checkMissing(headings, rows)
  const columns = headings.map((name, column): Column => {
    const numbers = rows.map(({ cells }) => numberIn(cells[column] as string, separator))
    const known = numbers.filter((x) => x !== null).length
    if (known === rows.length) {
      numbers.forEach((x, i) => (data[i * width + column] = x as number))
      return { name }
    }
    // Where most are numbers, a word is a slip of the pen and no class.
    if (2 * known >= rows.length) {
      const { number, cells } = rows[numbers.indexOf(null)] as Row
      throw refusal({ kind: 'no number', row: number, column: name, text: (cells[column] as string).slice(0, 40) })
    }
    const words = rows.map(({ cells }) => cells[column] as string)
    const classes = [...new Set(words)].sort()
    if (classes.length > limits.columns)
      throw refusal({ kind: 'too many classes', column: name, count: classes.length, limit: limits.columns })
    const places = new Map(classes.map((word, at) => [word, at]))
    words.forEach((word, i) => (data[i * width + column] = places.get(word) as number))
    return { name, classes: classes.map((word) => word.slice(0, limits.label)) }
  })
  return { columns, value: tensor([rows.length, width], data) }
}

function checkMissing(headings: readonly string[], rows: readonly Row[]): void {
  const lacking = rows.filter(({ cells }) => cells.some(isMissing))
  const [first] = lacking
  if (!first) return
  const column = headings[first.cells.findIndex(isMissing)] as string
  throw refusal({ kind: 'empty cell', row: first.number, column, rows: lacking.length })
}
