// Numbers as JSON holds them: what JSON lacks is a word, and −0 reads 0.
import { cellOf } from '../../core/file/cells'
import type { Tensor } from '../../core/tensor'
import { toNested } from '../../core/tensor'

/** A number, or "NaN", "Infinity", "-Infinity"; lists for vectors and matrices. */
export type Written = number | string | readonly Written[]

export const writtenNumber = (x: number): Written => (x === 0 ? 0 : cellOf(x))

const writtenNested = (value: ReturnType<typeof toNested>): Written =>
  typeof value === 'number' ? writtenNumber(value) : value.map(writtenNested)

export const written = (t: Tensor): Written => writtenNested(toNested(t))
