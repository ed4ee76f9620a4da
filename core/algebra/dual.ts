// Dual numbers over any algebra: a value and its rate of change along one direction. `forward` over duals is the jvp;
// `vjp` over duals is an exact Hessian-vector product.
import type { Shape } from '../tensor'
import type { Algebra } from './algebra'
import { coincidence } from './eigen'
import { absolute, log } from './elementary'
import { both, equal, standsAt } from './masks'

export interface Dual<V> {
  readonly primal: V
  /** Null where nothing moves. That is not a rate of 0: at an infinite slope, 0 × ∞ is NaN, and nothing is nothing. */
  readonly tangent: V | null
}

/** The dual algebra over `m`. Duals of duals give third derivatives. */
export function dualOf<V>(m: Algebra<V>): Algebra<Dual<V>> {
  const still = (primal: V): Dual<V> => ({ primal, tangent: null })
  const zeros = (shape: Shape): V => m.expand(m.constant(0), shape)
  /** Linear functions act on value and tangent alike. */
  const linear = (a: Dual<V>, f: (x: V) => V): Dual<V> => ({
    primal: f(a.primal),
    tangent: a.tangent === null ? null : f(a.tangent),
  })
  /** The chain rule: what each input that moves brings in, added up and stretched to the value's shape. */
  const moved = (primal: V, ...parts: readonly (V | null)[]): Dual<V> => {
    const moving: V[] = parts.flatMap((part) => (part === null ? [] : [part]))
    if (moving.length === 0) return still(primal)
    return { primal, tangent: m.expand(moving.reduce(m.add), m.shapeOf(primal)) }
  }
  const times = (tangent: V | null, slope: () => V): V | null => (tangent === null ? null : m.mul(slope(), tangent))

  return {
    constant: (x) => still(m.constant(x)),
    shapeOf: (a) => m.shapeOf(a.primal),
    add: (a, b) => moved(m.add(a.primal, b.primal), a.tangent, b.tangent),
    sub: (a, b) => moved(m.sub(a.primal, b.primal), a.tangent, b.tangent === null ? null : m.neg(b.tangent)),
    mul: (a, b) =>
      moved(
        m.mul(a.primal, b.primal),
        times(a.tangent, () => b.primal),
        times(b.tangent, () => a.primal),
      ),
    div: (a, b) => {
      const y = m.div(a.primal, b.primal)
      const [top, bottom] = [a.tangent, times(b.tangent, () => m.neg(y))]
      return moved(y, ...[top, bottom].map((part) => (part === null ? null : m.div(part, b.primal))))
    },
    pow: (a, b) => {
      const y = m.pow(a.primal, b.primal)
      const slopes = powerSlopes(m, a.primal, b.primal, y)
      const fromExponent = times(b.tangent, slopes.exponent)
      // An exponent at rate 0 does not bring in log(a) either, which is undefined for a ≤ 0.
      const quiet = b.tangent && fromExponent && m.select(standsAt(m, b.tangent, 0), m.constant(0), fromExponent)
      return moved(y, times(a.tangent, slopes.base), quiet)
    },
    neg: (a) => linear(a, m.neg),
    map: (fn, a) => {
      const y = m.map(fn, a.primal)
      return moved(
        y,
        times(a.tangent, () => fn.slope(m, a.primal, y)),
      )
    },
    map2: (fn, a, b) => {
      const y = m.map2(fn, a.primal, b.primal)
      if (a.tangent === null && b.tangent === null) return still(y)
      const [first, second] = fn.slopes(m, a.primal, b.primal, y)
      return moved(
        y,
        times(a.tangent, () => first),
        times(b.tangent, () => second),
      )
    },
    greater: (a, b) => still(m.greater(a.primal, b.primal)),
    select: (mask, a, b) => {
      const primal = m.select(mask.primal, a.primal, b.primal)
      if (a.tangent === null && b.tangent === null) return still(primal)
      const zero = m.constant(0)
      return moved(primal, m.select(mask.primal, a.tangent ?? zero, b.tangent ?? zero))
    },
    matmul: (a, b) =>
      moved(
        m.matmul(a.primal, b.primal),
        a.tangent === null ? null : m.matmul(a.tangent, b.primal),
        b.tangent === null ? null : m.matmul(a.primal, b.tangent),
      ),
    transpose: (a) => linear(a, m.transpose),
    expand: (a, to) => linear(a, (x) => m.expand(x, to)),
    collapse: (a, to) => linear(a, (x) => m.collapse(x, to)),
    reshape: (a, to) => linear(a, (x) => m.reshape(x, to)),
    largest: (a, to) => {
      const y = m.largest(a.primal, to)
      if (a.tangent === null) return still(y)
      const isLargest = equal(m, a.primal, m.expand(y, m.shapeOf(a.primal)))
      const share = m.div(m.collapse(m.mul(isLargest, a.tangent), to), m.collapse(isLargest, to))
      return { primal: y, tangent: share }
    },
    stack: (parts) => {
      const primal = m.stack(parts.map((p) => p.primal))
      if (parts.every((p) => p.tangent === null)) return still(primal)
      return { primal, tangent: m.stack(parts.map((p) => p.tangent ?? zeros(m.shapeOf(p.primal)))) }
    },
    part: (a, index) => linear(a, (x) => m.part(x, index)),
    take: (a, axis, places) => linear(a, (x) => m.take(x, axis, places)),
    put: (a, axis, places, to) => linear(a, (x) => m.put(x, axis, places, to)),
    join: (parts, axis) => {
      const primal = m.join(
        parts.map((p) => p.primal),
        axis,
      )
      if (parts.every((p) => p.tangent === null)) return still(primal)
      const tangents = parts.map((p) => p.tangent ?? zeros(m.shapeOf(p.primal)))
      return { primal, tangent: m.join(tangents, axis) }
    },
    diagonal: (a) => linear(a, m.diagonal),
    embed: (a) => linear(a, m.embed),
    // A·X = B, so A·X' = B' − A'·X.
    solve: (a, b) => {
      const x = m.solve(a.primal, b.primal)
      const pull = a.tangent === null ? null : m.neg(m.matmul(a.tangent, x))
      const { tangent } = moved(b.primal, b.tangent, pull)
      return moved(x, tangent && m.solve(a.primal, tangent))
    },
    // Linear in each direction; moving A adds a direction.
    cofactors: (a, along) => {
      const fixed = along.map((b) => b.primal)
      const turns = along.map((b, i) => b.tangent && m.cofactors(a.primal, fixed.with(i, b.tangent)))
      const pull = a.tangent && m.cofactors(a.primal, [...fixed, a.tangent])
      return moved(m.cofactors(a.primal, fixed), ...turns, pull)
    },
    eigenvectors: (a, within) => {
      if (a.tangent === null) return still(m.eigenvectors(a.primal, within.primal))
      const v = m.eigenvectors(a.primal, a.tangent)
      return { primal: v, tangent: eigenvectorSlope(m, a.primal, a.tangent, v) }
    },
    detach: (a) => still(a.primal),
  }
}

