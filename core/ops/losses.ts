// Losses: how far a prediction is from a target, as one number. Means are over all entries, of cross-entropy over the rows.
import type { Algebra } from '../algebra/algebra'
import { absolute } from '../algebra/elementary'
import { standsAt } from '../algebra/masks'
import { diagnostic, Refusal } from '../diagnostic'
import type { Shape } from '../tensor'
import { isSameShape, sizeOf } from '../tensor'
import type { Attributes, OpDefinition } from './op'

const pairShapes = [[], [1], [2], [4], [9], [2, 3], [3, 1], [1, 4], [1, 1], [2, 1, 2], [3, 3]].map((shape) => [
  shape,
  shape,
])

/** Refuses with E201 a target of another shape than its prediction: stretching would hide a mistake. A number fits all. */
export function pairOf<V>(m: Algebra<V>, [x, y]: readonly V[]): { shape: Shape; a: V; b: V } {
  const [a, b] = [m.shapeOf(x!), m.shapeOf(y!)]
  const shape = a.length === 0 ? b : a
  if (!isSameShape(a, b) && a.length > 0 && b.length > 0) {
    throw new Refusal(
      diagnostic('E201', { op: '', a, b, needs: 'equal sizes, so that each prediction has its target' }),
    )
  }
  return { shape, a: m.expand(x!, shape), b: m.expand(y!, shape) }
}

const meanOf = <V>(m: Algebra<V>, x: V): V => m.div(m.collapse(x, []), m.constant(sizeOf(m.shapeOf(x))))

/** Prediction less target. */
const difference = <V>(m: Algebra<V>, inputs: readonly V[]): V => {
  const { a, b } = pairOf(m, inputs)
  return m.sub(a, b)
}

/** The cotangent's part for one of `count` entries. */
const shareOf = <V>(m: Algebra<V>, g: V, like: V): V => m.div(g, m.constant(sizeOf(m.shapeOf(like))))

/** A number between −limit and limit: the slope of Huber's loss. */
function limited<V>(m: Algebra<V>, x: V, limit: number): V {
  const [high, low] = [m.constant(limit), m.constant(-limit)]
  return m.select(m.greater(x, high), high, m.select(m.greater(low, x), low, x))
}

const deltaOf = (attributes: Attributes): number => Number(attributes['delta'])
const strengthOf = <V>(m: Algebra<V>, attributes: Attributes): V => m.constant(Number(attributes['strength']))
const signOf = <V>(m: Algebra<V>, x: V): V => absolute.slope(m, x, m.map(absolute, x))

const loss = (rule: Omit<OpDefinition, 'family' | 'ports'>): OpDefinition => ({
  family: 'losses',
  ports: ['prediction', 'target'],
  testShapes: [...pairShapes, [[3], []]],
  ...rule,
})

const penalty = (rule: Omit<OpDefinition, 'family' | 'ports'>): OpDefinition => ({
  family: 'losses',
  ports: ['w'],
  attributes: { strength: { title: 'strength', kind: 'number', default: 1 } },
  testShapes: [[[]], [[1]], [[2]], [[4]], [[9]], [[2, 3]], [[3, 1]], [[1, 4]], [[1, 1]], [[2, 1, 2]], [[0]], [[3, 3]]],
  testSettings: [{ strength: 0.1 }],
  ...rule,
})

/** 1 − target × score: below 0 where the score is safely on the right side. */
function marginOf<V>(m: Algebra<V>, inputs: readonly V[]): V {
  const { a, b } = pairOf(m, inputs)
  return m.sub(m.constant(1), m.mul(a, b))
}

