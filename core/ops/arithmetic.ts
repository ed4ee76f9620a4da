// Sums, products, powers and choices, entry by entry; smaller shapes stretch over larger ones.
import type { Algebra } from '../algebra/algebra'
import { powerSlopes } from '../algebra/dual'
import { absolute, sqrt } from '../algebra/elementary'
import { both, standsAt } from '../algebra/masks'
import { elementwise } from './elementwise'
import type { Attributes, OpDefinition } from './op'

/** Shapes on which two-port elementwise ops are tested: equal, a stretched number, row and column. */
const pairShapes = [
  [[], []],
  [[3], [3]],
  [[2, 3], []],
  [[3], [2, 3]],
  [[2, 1], [3]],
]

const binary = (rule: Omit<OpDefinition, 'family' | 'ports' | 'testShapes'>): OpDefinition => ({
  family: 'arithmetic',
  ports: ['a', 'b'],
  isInfix: true,
  testShapes: pairShapes,
  ...rule,
})

const unary = (rule: Omit<OpDefinition, 'family' | 'ports'>): OpDefinition => ({
  family: 'arithmetic',
  ports: ['x'],
  isInfix: true,
  ...rule,
})

const numberOf = (attributes: Attributes, name: string): number => Number(attributes[name])
const signsOf = (attributes: Attributes): string => String(attributes['signs'])

/** Adds or takes away by the port's sign. */
function signedSum<V>(m: Algebra<V>, inputs: readonly V[], signs: string): V {
  const first = signs[0] === '-' ? m.neg(inputs[0]!) : inputs[0]!
  return inputs.slice(1).reduce((sum, term, i) => (signs[i + 1] === '-' ? m.sub(sum, term) : m.add(sum, term)), first)
}

/**
 * The larger of two entries (`direction` 1) or the smaller (−1). On a tie it is the mean of both, which is the same number
 * and shares the derivative equally; a NaN passes through.
 */
function chosen<V>(m: Algebra<V>, a: V, b: V, direction: 1 | -1): V {
  const [high, low] = direction === 1 ? [a, b] : [b, a]
  const half = m.constant(0.5)
  const tie = m.add(m.mul(half, a), m.mul(half, b))
  return m.select(m.greater(high, low), a, m.select(m.greater(low, high), b, tie))
}

/** Share of the cotangent that goes to `a`: 1, 0, or a half on a tie. */
function shareOfFirst<V>(m: Algebra<V>, a: V, b: V, direction: 1 | -1): V {
  const [high, low] = direction === 1 ? [a, b] : [b, a]
  return m.select(m.greater(high, low), m.constant(1), m.select(m.greater(low, high), m.constant(0), m.constant(0.5)))
}

const extreme = (name: 'maximum' | 'minimum', direction: 1 | -1, word: string): OpDefinition =>
  binary({
    name,
    title: name,
    sign: `\\${word}`,
    isInfix: false,
    calls: [word],
    forward: (m, [a, b]) => chosen(m, a!, b!, direction),
    vjp: (m, { inputs: [a, b], cotangent: g }) => {
      const share = shareOfFirst(m, a!, b!, direction)
      return [m.mul(g, share), m.mul(g, m.sub(m.constant(1), share))]
    },
    notation: {
      latex: ([a, b]) => `\\${word}\\left(${a}, ${b}\\right)`,
      numpy: ([a, b]) => `np.${name}(${a}, ${b})`,
    },
    kink: {
      on: (m, [a, b]) => standsAt(m, m.sub(a!, b!), 0),
      where: 'a = b',
      slopes: 'any pair of shares that add up to 1',
      chosen: '½ to each',
      tensorflow: '1 to the first',
      jax: '½ to each',
    },
    testRange: [0.3, 2.5],
    about: `The ${direction === 1 ? 'larger' : 'smaller'} of two numbers.`,
    gate: `{node} takes the ${direction === 1 ? 'larger' : 'smaller'} input, so its adjoint goes only there`,
  })

