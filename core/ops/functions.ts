// Exponentials, trigonometry and activations: functions of one number, applied entry by entry.
import type { Elementary } from '../algebra/algebra'
import { exp, log } from '../algebra/elementary'
import { standsAt } from '../algebra/masks'
import { elementwise } from './elementwise'

const sin: Elementary = {
  name: 'sin',
  numpy: 'np.sin',
  value: Math.sin,
  slope: (m, x) => m.map(cos, x),
  latex: (_x, tight) => `\\sin ${tight}`,
}

const cos: Elementary = {
  name: 'cos',
  numpy: 'np.cos',
  value: Math.cos,
  slope: (m, x) => m.neg(m.map(sin, x)),
  latex: (_x, tight) => `\\cos ${tight}`,
}

const tan: Elementary = {
  name: 'tan',
  numpy: 'np.tan',
  value: Math.tan,
  slope: (m, _x, y) => m.add(m.constant(1), m.pow(y, m.constant(2))),
  latex: (_x, tight) => `\\tan ${tight}`,
}

const atan: Elementary = {
  name: 'atan',
  numpy: 'np.arctan',
  value: Math.atan,
  slope: (m, x) => m.div(m.constant(1), m.add(m.constant(1), m.pow(x, m.constant(2)))),
  latex: (_x, tight) => `\\arctan ${tight}`,
}

const tanh: Elementary = {
  name: 'tanh',
  numpy: 'np.tanh',
  value: Math.tanh,
  slope: (m, _x, y) => m.sub(m.constant(1), m.pow(y, m.constant(2))),
  latex: (_x, tight) => `\\tanh ${tight}`,
}

/** 1 / (1 + e^−x), written so that neither tail overflows. */
const sigmoid: Elementary = {
  name: 'sigmoid',
  numpy: (x) => `(1 / (1 + np.exp(-(${x}))))`,
  value: (x) => {
    const small = Math.exp(-Math.abs(x))
    return x >= 0 ? 1 / (1 + small) : small / (1 + small)
  },
  slope: (m, _x, y) => m.mul(y, m.sub(m.constant(1), y)),
  latex: (x) => `\\sigma\\left(${x}\\right)`,
}

/** log(1 + e^x), exact in both tails. */
const softplus: Elementary = {
  name: 'softplus',
  numpy: (x) => `np.logaddexp(0, ${x})`,
  value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  slope: (m, x) => m.map(sigmoid, x),
  latex: (x) => `\\operatorname{softplus}\\left(${x}\\right)`,
}

const relu: Elementary = {
  name: 'relu',
  numpy: (x) => `np.maximum(${x}, 0)`,
  value: (x) => Math.max(x, 0),
  slope: (m, x) => m.greater(x, m.constant(0)),
  latex: (x) => `\\operatorname{relu}\\left(${x}\\right)`,
}

export const functions = {
  exp: elementwise(exp, {
    title: 'exponential',
    family: 'exponential',
    sign: 'e^x',
    about: 'e to the power x',
    gate: '{node} is an exponential: its slope is its own value',
  }),
  log: elementwise(log, {
    title: 'natural logarithm',
    family: 'exponential',
    sign: '\\log',
    calls: ['ln'],
    domain: { allows: (x) => x > 0, needs: 'x > 0' },
    testRange: [0.3, 3],
    about: 'Natural logarithm of x',
    gate: '{node} is a logarithm, so it divides its adjoint by its input',
  }),
  sin: elementwise(sin, {
    title: 'sine',
    family: 'trigonometry',
    sign: '\\sin',
    about: 'Sine of x, in radians',
    gate: '{node} is a sine, so it multiplies its adjoint by the cosine of its input',
  }),
  cos: elementwise(cos, {
    title: 'cosine',
    family: 'trigonometry',
    sign: '\\cos',
    about: 'Cosine of x, in radians',
    gate: '{node} is a cosine, so it multiplies its adjoint by minus the sine of its input',
  }),
  tan: elementwise(tan, {
    title: 'tangent',
    family: 'trigonometry',
    sign: '\\tan',
    testRange: [-1.1, 1.1],
    about: 'Tangent of x, in radians',
    gate: '{node} is a tangent, so it multiplies its adjoint by one plus its value squared',
  }),
  atan: elementwise(atan, {
    title: 'arc tangent',
    family: 'trigonometry',
    sign: '\\arctan',
    calls: ['arctan'],
    about: 'The angle whose tangent is x',
    gate: '{node} is an arc tangent, so it divides its adjoint by one plus its input squared',
  }),
  tanh: elementwise(tanh, {
    title: 'tanh',
    family: 'activations',
    sign: '\\tanh',
    about: 'Hyperbolic tangent: squeezes x into (−1, 1)',
    gate: '{node} is a tanh, so it multiplies its adjoint by one minus its value squared',
  }),
  sigmoid: elementwise(sigmoid, {
    title: 'sigmoid',
    family: 'activations',
    sign: '\\sigma',
    calls: ['expit'],
    about: 'Squeezes x into (0, 1)',
    gate: '{node} is a sigmoid, so it multiplies its adjoint by value × (1 − value)',
  }),
  softplus: elementwise(softplus, {
    title: 'softplus',
    family: 'activations',
    sign: '\\zeta',
    about: 'log(1 + e^x): a smooth relu',
    gate: '{node} is a softplus, so it multiplies its adjoint by the sigmoid of its input',
  }),
  relu: elementwise(relu, {
    title: 'relu',
    family: 'activations',
    sign: '\\text{relu}',
    kink: {
      on: (m, [x]) => standsAt(m, x!, 0),
      where: 'x = 0',
      slopes: '[0, 1]',
      chosen: '0',
      tensorflow: '0',
      jax: '0',
    },
    testRange: [0.2, 2],
    about: 'x where it is positive, else 0',
    gate: '{node} is a relu: it passes its adjoint where its input is positive and stops it elsewhere',
  }),
}
