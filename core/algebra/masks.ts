// Questions asked entry by entry, written in the algebra itself: 1 for yes, 0 for no. A NaN equals everything, so a rule that
// branches on `equal` lets it through.
import type { Algebra } from './algebra'

export const not = <V>(m: Algebra<V>, mask: V): V => m.select(mask, m.constant(0), m.constant(1))

export const both = <V>(m: Algebra<V>, p: V, q: V): V => m.mul(p, q)

export const either = <V>(m: Algebra<V>, p: V, q: V): V => m.select(p, m.constant(1), q)

/** Neither is greater. */
export const equal = <V>(m: Algebra<V>, a: V, b: V): V =>
  m.select(m.greater(a, b), m.constant(0), m.select(m.greater(b, a), m.constant(0), m.constant(1)))

/** Not a NaN. */
const isNumber = <V>(m: Algebra<V>, a: V): V =>
  either(m, m.greater(m.constant(Infinity), a), m.greater(a, m.constant(-Infinity)))

/** Equal, and both are numbers. */
export const same = <V>(m: Algebra<V>, a: V, b: V): V =>
  both(m, both(m, isNumber(m, a), isNumber(m, b)), equal(m, a, b))

/** Equal to a fixed number: the question of a kink. */
export const standsAt = <V>(m: Algebra<V>, a: V, x: number): V => both(m, isNumber(m, a), equal(m, a, m.constant(x)))
