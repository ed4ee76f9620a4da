// Value fields: numbers, expressions of numbers, lists, and cells pasted from a spreadsheet -> a tensor.
import type { Diagnostic, DiagnosticFacts } from '../diagnostic'
import { caught, diagnostic, isDiagnostic, Refusal } from '../diagnostic'
import { parse } from '../grammar/parse'
import { plainName } from '../grammar/tokens'
import { isFunctionName } from '../ops/formula/calls'
import type { ReadValue } from '../ops/formula/values'
import { expected, valueOfTree } from '../ops/formula/values'
import { tensor } from '../tensor'

/** What separates the cells of a row: tabs go before semicolons, those before commas. */
export const separatorOf = (text: string): string => ['\t', ';'].find((sign) => text.includes(sign)) ?? ','

/**
 * Reads what was typed into a value field, or rows pasted from a spreadsheet (tabs, semicolons or commas, one row per line).
 * Refuses `1,5`, which is a number to some and a vector to others, and a column of such lines, unless headings above it have
 * said that these `areCells`.
 */
export function readValue(text: string, areCells = false): ReadValue | Diagnostic {
  const trimmed = text.trim()
  if (!areCells && trimmed.includes('\n') && haveTwoReadings(trimmed))
    return diagnostic('E411', columnOrRows(trimmed), { column: trimmed.indexOf(',') + 1 })
  if (withComma.test(trimmed)) return diagnostic('E411', twoReadings(trimmed), { column: trimmed.indexOf(',') + 1 })
  const isTable =
    !trimmed.startsWith('[') && (/[\t\n]/.test(trimmed) || (/[,;]/.test(trimmed) && !/[[(]/.test(trimmed)))
  return caught(() => (isTable ? readTable(trimmed) : readOne(trimmed)))
}

const withComma = /^[+−-]?\d+,\d+$/

/** Lines like `1,5`, each a number with a decimal comma or two cells. */
export const haveTwoReadings = (text: string): boolean =>
  text.split(/\r?\n/).every((line) => withComma.test(line.trim()))

function twoReadings(text: string): DiagnosticFacts['E411'] {
  const [number, vector] = [text.replace(',', '.'), `[${text.replace(',', ', ')}]`]
  return {
    column: text.indexOf(',') + 1,
    expected: `${number} or the vector ${vector}`,
    found: `“${text}”, which could be either`,
    remedy: `Type ${number} or ${vector}.`,
  }
}

function columnOrRows(text: string): DiagnosticFacts['E411'] {
  const [first = ''] = text.split(/\s/, 1)
  const [number, row] = [first.replace(',', '.'), first.replace(',', ', ')]
  return {
    column: first.indexOf(',') + 1,
    expected: `numbers such as ${number}, or rows of cells such as ${row}`,
    found: `lines such as “${first}”, which could be either`,
    remedy: `Write ${number} where a number is meant, or ${row} with a space where it is two cells.`,
  }
}

function readOne(text: string): ReadValue {
  const [definition, second] = parse(text, isFunctionName)
  if (!definition || definition.name !== null || second) throw expected(1, 'one value', 'a definition')
  return valueOfTree(definition.formula)
}

function readTable(text: string): ReadValue {
  const separator = separatorOf(text)
  // Where a comma separates no cells it is a decimal comma.
  const pointed = (cell: string): string => (withComma.test(cell) ? cell.replace(',', '.') : cell)
  const rows = text.split(/\r?\n/).map((row) => row.split(separator).map((cell) => readOne(pointed(cell.trim()))))
  const width = rows[0]?.length ?? 0
  const lengths = rows.map((row) => row.length)
  if (lengths.some((length) => length !== width)) {
    throw new Refusal(diagnostic('E205', { rows: lengths.slice(0, 8).join(', ') }))
  }
  const cells = rows.flat()
  const shape = rows.length === 1 ? [width] : [rows.length, width]
  const expressions = Object.fromEntries(
    cells.flatMap((cell, i) => (cell.expressions[0] ? [[i, cell.expressions[0]]] : [])),
  )
  return {
    value: tensor(
      shape,
      cells.map((cell) => cell.value.data[0] as number),
    ),
    expressions,
  }
}

/** Reads "x=0, y=log(2), A=[[1,2],[3,4]]": names with values, as the command line takes them. */
export function readAssignments(text: string): ReadonlyMap<string, ReadValue> | Diagnostic {
  const values = new Map<string, ReadValue>()
  for (const { name, text: value, column } of splitAssignments(text)) {
    const read = caught(() => {
      if (name === '') throw expected(column, 'a name and “=”', `“${value.trim()}”`)
      return readOne(value.trim())
    })
    if (isDiagnostic(read)) return read
    if (values.has(name)) return diagnostic('E418', { problem: `${name} is given twice. Give each name one value.` })
    values.set(name, read)
  }
  return values
}

/** Cuts at commas and semicolons that stand outside brackets. */
function splitAssignments(text: string): readonly { name: string; text: string; column: number }[] {
  const parts: { text: string; column: number }[] = []
  let depth = 0
  let start = 0
  const cut = (end: number): void => {
    const part = text.slice(start, end)
    if (part.trim() !== '') parts.push({ text: part, column: start + 1 })
    start = end + 1
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if ('[('.includes(character)) depth++
    else if ('])'.includes(character)) depth--
    else if (depth === 0 && ',;\n'.includes(character)) cut(at)
  }
  cut(text.length)
  return parts.map(({ text: part, column }) => {
    const equals = part.indexOf('=')
    return { name: equals < 0 ? '' : plainName(part.slice(0, equals).trim()), text: part.slice(equals + 1), column }
  })
}
