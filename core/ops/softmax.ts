// Log-sum-exp and what it normalises, along an axis. All are shifted by the largest entry, so that nothing overflows.
import type { Algebra } from '../algebra/algebra'
import { exp, log } from '../algebra/elementary'
import type { Shape } from '../tensor'
import { along, axisText, keptAxisText, reduced, reducible, reduction, spreadOver } from './axes'
import type { OpDefinition } from './op'

/** x less its largest entry (less 0 where that is infinite); held constant, since the answer does not depend on it. */
function shifted<V>(m: Algebra<V>, x: V, kept: Shape): { shift: V; rest: V } {
  const largest = m.detach(m.largest(x, kept))
  const isFinite = m.mul(m.greater(m.constant(Infinity), largest), m.greater(largest, m.constant(-Infinity)))
  const shift = m.select(isFinite, largest, m.constant(0))
  return { shift, rest: m.sub(x, shift) }
}

/** log Σ e^x over what `collapse(x, kept)` would add up. All −∞ gives −∞. */
function logSumExp<V>(m: Algebra<V>, x: V, kept: Shape): V {
  const { shift, rest } = shifted(m, x, kept)
  return m.add(shift, m.map(log, m.collapse(m.map(exp, rest), kept)))
}

/** Shares e^x / Σ e^x; they add up to 1. Undefined where all are −∞ or one is +∞. */
export function softmaxOf<V>(m: Algebra<V>, x: V, kept: Shape): V {
  const powers = m.map(exp, shifted(m, x, kept).rest)
  return m.div(powers, m.collapse(powers, kept))
}

/** log of the shares, without a detour over shares that underflow. */
export function logSoftmaxOf<V>(m: Algebra<V>, x: V, kept: Shape): V {
  const { rest } = shifted(m, x, kept)
  return m.sub(rest, m.map(log, m.collapse(m.map(exp, rest), kept)))
}

const shiftedText = (x: string | undefined, axis: string): string => `${x} - np.max(${x}${axis})`

export const softmaxes = {
  logsumexp: {
    name: 'logsumexp',
    title: 'log-sum-exp',
    family: 'exponential',
    sign: '\\text{lse}',
    ports: ['x'],
    attributes: reduction,
    forward: (m, [x], attributes) => {
      const { kept, out } = reduced(m.shapeOf(x!), attributes)
      return m.reshape(logSumExp(m, x!, kept), out)
    },
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
        attributes['axis'] === 'all' && attributes['keepdims'] !== 1
          ? `np.logaddexp.reduce(np.ravel(${x}))`
          : attributes['axis'] === 'all'
            ? `np.logaddexp.reduce(${x}, axis=None, keepdims=True)`
            : `np.logaddexp.reduce(${x}${axisText(attributes)})`,
    },
    testShapes: reducible,
    about: 'log of the sum of exponentials, safe for large entries.',
    gate: '{node} is a log-sum-exp: each entry receives the adjoint times its softmax share',
  },
  softmax: {
    name: 'softmax',
    title: 'softmax',
    family: 'activations',
    sign: '\\text{softmax}',
    ports: ['x'],
    attributes: along,
    forward: (m, [x], attributes) => softmaxOf(m, x!, reduced(m.shapeOf(x!), attributes).kept),
    vjp: (m, { inputs: [x], output: y, cotangent: g, attributes }) => {
      const { kept } = reduced(m.shapeOf(x!), attributes)
      return [m.mul(y, m.sub(g, m.collapse(m.mul(g, y), kept)))]
    },
    notation: {
      latex: ([x]) => `\\operatorname{softmax}\\left(${x}\\right)`,
      numpy: ([x], attributes) => {
        const axis = keptAxisText(attributes)
        return `(lambda e: e / np.sum(e${axis}))(np.exp(${shiftedText(x, axis)}))`
      },
    },
    testShapes: reducible,
    about: 'Shares e^x / Σ e^x along an axis: positive, and they add up to 1.',
    gate: '{node} is a softmax: each entry receives its share times how far its adjoint is above their mean',
  },
  log_softmax: {
    name: 'log_softmax',
    title: 'log-softmax',
    family: 'activations',
    sign: '\\log\\text{softmax}',
    ports: ['x'],
    calls: ['logsoftmax'],
    attributes: along,
    forward: (m, [x], attributes) => logSoftmaxOf(m, x!, reduced(m.shapeOf(x!), attributes).kept),
    vjp: (m, { inputs: [x], output: y, cotangent: g, attributes }) => {
      const { kept } = reduced(m.shapeOf(x!), attributes)
      return [m.sub(g, m.mul(m.map(exp, y), m.collapse(g, kept)))]
    },
    notation: {
      latex: ([x]) => `\\log \\operatorname{softmax}\\left(${x}\\right)`,
      numpy: ([x], attributes) => {
        const axis = keptAxisText(attributes)
        return `(lambda s: s - np.log(np.sum(np.exp(s)${axis})))(${shiftedText(x, axis)})`
      },
    },
    testShapes: reducible,
    about: 'log of the softmax along an axis, exact where a share is too small to hold.',
    gate: '{node} is a log-softmax: each entry receives its adjoint less its share of the sum of all',
  },
} satisfies Record<string, OpDefinition>