export const losses = {
  mse: loss({
    name: 'mse',
    title: 'mean squared error',
    sign: '\\text{mse}',
    calls: ['mse_loss'],
    forward: (m, inputs) => meanOf(m, m.pow(difference(m, inputs), m.constant(2))),
    vjp: (m, { inputs, cotangent: g }) => {
      const d = difference(m, inputs)
      const slope = m.mul(shareOf(m, g, d), m.mul(m.constant(2), d))
      return [slope, m.neg(slope)]
    },
    notation: {
      latex: ([x, t]) => `\\operatorname{mean} \\left(${x} - ${t}\\right)^2`,
      numpy: ([x, t]) => `np.mean(np.square((${x}) - (${t})))`,
    },
    about: 'Mean of the squared differences of prediction and target.',
    gate: '{node} is a mean of squares: the prediction receives the adjoint times twice the difference over the count',
  }),
  sse: loss({
    name: 'sse',
    title: 'sum of squared errors',
    sign: '\\text{sse}',
    forward: (m, inputs) => m.collapse(m.pow(difference(m, inputs), m.constant(2)), []),
    vjp: (m, { inputs, cotangent: g }) => {
      const slope = m.mul(g, m.mul(m.constant(2), difference(m, inputs)))
      return [slope, m.neg(slope)]
    },
    notation: {
      latex: ([x, t]) => `\\sum \\left(${x} - ${t}\\right)^2`,
      numpy: ([x, t]) => `np.sum(np.square((${x}) - (${t})))`,
    },
    about: 'Sum of the squared differences of prediction and target.',
    gate: '{node} is a sum of squares: the prediction receives the adjoint times twice the difference',
  }),
  mae: loss({
    name: 'mae',
    title: 'mean absolute error',
    sign: '\\text{mae}',
    calls: ['l1_loss'],
    forward: (m, inputs) => meanOf(m, m.map(absolute, difference(m, inputs))),
    vjp: (m, { inputs, cotangent: g }) => {
      const d = difference(m, inputs)
      const slope = m.mul(shareOf(m, g, d), signOf(m, d))
      return [slope, m.neg(slope)]
    },
    notation: {
      latex: ([x, t]) => `\\operatorname{mean} \\left|${x} - ${t}\\right|`,
      numpy: ([x, t]) => `np.mean(np.abs((${x}) - (${t})))`,
    },
    kink: {
      on: (m, inputs) => standsAt(m, difference(m, inputs), 0),
      where: 'a prediction equals its target',
      slopes: '[−1/n, 1/n] for each of the n that do',
      chosen: '0',
      tensorflow: '0',
      jax: '1/n to the first, −1/n to the second',
    },
    about: 'Mean of the sizes |prediction − target|.',
    gate: '{node} is a mean of sizes: the prediction receives the adjoint over the count, with the sign of the difference',
  }),
  huber: loss({
    name: 'huber',
    title: 'Huber loss',
    sign: '\\text{huber}',
    calls: ['huber_loss'],
    attributes: { delta: { title: 'delta', kind: 'number', default: 1 } },
    // With c the difference kept within ±δ, both branches are c·(d − c/2).
    forward: (m, inputs, attributes) => {
      const d = difference(m, inputs)
      const c = limited(m, d, deltaOf(attributes))
      return meanOf(m, m.mul(c, m.sub(d, m.div(c, m.constant(2)))))
    },
    vjp: (m, { inputs, cotangent: g, attributes }) => {
      const d = difference(m, inputs)
      const slope = m.mul(shareOf(m, g, d), limited(m, d, deltaOf(attributes)))
      return [slope, m.neg(slope)]
    },
    notation: {
      latex: ([x, t]) => `\\operatorname{huber}\\left(${x} - ${t}\\right)`,
      numpy: ([x, t], { delta }) =>
        `(lambda d: np.mean(np.where(np.abs(d) <= ${delta}, d**2 / 2, ${delta} * (np.abs(d) - ${delta} / 2))))((${x}) - (${t}))`,
    },
    testSettings: [{ delta: 0.3 }, { delta: 5 }],
    about: 'Half the square of small differences, the size of large ones (beyond delta): outliers pull less.',
    gate: '{node} is a Huber loss: the prediction receives the adjoint times the difference, kept within ±delta, over the count',
  }),
  hinge: loss({
    name: 'hinge',
    title: 'hinge loss',
    sign: '\\text{hinge}',
    calls: ['hinge_loss'],
    forward: (m, inputs) => {
      const margin = marginOf(m, inputs)
      return meanOf(m, m.select(m.greater(m.constant(0), margin), m.constant(0), margin))
    },
    vjp: (m, { inputs, cotangent: g }) => {
      const { a, b } = pairOf(m, inputs)
      const margin = marginOf(m, inputs)
      const share = m.neg(m.mul(shareOf(m, g, margin), m.greater(margin, m.constant(0))))
      return [m.mul(share, b), m.mul(share, a)]
    },
    notation: {
      latex: (_inputs, [x, t]) => `\\operatorname{mean} \\max\\left(0, 1 - ${t}\\,${x}\\right)`,
      numpy: ([x, t]) => `np.mean(np.maximum(0, 1 - (${t}) * (${x})))`,
    },
    kink: {
      on: (m, inputs) => standsAt(m, marginOf(m, inputs), 0),
      where: 'a score stands on the margin, target × score = 1',
      slopes: 'between −target/n and 0',
      chosen: '0',
      tensorflow: 'no such function',
      jax: 'no such function',
    },
    testRange: [1.05, 1.8],
    about: 'Mean of max(0, 1 − target × score) for targets −1 and 1: no loss beyond the margin.',
    gate: '{node} is a hinge: scores inside the margin receive minus the target over the count, the others nothing',
  }),
  l1_penalty: penalty({
    name: 'l1_penalty',
    title: 'L1 penalty',
    sign: '\\lambda\\|w\\|_1',
    forward: (m, [w], attributes) => m.mul(strengthOf(m, attributes), m.collapse(m.map(absolute, w!), [])),
    vjp: (m, { inputs: [w], cotangent: g, attributes }) => [m.mul(m.mul(strengthOf(m, attributes), g), signOf(m, w!))],
    notation: {
      latex: ([w]) => `\\lambda\\,\\left\\|${w}\\right\\|_1`,
      numpy: ([w], { strength }) => `${strength} * np.sum(np.abs(${w}))`,
    },
    kink: {
      on: (m, [w]) => standsAt(m, w!, 0),
      where: 'a weight is 0',
      slopes: '[−λ, λ] for each weight that is 0',
      chosen: '0',
      tensorflow: '0',
      jax: '1',
    },
    testRange: [0.2, 2],
    about: 'Strength × sum of |w|: pulls every weight towards 0 equally, so that some become exactly 0.',
    gate: '{node} is an L1 penalty: each weight receives the strength with its own sign',
  }),
  l2_penalty: penalty({
    name: 'l2_penalty',
    title: 'L2 penalty',
    sign: '\\lambda\\|w\\|^2',
    forward: (m, [w], attributes) => m.mul(strengthOf(m, attributes), m.collapse(m.pow(w!, m.constant(2)), [])),
    vjp: (m, { inputs: [w], cotangent: g, attributes }) => [
      m.mul(m.mul(strengthOf(m, attributes), g), m.mul(m.constant(2), w!)),
    ],
    notation: {
      latex: ([w]) => `\\lambda\\,\\left\\|${w}\\right\\|^2`,
      numpy: ([w], { strength }) => `${strength} * np.sum(np.square(${w}))`,
    },
    about: 'Strength × sum of w²: pulls large weights more than small ones.',
    gate: '{node} is an L2 penalty: each weight receives twice the strength times itself',
  }),
} satisfies Record<string, OpDefinition>
