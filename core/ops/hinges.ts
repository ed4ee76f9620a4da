// Activations that bend, entry by entry: relu and its relatives, each of two or three pieces.
import type { Algebra, Elementary } from '../algebra/algebra'
import { exp, expm1 } from '../algebra/elementary'
import { both, standsAt } from '../algebra/masks'
import { numpyNumber } from '../algebra/numpy'
import * as own from '../elementary/functions'
import { elementwise } from './elementwise'
import type { Attributes, Interval, Kink, OpDefinition } from './op'
import { settingOf } from './op'
import { bounds, boundsOf, clamped, onABound } from './piecewise'

const aroundZero: readonly Interval[] = [
  [-2, -0.2],
  [0.2, 2],
]

/** 1 strictly between the bounds, 0 on and beyond them. */
const isBetween = <V>(m: Algebra<V>, x: V, lo: V, hi: V): V => both(m, m.greater(x, lo), m.greater(hi, x))

const relu: Elementary = {
  name: 'relu',
  numpy: (x) => `np.maximum(${x}, 0)`,
  value: own.relu,
  slope: (m, x) => m.greater(x, m.constant(0)),
  latex: (x) => `\\operatorname{relu}\\left(${x}\\right)`,
}

/** What an activation does on the left of 0; on the right it is a line through 0. */
interface Left {
  value<V>(m: Algebra<V>, x: V, attributes: Attributes): V
  slope<V>(m: Algebra<V>, x: V, attributes: Attributes): V
}

type HingedRest = Omit<OpDefinition, 'ports' | 'family' | 'forward' | 'vjp' | 'testRange'>

/** Two pieces that meet in 0, where the left one's slope holds. */
function hinged(left: Left, rightSlope: number, rest: HingedRest): OpDefinition {
  const choose = <V>(m: Algebra<V>, x: V, right: V, other: V): V => m.select(m.greater(x, m.constant(0)), right, other)
  return {
    ports: ['x'],
    family: 'activations',
    forward: (m, [x], attributes) => choose(m, x!, m.mul(m.constant(rightSlope), x!), left.value(m, x!, attributes)),
    vjp: (m, { inputs: [x], cotangent: g, attributes }) => [
      m.mul(g, choose(m, x!, m.constant(rightSlope), left.slope(m, x!, attributes))),
    ],
    testRange: aroundZero,
    ...rest,
  }
}

const alphaOf = <V>(m: Algebra<V>, attributes: Attributes): V => m.constant(settingOf(attributes, 'alpha'))

const alpha = { alpha: { title: 'α', kind: 'number', default: 1 } } as const

/** The two numbers that keep mean 0 and variance 1 from layer to layer (Klambauer et al., 2017). */
const selfNormalising = { scale: 1.0507009873554805, alpha: 1.6732632423543772 }

const atZero: Kink['on'] = (m, [x]) => standsAt(m, x!, 0)

