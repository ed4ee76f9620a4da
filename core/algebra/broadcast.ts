// How shapes meet: the one place that knows NumPy's broadcasting and the sizes of a matrix product.
import { diagnostic, Refusal } from '../diagnostic'
import type { Shape } from '../tensor'

/** The shape that both stretch to; refuses with E201 when an axis has two different sizes, neither of them 1. */
export function broadcastShapes(a: Shape, b: Shape): Shape {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, axis) => {
    const p = a[a.length - rank + axis] ?? 1
    const q = b[b.length - rank + axis] ?? 1
    if (p !== q && p !== 1 && q !== 1) throw new Refusal(diagnostic('E201', { op: '', a, b }))
    return p === 1 ? q : p
  })
}

/** Shape of a matrix product; refuses with E203 (not matrices) or E202 (inner sizes differ). */
export function productShape(a: Shape, b: Shape): Shape {
  for (const shape of [a, b]) {
    if (shape.length !== 2)
      throw new Refusal(diagnostic('E203', { op: 'matmul', needs: 'a matrix or a vector', shape }))
  }
  const [rows, inner] = a as [number, number]
  const [innerB, columns] = b as [number, number]
  if (inner !== innerB) throw new Refusal(diagnostic('E202', { a, b, inner: [inner, innerB] }))
  return [rows, columns]
}

/** The shape with its last two axes swapped. */
export const transposedShape = (shape: Shape): Shape =>
  shape.length < 2
    ? shape
    : [...shape.slice(0, -2), shape[shape.length - 1] as number, shape[shape.length - 2] as number]

/** Side of a square matrix; refuses anything else with E203. */
export function sideOf(shape: Shape): number {
  const [rows, columns] = shape
  if (shape.length === 2 && rows === columns) return rows as number
  throw new Refusal(diagnostic('E203', { op: '', needs: 'a square matrix', shape }))
}

/** Shape of `solve(A, B)`; refuses with E203 (A not square, B not a matrix) or E202 (sizes differ). */
export function solutionShape(a: Shape, b: Shape): Shape {
  const side = sideOf(a)
  return [side, productShape(a, b)[1] as number]
}

/** Shape of parts put one after the other along `axis`; refuses with E201 when they differ elsewhere. */
export function joinedShape(parts: readonly Shape[], axis: number): Shape {
  const [first = []] = parts
  for (const part of parts) {
    if (part.length !== first.length || part.some((size, i) => i !== axis && size !== first[i])) {
      const needs =
        first.length > 1 ? `equal sizes along every axis but axis ${axis}` : 'vectors, or equal numbers of axes'
      throw new Refusal(diagnostic('E201', { op: '', a: first, b: part, needs }))
    }
  }
  return first.map((size, i) => (i === axis ? parts.reduce((sum, part) => sum + (part[axis] as number), 0) : size))
}

/** The flat data of a tensor as blocks along an axis: `outer` times, `size` steps of `step` numbers. */
export function blocksAlong(shape: Shape, axis: number): { outer: number; size: number; step: number } {
  const product = (sizes: Shape): number => sizes.reduce((count, size) => count * size, 1)
  return { outer: product(shape.slice(0, axis)), size: shape[axis] as number, step: product(shape.slice(axis + 1)) }
}

/** Puts flat parts one after the other along an axis; each entry holds `width` numbers. */
export function joinOf(
  parts: readonly { readonly shape: Shape; readonly data: Float64Array }[],
  axis: number,
  width: number,
): Float64Array {
  const out = new Float64Array(parts.reduce((count, { data }) => count + data.length, 0))
  const { outer } = blocksAlong((parts[0] as { readonly shape: Shape }).shape, axis)
  let at = 0
  for (let block = 0; block < outer; block++) {
    for (const { shape, data } of parts) {
      const { size, step } = blocksAlong(shape, axis)
      const length = size * step * width
      out.set(data.subarray(block * length, (block + 1) * length), at)
      at += length
    }
  }
  return out
}

/** Step in the flat data of `from` for one step along each axis of `to`; 0 where `from` is stretched. */
export function stretchedStrides(from: Shape, to: Shape): readonly number[] {
  const strides = new Array<number>(to.length).fill(0)
  let stride = 1
  for (let axis = from.length - 1; axis >= 0; axis--) {
    const size = from[axis] as number
    strides[to.length - from.length + axis] = size === 1 ? 0 : stride
    stride *= size
  }
  return strides
}

/**
 * Calls `visit(flat index among the taken, flat index in the whole)` for every entry that lies at one of these places along
 * `axis` of `whole`, in the order of the taken.
 */
export function walkPlaces(
  whole: Shape,
  axis: number,
  places: readonly number[],
  visit: (taken: number, index: number) => void,
): void {
  const before = whole.slice(0, axis).reduce((product, size) => product * size, 1)
  const after = whole.slice(axis + 1).reduce((product, size) => product * size, 1)
  const size = whole[axis] as number
  let taken = 0
  for (let block = 0; block < before; block++) {
    for (const place of places) {
      const start = (block * size + place) * after
      for (let i = 0; i < after; i++) visit(taken++, start + i)
    }
  }
}

/** The shape with another size along one axis. */
export const resizedShape = (shape: Shape, axis: number, size: number): Shape =>
  shape.map((old, i) => (i === axis ? size : old))

/** Calls `visit(flat index of to, flat index of from)` over all entries of `to`, in order. */
export function walk(to: Shape, strides: readonly number[], visit: (index: number, source: number) => void): void {
  const count = to.reduce((product, size) => product * size, 1)
  const at = new Array<number>(to.length).fill(0)
  let source = 0
  for (let index = 0; index < count; index++) {
    visit(index, source)
    for (let axis = to.length - 1; axis >= 0; axis--) {
      const next = (at[axis] as number) + 1
      source += strides[axis] as number
      if (next < (to[axis] as number)) {
        at[axis] = next
        break
      }
      source -= next * (strides[axis] as number)
      at[axis] = 0
    }
  }
}
