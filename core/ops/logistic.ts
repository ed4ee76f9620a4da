// The logistic function and its logarithm: what several families are written with.
import type { Elementary } from '../algebra/algebra'
import { exp, log1p } from '../algebra/elementary'

/** 1 / (1 + e^−x), written so that neither tail overflows. Its slope σ(x) σ(−x) rounds nothing away in either tail. */
export const sigmoid: Elementary = {
  name: 'sigmoid',
  numpy: (_x, tight) => `(1 / (1 + np.exp(-${tight})))`,
  value: (x) => {
    const small = exp.value(-Math.abs(x))
    return x >= 0 ? 1 / (1 + small) : small / (1 + small)
  },
  slope: (m, x, y) => m.mul(y, m.map(sigmoid, m.neg(x))),
  latex: (x) => `\\sigma\\left(${x}\\right)`,
}

/** log(1 + e^x), exact in both tails. */
export const softplus: Elementary = {
  name: 'softplus',
  numpy: (x) => `np.logaddexp(0, ${x})`,
  value: (x) => Math.max(x, 0) + log1p.value(exp.value(-Math.abs(x))),
  slope: (m, x) => m.map(sigmoid, x),
  latex: (x) => `\\operatorname{softplus}\\left(${x}\\right)`,
}
