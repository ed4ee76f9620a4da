// Lengths of vectors, and what is divided by them. A matrix counts as the vector of its entries unless an axis is chosen.
import type { Algebra } from '../algebra/algebra'
import { absolute, sqrt } from '../algebra/elementary'
import { both, either, equal, standsAt } from '../algebra/masks'
import { numbers } from '../algebra/numbers'
import { diagnostic, Refusal } from '../diagnostic'
import type { Shape, Tensor } from '../tensor'
import { isSameShape } from '../tensor'
import { along, axisText, keptAxisText, reduced, reducible, reduction, someEntries, spreadOver } from './axes'
import type { Attributes, OpDefinition } from './op'

/**
 * The divisor that keeps squares from over- or underflowing: 1 for ordinary sizes, the largest |x| for extreme ones.
 * Held constant: the norm does not depend on it.
 */
function safeScale<V>(m: Algebra<V>, largest: V): V {
  const isExtreme = m.add(m.greater(largest, m.constant(1e150)), m.greater(m.constant(1e-150), largest))
  return m.select(isExtreme, largest, m.constant(1))
}

/** Lengths of the vectors that `collapse(x, kept)` would add up; 0 and NaN pass as they are. */
export function euclideanNorm<V>(m: Algebra<V>, x: V, kept: Shape): V {
  const largest = m.detach(m.largest(m.map(absolute, x), kept))
  const scale = safeScale(m, largest)
  const squares = m.collapse(m.pow(m.div(x, scale), m.constant(2)), kept)
  const norm = m.mul(scale, m.map(sqrt, squares))
  const isFinite = m.mul(m.greater(largest, m.constant(0)), m.greater(m.constant(Infinity), largest))
  const isNothing = m.greater(m.constant(0), largest)
  return m.select(isFinite, norm, m.select(isNothing, m.constant(0), largest))
}

const keptOf = (shape: Shape, attributes: Attributes): Shape => reduced(shape, attributes).kept

/** x over its length, along the axis of the setting. */
const unit = <V>(m: Algebra<V>, x: V, attributes: Attributes): V =>
  m.div(x, euclideanNorm(m, x, keptOf(m.shapeOf(x), attributes)))

/** Sums over the axis of the setting, stretched back. */
const totals = <V>(m: Algebra<V>, x: V, attributes: Attributes): V => m.collapse(x, keptOf(m.shapeOf(x), attributes))

/** What flows back from a direction y = x/‖x‖: the part of g across it, over the length. */
const acrossUnit = <V>(m: Algebra<V>, x: V, y: V, g: V, attributes: Attributes): V =>
  m.div(m.sub(g, m.mul(y, totals(m, m.mul(g, y), attributes))), euclideanNorm(m, x, keptOf(m.shapeOf(x), attributes)))

function isSomewhereZero(x: Tensor, attributes: Attributes): boolean {
  const { kept } = reduced(x.shape, attributes)
  return standsAt(numbers, euclideanNorm(numbers, x, kept), 0).data.some((stands) => stands !== 0)
}

/** Refuses with E201 two shapes that are not the same. */
function sameShapes<V>(m: Algebra<V>, x: V, y: V): void {
  const [a, b] = [m.shapeOf(x), m.shapeOf(y)]
  if (!isSameShape(a, b)) throw new Refusal(diagnostic('E201', { op: '', a, b, needs: 'equal sizes' }))
}

const norming = (rule: Omit<OpDefinition, 'family' | 'ports'>): OpDefinition => ({
  family: 'vectors',
  ports: ['x'],
  attributes: reduction,
  testShapes: reducible,
  ...rule,
})

