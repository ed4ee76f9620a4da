// What is said about a table that cannot be read: where, why, and what would make it right.
import type { TableProblem } from '../diagnostic'
import { formatCount } from './numbers'

const cells = (count: number): string => (count === 1 ? '1 cell' : `${formatCount(count)} cells`)

export function sayTable(problem: TableProblem): string {
  switch (problem.kind) {
    case 'no rows':
      return 'The table has no rows of numbers. Write one row per example, with a line of headings above if you like.'
    case 'empty cell': {
      const others = problem.rows - 1
      const more = others === 0 ? '' : ` So do ${formatCount(others)} other ${others === 1 ? 'row' : 'rows'}.`
      return `Row ${formatCount(problem.row)}, column “${problem.column}” lacks a value.${more} Fill the gaps, or take these rows out of the table.`
    }
    case 'ragged':
      return `Row ${formatCount(problem.row)} has ${cells(problem.found)}, the first row has ${formatCount(problem.wanted)}. Give every row as many cells as the first.`
    case 'no number':
      return `Row ${formatCount(problem.row)}, column “${problem.column}”: “${problem.text}” is no number, as most of this column are. Correct it, or take the row out.`
    case 'open quote':
      return `Row ${formatCount(problem.row)} opens a quotation mark that is never closed. Close it, or take it out.`
    case 'too many classes':
      return `Column “${problem.column}” holds ${formatCount(problem.count)} different words; the limit is ${formatCount(problem.limit)} classes. Take the column out of the table, or turn it into numbers.`
    case 'too many columns':
      return `The table has ${formatCount(problem.count)} columns; the limit is ${formatCount(problem.limit)}. Take out those that are not needed.`
  }
}
