// Powers and roots, entry by entry.
import type { BinaryElementary } from '../algebra/algebra'
import { powerSlopes } from '../algebra/dual'
import { cbrt, sqrt } from '../algebra/elementary'
import { both, standsAt } from '../algebra/masks'
import * as own from '../elementary/functions'
import { elementwise, pairShapes, pairwise } from './elementwise'
import type { Attributes, OpDefinition } from './op'
import { settingOf } from './op'

const isInDomain = (x: number, attributes: Attributes): boolean => {
  const exponent = settingOf(attributes, 'exponent')
  return x > 0 || (Number.isInteger(exponent) ? x !== 0 || exponent >= 0 : x === 0 && exponent > 0)
}

/** √(a² + b²); no square over- or underflows. */
export const hypot: BinaryElementary = {
  name: 'hypot',
  numpy: 'np.hypot',
  value: own.hypot,
  slopes: (m, x, y, value) => [m.div(x, value), m.div(y, value)],
  latex: (_x, _y, tightX, tightY) => `\\sqrt{${tightX}^{2} + ${tightY}^{2}}`,
}

export const powers = {
  pow: {
    name: 'pow',
    title: 'power of two inputs',
    family: 'arithmetic',
    sign: 'a^b',
    ports: ['a', 'b'],
    isInfix: true,
    forward: (m, [a, b]) => m.pow(a!, b!),
    vjp: (m, { inputs: [a, b], output: y, cotangent: g }) => {
      const slopes = powerSlopes(m, a!, b!, y)
      return [m.mul(g, slopes.base()), m.mul(g, slopes.exponent())]
    },
    domain: { allows: (x) => x > 0, needs: 'a base above 0 when the exponent varies', isLenient: true },
    kink: {
      on: (m, [a, b]) => both(m, standsAt(m, a!, 0), standsAt(m, b!, 0)),
      where: '0 to the power 0',
      slopes: 'anything, since the value depends on the way there',
      isUnbounded: true,
      chosen: 'The value 1 with slopes 0',
      tensorflow: 'undefined to the first, 0 to the second',
      jax: 'undefined to the first, 0 to the second',
    },
    testShapes: pairShapes,
    testRange: [0.4, 2.2],
    about: 'a to the power b, both varying',
    gate: '{node} is a power: the base receives the adjoint times b·a^(b−1), the exponent the adjoint times value·log a',
  } satisfies OpDefinition,
  power: {
    name: 'power',
    title: 'power',
    family: 'arithmetic',
    sign: 'x^n',
    ports: ['x'],
    isInfix: true,
    attributes: { exponent: { title: 'exponent', kind: 'number', default: 3 } },
    forward: (m, [x], attributes) => m.pow(x!, m.constant(settingOf(attributes, 'exponent'))),
    vjp: (m, { inputs: [x], cotangent: g, attributes }) => {
      const n = settingOf(attributes, 'exponent')
      if (n === 0) return [m.mul(g, m.expand(m.constant(0), m.shapeOf(x!)))]
      return [m.mul(g, m.mul(m.constant(n), m.pow(x!, m.constant(n - 1))))]
    },
    domain: { allows: isInDomain, needs: 'x > 0, or a whole exponent and x other than 0' },
    testRange: [0.4, 2.2],
    testSettings: [2, 4, 0.5, -1, 1, 0].map((exponent) => ({ exponent })),
    about: 'x to a fixed power',
    gate: '{node} is a power: it multiplies its adjoint by n·x^(n−1)',
  } satisfies OpDefinition,
  square: {
    name: 'square',
    title: 'square',
    family: 'arithmetic',
    sign: '(\\cdot)^2',
    ports: ['x'],
    isInfix: true,
    forward: (m, [x]) => m.pow(x!, m.constant(2)),
    vjp: (m, { inputs: [x], cotangent: g }) => [m.mul(g, m.mul(m.constant(2), x!))],
    about: 'x²',
    gate: '{node} is a square, so it multiplies its adjoint by twice its input',
  } satisfies OpDefinition,
  cube: {
    name: 'cube',
    title: 'cube',
    family: 'arithmetic',
    sign: '(\\cdot)^3',
    ports: ['x'],
    forward: (m, [x]) => m.pow(x!, m.constant(3)),
    vjp: (m, { inputs: [x], cotangent: g }) => [m.mul(g, m.mul(m.constant(3), m.pow(x!, m.constant(2))))],
    about: 'x³',
    gate: '{node} is a cube, so it multiplies its adjoint by three times its input squared',
  } satisfies OpDefinition,
  sqrt: elementwise(sqrt, {
    title: 'square root',
    family: 'arithmetic',
    sign: '\\sqrt{\\cdot}',
    domain: { allows: (x) => x >= 0, needs: 'x ≥ 0' },
    testRange: [0.3, 3],
    about: '√x',
    gate: '{node} is a square root, so it divides its adjoint by twice its value',
  }),
  cbrt: elementwise(cbrt, {
    title: 'cube root',
    family: 'arithmetic',
    sign: '\\sqrt[3]{\\cdot}',
    testRange: [
      [-3, -0.3],
      [0.3, 3],
    ],
    about: '∛x, of negative numbers too',
    gate: '{node} is a cube root, so it divides its adjoint by three times its value squared',
  }),
  hypot: pairwise(hypot, {
    title: 'hypotenuse',
    family: 'arithmetic',
    sign: '\\sqrt{a^2{+}b^2}',
    kink: {
      on: (m, [a, b]) => both(m, standsAt(m, a!, 0), standsAt(m, b!, 0)),
      where: 'a = b = 0',
      slopes: 'any pair with a² + b² ≤ 1',
      // 0 ÷ 0: not even times 0 is it 0.
      isUnbounded: true,
      chosen: 'Undefined to each',
      tensorflow: 'no such function',
      jax: '½ to each',
    },
    testRange: [
      [-2, -0.2],
      [0.2, 2],
    ],
    about: '√(a² + b²), the distance of (a, b) from the origin',
    gate: '{node} is a length, so each side receives the adjoint times its share of the length, side ÷ value',
  }),
}
