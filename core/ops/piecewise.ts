// Functions made of pieces, entry by entry: they bend where two slopes meet, or jump where two values do.
import type { Algebra, BinaryElementary, Elementary } from '../algebra/algebra'
import { absolute } from '../algebra/elementary'
import { both, either, not, same, standsAt } from '../algebra/masks'
import { numpyNumber } from '../algebra/numpy'
import { elementwise, pairwise, stepwise } from './elementwise'
import type { Attributes, Kink, OpDefinition } from './op'
import { settingOf } from './op'

/** What `a` gets if the larger one does: 0, 1, or a half on a tie. Beside a NaN both get 1, as in PyTorch. */
function shareOfLarger<V>(m: Algebra<V>, a: V, b: V): V {
  return m.select(m.greater(b, a), m.constant(0), m.select(same(m, a, b), m.constant(0.5), m.constant(1)))
}

const maximum: BinaryElementary = {
  name: 'maximum',
  numpy: 'np.maximum',
  value: Math.max,
  slopes: (m, a, b) => [shareOfLarger(m, a, b), shareOfLarger(m, b, a)],
  latex: (a, b) => `\\max\\left(${a}, ${b}\\right)`,
}

const minimum: BinaryElementary = {
  name: 'minimum',
  numpy: 'np.minimum',
  value: Math.min,
  slopes: (m, a, b) => [shareOfLarger(m, b, a), shareOfLarger(m, a, b)],
  latex: (a, b) => `\\min\\left(${a}, ${b}\\right)`,
}

const extreme = (fn: BinaryElementary, word: string, which: string): OpDefinition =>
  pairwise(fn, {
    family: 'arithmetic',
    sign: `\\${word}`,
    calls: [word],
    kink: {
      on: (m, [a, b]) => same(m, a!, b!),
      where: 'a = b',
      slopes: 'any pair of shares that add up to 1',
      chosen: '½ to each',
      tensorflow: '1 to the first',
      jax: '½ to each',
    },
    testRange: [-2.5, 2.5],
    about: `The ${which} of two numbers.`,
    gate: `{node} takes the ${which} input, so its adjoint goes only there`,
  })

/** Where the value jumps there is no slope at all; every framework answers with the slope beside the jump, 0. */
const jump = (where: string, on: Kink['on']): Kink => ({
  on,
  where,
  slopes: 'anything, since the value jumps',
  isUnbounded: true,
  chosen: '0',
  tensorflow: '0',
  jax: '0',
})

const flat = (name: string, value: (x: number) => number, latex: (x: string) => string, numpy: string): Elementary => ({
  name,
  numpy,
  value,
  slope: (m) => m.constant(0),
  latex,
})

/** |x| + 2⁵² has no room for fractions, and IEEE addition rounds halves to even. The sign stays, that of −0 too. */
function roundHalfToEven(x: number): number {
  const size = Math.abs(x)
  const rounded = size < 2 ** 52 ? size + 2 ** 52 - 2 ** 52 : size
  return x < 0 || Object.is(x, -0) ? -rounded : rounded
}

const inBrackets =
  (left: string, right: string) =>
  (x: string): string =>
    `\\left${left} ${x} \\right${right}`

const asCall =
  (name: string) =>
  (x: string): string =>
    `\\operatorname{${name}}\\left(${x}\\right)`

const sign = flat('sign', Math.sign, asCall('sign'), 'np.sign')
const floor = flat('floor', Math.floor, inBrackets('\\lfloor', '\\rfloor'), 'np.floor')
const ceil = flat('ceil', Math.ceil, inBrackets('\\lceil', '\\rceil'), 'np.ceil')
const round = flat('round', roundHalfToEven, asCall('round'), 'np.round')
const trunc = flat('trunc', Math.trunc, asCall('trunc'), 'np.trunc')

const isWhole: Kink['on'] = (m, [x]) => standsAt(m, m.sub(x!, m.map(floor, x!)), 0)

/** Between whole numbers, and between halves too. */
const betweenJumps = [-1.5, -1, -0.5, 0, 0.5, 1].map((left) => [left + 0.05, left + 0.45] as const)

/** x between bounds; a NaN passes. */
export const clamped = <V>(m: Algebra<V>, x: V, lo: V, hi: V): V =>
  m.select(m.greater(x, hi), hi, m.select(m.greater(lo, x), lo, x))

/** The kink of whatever has a `lo` and a `hi`. */
export const onABound: Kink['on'] = (m, [x], { lo, hi }) =>
  either(m, standsAt(m, x!, Number(lo)), standsAt(m, x!, Number(hi)))

export const bounds = {
  lo: { title: 'from', kind: 'number', default: -1 },
  hi: { title: 'to', kind: 'number', default: 1 },
} as const

/** The bounds of one use, as numbers of the algebra. */
export const boundsOf = <V>(m: Algebra<V>, attributes: Attributes): readonly [lo: V, hi: V] => [
  m.constant(settingOf(attributes, 'lo')),
  m.constant(settingOf(attributes, 'hi')),
]

