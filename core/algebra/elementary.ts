// The elementary functions that rules themselves are written with. Others stand in the record of their op.
import type { Algebra, Elementary } from './algebra'

export const exp: Elementary = {
  name: 'exp',
  numpy: 'np.exp',
  value: Math.exp,
  slope: (_m, _x, y) => y,
  latex: (x) => `e^{${x}}`,
}

/** Outside its domain (x < 0) the slope is undefined, although 1/x is a number there. */
export const log: Elementary = {
  name: 'log',
  numpy: 'np.log',
  value: Math.log,
  slope: (m, x) => m.select(m.greater(m.constant(0), x), m.constant(NaN), m.div(m.constant(1), x)),
  latex: (_x, tight) => `\\log ${tight}`,
}

export const sqrt: Elementary = {
  name: 'sqrt',
  numpy: 'np.sqrt',
  value: Math.sqrt,
  slope: (m, _x, y) => m.div(m.constant(1), m.mul(m.constant(2), y)),
  latex: (x) => `\\sqrt{${x}}`,
}

/** |x|; at 0 the slope 0 is chosen from [−1, 1]. */
export const absolute: Elementary = {
  name: 'abs',
  numpy: 'np.abs',
  value: Math.abs,
  slope: (m, x) => sign(m, x),
  latex: (x) => `\\left|${x}\\right|`,
}

/** −1, 0 or 1: constant between its jumps. */
function sign<V>(m: Algebra<V>, x: V): V {
  return m.sub(m.greater(x, m.constant(0)), m.greater(m.constant(0), x))
}