/**
 * V' = V·(F ∘ VᵀA'V) with F_ij = 1/(λ_j − λ_i). Where eigenvalues coincide F is 0: V was chosen so that A' does not couple
 * their vectors. Symmetric parts throughout.
 */
function eigenvectorSlope<V>(m: Algebra<V>, a: V, slope: V, v: V): V {
  const zero = m.constant(0)
  const [size = 0] = m.shapeOf(a)
  const turned = (x: V): V => m.matmul(m.transpose(v), m.matmul(m.div(m.add(x, m.transpose(x)), m.constant(2)), v))
  const values = m.diagonal(turned(a))
  const gaps = m.sub(m.reshape(values, [1, size]), m.reshape(values, [size, 1]))
  const largest = m.largest(m.map(absolute, values), [])
  const isApart = m.greater(m.map(absolute, gaps), m.mul(m.constant(coincidence(size)), largest))
  return m.matmul(v, m.select(isApart, m.div(turned(slope), gaps), zero))
}

/**
 * Slopes of y = a^b: b·a^(b−1) and y·log a, the latter NaN for a negative base. A zero base with b ≥ 0 gives the exponent
 * slope 0, and 0^0 (which is 1) gives the base slope 0 too: PyTorch's choices. Lazy, because often only one moves.
 */
export function powerSlopes<V>(m: Algebra<V>, a: V, b: V, y: V): { base: () => V; exponent: () => V } {
  const zero = m.constant(0)
  return {
    base: () => {
      const isZeroToZero = both(m, standsAt(m, a, 0), standsAt(m, b, 0))
      return m.select(isZeroToZero, zero, m.mul(b, m.pow(a, m.sub(b, m.constant(1)))))
    },
    exponent: () => {
      const isQuiet = m.select(m.greater(zero, b), zero, standsAt(m, a, 0))
      return m.select(isQuiet, zero, m.mul(y, m.map(log, a)))
    },
  }
}
