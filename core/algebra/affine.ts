// The algebra over what is affine in one or two numbers: constant + α·(a tensor) + β·(a tensor). What rules make of it stays
// affine for as long as they only add, copy and multiply by what stands still; then only its shape is known. It says which
// part of a program is the same at all points of a plane, so that it is computed once.
import type { Shape, Tensor } from '../tensor'
import { full } from '../tensor'
import type { Algebra } from './algebra'
import { numbers } from './numbers'
import { shapes } from './shapes'

/** One tensor per axis, null where the value does not move along it. */
export interface Parts {
  readonly constant: Tensor
  readonly along: readonly (Tensor | null)[]
}

/** `parts` is null where the value is not affine. */
export interface Affine {
  readonly shape: Shape
  readonly parts: Parts | null
}

export const still = (constant: Tensor): Affine => ({ shape: constant.shape, parts: { constant, along: [] } })

export const bent = (shape: Shape): Affine => ({ shape, parts: null })

export const isStill = ({ parts }: Affine): boolean => parts !== null && parts.along.every((part) => part === null)

const isFinite = ({ data }: Tensor): boolean => data.every(Number.isFinite)

/** 0 × ∞ would be made here and not there, so that only finite parts are trusted. */
const sound = (shape: Shape, parts: Parts): Affine =>
  parts.along.every((part) => part === null || isFinite(part)) && (parts.along.length === 0 || isFinite(parts.constant))
    ? { shape, parts }
    : bent(shape)

/** A function that is linear in all its arguments together. */
function linear(shape: Shape, values: readonly Affine[], f: (given: readonly Tensor[]) => Tensor): Affine {
  const parts = values.map((value) => value.parts)
  if (!parts.every((part) => part !== null)) return bent(shape)
  const axes = Math.max(0, ...parts.map(({ along }) => along.length))
  const along = Array.from({ length: axes }, (_, axis) =>
    parts.every((part) => !part.along[axis])
      ? null
      : f(parts.map((part) => part.along[axis] ?? full(part.constant.shape, 0))),
  )
  return sound(shape, { constant: f(parts.map(({ constant }) => constant)), along })
}

/** A product, or what else is linear in each of its two arguments: affine where one of them stands still. */
function bilinear(shape: Shape, a: Affine, b: Affine, f: (x: Tensor, y: Tensor) => Tensor): Affine {
  if (a.parts && isStill(b)) return linear(shape, [a], ([x]) => f(x!, b.parts!.constant))
  if (b.parts && isStill(a)) return linear(shape, [b], ([y]) => f(a.parts!.constant, y!))
  return bent(shape)
}

/** Any other function: known where nothing moves. */
const fixed = (shape: Shape, values: readonly Affine[], f: (given: readonly Tensor[]) => Tensor): Affine =>
  values.every(isStill) ? still(f(values.map(({ parts }) => parts!.constant))) : bent(shape)

type Pairwise = 'pow' | 'greater'

const pair =
  (name: Pairwise) =>
  (a: Affine, b: Affine): Affine =>
    fixed(shapes[name](a.shape, b.shape), [a, b], ([x, y]) => numbers[name](x!, y!))

const sum =
  (name: 'add' | 'sub') =>
  (a: Affine, b: Affine): Affine =>
    linear(shapes[name](a.shape, b.shape), [a, b], ([x, y]) => numbers[name](x!, y!))

const unary =
  (name: 'neg' | 'transpose' | 'diagonal' | 'embed') =>
  (a: Affine): Affine =>
    linear(shapes[name](a.shape), [a], ([x]) => numbers[name](x!))

const resized =
  (name: 'expand' | 'collapse' | 'reshape') =>
  (a: Affine, to: Shape): Affine =>
    linear(shapes[name](a.shape, to), [a], ([x]) => numbers[name](x!, to))

const shapesOf = (values: readonly Affine[]): Shape[] => values.map(({ shape }) => shape)

export const affine: Algebra<Affine> = {
  constant: (x) => still(numbers.constant(x)),
  shapeOf: ({ shape }) => shape,
  add: sum('add'),
  sub: sum('sub'),
  mul: (a, b) => bilinear(shapes.mul(a.shape, b.shape), a, b, numbers.mul),
  div: (a, b) => {
    const shape = shapes.div(a.shape, b.shape)
    return isStill(b) ? linear(shape, [a], ([x]) => numbers.div(x!, b.parts!.constant)) : bent(shape)
  },
  pow: pair('pow'),
  neg: unary('neg'),
  map: (fn, a) => fixed(a.shape, [a], ([x]) => numbers.map(fn, x!)),
  map2: (fn, a, b) => fixed(shapes.map2(fn, a.shape, b.shape), [a, b], ([x, y]) => numbers.map2(fn, x!, y!)),
  greater: pair('greater'),
  select: (mask, a, b) => {
    const shape = shapes.select(mask.shape, a.shape, b.shape)
    if (!isStill(mask)) return bent(shape)
    return linear(shape, [a, b], ([x, y]) => numbers.select(mask.parts!.constant, x!, y!))
  },
  matmul: (a, b) => bilinear(shapes.matmul(a.shape, b.shape), a, b, numbers.matmul),
  transpose: unary('transpose'),
  expand: resized('expand'),
  collapse: resized('collapse'),
  reshape: resized('reshape'),
  largest: (a, to) => fixed(shapes.largest(a.shape, to), [a], ([x]) => numbers.largest(x!, to)),
  stack: (parts) => linear(shapes.stack(shapesOf(parts)), parts, (given) => numbers.stack(given)),
  part: (a, index) => linear(shapes.part(a.shape, index), [a], ([x]) => numbers.part(x!, index)),
  take: (a, axis, places) => linear(shapes.take(a.shape, axis, places), [a], ([x]) => numbers.take(x!, axis, places)),
  put: (a, axis, places, to) =>
    linear(shapes.put(a.shape, axis, places, to), [a], ([x]) => numbers.put(x!, axis, places, to)),
  join: (parts, axis) => linear(shapes.join(shapesOf(parts), axis), parts, (given) => numbers.join(given, axis)),
  diagonal: unary('diagonal'),
  embed: unary('embed'),
  solve: (a, b) => {
    const shape = shapes.solve(a.shape, b.shape)
    return isStill(a) ? linear(shape, [b], ([y]) => numbers.solve(a.parts!.constant, y!)) : bent(shape)
  },
  cofactors: (a, along) =>
    fixed(shapes.cofactors(a.shape, shapesOf(along)), [a, ...along], ([x, ...rest]) => numbers.cofactors(x!, rest)),
  eigenvectors: (a, within) =>
    fixed(shapes.eigenvectors(a.shape, within.shape), [a, within], ([x, y]) => numbers.eigenvectors(x!, y!)),
  // Its slope is not that of its value.
  detach: (a) => (isStill(a) ? a : bent(a.shape)),
}
