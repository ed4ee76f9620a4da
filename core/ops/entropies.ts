// Cross-entropies: losses for predicted probabilities, or for the logits that become probabilities.
import type { Algebra } from '../algebra/algebra'
import { log } from '../algebra/elementary'
import { both, either, equal, standsAt } from '../algebra/masks'
import { diagnostic, Refusal } from '../diagnostic'
import type { Shape, Tensor } from '../tensor'
import { isSameShape, sizeOf } from '../tensor'
import { sequence } from './axes'
import { sigmoid, softplus } from './logistic'
import { pairOf } from './losses'
import type { OpDefinition } from './op'
import { logSoftmaxOf, softmaxOf } from './softmax'

/** weight × x, and 0 where the weight is 0 although x is infinite: what has no weight adds nothing. */
function weighed<V>(m: Algebra<V>, weight: V, x: V): V {
  const most = m.constant(Number.MAX_VALUE)
  const isInfinite = either(m, m.greater(x, most), m.greater(m.neg(most), x))
  return m.select(both(m, standsAt(m, weight, 0), isInfinite), m.constant(0), m.mul(weight, x))
}

/** weight / x, the slope of weight × log x. */
const overWeighed = <V>(m: Algebra<V>, weight: V, x: V): V => weighed(m, weight, m.div(m.constant(1), x))

/** What is left to 1. */
const counter = <V>(m: Algebra<V>, x: V): V => m.sub(m.constant(1), x)

const share = <V>(m: Algebra<V>, g: V, shape: Shape): V => m.div(g, m.constant(sizeOf(shape)))

const isShare = (x: number): boolean => x >= 0 && x <= 1

const pairShapes = [[], [1], [2], [4], [9], [2, 3], [3, 1], [1, 4], [1, 1], [2, 1, 2], [3, 3]].map((shape) => [
  shape,
  shape,
])

/** How targets are given: as shares of each class, or as the number of the right class. */
interface Targets<V> {
  readonly rows: number
  readonly kept: Shape
  readonly shares: V
  readonly areClasses: boolean
}

/** Targets as shares, whichever way they were given. Refuses with E203 logits that are no vector and E201 other targets. */
function targetsOf<V>(m: Algebra<V>, logits: V, target: V): Targets<V> {
  const [shape, given] = [m.shapeOf(logits), m.shapeOf(target)]
  const classes = shape[shape.length - 1]
  if (!classes) throw new Refusal(diagnostic('E203', { op: '', needs: 'a vector of logits, or rows of them', shape }))
  const kept = [...shape.slice(0, -1), 1]
  const rows = sizeOf(kept)
  if (isSameShape(shape, given)) return { rows, kept, shares: target, areClasses: false }
  if (!isSameShape(shape.slice(0, -1), given)) {
    const needs = 'a target of the same sizes (shares of the classes) or one class number for each row'
    throw new Refusal(diagnostic('E201', { op: '', a: shape, b: given, needs }))
  }
  const isIt = equal(m, m.reshape(target, kept), sequence(m, classes))
  // A number that is no class has no loss, which is not a loss of 0.
  const shares = m.select(m.expand(m.collapse(isIt, kept), shape), isIt, m.constant(NaN))
  return { rows, kept, shares, areClasses: true }
}

/** Whether targets that are class numbers are whole and in range. */
function areTargets([logits, target]: readonly Tensor[]): boolean {
  if (isSameShape(logits!.shape, target!.shape)) return target!.data.every((x) => !(x < 0))
  const classes = logits!.shape[logits!.shape.length - 1] as number
  return target!.data.every((x) => Number.isNaN(x) || (Number.isInteger(x) && x >= 0 && x < classes))
}