export const piecewise = {
  abs: elementwise(absolute, {
    title: 'absolute value',
    family: 'arithmetic',
    sign: '|\\cdot|',
    calls: ['absolute'],
    kink: {
      on: (m, [x]) => standsAt(m, x!, 0),
      where: 'x = 0',
      slopes: '[−1, 1]',
      chosen: '0',
      tensorflow: '0',
      jax: '1',
    },
    testRange: [
      [-2, -0.2],
      [0.2, 2],
    ],
    about: '|x|',
    gate: '{node} is an absolute value: it passes its adjoint with the sign of its input',
  }),
  maximum: extreme(maximum, 'max', 'larger'),
  minimum: extreme(minimum, 'min', 'smaller'),
  clamp: {
    name: 'clamp',
    title: 'clamp',
    family: 'arithmetic',
    sign: '\\text{clip}',
    ports: ['x'],
    calls: ['clip'],
    attributes: bounds,
    forward: (m, [x], attributes) => clamped(m, x!, ...boundsOf(m, attributes)),
    vjp: (m, { inputs: [x], cotangent: g, attributes }) => {
      const [lo, hi] = boundsOf(m, attributes)
      return [m.mul(g, not(m, either(m, m.greater(x!, hi), m.greater(lo, x!))))]
    },
    notation: {
      latex: ([x], _tight, { lo, hi }) => `\\operatorname{clamp}_{${lo}}^{${hi}}\\left(${x}\\right)`,
      numpy: ([x], { lo, hi }) => `np.clip(${x}, ${numpyNumber(Number(lo))}, ${numpyNumber(Number(hi))})`,
    },
    kink: {
      on: onABound,
      where: 'x on a bound',
      slopes: '[0, 1]',
      chosen: '1',
      tensorflow: '1',
      jax: '½',
    },
    testRange: [
      [-2, -1.1],
      [-0.9, 0.9],
      [1.1, 2],
    ],
    about: 'x, but at least lo and at most hi',
    gate: '{node} is a clamp: it passes its adjoint where its input lies between the bounds and stops it outside',
  } satisfies OpDefinition,
  sign: stepwise(sign, {
    title: 'sign',
    family: 'arithmetic',
    sign: '\\pm',
    calls: ['sgn'],
    kink: jump('x = 0', (m, [x]) => standsAt(m, x!, 0)),
    testRange: betweenJumps,
    about: '−1, 0 or 1 by the sign of x',
    gate: '{node} is a sign, constant between its jumps: it sends back 0',
  }),
  heaviside: {
    name: 'heaviside',
    title: 'step',
    family: 'arithmetic',
    sign: '\\text{H}',
    ports: ['x'],
    attributes: { middle: { title: 'value at 0', kind: 'number', default: 0.5 } },
    forward: (m, [x], attributes) => {
      const [zero, one] = [m.constant(0), m.constant(1)]
      // What is neither is 0, or a NaN, which the sum lets through.
      const middle = m.add(x!, m.constant(settingOf(attributes, 'middle')))
      return m.detach(m.select(m.greater(x!, zero), one, m.select(m.greater(zero, x!), zero, middle)))
    },
    vjp: (m, { inputs: [x] }) => [m.expand(m.constant(0), m.shapeOf(x!))],
    notation: {
      latex: ([x]) => `\\operatorname{H}\\left(${x}\\right)`,
      numpy: ([x], { middle }) => `np.heaviside(${x}, ${middle})`,
    },
    kink: { ...jump('x = 0', (m, [x]) => standsAt(m, x!, 0)), tensorflow: 'no such function' },
    testRange: betweenJumps,
    testSettings: [{ middle: 1 }],
    about: '1 where x is positive, 0 where it is negative',
    gate: '{node} is a step, constant on both sides of 0: it sends back 0',
  } satisfies OpDefinition,
  floor: stepwise(floor, {
    family: 'arithmetic',
    sign: '\\lfloor x \\rfloor',
    kink: jump('x is a whole number', isWhole),
    testRange: betweenJumps,
    about: 'The largest whole number up to x',
    gate: '{node} is a floor, constant between whole numbers: it sends back 0',
  }),
  ceil: stepwise(ceil, {
    family: 'arithmetic',
    sign: '\\lceil x \\rceil',
    kink: jump('x is a whole number', isWhole),
    testRange: betweenJumps,
    about: 'The smallest whole number from x on',
    gate: '{node} is a ceiling, constant between whole numbers: it sends back 0',
  }),
  round: stepwise(round, {
    family: 'arithmetic',
    sign: '\\lfloor x \\rceil',
    calls: ['rint'],
    kink: jump('x lies halfway between whole numbers', (m, [x]) => standsAt(m, m.sub(x!, m.map(floor, x!)), 0.5)),
    testRange: betweenJumps,
    about: 'The nearest whole number; halves go to the even one',
    gate: '{node} is a rounding, constant between its jumps: it sends back 0',
  }),
  trunc: stepwise(trunc, {
    title: 'truncate',
    family: 'arithmetic',
    sign: '\\text{trunc}',
    calls: ['fix'],
    kink: jump('x is a whole number other than 0', (m, [x]) =>
      both(m, isWhole(m, [x!], {}), not(m, standsAt(m, x!, 0))),
    ),
    testRange: betweenJumps,
    about: 'x without its fraction, towards 0',
    gate: '{node} cuts off a fraction, constant between whole numbers: it sends back 0',
  }),
}
