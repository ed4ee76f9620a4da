// `check`: the exact gradient against central differences, input by input.
import { agreement, checkInput } from '../../core/engine/check'
import type { Graph } from '../../core/graph/document'
import type { Instruction } from '../../core/graph/program'
import { formatNumber, exactNumber } from '../../core/words/numbers'
import type { Finding, Prepared } from './answer'
import { findingOf } from './answer'
import { placeOf } from './analysis'
import { findingLines } from './human'
import type { Written } from './written'
import { writtenNumber } from './written'

export interface InputCheck {
  readonly agrees: boolean
  /** Largest error, relative to the larger of 1 and both numbers. */
  readonly worst: Written
  /** Why agreement says nothing here: a kink on the way, or something that counts as a constant for the derivative alone. */
  readonly doubt: 'kink' | 'constant' | null
  readonly entries: readonly {
    /** Place in the input, one number per axis. */
    readonly index: readonly number[]
    readonly exact: Written
    readonly difference: Written
    readonly error: Written
    readonly step: number
  }[]
}

export interface CheckAnswer {
  readonly agrees: boolean
  /** Null where no path leads from the input to the root. */
  readonly inputs: Readonly<Record<string, InputCheck | null>>
  readonly diagnostics: readonly Finding[]
}

/** Checks every input of a run. */
export function checked(graph: Graph, { trace, findings }: Prepared): CheckAnswer {
  const { program } = trace
  const inputs = program.inputs.map((slot) => {
    const { name, shape } = program.instructions[slot] as Instruction
    const check = checkInput(trace, slot)
    const entries = check?.comparisons.map(({ index, exact, difference, error, step }) => {
      return {
        index: placeOf(index, shape),
        exact: writtenNumber(exact),
        difference: writtenNumber(difference),
        error: writtenNumber(error),
        step,
      }
    })
    const found: InputCheck | null =
      check && entries
        ? { agrees: check.agrees, worst: writtenNumber(check.worst), doubt: check.doubt?.kind ?? null, entries }
        : null
    return [name, found] as const
  })
  return {
    agrees: inputs.every(([, check]) => check === null || check.agrees),
    inputs: Object.fromEntries(inputs),
    diagnostics: findings.map((found) => findingOf(found, graph)),
  }
}

const number = (x: Written): string => (typeof x === 'number' ? exactNumber(x) : String(x))
const short = (x: Written): string => (typeof x === 'number' ? formatNumber(x, 2) : String(x))

/** What is not a number on either side can neither agree nor disagree. */
function verdictOf(exact: Written, difference: Written, error: Written, doubt: InputCheck['doubt']): string {
  if (exact === 'NaN' || difference === 'NaN') return 'undefined'
  if (doubt === 'kink') return 'on a kink'
  const agrees = typeof error === 'number' && error <= agreement
  return agrees ? (doubt ? 'agrees, with constants held' : 'agrees') : 'DISAGREES'
}

/** The check as a table with a verdict per entry. */
export function checkText({ agrees, inputs, diagnostics }: CheckAnswer): string {
  const head = ['input', 'exact', 'difference', 'error', '']
  const rows = Object.entries(inputs).flatMap(([name, check]) => {
    if (check === null) return [[name, 'no path to the root, so there is nothing to check', '', '', '']]
    return check.entries.map(({ index, exact, difference, error }) => [
      index.length === 0 ? name : `${name}[${index.join(', ')}]`,
      number(exact),
      number(difference),
      short(error),
      verdictOf(exact, difference, error, check.doubt),
    ])
  })
  const isRow = (row: readonly string[]): boolean => row[4] !== '' || row === head
  const all = [head, ...rows]
  const widths = head.map((_, i) => Math.max(...all.filter(isRow).map((row) => row[i]?.length ?? 0), 5))
  const lines = all.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '))
  const verdict = agrees
    ? 'The gradient agrees with central differences.'
    : 'The gradient does not agree with central differences everywhere. On a kink or outside a domain none can; what a detach or a cut keeps back moves the value all the same.'
  return [...lines, ...findingLines(diagnostics), verdict].map((line) => `${line.trimEnd()}\n`).join('')
}
