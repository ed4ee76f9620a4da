// Arrays with holes, over any algebra: entries that a choice did not take. A hole is a zero that stays a zero whatever it
// meets: 0 × ∞ is 0 here. Backward rules run over it where a cotangent has holes, so that nothing leaks out of them.
import type { Shape } from '../tensor'
import { maximumElements, sizeOf } from '../tensor'
import type { Algebra } from './algebra'
import { either } from './masks'

export interface Holed<V> {
  /** 0 in the holes. */
  readonly value: V
  /** 1 where there is a number, 0 in the holes; null: no holes. Of the value's shape. */
  readonly filled: V | null
}

/** An array without holes. */
export const solid = <V>(value: V): Holed<V> => ({ value, filled: null })

/** `value` where `filled` is 1, holes elsewhere. */
export const holed = <V>(m: Algebra<V>, value: V, filled: V | null): Holed<V> =>
  filled === null
    ? solid(value)
    : { value: m.select(filled, value, m.constant(0)), filled: m.expand(filled, m.shapeOf(value)) }

/** Filled where either is. */
export const unite = <V>(m: Algebra<V>, a: V | null, b: V | null): V | null =>
  a === null || b === null ? null : either(m, a, b)

/** Filled where both are. */
const meet = <V>(m: Algebra<V>, a: V | null, b: V | null): V | null => (a === null ? b : b === null ? a : m.mul(a, b))

/**
 * A matrix product too large to be laid out: what is not finite counts as 0 wherever only holes meet it. Second derivatives
 * that alone are infinite are not looked at.
 */
function productOf<V>(m: Algebra<V>, a: Holed<V>, b: Holed<V>): Holed<V> {
  const [one, zero] = [m.constant(1), m.constant(0)]
  const isFinite = (v: V): V => m.mul(m.greater(m.constant(Infinity), v), m.greater(v, m.constant(-Infinity)))
  const filled = ({ value, filled: mask }: Holed<V>): V => mask ?? m.expand(one, m.shapeOf(value))
  const tamed = ({ value }: Holed<V>): V => m.select(isFinite(value), value, zero)
  const wild = ({ value }: Holed<V>): V => m.sub(one, isFinite(value))
  const meets = m.add(m.matmul(filled(a), wild(b)), m.matmul(wild(a), filled(b)))
  const isBad = m.greater(meets, zero)
  return {
    value: m.select(isBad, m.matmul(a.value, b.value), m.matmul(tamed(a), tamed(b))),
    filled: m.greater(m.matmul(filled(a), filled(b)), zero),
  }
}

/** The algebra over arrays with holes. Without holes it is `m`. */
export function holesOf<V>(m: Algebra<V>): Algebra<Holed<V>> {
  const full = (a: Holed<V>): V => a.filled ?? m.expand(m.constant(1), m.shapeOf(a.value))
  /** What becomes of the holes is what becomes of a mask. */
  const moved = (a: Holed<V>, f: (v: V) => V): Holed<V> => ({
    value: f(a.value),
    filled: a.filled === null ? null : f(a.filled),
  })
  const whole = (a: Holed<V>, f: (v: V) => V): Holed<V> => solid(f(a.value))
  const joined = (a: Holed<V>, b: Holed<V>, value: V): Holed<V> => {
    const filled = unite(m, a.filled, b.filled)
    return { value, filled: filled === null ? null : m.expand(filled, m.shapeOf(value)) }
  }
  /** Where any of the entries that are added up is filled, so is their sum. */
  const any = (filled: V, to: Shape): V => m.greater(m.collapse(filled, to), m.constant(0))
  const mul = (a: Holed<V>, b: Holed<V>): Holed<V> => holed(m, m.mul(a.value, b.value), meet(m, a.filled, b.filled))
  const collapse = (a: Holed<V>, to: Shape): Holed<V> => ({
    value: m.collapse(a.value, to),
    filled: a.filled === null ? null : any(a.filled, to),
  })

  return {
    constant: (x) => solid(m.constant(x)),
    shapeOf: (a) => m.shapeOf(a.value),
    add: (a, b) => joined(a, b, m.add(a.value, b.value)),
    sub: (a, b) => joined(a, b, m.sub(a.value, b.value)),
    mul,
    div: (a, b) => holed(m, m.div(a.value, b.value), a.filled),
    pow: (a, b) => solid(m.pow(a.value, b.value)),
    neg: (a) => ({ value: m.neg(a.value), filled: a.filled }),
    map: (fn, a) => solid(m.map(fn, a.value)),
    map2: (fn, a, b) => solid(m.map2(fn, a.value, b.value)),
    greater: (a, b) => solid(m.greater(a.value, b.value)),
    select: (mask, a, b) => {
      const value = m.select(mask.value, a.value, b.value)
      if (a.filled === null && b.filled === null) return solid(value)
      return { value, filled: m.expand(m.select(mask.value, full(a), full(b)), m.shapeOf(value)) }
    },
    // With holes, as the sum that it stands for: a hole meets every entry of a row or a column.
    matmul: (a, b) => {
      if (a.filled === null && b.filled === null) return solid(m.matmul(a.value, b.value))
      if (sizeOf([...m.shapeOf(a.value), m.shapeOf(b.value)[1] as number]) > maximumElements) return productOf(m, a, b)
      const [rows, inner] = m.shapeOf(a.value) as [number, number]
      const columns = m.shapeOf(b.value)[1] as number
      const to = [rows, inner, columns]
      const left = moved(a, (v) => m.expand(m.reshape(v, [rows, inner, 1]), to))
      const right = moved(b, (v) => m.expand(m.reshape(v, [1, inner, columns]), to))
      return moved(collapse(mul(left, right), [rows, 1, columns]), (v) => m.reshape(v, [rows, columns]))
    },
    transpose: (a) => moved(a, m.transpose),
    expand: (a, to) => moved(a, (v) => m.expand(v, to)),
    collapse,
    reshape: (a, to) => moved(a, (v) => m.reshape(v, to)),
    largest: (a, to) => whole(a, (v) => m.largest(v, to)),
    stack: (parts) => ({
      value: m.stack(parts.map((part) => part.value)),
      filled: parts.every((part) => part.filled === null) ? null : m.stack(parts.map(full)),
    }),
    part: (a, index) => moved(a, (v) => m.part(v, index)),
    take: (a, axis, places) => moved(a, (v) => m.take(v, axis, places)),
    put: (a, axis, places, to) => moved(a, (v) => m.put(v, axis, places, to)),
    join: (parts, axis) => ({
      value: m.join(
        parts.map((part) => part.value),
        axis,
      ),
      filled: parts.every((part) => part.filled === null) ? null : m.join(parts.map(full), axis),
    }),
    diagonal: (a) => moved(a, m.diagonal),
    embed: (a) => moved(a, m.embed),
    solve: (a, b) => solid(m.solve(a.value, b.value)),
    cofactors: (a, along) => {
      const directions = along.map((direction) => direction.value)
      return solid(m.cofactors(a.value, directions))
    },
    eigenvectors: (a, within) => solid(m.eigenvectors(a.value, within.value)),
    detach: (a) => moved(a, m.detach),
  }
}
