// Exponentials and logarithms, entry by entry.
import type { BinaryElementary, Elementary } from '../algebra/algebra'
import { exp, exp2, expm1, log, log10, log1p, log2 } from '../algebra/elementary'
import { elementwise, pairwise } from './elementwise'
import { sigmoid } from './logistic'

/** log(e^a + e^b): the larger one comes out, so nothing overflows. Two equal infinities are their own answer. */
const logaddexp: BinaryElementary = {
  name: 'logaddexp',
  numpy: 'np.logaddexp',
  value: (x, y) => (x === y ? x + Math.LN2 : Math.max(x, y) + log1p.value(exp.value(-Math.abs(x - y)))),
  // e^a/(e^a + e^b), undefined between equal infinities.
  slopes: (m, x, y) => [m.map(sigmoid, m.sub(x, y)), m.map(sigmoid, m.sub(y, x))],
  latex: (x, y) => `\\log \\left(e^{${x}} + e^{${y}}\\right)`,
}

/** x log x, which is 0 at 0, where 0 × ∞ has no value of its own. */
const xlogx: Elementary = {
  name: 'xlogx',
  numpy: (x, tight) => `(${tight} * np.log(np.where(${tight} == 0, 1, ${x})))`,
  value: (x) => (x === 0 ? 0 : x * log.value(x)),
  slope: (m, x) => m.add(m.map(log, x), m.constant(1)),
  latex: (_x, tight) => `${tight}\\,\\log ${tight}`,
}

export const exponentials = {
  exp: elementwise(exp, {
    title: 'exponential',
    family: 'exponential',
    sign: 'e^x',
    about: 'e to the power x',
    gate: '{node} is an exponential: its slope is its own value',
  }),
  exp2: elementwise(exp2, {
    title: 'power of 2',
    family: 'exponential',
    sign: '2^x',
    about: '2 to the power x',
    gate: '{node} is a power of 2: its slope is its own value times log 2',
  }),
  expm1: elementwise(expm1, {
    title: 'e^x − 1',
    family: 'exponential',
    sign: 'e^x{-}1',
    about: 'e to the power x, minus 1, exact for tiny x',
    gate: '{node} is an exponential less 1, so it multiplies its adjoint by the exponential of its input',
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
  log2: elementwise(log2, {
    title: 'logarithm to base 2',
    family: 'exponential',
    sign: '\\log_2',
    domain: { allows: (x) => x > 0, needs: 'x > 0' },
    testRange: [0.3, 3],
    about: 'Which power of 2 x is',
    gate: '{node} is a logarithm to base 2, so it divides its adjoint by its input times log 2',
  }),
  log10: elementwise(log10, {
    title: 'logarithm to base 10',
    family: 'exponential',
    sign: '\\log_{10}',
    domain: { allows: (x) => x > 0, needs: 'x > 0' },
    testRange: [0.3, 3],
    about: 'Which power of 10 x is',
    gate: '{node} is a logarithm to base 10, so it divides its adjoint by its input times log 10',
  }),
  log1p: elementwise(log1p, {
    title: 'log(1 + x)',
    family: 'exponential',
    sign: '\\log(1{+}x)',
    domain: { allows: (x) => x > -1, needs: 'x > −1' },
    testRange: [-0.7, 2],
    about: 'Natural logarithm of 1 + x, exact for tiny x',
    gate: '{node} is a logarithm of 1 + x, so it divides its adjoint by one plus its input',
  }),
  xlogx: elementwise(xlogx, {
    title: 'x log x',
    family: 'exponential',
    sign: 'x\\log x',
    domain: { allows: (x) => x >= 0, needs: 'x ≥ 0' },
    testRange: [0.2, 3],
    about: 'x times its logarithm, 0 at 0: the pieces of an entropy',
    gate: '{node} is x log x, so it multiplies its adjoint by one plus the logarithm of its input',
  }),
  logaddexp: pairwise(logaddexp, {
    title: 'log of a sum of exponentials',
    family: 'exponential',
    sign: '\\log\\Sigma e',
    testRange: [-2, 2],
    about: 'log(e^a + e^b), without overflow: a smooth maximum of two',
    gate: '{node} is a smooth maximum: each input receives the adjoint times its share in the sum of the exponentials',
  }),
}
