// The elementary functions that have names of their own in every language: exponentials, logarithms, roots, trigonometry.
// Whatever a rule composes out of them stands in the record of its op, and computes with `exp.value`, never with Math.exp.
import * as own from '../elementary/functions'
import type { Algebra, Elementary } from './algebra'

const one = <V>(m: Algebra<V>): V => m.constant(1)

export const squared = <V>(m: Algebra<V>, x: V): V => m.pow(x, m.constant(2))

/** A slope whose formula is a number outside the domain too: below `border` it is undefined all the same. */
const undefinedBelow = <V>(m: Algebra<V>, border: number, x: V, slope: V): V =>
  m.select(m.greater(m.constant(border), x), m.constant(NaN), slope)

export const exp: Elementary = {
  name: 'exp',
  numpy: 'np.exp',
  value: own.exp,
  slope: (_m, _x, y) => y,
  latex: (x) => `e^{${x}}`,
}

export const exp2: Elementary = {
  name: 'exp2',
  numpy: 'np.exp2',
  value: own.exp2,
  slope: (m, _x, y) => m.mul(y, m.constant(Math.LN2)),
  latex: (x) => `2^{${x}}`,
}

/** e^x − 1. Its slope is not its value + 1, which loses what is left of e^x for very negative x. */
export const expm1: Elementary = {
  name: 'expm1',
  numpy: 'np.expm1',
  value: own.expm1,
  slope: (m, x) => m.map(exp, x),
  latex: (x) => `\\left(e^{${x}} - 1\\right)`,
}

/** Outside its domain (x < 0) the slope is undefined, although 1/x is a number there. */
export const log: Elementary = {
  name: 'log',
  numpy: 'np.log',
  value: own.log,
  slope: (m, x) => undefinedBelow(m, 0, x, m.div(one(m), x)),
  latex: (_x, tight) => `\\log ${tight}`,
}

const logarithmTo = (radix: 2 | 10, value: (x: number) => number, inverse: number): Elementary => ({
  name: `log${radix}`,
  numpy: `np.log${radix}`,
  value,
  slope: (m, x) => undefinedBelow(m, 0, x, m.div(m.constant(inverse), x)),
  latex: (_x, tight) => `\\log_{${radix}} ${tight}`,
})

export const log2 = logarithmTo(2, own.log2, Math.LOG2E)
export const log10 = logarithmTo(10, own.log10, Math.LOG10E)

/** log(1 + x), exact for tiny x. */
export const log1p: Elementary = {
  name: 'log1p',
  numpy: 'np.log1p',
  value: own.log1p,
  slope: (m, x) => undefinedBelow(m, -1, x, m.div(one(m), m.add(one(m), x))),
  latex: (x) => `\\log \\left(1 + ${x}\\right)`,
}

export const sqrt: Elementary = {
  name: 'sqrt',
  numpy: 'np.sqrt',
  value: Math.sqrt,
  slope: (m, _x, y) => m.div(one(m), m.mul(m.constant(2), y)),
  latex: (x) => `\\sqrt{${x}}`,
}

/** The real cube root, of negative numbers too. */
export const cbrt: Elementary = {
  name: 'cbrt',
  numpy: 'np.cbrt',
  value: own.cbrt,
  slope: (m, _x, y) => m.div(one(m), m.mul(m.constant(3), squared(m, y))),
  latex: (x) => `\\sqrt[3]{${x}}`,
}

/** |x|; at 0 the slope 0 is chosen from [−1, 1]. */
export const absolute: Elementary = {
  name: 'abs',
  numpy: 'np.abs',
  value: Math.abs,
  slope: (m, x) => signOf(m, x),
  latex: (x) => `\\left|${x}\\right|`,
}

/** −1, 0 or 1: constant between its jumps. */
function signOf<V>(m: Algebra<V>, x: V): V {
  return m.sub(m.greater(x, m.constant(0)), m.greater(m.constant(0), x))
}

export const sin: Elementary = {
  name: 'sin',
  numpy: 'np.sin',
  value: own.sin,
  slope: (m, x) => m.map(cos, x),
  latex: (_x, tight) => `\\sin ${tight}`,
}

export const cos: Elementary = {
  name: 'cos',
  numpy: 'np.cos',
  value: own.cos,
  slope: (m, x) => m.neg(m.map(sin, x)),
  latex: (_x, tight) => `\\cos ${tight}`,
}

export const tan: Elementary = {
  name: 'tan',
  numpy: 'np.tan',
  value: own.tan,
  slope: (m, _x, y) => m.add(one(m), squared(m, y)),
  latex: (_x, tight) => `\\tan ${tight}`,
}

/** (1 − x)(1 + x) instead of 1 − x²: near ±1 the square would round away what is left. */
const oneMinusSquare = <V>(m: Algebra<V>, x: V): V => m.mul(m.sub(one(m), x), m.add(one(m), x))

export const asin: Elementary = {
  name: 'asin',
  numpy: 'np.arcsin',
  value: own.asin,
  slope: (m, x) => m.div(one(m), m.map(sqrt, oneMinusSquare(m, x))),
  latex: (_x, tight) => `\\arcsin ${tight}`,
}

export const acos: Elementary = {
  name: 'acos',
  numpy: 'np.arccos',
  value: own.acos,
  slope: (m, x) => m.neg(m.div(one(m), m.map(sqrt, oneMinusSquare(m, x)))),
  latex: (_x, tight) => `\\arccos ${tight}`,
}

export const atan: Elementary = {
  name: 'atan',
  numpy: 'np.arctan',
  value: own.atan,
  slope: (m, x) => m.div(one(m), m.add(one(m), squared(m, x))),
  latex: (_x, tight) => `\\arctan ${tight}`,
}

export const sinh: Elementary = {
  name: 'sinh',
  numpy: 'np.sinh',
  value: own.sinh,
  slope: (m, x) => m.map(cosh, x),
  latex: (_x, tight) => `\\sinh ${tight}`,
}

export const cosh: Elementary = {
  name: 'cosh',
  numpy: 'np.cosh',
  value: own.cosh,
  slope: (m, x) => m.map(sinh, x),
  latex: (_x, tight) => `\\cosh ${tight}`,
}

export const tanh: Elementary = {
  name: 'tanh',
  numpy: 'np.tanh',
  value: own.tanh,
  slope: (m, _x, y) => m.sub(one(m), squared(m, y)),
  latex: (_x, tight) => `\\tanh ${tight}`,
}

export const asinh: Elementary = {
  name: 'asinh',
  numpy: 'np.arcsinh',
  value: own.asinh,
  slope: (m, x) => m.div(one(m), m.map(sqrt, m.add(one(m), squared(m, x)))),
  latex: (_x, tight) => `\\operatorname{arsinh} ${tight}`,
}

/** Two roots instead of one: the product of their arguments would be a number below −1, where nothing is defined. */
export const acosh: Elementary = {
  name: 'acosh',
  numpy: 'np.arccosh',
  value: own.acosh,
  slope: (m, x) => m.div(one(m), m.mul(m.map(sqrt, m.sub(x, one(m))), m.map(sqrt, m.add(x, one(m))))),
  latex: (_x, tight) => `\\operatorname{arcosh} ${tight}`,
}

export const atanh: Elementary = {
  name: 'atanh',
  numpy: 'np.arctanh',
  value: own.atanh,
  slope: (m, x) => {
    const isOutside = m.greater(m.map(absolute, x), one(m))
    return m.select(isOutside, m.constant(NaN), m.div(one(m), oneMinusSquare(m, x)))
  },
  latex: (_x, tight) => `\\operatorname{artanh} ${tight}`,
}