export const norms = {
  norm: norming({
    name: 'norm',
    title: 'norm',
    sign: '\\|\\cdot\\|',
    forward: (m, [x], attributes) => {
      const { kept, out } = reduced(m.shapeOf(x!), attributes)
      return m.reshape(euclideanNorm(m, x!, kept), out)
    },
    // At 0 the output itself (0) is handed on: the subgradient of least norm.
    vjp: (m, { inputs: [x], output, cotangent, attributes }) => {
      const shape = m.shapeOf(x!)
      const [y, g] = [spreadOver(m, output, shape, attributes), spreadOver(m, cotangent, shape, attributes)]
      return [m.mul(g, m.select(m.greater(y, m.constant(0)), m.div(x!, y), y))]
    },
    notation: {
      latex: ([x]) => `\\left\\|${x}\\right\\|`,
      numpy: ([x], attributes) =>
        axisText(attributes) === ''
          ? `np.linalg.norm(${x})`
          : `np.sqrt(np.sum(np.square(${x})${axisText(attributes)}))`,
    },
    kink: {
      on: (m, [x], attributes) => {
        const shape = m.shapeOf(x!)
        return m.expand(standsAt(m, euclideanNorm(m, x!, keptOf(shape, attributes)), 0), shape)
      },
      where: 'x = 0',
      slopes: 'the unit ball',
      chosen: '0',
      tensorflow: 'undefined',
      jax: 'undefined',
    },
    about: 'Length of a vector; of a matrix, the Frobenius norm.',
    gate: '{node} is a norm: it sends its adjoint along the unit vector of its input',
  }),
  sqnorm: {
    name: 'sqnorm',
    title: 'squared norm',
    family: 'vectors',
    sign: '\\|\\cdot\\|^2',
    ports: ['x'],
    forward: (m, [x]) => m.collapse(m.pow(x!, m.constant(2)), []),
    vjp: (m, { inputs: [x], cotangent: g }) => [m.mul(g, m.mul(m.constant(2), x!))],
    notation: { latex: ([x]) => `\\left\\|${x}\\right\\|^2`, numpy: ([x]) => `np.sum(np.square(${x}))` },
    testShapes: [...reducible, [[0]], [[5, 1, 2]], [[8]]],
    about: 'Sum of the squares of all entries.',
    gate: '{node} is a squared norm, so it multiplies its adjoint by twice its input',
  } satisfies OpDefinition as OpDefinition,
  norm1: norming({
    name: 'norm1',
    title: '1-norm',
    sign: '\\|\\cdot\\|_1',
    calls: ['l1norm'],
    forward: (m, [x], attributes) => {
      const { kept, out } = reduced(m.shapeOf(x!), attributes)
      return m.reshape(m.collapse(m.map(absolute, x!), kept), out)
    },
    vjp: (m, { inputs: [x], cotangent, attributes }) => {
      const g = spreadOver(m, cotangent, m.shapeOf(x!), attributes)
      return [m.mul(g, absolute.slope(m, x!, m.map(absolute, x!)))]
    },
    notation: {
      latex: ([x]) => `\\left\\|${x}\\right\\|_1`,
      numpy: ([x], attributes) => `np.sum(np.abs(${x})${axisText(attributes)})`,
    },
    kink: {
      on: (m, [x]) => standsAt(m, x!, 0),
      where: 'an entry is 0',
      slopes: '[−1, 1] for each entry that is 0',
      chosen: '0',
      tensorflow: '0',
      jax: '1',
    },
    testRange: [0.2, 2],
    about: 'Sum of the sizes |x| of all entries, or of those along one axis.',
    gate: '{node} is a 1-norm: each entry receives the adjoint with its own sign',
  }),
  norminf: norming({
    name: 'norminf',
    title: 'largest size',
    sign: '\\|\\cdot\\|_\\infty',
    calls: ['maxnorm'],
    forward: (m, [x], attributes) => {
      const shape = m.shapeOf(x!)
      someEntries(shape, attributes)
      const { kept, out } = reduced(shape, attributes)
      return m.reshape(m.largest(m.map(absolute, x!), kept), out)
    },
    vjp: (m, { inputs: [x], output, cotangent, attributes }) => {
      const shape = m.shapeOf(x!)
      const sizes = m.map(absolute, x!)
      const isIt = equal(m, sizes, spreadOver(m, output, shape, attributes))
      const share = m.div(isIt, m.collapse(isIt, keptOf(shape, attributes)))
      return [m.mul(m.mul(spreadOver(m, cotangent, shape, attributes), share), absolute.slope(m, x!, sizes))]
    },
    notation: {
      latex: ([x]) => `\\left\\|${x}\\right\\|_\\infty`,
      numpy: ([x], attributes) => `np.max(np.abs(${x})${axisText(attributes)})`,
    },
    kink: {
      on: (m, [x], attributes) => {
        const sizes = m.map(absolute, x!)
        const kept = keptOf(m.shapeOf(x!), attributes)
        const isIt = standsAt(m, m.sub(sizes, m.largest(sizes, kept)), 0)
        const ties = m.collapse(isIt, kept)
        return either(m, both(m, isIt, m.greater(ties, m.constant(1))), both(m, isIt, standsAt(m, x!, 0)))
      },
      where: 'several entries have the largest size, or x = 0',
      slopes: 'any shares of those entries that add up to at most 1',
      chosen: 'Equal shares with their signs',
      tensorflow: 'equal shares with their signs',
      jax: 'equal shares with their signs, half at 0',
    },
    testRange: [0.2, 2],
    about: 'The largest size |x| of all entries, or of those along one axis.',
    gate: '{node} takes the entry of the largest size: its adjoint goes only there, with the sign of the entry',
  }),
  normalize: norming({
    name: 'normalize',
    title: 'unit vector',
    sign: '\\hat{x}',
    calls: ['normalise'],
    attributes: along,
    forward: (m, [x], attributes) => unit(m, x!, attributes),
    vjp: (m, { inputs: [x], output: y, cotangent: g, attributes }) => [acrossUnit(m, x!, y, g, attributes)],
    notation: {
      latex: ([x], [tight]) => `\\frac{${x}}{\\left\\|${tight}\\right\\|}`,
      backward: ([x], y, g) => [`\\frac{${g} - ${y}\\,\\sum ${g}\\,${y}}{\\left\\|${x}\\right\\|}`],
      numpy: ([x], attributes) => `(${x}) / np.sqrt(np.sum(np.square(${x})${keptAxisText(attributes)}))`,
    },
    domain: {
      admits: ([x], attributes) => !isSomewhereZero(x!, attributes),
      needs: 'a vector other than 0, which has no direction (PyTorch divides by 10⁻¹² there)',
    },
    testRange: [0.2, 2],
    about: 'The vector of length 1 in the direction of x. Undefined at 0, where PyTorch divides by 10⁻¹².',
    gate: '{node} is a direction: it keeps the part of its adjoint that lies across it, over the length',
  }),
  cosine_similarity: {
    name: 'cosine_similarity',
    title: 'cosine similarity',
    family: 'vectors',
    sign: '\\cos\\theta',
    ports: ['a', 'b'],
    attributes: along,
    forward: (m, [a, b], attributes) => {
      sameShapes(m, a!, b!)
      const product = m.mul(unit(m, a!, attributes), unit(m, b!, attributes))
      return m.reshape(totals(m, product, attributes), reduced(m.shapeOf(a!), attributes).out)
    },
    vjp: (m, { inputs: [a, b], cotangent, attributes }) => {
      const g = spreadOver(m, cotangent, m.shapeOf(a!), attributes)
      const [p, q] = [unit(m, a!, attributes), unit(m, b!, attributes)]
      return [acrossUnit(m, a!, p, m.mul(g, q), attributes), acrossUnit(m, b!, q, m.mul(g, p), attributes)]
    },
    notation: {
      latex: (_inputs, [a, b]) => `\\frac{${a}^\\top ${b}}{\\left\\|${a}\\right\\|\\,\\left\\|${b}\\right\\|}`,
      backward: ([a, b], y, g) => [
        `\\frac{${g}}{\\left\\|${a}\\right\\|} \\left(\\frac{${b}}{\\left\\|${b}\\right\\|} - ${y}\\,\\frac{${a}}{\\left\\|${a}\\right\\|}\\right)`,
        `\\frac{${g}}{\\left\\|${b}\\right\\|} \\left(\\frac{${a}}{\\left\\|${a}\\right\\|} - ${y}\\,\\frac{${b}}{\\left\\|${b}\\right\\|}\\right)`,
      ],
      numpy: ([a, b], attributes) => {
        const length = (x: string | undefined): string => `np.sqrt(np.sum(np.square(${x})${axisText(attributes)}))`
        return `np.sum((${a}) * (${b})${axisText(attributes)}) / (${length(a)} * ${length(b)})`
      },
    },
    domain: {
      admits: (inputs, attributes) => !inputs.some((x) => isSomewhereZero(x, attributes)),
      needs: 'two vectors other than 0, which has no direction (PyTorch divides by 10⁻⁸ there)',
    },
    testRange: [0.2, 2],
    testShapes: [
      [[1], [1]],
      [[2], [2]],
      [[4], [4]],
      [[9], [9]],
      ...[
        [2, 3],
        [3, 1],
        [1, 4],
        [3, 3],
        [2, 2, 2],
        [1, 1],
        [4, 2],
        [2, 1, 3],
      ].map((shape) => [shape, shape]),
    ],
    about: 'Cosine of the angle between two vectors: 1 for the same direction, 0 for a right angle. Undefined at 0.',
    gate: '{node} is a cosine: each vector receives the part of the other that lies across it, over its length',
  } satisfies OpDefinition as OpDefinition,
}
