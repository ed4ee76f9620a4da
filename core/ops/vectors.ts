// Vectors: reductions, products, norms, and vectors made of numbers.
import type { Algebra } from '../algebra/algebra'
import { absolute, exp, log, sqrt } from '../algebra/elementary'
import { standsAt } from '../algebra/masks'
import { diagnostic, Refusal } from '../diagnostic'
import type { Shape } from '../tensor'
import { sizeOf } from '../tensor'
import type { Attributes, OpDefinition } from './op'

/** Shapes of a reduction: `kept` holds a 1 where an axis went, `dropped` has it gone. */
function reduced(shape: Shape, attributes: Attributes): { kept: Shape; dropped: Shape } {
  const axis = attributes['axis']
  if (axis === 'all') return { kept: shape.map(() => 1), dropped: [] }
  const index = Number(axis) < 0 ? shape.length + Number(axis) : Number(axis)
  if (!(index in shape)) throw new Refusal(diagnostic('E203', { op: '', needs: `an axis ${axis}`, shape }))
  return { kept: shape.map((size, i) => (i === index ? 1 : size)), dropped: shape.filter((_, i) => i !== index) }
}

const axis = { axis: { title: 'axis', kind: 'axis', default: 'all' } } as const
const vectorShapes = [[[]], [[4]], [[2, 3]]]

/** Stretches a reduction's cotangent back over what was added up. */
function spreadOver<V>(m: Algebra<V>, cotangent: V, shape: Shape, attributes: Attributes): V {
  return m.expand(m.reshape(cotangent, reduced(shape, attributes).kept), shape)
}

/** `v` as one row; refuses what is not a vector. */
function row<V>(m: Algebra<V>, v: V): V {
  const shape = m.shapeOf(v)
  if (shape.length !== 1) throw new Refusal(diagnostic('E203', { op: 'dot', needs: 'a vector', shape }))
  return m.reshape(v, [1, shape[0] as number])
}

/**
 * The divisor that keeps squares from over- or underflowing: 1 for ordinary sizes, the largest |x| for extreme ones.
 * Held constant: the norm does not depend on it.
 */
function safeScale<V>(m: Algebra<V>, largest: V): V {
  const isExtreme = m.add(m.greater(largest, m.constant(1e150)), m.greater(m.constant(1e-150), largest))
  return m.select(isExtreme, largest, m.constant(1))
}

const whole = (shape: Shape): Shape => shape.map(() => 1)

/** Length of the vector of all entries; 0 and NaN pass as they are. */
function euclideanNorm<V>(m: Algebra<V>, x: V): V {
  const largest = m.detach(m.reshape(m.largest(m.map(absolute, x), whole(m.shapeOf(x))), []))
  const scale = safeScale(m, largest)
  const squares = m.collapse(m.pow(m.div(x, scale), m.constant(2)), [])
  const norm = m.mul(scale, m.map(sqrt, squares))
  const isFinite = m.mul(m.greater(largest, m.constant(0)), m.greater(m.constant(Infinity), largest))
  return m.select(isFinite, norm, largest)
}

/** log Σ e^x over one axis or all, shifted by the largest entry so that nothing overflows. All −∞ gives −∞. */
function stableLogSumExp<V>(m: Algebra<V>, x: V, attributes: Attributes): V {
  const { kept, dropped } = reduced(m.shapeOf(x), attributes)
  const largest = m.detach(m.largest(x, kept))
  const isFinite = m.mul(m.greater(m.constant(Infinity), largest), m.greater(largest, m.constant(-Infinity)))
  const shift = m.select(isFinite, largest, m.constant(0))
  const rest = m.map(log, m.collapse(m.map(exp, m.sub(x, shift)), kept))
  return m.reshape(m.add(shift, rest), dropped)
}

const axisText = (attributes: Attributes): string =>
  attributes['axis'] === 'all' ? '' : `, axis=${attributes['axis']}`