export const hinges = {
  relu: elementwise(relu, {
    family: 'activations',
    sign: '\\text{relu}',
    kink: { on: atZero, where: 'x = 0', slopes: '[0, 1]', chosen: '0', tensorflow: '0', jax: '0' },
    testRange: aroundZero,
    about: 'x where it is positive, else 0',
    gate: '{node} is a relu: it passes its adjoint where its input is positive and stops it elsewhere',
  }),
  leaky_relu: hinged(
    {
      value: (m, x, attributes) => m.mul(m.constant(settingOf(attributes, 'slope')), x),
      slope: (m, _x, attributes) => m.constant(settingOf(attributes, 'slope')),
    },
    1,
    {
      name: 'leaky_relu',
      title: 'leaky relu',
      sign: '\\text{lrelu}',
      attributes: { slope: { title: 'slope below 0', kind: 'number', default: 0.01 } },
      notation: {
        latex: ([x]) => `\\operatorname{leaky\\,relu}\\left(${x}\\right)`,
        numpy: ([x], { slope }) => `np.where(${x} > 0, ${x}, ${slope} * (${x}))`,
      },
      kink: {
        on: atZero,
        where: 'x = 0',
        slopes: 'from the slope below 0 up to 1',
        chosen: 'The slope below 0',
        tensorflow: 'the slope below 0',
        jax: '1',
      },
      testSettings: [{ slope: 0.3 }],
      about: 'x where it is positive, else a small share of it',
      gate: '{node} is a leaky relu: it passes its adjoint where its input is positive and a small share of it elsewhere',
    },
  ),
  relu6: {
    name: 'relu6',
    title: 'relu6',
    family: 'activations',
    sign: '\\text{relu}_6',
    ports: ['x'],
    forward: (m, [x]) => clamped(m, x!, m.constant(0), m.constant(6)),
    vjp: (m, { inputs: [x], cotangent: g }) => [m.mul(g, isBetween(m, x!, m.constant(0), m.constant(6)))],
    notation: {
      latex: ([x]) => `\\operatorname{relu6}\\left(${x}\\right)`,
      numpy: ([x]) => `np.clip(${x}, 0, 6)`,
    },
    kink: {
      on: (m, inputs) => onABound(m, inputs, { lo: 0, hi: 6 }),
      where: 'x = 0 or x = 6',
      slopes: '[0, 1]',
      chosen: '0',
      tensorflow: '0',
      jax: '0',
    },
    testRange: [
      [-2, -0.2],
      [0.2, 5.8],
      [6.2, 8],
    ],
    about: 'x between 0 and 6, and the nearer of the two outside',
    gate: '{node} is a relu with a ceiling: it passes its adjoint where its input lies between 0 and 6',
  } satisfies OpDefinition,
  hardtanh: {
    name: 'hardtanh',
    title: 'hard tanh',
    family: 'activations',
    sign: '\\text{htanh}',
    ports: ['x'],
    attributes: bounds,
    forward: (m, [x], attributes) => clamped(m, x!, ...boundsOf(m, attributes)),
    vjp: (m, { inputs: [x], cotangent: g, attributes }) => [m.mul(g, isBetween(m, x!, ...boundsOf(m, attributes)))],
    notation: {
      latex: ([x]) => `\\operatorname{hardtanh}\\left(${x}\\right)`,
      numpy: ([x], { lo, hi }) => `np.clip(${x}, ${numpyNumber(Number(lo))}, ${numpyNumber(Number(hi))})`,
    },
    kink: {
      on: onABound,
      where: 'x on a bound',
      slopes: '[0, 1]',
      chosen: '0',
      tensorflow: 'no such function',
      jax: '1',
    },
    testRange: [
      [-2, -1.1],
      [-0.9, 0.9],
      [1.1, 2],
    ],
    about: 'A clamp from −1 to 1, as an activation',
    gate: '{node} is a hard tanh: it passes its adjoint where its input lies inside the bounds and stops it elsewhere',
  } satisfies OpDefinition,
  elu: hinged(
    {
      value: (m, x, attributes) => m.mul(alphaOf(m, attributes), m.map(expm1, x)),
      slope: (m, x, attributes) => m.mul(alphaOf(m, attributes), m.map(exp, x)),
    },
    1,
    {
      name: 'elu',
      title: 'elu',
      sign: '\\text{elu}',
      attributes: alpha,
      notation: {
        latex: ([x]) => `\\operatorname{elu}\\left(${x}\\right)`,
        numpy: ([x], { alpha: a }) => `np.where(${x} > 0, ${x}, ${a} * np.expm1(np.minimum(${x}, 0)))`,
      },
      kink: {
        // With α = 1 both sides meet at slope 1.
        on: (m, inputs, { alpha: a }) => both(m, m.constant(a === 1 ? 0 : 1), atZero(m, inputs, {})),
        where: 'x = 0',
        slopes: 'from 1 to α',
        chosen: 'α',
        tensorflow: '1',
        jax: 'α',
      },
      testSettings: [{ alpha: 0.5 }],
      about: 'x where it is positive, else α(e^x − 1)',
      gate: '{node} is an elu: it passes its adjoint where its input is positive, and times α·e^x elsewhere',
    },
  ),
  celu: hinged(
    {
      value: (m, x, attributes) => m.mul(alphaOf(m, attributes), m.map(expm1, m.div(x, alphaOf(m, attributes)))),
      slope: (m, x, attributes) => m.map(exp, m.div(x, alphaOf(m, attributes))),
    },
    1,
    {
      name: 'celu',
      title: 'celu',
      sign: '\\text{celu}',
      attributes: alpha,
      notation: {
        latex: ([x]) => `\\operatorname{celu}\\left(${x}\\right)`,
        numpy: ([x], { alpha: a }) => `np.where(${x} > 0, ${x}, ${a} * np.expm1(np.minimum(${x}, 0) / ${a}))`,
      },
      testSettings: [{ alpha: 0.5 }],
      about: 'x where it is positive, else α(e^(x/α) − 1): an elu without a bend',
      gate: '{node} is a celu: it passes its adjoint where its input is positive, and times e^(x/α) elsewhere',
    },
  ),
  selu: hinged(
    {
      value: (m, x) => m.mul(m.constant(selfNormalising.scale * selfNormalising.alpha), m.map(expm1, x)),
      slope: (m, x) => m.mul(m.constant(selfNormalising.scale * selfNormalising.alpha), m.map(exp, x)),
    },
    selfNormalising.scale,
    {
      name: 'selu',
      title: 'selu',
      sign: '\\text{selu}',
      notation: {
        latex: ([x]) => `\\operatorname{selu}\\left(${x}\\right)`,
        numpy: ([x]) =>
          `np.where(${x} > 0, ${selfNormalising.scale} * (${x}), ${selfNormalising.scale * selfNormalising.alpha} * np.expm1(np.minimum(${x}, 0)))`,
      },
      kink: {
        on: atZero,
        where: 'x = 0',
        slopes: '[1.0507010, 1.7580993]',
        chosen: '1.7580993',
        tensorflow: '1.0507010',
        jax: '1.7580993',
      },
      about: 'A scaled elu that keeps mean 0 and variance 1 from layer to layer',
      gate: '{node} is a selu: it passes its adjoint times 1.0507 where its input is positive, and times 1.7581·e^x elsewhere',
    },
  ),
}
