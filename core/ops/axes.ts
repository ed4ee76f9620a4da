// Axes: which entries a reduction takes together, and how an answer is stretched back over them. Shapes and algebra only.
import type { Algebra } from '../algebra/algebra'
import { blocksAlong } from '../algebra/broadcast'
import { diagnostic, Refusal } from '../diagnostic'
import type { Shape } from '../tensor'
import { sizeOf } from '../tensor'
import type { Attributes } from './op'

/** Settings of a reduction, as NumPy has them. */
export const reduction = {
  axis: { title: 'axis', kind: 'axis', default: 'all' },
  keepdims: { title: 'keep the axis', kind: 'flag', default: 0 },
} as const

/** Of what works along one axis and keeps the shape: rows of a batch unless said. */
export const along = { axis: { title: 'axis', kind: 'axis', default: '-1' } } as const

/** Shapes on which reductions are tested; each with every axis, kept and not. */
export const reducible = [
  [[]],
  [[1]],
  [[4]],
  [[2, 3]],
  [[3, 1]],
  [[1, 4]],
  [[2, 3, 2]],
  [[1, 1, 2]],
  [[2, 1, 2, 2]],
  [[2]],
  [[2, 2]],
  [[1, 2, 1]],
] as const

/** The axis as a place in the shape, or 'all'; a number has all entries on any axis. Refuses with E203. */
export function axisOf(shape: Shape, attributes: Attributes): number | 'all' {
  const axis = attributes['axis']
  if (axis === 'all' || axis === undefined || shape.length === 0) return 'all'
  const index = Number(axis) < 0 ? shape.length + Number(axis) : Number(axis)
  if (!(index in shape)) throw new Refusal(diagnostic('E203', { op: '', needs: `an axis ${axis}`, shape }))
  return index
}

export interface Reduction {
  /** With a 1 where an axis goes. */
  readonly kept: Shape
  /** The shape of the answer. */
  readonly out: Shape
  /** How many entries each answer is made of. */
  readonly count: number
}

/** What a reduction does to a shape. Refuses with E203. */
export function reduced(shape: Shape, attributes: Attributes): Reduction {
  const axis = axisOf(shape, attributes)
  const isKept = attributes['keepdims'] === 1
  const kept = shape.map((size, i) => (axis === 'all' || i === axis ? 1 : size))
  const out = isKept ? kept : axis === 'all' ? [] : shape.filter((_, i) => i !== axis)
  return { kept, out, count: axis === 'all' ? sizeOf(shape) : (shape[axis] as number) }
}

/** Stretches what belongs to each answer of a reduction back over the entries that it was made of. */
export const spreadOver = <V>(m: Algebra<V>, answer: V, shape: Shape, attributes: Attributes): V =>
  m.expand(m.reshape(answer, reduced(shape, attributes).kept), shape)

/** Refuses with E203 a reduction over nothing, for ops that have no answer then. */
export function someEntries(shape: Shape, attributes: Attributes): void {
  if (reduced(shape, attributes).count > 0) return
  throw new Refusal(diagnostic('E203', { op: '', needs: 'at least one entry', shape }))
}

/** The same entries as (outer, count, inner) with the axis of the reduction in the middle. */
export function asRuns<V>(m: Algebra<V>, x: V, attributes: Attributes): V {
  const shape = m.shapeOf(x)
  const axis = axisOf(shape, attributes)
  const { outer, size, step } = axis === 'all' ? { outer: 1, size: sizeOf(shape), step: 1 } : blocksAlong(shape, axis)
  return m.reshape(x, [outer, size, step])
}

/** Entries `from` to before `to` along an axis. */
export const piece = <V>(m: Algebra<V>, x: V, axis: number, from: number, to: number): V =>
  m.take(
    x,
    axis,
    Array.from({ length: to - from }, (_, i) => from + i),
  )

/** 0, 1, 2, … as a vector, by doubling. */
export function sequence<V>(m: Algebra<V>, count: number): V {
  const first = m.stack([m.constant(0)])
  if (count === 1) return first
  if (count === 0) return piece(m, first, 0, 0, 0)
  const half = sequence(m, Math.floor(count / 2))
  const doubled = m.join([half, m.add(half, m.constant(Math.floor(count / 2)))], 0)
  return count % 2 === 0 ? doubled : m.join([doubled, m.stack([m.constant(count - 1)])], 0)
}

/** ", axis=0, keepdims=True", as NumPy's reductions take it. */
export const axisText = (attributes: Attributes): string =>
  (attributes['axis'] === 'all' || attributes['axis'] === undefined ? '' : `, axis=${attributes['axis']}`) +
  (attributes['keepdims'] === 1 ? ', keepdims=True' : '')

/** The same for an expression that must keep its axis, so that it stretches again. */
export const keptAxisText = (attributes: Attributes): string => axisText({ ...attributes, keepdims: 1 })
