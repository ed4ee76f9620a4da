// The algebra that counts: rules interpreted so give the number of scalar multiplications, divisions and function calls that
// their result needs. It never computes with numbers, except with those that are the same at every point (constants).
import type { Shape } from '../tensor'
import { sizeOf } from '../tensor'
import type { Algebra } from './algebra'
import { power } from '../elementary/functions'
import { shapes } from './shapes'

export interface Count {
  readonly multiplications: number
  readonly divisions: number
  /** Calls of exp, log, sin and the like, one per entry. */
  readonly calls: number
}

/** What one result costs, and what it is made of. */
export interface Counted {
  readonly shape: Shape
  readonly own: Count
  readonly from: readonly Counted[]
  /** Every entry, where it is a constant of the rule: times 0 and times 1 cost nothing, as nobody would compute them. */
  readonly known: number | null
}

export const nothing: Count = { multiplications: 0, divisions: 0, calls: 0 }

const times = (count: number): Count => ({ ...nothing, multiplications: count })

/** Something given: a source, a direction, an upstream cotangent. */
export const given = (shape: Shape): Counted => ({ shape, own: nothing, from: [], known: null })

const constant = (known: number, shape: Shape = []): Counted => ({ ...given(shape), known })

const made = (shape: Shape, from: readonly Counted[], own: Count = nothing): Counted => ({
  shape,
  own,
  from,
  known: null,
})

/** The same numbers, moved about: free. */
const moved = (shape: Shape, a: Counted): Counted => (a.known === null ? made(shape, [a]) : constant(a.known, shape))

type Pairwise = (shape: Shape, a: Counted, b: Counted) => Counted

/** Constants are worked out once and for all; what is left is given to `otherwise`. */
const pairwise =
  (fold: (x: number, y: number) => number, otherwise: Pairwise) =>
  (a: Counted, b: Counted): Counted => {
    const shape = shapes.add(a.shape, b.shape)
    return a.known !== null && b.known !== null ? constant(fold(a.known, b.known), shape) : otherwise(shape, a, b)
  }

const free: Pairwise = (shape, a, b) => made(shape, [a, b])

const product: Pairwise = (shape, a, b) => {
  if (a.known === 0 || b.known === 0) return constant(0, shape)
  if (a.known === 1) return moved(shape, b)
  if (b.known === 1) return moved(shape, a)
  // A change of sign is no multiplication.
  if (a.known === -1 || b.known === -1) return made(shape, [a, b])
  return made(shape, [a, b], times(sizeOf(shape)))
}

const quotient: Pairwise = (shape, a, b) => {
  if (a.known === 0) return constant(0, shape)
  if (b.known === 1) return moved(shape, a)
  return made(shape, [a, b], { ...nothing, divisions: sizeOf(shape) })
}

/** Multiplications of repeated squaring: one per binary digit after the first, one more per 1 among them. */
function squarings(n: number): number {
  const digits = n.toString(2)
  return digits.length - 1 + [...digits.slice(1)].filter((digit) => digit === '1').length
}

const raised: Pairwise = (shape, a, b) => {
  const size = sizeOf(shape)
  const n = b.known
  if (n === 0) return constant(1, shape)
  if (n === 1) return moved(shape, a)
  if (n === null || !Number.isInteger(n) || Math.abs(n) > 64) return made(shape, [a, b], { ...nothing, calls: size })
  return made(shape, [a], {
    ...nothing,
    multiplications: size * squarings(Math.abs(n)),
    divisions: n < 0 ? size : 0,
  })
}

const called: Pairwise = (shape, a, b) => made(shape, [a, b], { ...nothing, calls: sizeOf(shape) })

/** Elimination of a matrix into L·D·U. */
const eliminating = (size: number): Count => ({
  ...nothing,
  multiplications: ((size - 1) * size * (2 * size - 1)) / 6,
  divisions: size * (size - 1),
})

/** Cofactors: two products for each minor of a small matrix; else elimination, two triangular solutions and leaving out. */
function minors(size: number, directions: number): Count {
  if (size < 3) return nothing
  if (size === 3) return times(18)
  const { multiplications, divisions } = eliminating(size)
  const turning = (1 + directions) * size * size * (size - 1)
  return {
    ...nothing,
    multiplications: multiplications + turning + power(size, directions + 1) * (size - 1),
    divisions,
  }
}

