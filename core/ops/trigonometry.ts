// Angles, their hyperbolic relatives, and the inverses of both, entry by entry.
import type { BinaryElementary } from '../algebra/algebra'
import { acos, acosh, asin, asinh, atan, atanh, cos, cosh, sin, sinh, tan } from '../algebra/elementary'
import { both, standsAt } from '../algebra/masks'
import * as own from '../elementary/functions'
import { elementwise, pairwise } from './elementwise'
import { hypot } from './powers'

const atan2: BinaryElementary = {
  name: 'atan2',
  numpy: 'np.arctan2',
  value: own.atan2,
  // x/r² and −y/r² with r² taken apart, so that it neither over- nor underflows; 0 at the origin, as in PyTorch.
  slopes: (m, y, x) => {
    const r = m.map2(hypot, x, y)
    const along = (side: typeof x): typeof x =>
      m.select(m.greater(r, m.constant(0)), m.div(m.div(side, r), r), m.mul(m.constant(0), side))
    return [along(x), m.neg(along(y))]
  },
  latex: (y, x) => `\\operatorname{atan2}\\left(${y}, ${x}\\right)`,
}

export const trigonometry = {
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
  asin: elementwise(asin, {
    title: 'arc sine',
    family: 'trigonometry',
    sign: '\\arcsin',
    calls: ['arcsin'],
    domain: { allows: (x) => Math.abs(x) <= 1, needs: 'x from −1 to 1' },
    testRange: [-0.8, 0.8],
    about: 'The angle whose sine is x',
    gate: '{node} is an arc sine, so it divides its adjoint by the root of one minus its input squared',
  }),
  acos: elementwise(acos, {
    title: 'arc cosine',
    family: 'trigonometry',
    sign: '\\arccos',
    calls: ['arccos'],
    domain: { allows: (x) => Math.abs(x) <= 1, needs: 'x from −1 to 1' },
    testRange: [-0.8, 0.8],
    about: 'The angle whose cosine is x',
    gate: '{node} is an arc cosine, so it divides its adjoint by minus the root of one minus its input squared',
  }),
  atan: elementwise(atan, {
    title: 'arc tangent',
    family: 'trigonometry',
    sign: '\\arctan',
    calls: ['arctan'],
    about: 'The angle whose tangent is x',
    gate: '{node} is an arc tangent, so it divides its adjoint by one plus its input squared',
  }),
  atan2: pairwise(atan2, {
    title: 'angle of a point',
    family: 'trigonometry',
    sign: '\\angle',
    ports: ['y', 'x'],
    calls: ['arctan2'],
    kink: {
      on: (m, [y, x]) => both(m, standsAt(m, y!, 0), standsAt(m, x!, 0)),
      where: 'x = y = 0',
      slopes: 'anything, since the angle depends on the way there',
      isUnbounded: true,
      chosen: '0 to each',
      tensorflow: 'undefined to each',
      jax: 'undefined to each',
    },
    testRange: [
      [-2, -0.4],
      [0.4, 2],
    ],
    about: 'The angle at which the point (x, y) stands, from −π to π',
    gate: '{node} is an angle: y receives the adjoint times x over the distance squared, x the same with −y',
  }),
  sinh: elementwise(sinh, {
    title: 'hyperbolic sine',
    family: 'trigonometry',
    sign: '\\sinh',
    about: 'Hyperbolic sine, (e^x − e^−x) ÷ 2',
    gate: '{node} is a hyperbolic sine, so it multiplies its adjoint by the hyperbolic cosine of its input',
  }),
  cosh: elementwise(cosh, {
    title: 'hyperbolic cosine',
    family: 'trigonometry',
    sign: '\\cosh',
    about: 'Hyperbolic cosine, (e^x + e^−x) ÷ 2',
    gate: '{node} is a hyperbolic cosine, so it multiplies its adjoint by the hyperbolic sine of its input',
  }),
  asinh: elementwise(asinh, {
    title: 'inverse of sinh',
    family: 'trigonometry',
    sign: '\\text{asinh}',
    calls: ['arcsinh'],
    about: 'The number whose hyperbolic sine is x',
    gate: '{node} undoes sinh, so it divides its adjoint by the root of one plus its input squared',
  }),
  acosh: elementwise(acosh, {
    title: 'inverse of cosh',
    family: 'trigonometry',
    sign: '\\text{acosh}',
    calls: ['arccosh'],
    domain: { allows: (x) => x >= 1, needs: 'x ≥ 1' },
    testRange: [1.3, 3],
    about: 'The number from 0 on whose hyperbolic cosine is x',
    gate: '{node} undoes cosh, so it divides its adjoint by the root of its input squared minus one',
  }),
  atanh: elementwise(atanh, {
    title: 'inverse of tanh',
    family: 'trigonometry',
    sign: '\\text{atanh}',
    calls: ['arctanh'],
    domain: { allows: (x) => Math.abs(x) < 1, needs: 'x between −1 and 1' },
    testRange: [-0.8, 0.8],
    about: 'The number whose hyperbolic tangent is x',
    gate: '{node} undoes tanh, so it divides its adjoint by one minus its input squared',
  }),
}
