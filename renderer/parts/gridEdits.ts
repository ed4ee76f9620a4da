// Changes of a value in a grid of fields, as pure functions: a cell, a pasted block, rows and columns more or fewer.
import type { GraphNode } from '../../core/graph/document'
import type { Shape, Tensor } from '../../core/tensor'
import { tensor } from '../../core/tensor'

export type Expressions = NonNullable<GraphNode['expressions']>

/** A value with what was typed where it was not a plain number (flat index -> text). */
export interface Typed {
  readonly tensor: Tensor
  readonly expressions: Expressions
}

interface Cell {
  readonly x: number
  readonly text: string | undefined
}

const empty: Cell = { x: 0, text: undefined }

/** The last two axes as rows of cells; a number is one cell, a vector one row. */
function cellsOf({ tensor: { shape, data }, expressions }: Typed): Cell[][] {
  const columns = shape[shape.length - 1] ?? 1
  const rows = columns === 0 ? 0 : data.length / columns
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const at = row * columns + column
      return { x: data[at] as number, text: expressions[at] }
    }),
  )
}

function fromCells(shape: Shape, rows: readonly (readonly Cell[])[]): Typed {
  const flat = rows.flat()
  const texts = flat.flatMap(({ text }, at) => (text === undefined ? [] : [[at, text] as const]))
  return {
    tensor: tensor(
      shape,
      flat.map(({ x }) => x),
    ),
    expressions: Object.fromEntries(texts),
  }
}

/** The shape that so many rows and columns have: what was a matrix stays one, a lone row becomes a vector again. */
function shapeFor(before: Shape, rows: number, columns: number): Shape {
  if (before.length >= 2 || rows > 1) return [rows, columns]
  return before.length === 1 || columns > 1 ? [columns] : []
}

/** Only numbers, vectors and matrices change their size here. */
export const canResize = (shape: Shape): boolean => shape.length <= 2

export function addRow(typed: Typed): Typed {
  const cells = cellsOf(typed)
  const columns = cells[0]?.length ?? 1
  const more = [...cells, Array.from({ length: columns }, () => empty)]
  return fromCells(shapeFor(typed.tensor.shape, more.length, columns), more)
}

export function addColumn(typed: Typed): Typed {
  const more = cellsOf(typed).map((row) => [...row, empty])
  return fromCells(shapeFor(typed.tensor.shape, more.length, more[0]?.length ?? 1), more)
}

/** Takes the last row away; a matrix of one row becomes a vector. */
export function removeRow(typed: Typed): Typed {
  const { shape } = typed.tensor
  const cells = cellsOf(typed)
  if (shape.length < 2) return typed
  if (cells.length === 1) return fromCells([shape[1] as number], cells)
  return fromCells([cells.length - 1, shape[1] as number], cells.slice(0, -1))
}

/** Takes the last column away; a vector of one entry becomes a number. */
export function removeColumn(typed: Typed): Typed {
  const { shape } = typed.tensor
  const cells = cellsOf(typed)
  const columns = cells[0]?.length ?? 0
  if (shape.length === 0) return typed
  if (columns === 1) return shape.length === 1 ? fromCells([], cells) : typed
  return fromCells(
    [...shape.slice(0, -1), columns - 1],
    cells.map((row) => row.slice(0, -1)),
  )
}

/** Puts one cell in; `text` is kept where it is more than the number itself. */
export function withCell(typed: Typed, at: number, x: number, text?: string): Typed {
  const data = typed.tensor.data.slice()
  data[at] = x
  const { [at]: _, ...rest } = typed.expressions
  return {
    tensor: tensor(typed.tensor.shape, data),
    expressions: text === undefined ? rest : { ...rest, [at]: text },
  }
}

/**
 * Lays a pasted block over the value, its corner at the flat index `at`; the value grows where the block reaches beyond it.
 * Ranks above 2 are replaced whole.
 */
export function withBlock(typed: Typed, at: number, block: Typed): Typed {
  const { shape } = typed.tensor
  if (!canResize(shape) || !canResize(block.tensor.shape)) return block
  const cells = cellsOf(typed)
  const columns = cells[0]?.length ?? 1
  const isColumn = block.tensor.shape[1] === 1 && shape.length === 1
  const patch = isColumn ? [cellsOf(block).flat()] : cellsOf(block)
  const [top, left] = [Math.floor(at / columns), at % columns]
  const height = Math.max(cells.length, top + patch.length)
  const width = Math.max(columns, left + (patch[0]?.length ?? 0))
  const laid = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => patch[row - top]?.[column - left] ?? cells[row]?.[column] ?? empty),
  )
  return fromCells(shapeFor(shape, height, width), laid)
}
