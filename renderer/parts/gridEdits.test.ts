import { describe, expect, it } from 'vitest'
import { scalar, tensor, toNested } from '../../core/tensor'
import type { Typed } from './gridEdits'
import { addColumn, addRow, removeColumn, removeRow, withBlock, withCell } from './gridEdits'

const typed = (shape: readonly number[], numbers: readonly number[], expressions = {}): Typed => ({
  tensor: tensor(shape, numbers),
  expressions,
})
const square = typed([2, 2], [1, 2, 3, 4], { 1: 'sqrt(4)', 2: '1+2' })

describe('a grid of values', () => {
  it('keeps what was typed in its place when columns come and go', () => {
    const wide = addColumn(square)
    expect(toNested(wide.tensor)).toEqual([
      [1, 2, 0],
      [3, 4, 0],
    ])
    expect(wide.expressions).toEqual({ 1: 'sqrt(4)', 3: '1+2' })
    expect(removeColumn(wide)).toEqual(square)
    expect(removeColumn(square).expressions).toEqual({ 1: '1+2' })
  })

  it('goes from a number to a vector to a matrix and back', () => {
    const number: Typed = { tensor: scalar(5), expressions: {} }
    const vector = addColumn(number)
    expect(toNested(vector.tensor)).toEqual([5, 0])
    const matrix = addRow(vector)
    expect(toNested(matrix.tensor)).toEqual([
      [5, 0],
      [0, 0],
    ])
    const again = removeColumn(removeColumn(removeRow(removeRow(matrix))))
    expect(again.tensor).toEqual(scalar(5))
    expect(removeColumn(number)).toBe(number)
  })

  it('forgets the expression of a cell that became a plain number', () => {
    expect(withCell(square, 1, 9)).toEqual(typed([2, 2], [1, 9, 3, 4], { 2: '1+2' }))
    expect(withCell(square, 0, 7, '3+4').expressions).toEqual({ 0: '3+4', 1: 'sqrt(4)', 2: '1+2' })
  })

  it('lays a pasted block over it and grows', () => {
    const pasted = withBlock(square, 3, typed([2, 2], [10, 20, 30, 40], { 3: '4e1' }))
    expect(toNested(pasted.tensor)).toEqual([
      [1, 2, 0],
      [3, 10, 20],
      [0, 30, 40],
    ])
    expect(pasted.expressions).toEqual({ 1: 'sqrt(4)', 3: '1+2', 8: '4e1' })
  })

  it('lets a vector stay a vector under a row or a column of cells', () => {
    const vector = typed([3], [1, 2, 3])
    expect(toNested(withBlock(vector, 1, typed([3, 1], [7, 8, 9])).tensor)).toEqual([1, 7, 8, 9])
    expect(toNested(withBlock(vector, 0, typed([2], [7, 8])).tensor)).toEqual([7, 8, 3])
  })
})