export const vectors = {
  sum: {
    name: 'sum',
    title: 'sum of entries',
    family: 'vectors',
    sign: '\\Sigma_i',
    ports: ['x'],
    attributes: axis,
    forward: (m, [x], attributes) => {
      const { kept, dropped } = reduced(m.shapeOf(x!), attributes)
      return m.reshape(m.collapse(x!, kept), dropped)
    },
    vjp: (m, { inputs: [x], cotangent: g, attributes }) => [spreadOver(m, g, m.shapeOf(x!), attributes)],
    notation: {
      latex: (_inputs, [x]) => `\\sum ${x}`,
      numpy: ([x], attributes) => `np.sum(${x}${axisText(attributes)})`,
    },
    testShapes: vectorShapes,
    about: 'Adds up all entries, or those along one axis.',
    gate: '{node} adds up entries, so it copies its adjoint to each of them',
  },
  mean: {
    name: 'mean',
    title: 'mean of entries',
    family: 'vectors',
    sign: '\\mu',
    ports: ['x'],
    attributes: axis,
    forward: (m, [x], attributes) => {
      const shape = m.shapeOf(x!)
      const { kept, dropped } = reduced(shape, attributes)
      return m.div(m.reshape(m.collapse(x!, kept), dropped), m.constant(sizeOf(shape) / sizeOf(dropped)))
    },
    vjp: (m, { inputs: [x], cotangent: g, attributes }) => {
      const shape = m.shapeOf(x!)
      const count = sizeOf(shape) / sizeOf(reduced(shape, attributes).dropped)
      return [spreadOver(m, m.div(g, m.constant(count)), shape, attributes)]
    },
    notation: {
      latex: ([x]) => `\\operatorname{mean}\\left(${x}\\right)`,
      numpy: ([x], attributes) => `np.mean(${x}${axisText(attributes)})`,
    },
    testShapes: vectorShapes,
    about: 'The mean of all entries, or of those along one axis.',
    gate: '{node} is a mean: each entry receives its adjoint divided by their count',
  },
  logsumexp: {
    name: 'logsumexp',
    title: 'log-sum-exp',
    family: 'exponential',
    sign: '\\text{lse}',
    ports: ['x'],
    attributes: axis,
    forward: (m, [x], attributes) => stableLogSumExp(m, x!, attributes),
    vjp: (m, { inputs: [x], output: y, cotangent: g, attributes }) => {
      const shape = m.shapeOf(x!)
      const share = m.map(exp, m.sub(x!, spreadOver(m, y, shape, attributes)))
      // The shares add up to 1 but for the rounding of a large y, which is the same in all of them: dividing takes it out.
      const whole = m.collapse(share, reduced(shape, attributes).kept)
      return [m.mul(spreadOver(m, g, shape, attributes), m.div(share, whole))]
    },
    notation: {
      latex: ([x]) => `\\log \\sum e^{${x}}`,
      numpy: ([x], attributes) =>
        attributes['axis'] === 'all'
          ? `np.logaddexp.reduce(np.ravel(${x}))`
          : `np.logaddexp.reduce(${x}${axisText(attributes)})`,
    },
    testShapes: vectorShapes,
    about: 'log of the sum of exponentials, safe for large entries.',
    gate: '{node} is a log-sum-exp: each entry receives the adjoint times its softmax share',
  },
  dot: {
    name: 'dot',
    title: 'dot product',
    family: 'vectors',
    sign: 'a\\cdot b',
    ports: ['a', 'b'],
    calls: ['inner'],
    forward: (m, [a, b]) => m.reshape(m.matmul(row(m, a!), m.transpose(row(m, b!))), []),
    vjp: (m, { inputs: [a, b], cotangent: g }) => [m.mul(g, b!), m.mul(g, a!)],
    notation: { latex: (_inputs, [a, b]) => `${a}^\\top ${b}`, numpy: ([a, b]) => `np.dot(${a}, ${b})` },
    testShapes: [
      [[3], [3]],
      [[1], [1]],
      [[5], [5]],
    ],
    about: 'Sum of products of the entries of two vectors.',
    gate: '{node} is a dot product, so each vector receives the adjoint times the other',
  },
  norm: {
    name: 'norm',
    title: 'norm',
    family: 'vectors',
    sign: '\\|\\cdot\\|',
    ports: ['x'],
    forward: (m, [x]) => euclideanNorm(m, x!),
    // At 0 the output itself (0) is handed on: the subgradient of least norm.
    vjp: (m, { inputs: [x], output: y, cotangent: g }) => [
      m.mul(g, m.select(m.greater(y, m.constant(0)), m.div(x!, y), y)),
    ],
    notation: { latex: ([x]) => `\\left\\|${x}\\right\\|`, numpy: ([x]) => `np.linalg.norm(${x})` },
    kink: {
      on: (m, [x]) => standsAt(m, euclideanNorm(m, x!), 0),
      where: 'x = 0',
      slopes: 'the unit ball',
      chosen: '0',
      tensorflow: 'undefined',
      jax: 'undefined',
    },
    testShapes: [[[4]], [[2, 3]], [[1]]],
    about: 'Length of a vector; of a matrix, the Frobenius norm.',
    gate: '{node} is a norm: it sends its adjoint along the unit vector of its input',
  },
  sqnorm: {
    name: 'sqnorm',
    title: 'squared norm',
    family: 'vectors',
    sign: '\\|\\cdot\\|^2',
    ports: ['x'],
    forward: (m, [x]) => m.collapse(m.pow(x!, m.constant(2)), []),
    vjp: (m, { inputs: [x], cotangent: g }) => [m.mul(g, m.mul(m.constant(2), x!))],
    notation: { latex: ([x]) => `\\left\\|${x}\\right\\|^2`, numpy: ([x]) => `np.sum(np.square(${x}))` },
    testShapes: [[[4]], [[2, 3]], [[]]],
    about: 'Sum of the squares of all entries.',
    gate: '{node} is a squared norm, so it multiplies its adjoint by twice its input',
  },
  stack: {
    name: 'stack',
    title: 'make a vector',
    family: 'vectors',
    sign: '[\\,\\cdot\\,]',
    ports: ['0', '1'],
    grows: true,
    attributes: { count: { title: 'count', kind: 'whole', default: 2 } },
    forward: (m, inputs) => m.stack(inputs),
    vjp: (m, { inputs, cotangent: g }) => inputs.map((_, i) => m.part(g, i)),
    notation: {
      latex: (inputs) => `\\left[${inputs.join(',\\, ')}\\right]`,
      numpy: (inputs) => `np.stack([${inputs.join(', ')}])`,
    },
    testShapes: [
      [[], []],
      [[3], [3]],
    ],
    about: 'Puts numbers side by side into a vector, or vectors into a matrix.',
    gate: '{node} only gathers: each part receives its own entry of the adjoint',
  },
} satisfies Record<string, OpDefinition>
