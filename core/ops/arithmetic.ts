// Sums, products and quotients, entry by entry; smaller shapes stretch over larger ones.
import type { Algebra } from '../algebra/algebra'
import { pairShapes } from './elementwise'
import type { OpDefinition } from './op'
import { settingOf } from './op'

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
  ...rule,
})

/** Adds or takes away by the port's sign. */
function signedSum<V>(m: Algebra<V>, inputs: readonly V[], signs: string): V {
  const first = signs[0] === '-' ? m.neg(inputs[0]!) : inputs[0]!
  return inputs.slice(1).reduce((sum, term, i) => (signs[i + 1] === '-' ? m.sub(sum, term) : m.add(sum, term)), first)
}

/**
 * For each factor the product of all the others, from the left and from the right: to divide the whole product by the
 * factor would fail where it is 0.
 */
function leaveOneOut<V>(m: Algebra<V>, factors: readonly V[]): readonly V[] {
  const from = (ordered: readonly V[]): V[] => {
    const before = [m.constant(1)]
    for (const factor of ordered) before.push(m.mul(before[before.length - 1] as V, factor))
    return before
  }
  const left = from(factors)
  const right = from([...factors].reverse())
  return factors.map((_, i) => m.mul(left[i] as V, right[factors.length - 1 - i] as V))
}

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
    testRange: [
      [-2.5, -0.4],
      [0.4, 2.5],
    ],
    about: 'a ÷ b',
    gate: '{node} is a quotient: the top receives the adjoint over the bottom, the bottom the adjoint times −value over the bottom',
  }),
  total: {
    name: 'total',
    title: 'sum of many',
    family: 'arithmetic',
    sign: '\\Sigma',
    ports: ['1', '2'],
    isInfix: true,
    grows: true,
    attributes: { signs: { title: 'signs', kind: 'signs', default: '++' } },
    forward: (m, inputs, attributes) => signedSum(m, inputs, String(attributes['signs'])),
    vjp: (m, { inputs, cotangent: g, attributes }) =>
      inputs.map((_, i) => (String(attributes['signs'])[i] === '-' ? m.neg(g) : g)),
    testShapes: pairShapes,
    testSettings: [{ signs: '+-' }, { signs: '-+' }],
    about: 'Adds any number of inputs, each with its own sign.',
    gate: '{node} is a sum, so it copies its adjoint, with the sign of each input',
  } satisfies OpDefinition,
  product: {
    name: 'product',
    title: 'product of many',
    family: 'arithmetic',
    sign: '\\Pi',
    ports: ['1', '2'],
    grows: true,
    attributes: { count: { title: 'inputs', kind: 'whole', default: 2 } },
    forward: (m, inputs) => inputs.reduce((product, factor) => m.mul(product, factor)),
    vjp: (m, { inputs, cotangent: g }) => leaveOneOut(m, inputs).map((others) => m.mul(g, others)),
    testShapes: [...pairShapes, [[2], [], [3, 1]], [[], [], [], []]],
    about: 'Multiplies any number of inputs.',
    gate: '{node} is a product, so each input receives the adjoint times all the other inputs',
  } satisfies OpDefinition,
  neg: unary({
    name: 'neg',
    title: 'negate',
    sign: '-x',
    isInfix: true,
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
    isInfix: true,
    attributes: { factor: { title: 'factor', kind: 'number', default: 2 } },
    forward: (m, [x], attributes) => m.mul(m.constant(settingOf(attributes, 'factor')), x!),
    vjp: (m, { cotangent: g, attributes }) => [m.mul(m.constant(settingOf(attributes, 'factor')), g)],
    testSettings: [{ factor: -0.5 }],
    about: 'x times a fixed number',
    gate: '{node} scales its input, so it scales its adjoint by the same number',
  }),
  reciprocal: unary({
    name: 'reciprocal',
    title: 'reciprocal',
    sign: '\\tfrac{1}{x}',
    forward: (m, [x]) => m.div(m.constant(1), x!),
    vjp: (m, { output: y, cotangent: g }) => [m.neg(m.mul(g, m.pow(y, m.constant(2))))],
    domain: { allows: (x) => x !== 0, needs: 'x other than 0' },
    testRange: [
      [-2.5, -0.4],
      [0.4, 2.5],
    ],
    about: '1 ÷ x',
    gate: '{node} is a reciprocal, so it multiplies its adjoint by minus its value squared',
  }),
  identity: unary({
    name: 'identity',
    title: 'identity',
    sign: 'x',
    forward: (_m, [x]) => x!,
    vjp: (_m, { cotangent: g }) => [g],
    about: 'x as it is',
    gate: '{node} changes nothing, so it copies its adjoint',
  }),
  detach: unary({
    name: 'detach',
    title: 'detach',
    sign: '\\bot',
    calls: ['stop_gradient'],
    forward: (m, [x]) => m.detach(x!),
    vjp: (m, { inputs: [x] }) => [m.expand(m.constant(0), m.shapeOf(x!))],
    isHeld: true,
    notation: { latex: ([x]) => `\\operatorname{detach}\\left(${x}\\right)` },
    about: 'x, held as a constant: no derivative flows through',
    gate: '{node} is detached: it keeps its adjoint to itself and sends back 0',
  }),
  lerp: {
    name: 'lerp',
    title: 'blend',
    family: 'arithmetic',
    sign: 'a{\\to}b',
    ports: ['a', 'b', 't'],
    // Each end comes out exactly, which a + t (b − a) does not promise.
    forward: (m, [a, b, t]) => m.add(m.mul(m.sub(m.constant(1), t!), a!), m.mul(t!, b!)),
    vjp: (m, { inputs: [a, b, t], cotangent: g }) => [
      m.mul(g, m.sub(m.constant(1), t!)),
      m.mul(g, t!),
      m.mul(g, m.sub(b!, a!)),
    ],
    testShapes: [
      [[], [], []],
      [[3], [3], [3]],
      [[3], [3], []],
      [[2, 1], [3], []],
      [[], [], [2, 3]],
      [[0], [0], []],
      [[1], [], [1]],
      [[2, 3], [], [3]],
      [
        [2, 2],
        [2, 2],
        [2, 2],
      ],
      [[3], [2, 3], [2, 1]],
      [[2, 1, 2], [2], []],
      [[], [2], [2]],
    ],
    about: 'On the way from a (t = 0) to b (t = 1)',
    gate: '{node} blends: a receives the adjoint times 1 − t, b times t, and t times b − a',
  } satisfies OpDefinition,
}
