// Smooth activations, entry by entry: what stands between the layers of a network.
import type { Elementary } from '../algebra/algebra'
import { absolute, exp, log, log1p, tanh } from '../algebra/elementary'
import { erf, normalCdf, normalMoment } from '../algebra/erf'
import { either } from '../algebra/masks'
import { elementwise } from './elementwise'
import { sigmoid, softplus } from './logistic'

/** −log(1 + e^−x): the logarithm of a sigmoid that is no 0 yet where the sigmoid is. */
const logsigmoid: Elementary = {
  name: 'logsigmoid',
  numpy: (_x, tight) => `(-np.logaddexp(0, -${tight}))`,
  value: (x) => -softplus.value(-x),
  slope: (m, x) => m.map(sigmoid, m.neg(x)),
  latex: (x) => `\\log \\sigma\\left(${x}\\right)`,
}

/** log(x / (1 − x)). Near ½ the quotient is close to 1, and its logarithm is taken from what is beside 1. */
const logit: Elementary = {
  name: 'logit',
  numpy: (x, tight) => `(np.log(${x}) - np.log1p(-${tight}))`,
  value: (x) => (Math.abs(x - 0.5) < 0.25 ? log1p.value((2 * x - 1) / (1 - x)) : log.value(x) - log1p.value(-x)),
  slope: (m, x) => {
    const isOutside = either(m, m.greater(m.constant(0), x), m.greater(x, m.constant(1)))
    // −0 + 0 is 0: both zeros are the same border.
    const slope = m.div(m.constant(1), m.mul(m.add(x, m.constant(0)), m.sub(m.constant(1), x)))
    return m.select(isOutside, m.constant(NaN), slope)
  },
  latex: (x) => `\\operatorname{logit}\\left(${x}\\right)`,
}

/** x Φ(x), whose limit at −∞ is 0. */
const gelu: Elementary = {
  name: 'gelu',
  numpy: (_x, tight) => `(${tight} * np.vectorize(math.erfc, otypes=[float])(-${tight} / np.sqrt(2)) / 2)`,
  value: (x) => (x === -Infinity ? -0 : x * normalCdf.value(x)),
  slope: (m, x) => m.add(m.map(normalCdf, x), m.map(normalMoment, x)),
  latex: (x, tight) => `${tight}\\,\\Phi\\left(${x}\\right)`,
}

/** x σ(x) σ(−x): what moves when a sigmoid that weighs x does. Its limits at ±∞ are 0. */
const sigmoidMoment: Elementary = {
  name: 'sigmoid_moment',
  numpy: (_x, tight) => `(${tight} / (2 + 2 * np.cosh(${tight})))`,
  value: (x) => (Math.abs(x) === Infinity ? 0 : x * sigmoid.value(x) * sigmoid.value(-x)),
  slope: (m, x, y) => {
    const [share, rest] = [m.map(sigmoid, x), m.map(sigmoid, m.neg(x))]
    return m.add(m.mul(share, rest), m.mul(y, m.sub(rest, share)))
  },
  latex: (x, tight) => `${tight}\\,\\sigma'\\left(${x}\\right)`,
}

/** x σ(x), whose limit at −∞ is 0. Far to the left σ(x) is e^x, taken in halves so that it does not end before its time. */
const silu: Elementary = {
  name: 'silu',
  numpy: (_x, tight) => `(${tight} / (1 + np.exp(-${tight})))`,
  value: (x) => {
    if (x === -Infinity) return -0
    return x < -700 ? x * exp.value(x / 2) * exp.value(x / 2) : x * sigmoid.value(x)
  },
  slope: (m, x) => m.add(m.map(sigmoid, x), m.map(sigmoidMoment, x)),
  latex: (x, tight) => `${tight}\\,\\sigma\\left(${x}\\right)`,
}

const softsign: Elementary = {
  name: 'softsign',
  numpy: (x, tight) => `(${tight} / (1 + np.abs(${x})))`,
  value: (x) => (Math.abs(x) === Infinity ? Math.sign(x) : x / (1 + Math.abs(x))),
  slope: (m, x) => m.div(m.constant(1), m.pow(m.add(m.constant(1), m.map(absolute, x)), m.constant(2))),
  latex: (x) => `\\frac{${x}}{1 + \\left|${x}\\right|}`,
}

export const activations = {
  sigmoid: elementwise(sigmoid, {
    family: 'activations',
    sign: '\\sigma',
    calls: ['expit'],
    about: 'Squeezes x into (0, 1)',
    gate: '{node} is a sigmoid, so it multiplies its adjoint by value × (1 − value)',
  }),
  logsigmoid: elementwise(logsigmoid, {
    title: 'log of sigmoid',
    family: 'activations',
    sign: '\\log\\sigma',
    calls: ['log_sigmoid'],
    about: 'Logarithm of the sigmoid of x, which stays a number where the sigmoid is 0',
    gate: '{node} is the logarithm of a sigmoid, so it multiplies its adjoint by the sigmoid of minus its input',
  }),
  logit: elementwise(logit, {
    family: 'activations',
    sign: '\\text{logit}',
    domain: { allows: (x) => x > 0 && x < 1, needs: 'x between 0 and 1' },
    testRange: [0.1, 0.9],
    about: 'log(x ÷ (1 − x)): undoes the sigmoid',
    gate: '{node} undoes a sigmoid, so it divides its adjoint by input × (1 − input)',
  }),
  tanh: elementwise(tanh, {
    family: 'activations',
    sign: '\\tanh',
    about: 'Hyperbolic tangent: squeezes x into (−1, 1)',
    gate: '{node} is a tanh, so it multiplies its adjoint by one minus its value squared',
  }),
  softplus: elementwise(softplus, {
    family: 'activations',
    sign: '\\zeta',
    about: 'log(1 + e^x): a smooth relu',
    gate: '{node} is a softplus, so it multiplies its adjoint by the sigmoid of its input',
  }),
  softsign: elementwise(softsign, {
    family: 'activations',
    sign: '\\text{soft}\\pm',
    // The slope is 1 on both sides of 0, but its own slope jumps there.
    testRange: [
      [-2, -0.2],
      [0.2, 2],
    ],
    about: 'x ÷ (1 + |x|): squeezes x into (−1, 1)',
    gate: '{node} is a softsign, so it divides its adjoint by (1 + |x|)²',
  }),
  gelu: elementwise(gelu, {
    family: 'activations',
    sign: '\\text{gelu}',
    about: 'x times the share of a normal distribution below x',
    gate: '{node} is a gelu, so it multiplies its adjoint by Φ(x) + x·φ(x)',
  }),
  silu: elementwise(silu, {
    family: 'activations',
    sign: '\\text{silu}',
    calls: ['swish'],
    about: 'x times its sigmoid',
    gate: '{node} is x times its sigmoid, so its slope is the sigmoid plus value × (1 − sigmoid)',
  }),
  erf: elementwise(erf, {
    title: 'error function',
    family: 'activations',
    sign: '\\text{erf}',
    about: 'How much of a bell curve lies within x of its middle, from −1 to 1',
    gate: '{node} is an error function, so it multiplies its adjoint by 2/√π·e^(−x²)',
  }),
}
