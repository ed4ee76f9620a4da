// What a kink means in a document, put into the rule itself: whoever runs the rule (over numbers, duals, lanes) obeys it.
// Never touches a value, and never an entry that does not stand on a kink.
import type { Algebra } from '../algebra/algebra'
import { either, not, standsAt } from '../algebra/masks'
import type { Convention } from '../convention'
import { isSameShape, sizeOf } from '../tensor'
import type { Attributes, Kink, OpDefinition, Rule } from './op'

const known = new WeakMap<OpDefinition, OpDefinition>()
const origin = new WeakMap<OpDefinition, OpDefinition>()

/** The op as a program of this convention runs it; a formula's steps with it. Ops without a kink, and conventions that choose, leave it as it is. */
export function underConvention(op: OpDefinition, convention: Convention): OpDefinition {
  const { kink } = op
  if (convention !== 'mathematics' || !(kink || op.withSteps) || op.blocks === 'all') return op
  const made =
    known.get(op) ?? (kink ? undefinedOn(op, kink) : op.withSteps?.((step) => underConvention(step, convention)))
  if (!made) return op
  known.set(op, made)
  origin.set(made, op)
  return made
}

/** The op as its record writes it: what formulas and code show. */
export const asWritten = (op: OpDefinition): OpDefinition => origin.get(op) ?? op

/** The op with an undefined derivative at its kink; its values are the same. */
const undefinedOn = (op: OpDefinition, kink: Kink): OpDefinition => ({
  ...op,
  forward: (m, inputs, attributes) => {
    const output = op.forward(m, inputs, attributes)
    const mask = kink.on(m, inputs, attributes)
    const touched = isEntrywise(m, mask, inputs, output) ? mask : touchedBy(m, op, mask, inputs, attributes)
    return m.select(touched, m.add(output, unrest(m, mask, inputs, output)), output)
  },
  vjp: (m, rule) => {
    const { inputs, output, cotangent, attributes } = rule
    const mask = kink.on(m, inputs, attributes)
    const isEntry = isEntrywise(m, mask, inputs, output)
    // A bounded set of slopes times 0 is 0, for as long as neither the 0 nor the point moves.
    const silence = m.add(unrest(m, mask, inputs, output), jolt(m, isEntry ? cotangent : m.collapse(cotangent, [])))
    return op.vjp(m, rule).map((part, port) => {
      const hears = kink.isUnbounded === true ? m.constant(1) : heard(m, op, rule, port, isEntry)
      const silent = m.add(m.mul(part, m.constant(0)), silence)
      const loud = m.add(m.mul(part, m.constant(NaN)), silence)
      return m.select(mask, m.select(hears, loud, silent), part)
    })
  },
})

/** Does the mask speak of entries of the output, each made of one entry per input? Else of entries of the inputs. */
function isEntrywise<V>(m: Algebra<V>, mask: V, inputs: readonly V[], output: V): boolean {
  const shape = m.shapeOf(output)
  return isSameShape(m.shapeOf(mask), shape) && inputs.every((x) => sizeOf(m.shapeOf(x)) <= sizeOf(shape))
}

/**
 * −0 with no slope: (−1)^b has no real derivative in b. It stands still while x does, so that a slope times no movement
 * stays 0. Where x is finite, b = 1 + x − x; ∞ − ∞ would be no number, but (−1)^±∞ is 1.
 */
function jolt<V>(m: Algebra<V>, x: V): V {
  const one = m.constant(1)
  const isFar = either(m, standsAt(m, x, Infinity), standsAt(m, x, -Infinity))
  const power = m.pow(m.constant(-1), m.select(isFar, x, m.add(one, m.sub(x, m.detach(x)))))
  return m.neg(m.add(m.select(isFar, m.constant(-1), one), power))
}

/** −0 with an undefined derivative in every input that can move the output off the kink. */
function unrest<V>(m: Algebra<V>, mask: V, inputs: readonly V[], output: V): V {
  const jolts = inputs.map((x) => jolt(m, x))
  if (isEntrywise(m, mask, inputs, output)) return jolts.reduce((sum, part) => m.add(sum, part))
  const standing = jolts.map((part) => m.collapse(m.select(mask, m.neg(part), m.constant(0)), []))
  return m.neg(standing.reduce((sum, part) => m.add(sum, part)))
}

const isUndefined = <V>(m: Algebra<V>, v: V): V =>
  not(m, either(m, m.greater(m.constant(Infinity), v), m.greater(v, m.constant(-Infinity))))

/** Which entries of the output hang on inputs that stand on the kink: those that a NaN in their place would reach. */
function touchedBy<V>(m: Algebra<V>, op: OpDefinition, mask: V, inputs: readonly V[], attributes: Attributes): V {
  const poisoned = inputs.map((x) => m.select(mask, m.constant(NaN), x))
  return isUndefined(m, op.forward(m, poisoned, attributes))
}

/** 1 where the cotangent that reaches an entry is not 0. */
function heard<V>(m: Algebra<V>, op: OpDefinition, rule: Rule<V>, port: number, isEntry: boolean): V {
  const isZero = standsAt(m, rule.cotangent, 0)
  if (isEntry) return not(m, isZero)
  if (sizeOf(m.shapeOf(rule.cotangent)) === 1) return not(m, m.reshape(isZero, []))
  // Along an axis each cotangent reaches entries of its own: a NaN in place of those that are not 0 shows which.
  const cotangent = m.select(isZero, m.constant(0), m.constant(NaN))
  return isUndefined(m, op.vjp(m, { ...rule, cotangent })[port] as V)
}
