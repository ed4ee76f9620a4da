// Values as they stand in a file: nested lists of cells. A cell is a number, one of four words that JSON lacks, or what
// was typed, such as "log(2)", which is evaluated again on reading so that a file holds one fact only once.
import { isDiagnostic } from '../diagnostic'
import { readValue } from '../language/value'
import type { Shape, Tensor } from '../tensor'
import { maximumElements, maximumRank, sizeOf, soleNumber, tensor } from '../tensor'

export type Cell = number | string
export type Cells = Cell | readonly Cells[] | { readonly shape: Shape }

export interface TypedValue {
  readonly value: Tensor
  readonly expressions?: Readonly<Record<number, string>>
}

/** What is wrong with a value of a file. `limit` when it holds too many numbers. */
export interface CellFault {
  readonly problem: string
  readonly count?: number
}

const words: readonly (readonly [string, number])[] = [
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0],
]

const longestExpression = 200

/** A number as a cell: itself, or the word for what JSON cannot write. */
export const cellOf = (x: number): Cell => words.find(([, special]) => Object.is(special, x))?.[0] ?? x

/** The number a word stands for; undefined for other texts. */
export const wordOf = (text: string): number | undefined => words.find(([word]) => word === text)?.[1]

/** The number of an expression; undefined when it cannot be read. */
function evaluated(text: string): number | undefined {
  if (text.length > longestExpression) return undefined
  const read = readValue(text)
  return isDiagnostic(read) || read.value.shape.length > 0 ? undefined : soleNumber(read.value)
}

/** A tensor as cells. An expression that no longer gives its number is left out: the number is what was computed with. */
export function cellsOf({ value, expressions = {} }: TypedValue): Cells {
  if (value.data.length === 0) return { shape: value.shape }
  const cell = (index: number): Cell => {
    const x = value.data[index] as number
    const typed = expressions[index]
    const isTrue = typed !== undefined && wordOf(typed) === undefined && Object.is(evaluated(typed), x)
    return isTrue ? typed : cellOf(x)
  }
  const build = (axis: number, offset: number, block: number): Cells => {
    if (axis === value.shape.length) return cell(offset)
    const size = value.shape[axis] as number
    return Array.from({ length: size }, (_, i) => build(axis + 1, offset + i * (block / size), block / size))
  }
  return build(0, 0, value.data.length)
}

/** Cells as a tensor, or what is wrong with them. */
export function readCells(cells: unknown): TypedValue | CellFault {
  const shape = shapeOf(cells)
  if (!Array.isArray(shape)) return shape as CellFault
  const count = sizeOf(shape)
  if (count > maximumElements) return { problem: 'too many numbers', count }
  const data = new Float64Array(count)
  const expressions: Record<number, string> = {}
  if (count > 0) {
    const problem = fill(cells, shape, data, expressions)
    if (problem !== null) return { problem }
  }
  const value = tensor(shape, data)
  return Object.keys(expressions).length > 0 ? { value, expressions } : { value }
}

const isObject = (cells: unknown): cells is Record<string, unknown> =>
  typeof cells === 'object' && cells !== null && !Array.isArray(cells)

/** Sizes along the first entry of each level; the rest is compared with them in `fill`. */
function shapeOf(cells: unknown): number[] | CellFault {
  if (isObject(cells)) return emptyShape(cells)
  const shape: number[] = []
  for (let level: unknown = cells; Array.isArray(level); level = level[0]) {
    if (level.length === 0) return { problem: 'a list is empty' }
    if (shape.push(level.length) > maximumRank)
      return { problem: `lists inside lists go at most ${maximumRank} levels deep` }
  }
  return shape
}

/** `{"shape": [0, 3]}`: a value without numbers, which lists alone could not tell. */
function emptyShape(cells: Record<string, unknown>): number[] | CellFault {
  const { shape } = cells
  const isShape =
    Array.isArray(shape) &&
    shape.length <= maximumRank &&
    shape.every((size) => Number.isSafeInteger(size) && size >= 0) &&
    shape.includes(0)
  return isShape && Object.keys(cells).length === 1 ? (shape as number[]) : { problem: 'expected numbers in lists' }
}

/** Puts every cell in its place; says what is wrong with the first that does not fit. */
function fill(cells: unknown, shape: Shape, data: Float64Array, expressions: Record<number, string>): string | null {
  let at = 0
  const visit = (part: unknown, axis: number): string | null => {
    if (axis < shape.length) {
      if (!Array.isArray(part) || part.length !== shape[axis]) return 'the rows are not equally long'
      for (const inner of part) {
        const problem = visit(inner, axis + 1)
        if (problem !== null) return problem
      }
      return null
    }
    const x = numberOf(part)
    if (x === undefined) return `expected a number, found ${described(part)}`
    if (typeof part === 'string' && wordOf(part) === undefined) expressions[at] = part
    data[at++] = x
    return null
  }
  return visit(cells, 0)
}

function numberOf(cell: unknown): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined
  return typeof cell === 'string' ? (wordOf(cell) ?? evaluated(cell)) : undefined
}

const described = (cell: unknown): string => {
  if (Array.isArray(cell)) return 'a list'
  if (typeof cell === 'number') return 'a number that is too large'
  return typeof cell === 'string' ? `“${cell.slice(0, 40)}”` : String(cell === null ? 'nothing' : typeof cell)
}