export const counting: Algebra<Counted> = {
  constant: (x) => constant(x),
  shapeOf: (a) => a.shape,
  add: pairwise((x, y) => x + y, free),
  sub: pairwise((x, y) => x - y, free),
  mul: pairwise((x, y) => x * y, product),
  div: pairwise((x, y) => x / y, quotient),
  pow: pairwise(power, raised),
  neg: (a) => (a.known === null ? made(a.shape, [a]) : constant(-a.known, a.shape)),
  map: (fn, a) =>
    a.known === null
      ? made(a.shape, [a], { ...nothing, calls: sizeOf(a.shape) })
      : constant(fn.value(a.known), a.shape),
  map2: (fn, a, b) => pairwise(fn.value, called)(a, b),
  greater: pairwise((x, y) => (x > y ? 1 : 0), free),
  select: (mask, a, b) => {
    const shape = shapes.select(mask.shape, a.shape, b.shape)
    if (mask.known !== null) return moved(shape, mask.known !== 0 ? a : b)
    return made(shape, [mask, a, b])
  },
  matmul: (a, b) => {
    const shape = shapes.matmul(a.shape, b.shape)
    if (a.known === 0 || b.known === 0) return constant(0, shape)
    return made(shape, [a, b], times(sizeOf(shape) * (a.shape[1] as number)))
  },
  transpose: (a) => moved(shapes.transpose(a.shape), a),
  expand: (a, to) => moved(to, a),
  collapse: (a, to) =>
    a.known === null || sizeOf(to) === 0 ? made(to, [a]) : constant((a.known * sizeOf(a.shape)) / sizeOf(to), to),
  reshape: (a, to) => moved(to, a),
  largest: (a, to) => moved(to, a),
  stack: (parts) => made(shapes.stack(parts.map((part) => part.shape)), parts),
  part: (a, index) => moved(shapes.part(a.shape, index), a),
  take: (a, axis, places) => moved(shapes.take(a.shape, axis, places), a),
  put: (a, _axis, _places, to) => (a.known === 0 ? constant(0, to) : made(to, [a])),
  join: (parts, axis) =>
    made(
      shapes.join(
        parts.map((part) => part.shape),
        axis,
      ),
      parts,
    ),
  diagonal: (a) => moved(shapes.diagonal(a.shape), a),
  embed: (a) => (a.known === 0 ? constant(0, shapes.embed(a.shape)) : made(shapes.embed(a.shape), [a])),
  solve: (a, b) => {
    const shape = shapes.solve(a.shape, b.shape)
    const [size, width] = shape as [number, number]
    if (b.known === 0) return constant(0, shape)
    const { multiplications, divisions } = eliminating(size)
    return made(shape, [a, b], {
      ...nothing,
      multiplications: multiplications + size * (size - 1) * width,
      divisions: divisions + size * width,
    })
  },
  cofactors: (a, along) =>
    made(shapes.cofactors(a.shape, []), [a, ...along], minors(a.shape[0] as number, along.length)),
  // Jacobi's rotations go on until nothing changes: about ten times n³.
  eigenvectors: (a, within) =>
    made(shapes.eigenvectors(a.shape, []), [a, within], times(10 * power(a.shape[0] as number, 3))),
  detach: (a) => a,
}

/**
 * What all these results need together: a number that several of them need counts once, one that none needs not at all.
 * Cost: one look per result that they are made of.
 */
export function countOf(results: readonly Counted[]): Count {
  const needed = new Set(results)
  // A set visits what is added while it is walked.
  for (const { from } of needed) for (const part of from) needed.add(part)
  let [multiplications, divisions, calls] = [0, 0, 0]
  for (const { own } of needed) {
    multiplications += own.multiplications
    divisions += own.divisions
    calls += own.calls
  }
  return { multiplications, divisions, calls }
}

/** All of them as one number. */
export const total = ({ multiplications, divisions, calls }: Count): number => multiplications + divisions + calls
