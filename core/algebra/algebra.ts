// The few array functions that every rule is written in. An interpreter gives them a meaning for its own kind of value V:
// numbers, dual numbers, shapes, LaTeX, NumPy text. Keep it small; a new function needs an entry in DECISIONS.md.
import type { Shape } from '../tensor'

/** A function of one number, applied entry by entry. One record; forward, derivative, formula and code come from it. */
export interface Elementary {
  readonly name: string
  value(x: number): number
  /** dy/dx in the algebra itself, so that it can be differentiated again and printed. */
  slope<V>(m: Algebra<V>, x: V, y: V): V
  /** LaTeX of the function of `x`. `tight` is x with brackets where a product would need them. */
  latex?(x: string, tight: string): string
  /** NumPy's name, or the text that computes it where NumPy has no such function. `tight` is x ready for any operator. */
  readonly numpy: string | ((x: string, tight: string) => string)
}

/** A function of two numbers, applied entry by entry; the smaller shape stretches over the larger. */
export interface BinaryElementary {
  readonly name: string
  value(x: number, y: number): number
  /** The slopes in `x` and in `y`, in the algebra itself. */
  slopes<V>(m: Algebra<V>, x: V, y: V, value: V): readonly [V, V]
  /** LaTeX of the function of `x` and `y`, `tight` with brackets where a power would need them; absent: a call by name. */
  latex?(x: string, y: string, tightX: string, tightY: string): string
  /** NumPy's name of it. */
  readonly numpy: string
}

export interface Algebra<V> {
  constant(x: number): V
  shapeOf(v: V): Shape
  /** These five stretch the smaller shape over the larger, as NumPy does. */
  add(a: V, b: V): V
  sub(a: V, b: V): V
  mul(a: V, b: V): V
  div(a: V, b: V): V
  /** a to the power b; integer powers by multiplication. */
  pow(a: V, b: V): V
  neg(a: V): V
  map(fn: Elementary, a: V): V
  map2(fn: BinaryElementary, a: V, b: V): V
  /** 1 where a > b, else 0. Its derivative is 0. */
  greater(a: V, b: V): V
  /** `a` where the mask is 1, `b` where it is 0. What is not taken does not leak, not even a NaN. */
  select(mask: V, a: V, b: V): V
  /** Matrices only: (n, k) times (k, m). */
  matmul(a: V, b: V): V
  /** Swaps the last two axes; a vector or a number stays as it is. */
  transpose(a: V): V
  /** Stretches `a` up to a larger shape. */
  expand(a: V, to: Shape): V
  /** Adds up what `expand` would have copied: its transpose. */
  collapse(a: V, to: Shape): V
  /** Same numbers in the same order under another shape. */
  reshape(a: V, to: Shape): V
  /** Largest entry over the axes that `collapse(a, to)` would add up. Ties share the derivative equally. */
  largest(a: V, to: Shape): V
  /** Puts equal shapes side by side along a new first axis. */
  stack(parts: readonly V[]): V
  /** Entry `index` along the first axis. */
  part(a: V, index: number): V
  /** Entries at these places along one axis, in this order; the axis stays. */
  take(a: V, axis: number, places: readonly number[]): V
  /** Zeros of shape `to` with the entries of `a` added at these places along one axis: the transpose of `take`. */
  put(a: V, axis: number, places: readonly number[], to: Shape): V
  /** Puts parts one after the other along an axis that they have; their other axes are equal. */
  join(parts: readonly V[], axis: number): V
  /** Diagonal of a square matrix, as a vector. */
  diagonal(a: V): V
  /** The square matrix with this vector on its diagonal and zeros elsewhere. */
  embed(a: V): V
  /** X with A·X = B, for a square matrix A and a matrix B. NaN when A is singular but for rounding. */
  solve(a: V, b: V): V
  /** Cofactors of a square matrix; with directions, their derivative along each of these in turn. Polynomials of A. */
  cofactors(a: V, along: readonly V[]): V
  /**
   * Eigenvectors of the symmetric part of a square matrix as columns, eigenvalues ascending. Where eigenvalues coincide
   * any basis would do: one is taken that makes `within` diagonal too.
   */
  eigenvectors(a: V, within: V): V
  /** The same value, with derivative 0. */
  detach(a: V): V
}
