// The algebra over shapes whose axes may have names: which name still means its axis after a rule. It never guesses: an
// axis that a rule makes, mixes or cannot place has no name.
import type { Shape } from '../tensor'
import { isSameShape } from '../tensor'
import type { Algebra } from './algebra'
import { shapes } from './shapes'

/** One name per axis; "" for an axis without one. */
export type AxisNames = readonly string[]

export interface NamedShape {
  readonly shape: Shape
  readonly names: AxisNames
}

const unnamed = (shape: Shape): NamedShape => ({ shape, names: shape.map(() => '') })

/** The one name of those that are given; none where they disagree. */
function agreed(names: readonly string[]): string {
  const given = new Set(names.filter((name) => name !== ''))
  const [only = ''] = given
  return given.size === 1 ? only : ''
}

/** Broadcasting: an axis is called as it is where it is not stretched, which may be on both sides. */
function meet(a: NamedShape, b: NamedShape): NamedShape {
  const shape = shapes.add(a.shape, b.shape)
  const nameIn = ({ shape: own, names }: NamedShape, axis: number): string => {
    const at = own.length - shape.length + axis
    return own[at] === shape[axis] ? (names[at] ?? '') : ''
  }
  return { shape, names: shape.map((_, axis) => agreed([nameIn(a, axis), nameIn(b, axis)])) }
}

/** Axes counted from the last keep their names where their sizes do; an axis of 1 may be what others were taken into. */
function resized({ shape: own, names }: NamedShape, shape: Shape): NamedShape {
  const offset = own.length - shape.length
  return {
    shape,
    names: shape.map((size, axis) => (size !== 1 && own[axis + offset] === size ? (names[axis + offset] ?? '') : '')),
  }
}

/** Axes of 1 come and go; where the others stay in their order, so do their names. */
function reshaped(a: NamedShape, shape: Shape): NamedShape {
  if (isSameShape(a.shape, shape)) return a
  const isLong = (size: number): boolean => size !== 1
  if (!isSameShape(a.shape.filter(isLong), shape.filter(isLong))) return unnamed(shape)
  const left = a.names.filter((_, axis) => isLong(a.shape[axis] as number))
  let at = 0
  return { shape, names: shape.map((size) => (isLong(size) ? (left[at++] ?? '') : '')) }
}

const agreedNames = (parts: readonly NamedShape[]): AxisNames =>
  (parts[0]?.names ?? []).map((_, axis) => agreed(parts.map(({ names }) => names[axis] ?? '')))

const shapesOf = (parts: readonly NamedShape[]): Shape[] => parts.map(({ shape }) => shape)

export const namedShapes: Algebra<NamedShape> = {
  constant: () => unnamed([]),
  shapeOf: ({ shape }) => shape,
  add: meet,
  sub: meet,
  mul: meet,
  div: meet,
  pow: meet,
  neg: (a) => a,
  map: (_, a) => a,
  map2: (_, a, b) => meet(a, b),
  greater: meet,
  select: (mask, a, b) => meet(mask, meet(a, b)),
  matmul: (a, b) => ({ shape: shapes.matmul(a.shape, b.shape), names: [a.names[0] ?? '', b.names[1] ?? ''] }),
  transpose: ({ shape, names }) => ({
    shape: shapes.transpose(shape),
    names: names.length < 2 ? names : [...names.slice(0, -2), ...names.slice(-2).reverse()],
  }),
  expand: (a, to) => resized(a, shapes.expand(a.shape, to)),
  collapse: (a, to) => resized(a, shapes.collapse(a.shape, to)),
  reshape: (a, to) => reshaped(a, shapes.reshape(a.shape, to)),
  largest: (a, to) => resized(a, shapes.largest(a.shape, to)),
  stack: (parts) => ({ shape: shapes.stack(shapesOf(parts)), names: ['', ...agreedNames(parts)] }),
  part: ({ shape, names }) => ({ shape: shape.slice(1), names: names.slice(1) }),
  take: ({ shape, names }, axis, places) => ({ shape: shapes.take(shape, axis, places), names }),
  put: ({ shape, names }, axis, places, to) => ({ shape: shapes.put(shape, axis, places, to), names }),
  join: (parts, axis) => ({ shape: shapes.join(shapesOf(parts), axis), names: agreedNames(parts) }),
  diagonal: ({ shape, names: [row = '', column = ''] }) => ({
    shape: shapes.diagonal(shape),
    names: [row === column ? row : ''],
  }),
  embed: ({ shape }) => unnamed(shapes.embed(shape)),
  // The unknowns stand for the columns of A.
  solve: (a, b) => ({ shape: shapes.solve(a.shape, b.shape), names: [a.names[1] ?? '', b.names[1] ?? ''] }),
  cofactors: (a, along) => unnamed(shapes.cofactors(a.shape, shapesOf(along))),
  eigenvectors: (a, within) => unnamed(shapes.eigenvectors(a.shape, within.shape)),
  detach: (a) => a,
}