export const entropies = {
  bce: {
    name: 'bce',
    title: 'binary cross-entropy',
    family: 'losses',
    sign: '\\text{bce}',
    ports: ['p', 'target'],
    calls: ['binary_cross_entropy'],
    forward: (m, inputs) => {
      const { shape, a: p, b: t } = pairOf(m, inputs)
      const gains = m.add(weighed(m, t, m.map(log, p)), weighed(m, counter(m, t), m.map(log, counter(m, p))))
      return m.neg(m.div(m.collapse(gains, []), m.constant(sizeOf(shape))))
    },
    vjp: (m, { inputs, cotangent: g }) => {
      const { shape, a: p, b: t } = pairOf(m, inputs)
      const [q, s] = [counter(m, p), counter(m, t)]
      return [
        m.mul(share(m, g, shape), m.sub(overWeighed(m, s, q), overWeighed(m, t, p))),
        m.mul(share(m, g, shape), m.sub(m.map(log, q), m.map(log, p))),
      ]
    },
    notation: {
      latex: (_inputs, [p, t]) =>
        `-\\operatorname{mean}\\left(${t}\\,\\log ${p} + \\left(1 - ${t}\\right) \\log\\left(1 - ${p}\\right)\\right)`,
      numpy: ([p, t]) => `-np.mean((${t}) * np.log(${p}) + (1 - (${t})) * np.log(1 - (${p})))`,
    },
    domain: { allows: isShare, needs: 'probabilities from 0 to 1; logits have bce_with_logits' },
    testRange: [0.15, 0.85],
    testShapes: [...pairShapes, [[3], []]],
    about:
      'Mean of −log of the probability given to the true answer, yes (1) or no (0). Infinite for a wrong certainty, where PyTorch stops at 100.',
    gate: '{node} is a cross-entropy: the probability receives the adjoint times (p − t)/(p(1 − p)) over the count',
  },
  bce_with_logits: {
    name: 'bce_with_logits',
    title: 'binary cross-entropy of logits',
    family: 'losses',
    sign: '\\text{bce}\\circ\\sigma',
    ports: ['x', 'target'],
    calls: ['binary_cross_entropy_with_logits'],
    forward: (m, inputs) => {
      const { shape, a: x, b: t } = pairOf(m, inputs)
      const costs = m.add(weighed(m, t, m.map(softplus, m.neg(x))), weighed(m, counter(m, t), m.map(softplus, x)))
      return m.div(m.collapse(costs, []), m.constant(sizeOf(shape)))
    },
    // σ(x) − t, written so that a right answer far out keeps its digits.
    vjp: (m, { inputs, cotangent: g }) => {
      const { shape, a: x, b: t } = pairOf(m, inputs)
      const slope = m.sub(m.mul(counter(m, t), m.map(sigmoid, x)), m.mul(t, m.map(sigmoid, m.neg(x))))
      return [m.mul(share(m, g, shape), slope), m.neg(m.mul(share(m, g, shape), x))]
    },
    notation: {
      latex: ([x, t]) => `\\operatorname{bce}\\left(\\sigma\\left(${x}\\right), ${t}\\right)`,
      backward: ([x, t], _y, g) => [
        `\\frac{${g}}{n} \\left(\\sigma\\left(${x}\\right) - ${t}\\right)`,
        `-\\frac{${g}}{n}\\,${x}`,
      ],
      numpy: ([x, t]) => `np.mean((${t}) * np.logaddexp(0, -(${x})) + (1 - (${t})) * np.logaddexp(0, ${x}))`,
    },
    testShapes: [...pairShapes, [[3], []]],
    about: 'Binary cross-entropy of the sigmoid of x, exact however large x is.',
    gate: '{node} is a cross-entropy of logits: x receives the adjoint times (sigmoid of x − target) over the count',
  },
  cross_entropy: {
    name: 'cross_entropy',
    title: 'softmax cross-entropy',
    family: 'losses',
    sign: '\\text{ce}',
    ports: ['logits', 'target'],
    forward: (m, [x, t]) => {
      const { shares, kept, rows } = targetsOf(m, x!, t!)
      const gains = weighed(m, shares, logSoftmaxOf(m, x!, kept))
      return m.neg(m.div(m.collapse(gains, []), m.constant(rows)))
    },
    vjp: (m, { inputs: [x, t], cotangent: g }) => {
      const { shares, kept, rows, areClasses } = targetsOf(m, x!, t!)
      const each = m.div(g, m.constant(rows))
      const slope = m.sub(m.mul(softmaxOf(m, x!, kept), m.collapse(shares, kept)), shares)
      // The number of a class is a name, not a quantity.
      const fromTarget = areClasses
        ? m.expand(m.constant(0), m.shapeOf(t!))
        : m.neg(m.mul(each, logSoftmaxOf(m, x!, kept)))
      return [m.mul(each, slope), fromTarget]
    },
    notation: {
      latex: ([x, t]) => `\\operatorname{ce}\\left(${x}, ${t}\\right)`,
      backward: ([x, t], _y, g) => [
        `\\frac{${g}}{n} \\left(\\operatorname{softmax} ${x} - ${t}\\right)`,
        `-\\frac{${g}}{n} \\log \\operatorname{softmax} ${x}`,
      ],
      numpy: ([x, t]) =>
        `(lambda s, t: -np.sum((s - np.log(np.sum(np.exp(s), axis=-1, keepdims=True))) * ` +
        `(t if np.shape(t) == np.shape(s) else np.eye(s.shape[-1])[np.asarray(t, dtype=int)])) / ` +
        `(s.size / s.shape[-1]))(np.asarray(${x}) - np.max(${x}, axis=-1, keepdims=True), ${t})`,
    },
    domain: {
      port: 1,
      admits: areTargets,
      needs: 'class numbers (whole, from 0 up to one less than the logits of a row) or shares that are not below 0',
    },
    testShapes: [[1], [2], [3], [5], [9], [1, 1], [1, 4], [3, 1], [2, 3], [4, 2], [2, 2, 3], [3, 3]].map((shape) => [
      shape,
      shape,
    ]),
    testRange: [0.1, 1.5],
    about:
      'Mean over the rows of −log of the softmax share given to the target: a class number per row, or shares of all classes.',
    gate: '{node} is a cross-entropy: the logits receive the adjoint times (softmax − target) over the count of rows',
  },
} satisfies Record<string, OpDefinition>
