// Answers as text for people: names on the left, numbers in columns, all digits.
import { fractionText } from '../../core/words/fractions'
import { exactNumber } from '../../core/words/numbers'
import type { Answer, Finding } from './answer'
import { changedLines } from './experiment'
import type { Written } from './written'

const margin = 12

/** Aligns columns to the right. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows.map((row) => row.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  '))
}

const cell = (x: Written): string => (typeof x === 'number' ? exactNumber(x) : String(x))

/** A number on one line, a vector on one line, a matrix on a line per row; deeper ones as nested lists. */
export function block(value: Written | null): readonly string[] {
  if (value === null) return ['no path, so no derivative (which is not zero)']
  if (!Array.isArray(value)) return [cell(value)]
  const list = value as readonly Written[]
  if (list.every((entry) => !Array.isArray(entry))) return [`[${list.map(cell).join(', ')}]`]
  const rows = list as readonly (readonly Written[])[]
  if (rows.some((row) => row.some(Array.isArray))) return [JSON.stringify(value)]
  return columns(rows.map((row) => row.map(cell))).map((row) => `[ ${row} ]`)
}

/** The matrix once more in fractions, where all of it is whole numbers and fractions that its digits hide. */
function inFractions(matrix: Written): readonly string[] {
  const rows = matrix as readonly (readonly Written[])[]
  const text = (x: Written): string | null => {
    if (typeof x !== 'number') return null
    return Number.isInteger(x) ? cell(x) : fractionText(x)
  }
  const said = rows.map((row) => row.map(text))
  const isHidden = rows.some((row) => row.some((x) => typeof x === 'number' && cell(x).length > 8 && text(x) !== null))
  if (!isHidden || said.some((row) => row.includes(null))) return []
  return columns(said as string[][]).map((row, i) => `${i === 0 ? '= ' : '  '}[ ${row} ]`)
}

/** A label and its block; further lines stand under the first. */
export const labelled = (label: string, lines: readonly string[], indent = margin): readonly string[] =>
  lines.map((line, i) => (i === 0 ? label : '').padEnd(indent) + line)

/** A line or more per input. */
function byInput(parts: Readonly<Record<string, Written | null>>): readonly string[] {
  const names = Object.keys(parts)
  const wide = Math.max(...names.map((name) => name.length), 0) + 2
  const all = names.flatMap((name) => labelled(name, block(parts[name] ?? null), wide))
  return all.length > 0 ? all : ['there are no inputs']
}

/** The lines of an answer. */
export function answerText({ value, gradient, hessian, hvp, changed, diagnostics }: Answer): string {
  const lines = [...labelled('value', block(value))]
  if (gradient) lines.push(...labelled('gradient', byInput(gradient)))
  if (hessian) {
    lines.push(
      ...labelled('Hessian', [
        `over the entries of ${hessian.order.join(', ')}`,
        ...block(hessian.matrix),
        ...inFractions(hessian.matrix),
      ]),
    )
  }
  if (hvp) lines.push(...labelled('H · v', byInput(hvp)))
  if (changed) lines.push(...labelled('changed', changedLines(changed)))
  return [...lines, ...findingLines(diagnostics)].map((line) => `${line.trimEnd()}\n`).join('')
}

export const findingLines = (diagnostics: readonly Finding[]): readonly string[] =>
  diagnostics.flatMap(({ code, message, hint }, at) => [
    ...labelled(code, [message]),
    // Findings of one fault share their hint: it is given once.
    ...(hint === undefined || diagnostics.some((other, i) => i > at && other.hint === hint)
      ? []
      : labelled('hint', [hint])),
  ])