export const arithmetic = {
  add: binary({
    name: 'add',
    title: 'add',
    sign: '+',
    forward: (m, [a, b]) => m.add(a!, b!),
    vjp: (_m, { cotangent: g }) => [g, g],
    about: 'a + b',
    gate: '{node} is a sum, so it copies its adjoint',
  }),
  sub: binary({
    name: 'sub',
    title: 'subtract',
    sign: '-',
    calls: ['subtract'],
    forward: (m, [a, b]) => m.sub(a!, b!),
    vjp: (m, { cotangent: g }) => [g, m.neg(g)],
    about: 'a − b',
    gate: '{node} is a difference: it copies its adjoint to the first input and negates it for the second',
  }),
  mul: binary({
    name: 'mul',
    title: 'multiply',
    sign: '\\times',
    calls: ['multiply'],
    forward: (m, [a, b]) => m.mul(a!, b!),
    vjp: (m, { inputs: [a, b], cotangent: g }) => [m.mul(g, b!), m.mul(g, a!)],
    about: 'a × b, entry by entry',
    gate: '{node} is a product, so each input receives the adjoint times the other input',
  }),
  div: binary({
    name: 'div',
    title: 'divide',
    sign: '\\div',
    calls: ['divide'],
    forward: (m, [a, b]) => m.div(a!, b!),
    vjp: (m, { inputs: [, b], output: y, cotangent: g }) => [m.div(g, b!), m.neg(m.div(m.mul(g, y), b!))],
    domain: { port: 1, allows: (x) => x !== 0, needs: 'a denominator other than 0' },
    testRange: [0.4, 2.5],
    about: 'a ÷ b',
    gate: '{node} is a quotient: the top receives the adjoint over the bottom, the bottom the adjoint times −value over the bottom',
  }),
  pow: binary({
    name: 'pow',
    title: 'power of two inputs',
    sign: 'a^b',
    forward: (m, [a, b]) => m.pow(a!, b!),
    vjp: (m, { inputs: [a, b], output: y, cotangent: g }) => {
      const slopes = powerSlopes(m, a!, b!, y)
      return [m.mul(g, slopes.base), m.mul(g, slopes.exponent)]
    },
    domain: { allows: (x) => x > 0, needs: 'a base above 0 when the exponent varies', isLenient: true },
    kink: {
      on: (m, [a, b]) => both(m, standsAt(m, a!, 0), standsAt(m, b!, 0)),
      where: '0 to the power 0',
      slopes: 'anything, since the value depends on the way there',
      isUnbounded: true,
      chosen: 'The value 1 with slopes 0',
      tensorflow: 'undefined to the first, 0 to the second',
      jax: 'undefined to the first, 0 to the second',
    },
    testRange: [0.4, 2.2],
    about: 'a to the power b, both varying',
    gate: '{node} is a power: the base receives the adjoint times b·a^(b−1), the exponent the adjoint times value·log a',
  }),
  maximum: extreme('maximum', 1, 'max'),
  minimum: extreme('minimum', -1, 'min'),
  total: {
    name: 'total',
    title: 'sum of many',
    family: 'arithmetic',
    sign: '\\Sigma',
    ports: ['1', '2'],
    isInfix: true,
    grows: true,
    attributes: { signs: { title: 'signs', kind: 'signs', default: '++' } },
    forward: (m, inputs, attributes) => signedSum(m, inputs, signsOf(attributes)),
    vjp: (m, { inputs, cotangent: g, attributes }) =>
      inputs.map((_, i) => (signsOf(attributes)[i] === '-' ? m.neg(g) : g)),
    testShapes: pairShapes,
    about: 'Adds any number of inputs, each with its own sign.',
    gate: '{node} is a sum, so it copies its adjoint, with the sign of each input',
  } satisfies OpDefinition,
  neg: unary({
    name: 'neg',
    title: 'negate',
    sign: '-x',
    calls: ['negative'],
    forward: (m, [x]) => m.neg(x!),
    vjp: (m, { cotangent: g }) => [m.neg(g)],
    about: '−x',
    gate: '{node} changes the sign, so it changes the sign of its adjoint',
  }),
  scale: unary({
    name: 'scale',
    title: 'times a number',
    sign: 'k\\,x',
    attributes: { factor: { title: 'factor', kind: 'number', default: 2 } },
    forward: (m, [x], attributes) => m.mul(m.constant(numberOf(attributes, 'factor')), x!),
    vjp: (m, { cotangent: g, attributes }) => [m.mul(m.constant(numberOf(attributes, 'factor')), g)],
    about: 'x times a fixed number',
    gate: '{node} scales its input, so it scales its adjoint by the same number',
  }),
  power: unary({
    name: 'power',
    title: 'power',
    sign: 'x^n',
    attributes: { exponent: { title: 'exponent', kind: 'number', default: 3 } },
    forward: (m, [x], attributes) => m.pow(x!, m.constant(numberOf(attributes, 'exponent'))),
    vjp: (m, { inputs: [x], cotangent: g, attributes }) => {
      const n = numberOf(attributes, 'exponent')
      if (n === 0) return [m.mul(g, m.expand(m.constant(0), m.shapeOf(x!)))]
      return [m.mul(g, m.mul(m.constant(n), m.pow(x!, m.constant(n - 1))))]
    },
    domain: { allows: (x) => x > 0, needs: 'x > 0, or a whole exponent and x other than 0', isLenient: true },
    testRange: [0.4, 2.2],
    about: 'x to a fixed power',
    gate: '{node} is a power: it multiplies its adjoint by n·x^(n−1)',
  }),
  square: unary({
    name: 'square',
    title: 'square',
    sign: '(\\cdot)^2',
    forward: (m, [x]) => m.pow(x!, m.constant(2)),
    vjp: (m, { inputs: [x], cotangent: g }) => [m.mul(g, m.mul(m.constant(2), x!))],
    about: 'x²',
    gate: '{node} is a square, so it multiplies its adjoint by twice its input',
  }),
  sqrt: elementwise(sqrt, {
    title: 'square root',
    family: 'arithmetic',
    sign: '\\sqrt{\\cdot}',
    domain: { allows: (x) => x >= 0, needs: 'x ≥ 0' },
    testRange: [0.3, 3],
    about: '√x',
    gate: '{node} is a square root, so it divides its adjoint by twice its value',
  }),
  abs: elementwise(absolute, {
    title: 'absolute value',
    family: 'arithmetic',
    sign: '|\\cdot|',
    kink: {
      on: (m, [x]) => standsAt(m, x!, 0),
      where: 'x = 0',
      slopes: '[−1, 1]',
      chosen: '0',
      tensorflow: '0',
      jax: '1',
    },
    testRange: [0.2, 2],
    about: '|x|',
    gate: '{node} is an absolute value: it passes its adjoint with the sign of its input',
  }),
}
