// Dual numbers over any algebra: a value and its rate of change along one direction. `forward` over duals is the jvp;
// `vjp` over duals is an exact Hessian-vector product.
import type { Algebra } from './algebra'
import { log } from './elementary'
import { equal } from './masks'

export interface Dual<V> {
  readonly primal: V
  readonly tangent: V
}

/** The dual algebra over `m`. Duals of duals give third derivatives. */
export function dualOf<V>(m: Algebra<V>): Algebra<Dual<V>> {
  const still = (primal: V): Dual<V> => ({ primal, tangent: m.expand(m.constant(0), m.shapeOf(primal)) })
  /** Linear functions act on value and tangent alike. */
  const linear = (a: Dual<V>, f: (x: V) => V): Dual<V> => ({ primal: f(a.primal), tangent: f(a.tangent) })
  const shaped = (primal: V, tangent: V): Dual<V> => ({ primal, tangent: m.expand(tangent, m.shapeOf(primal)) })
  const zero = m.constant(0)

  return {
    constant: (x) => still(m.constant(x)),
    shapeOf: (a) => m.shapeOf(a.primal),
    add: (a, b) => shaped(m.add(a.primal, b.primal), m.add(a.tangent, b.tangent)),
    sub: (a, b) => shaped(m.sub(a.primal, b.primal), m.sub(a.tangent, b.tangent)),
    mul: (a, b) => shaped(m.mul(a.primal, b.primal), m.add(m.mul(a.tangent, b.primal), m.mul(a.primal, b.tangent))),
    div: (a, b) => {
      const y = m.div(a.primal, b.primal)
      return shaped(y, m.div(m.sub(a.tangent, m.mul(y, b.tangent)), b.primal))
    },
    pow: (a, b) => {
      const y = m.pow(a.primal, b.primal)
      const { base, exponent } = powerSlopes(m, a.primal, b.primal, y)
      // An exponent that stands still must not bring in log(a), which is undefined for a ≤ 0.
      const moving = m.mul(exponent, b.tangent)
      const fromExponent = m.select(equal(m, b.tangent, zero), zero, moving)
      return shaped(y, m.add(m.mul(base, a.tangent), fromExponent))
    },
    neg: (a) => linear(a, m.neg),
    map: (fn, a) => {
      const y = m.map(fn, a.primal)
      return { primal: y, tangent: m.mul(fn.slope(m, a.primal, y), a.tangent) }
    },
    greater: (a, b) => still(m.greater(a.primal, b.primal)),
    select: (mask, a, b) => ({
      primal: m.select(mask.primal, a.primal, b.primal),
      tangent: m.select(mask.primal, a.tangent, b.tangent),
    }),
    matmul: (a, b) => ({
      primal: m.matmul(a.primal, b.primal),
      tangent: m.add(m.matmul(a.tangent, b.primal), m.matmul(a.primal, b.tangent)),
    }),
    transpose: (a) => linear(a, m.transpose),
    expand: (a, to) => linear(a, (x) => m.expand(x, to)),
    collapse: (a, to) => linear(a, (x) => m.collapse(x, to)),
    reshape: (a, to) => linear(a, (x) => m.reshape(x, to)),
    largest: (a, to) => {
      const y = m.largest(a.primal, to)
      const isLargest = equal(m, a.primal, m.expand(y, m.shapeOf(a.primal)))
      const share = m.div(m.collapse(m.mul(isLargest, a.tangent), to), m.collapse(isLargest, to))
      return { primal: y, tangent: share }
    },
    stack: (parts) => ({
      primal: m.stack(parts.map((p) => p.primal)),
      tangent: m.stack(parts.map((p) => p.tangent)),
    }),
    part: (a, index) => linear(a, (x) => m.part(x, index)),
    take: (a, axis, places) => linear(a, (x) => m.take(x, axis, places)),
    put: (a, axis, places, to) => linear(a, (x) => m.put(x, axis, places, to)),
    detach: (a) => still(a.primal),
  }
}

/**
 * Slopes of y = a^b. With b = 0 the base has slope 0 everywhere; a zero base with b ≥ 0 gives the exponent slope 0
 * (PyTorch's choices; 0^0 is 1). Elsewhere b·a^(b−1) and y·log a, NaN for a negative base.
 */
export function powerSlopes<V>(m: Algebra<V>, a: V, b: V, y: V): { base: V; exponent: V } {
  const zero = m.constant(0)
  const isZero = (v: V): V => equal(m, v, zero)
  const base = m.select(isZero(b), zero, m.mul(b, m.pow(a, m.sub(b, m.constant(1)))))
  const isNegative = m.greater(zero, b)
  const quiet = m.select(isNegative, zero, isZero(a))
  return { base, exponent: m.select(quiet, zero, m.mul(y, m.map(log, a))) }
}
