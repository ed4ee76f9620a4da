// The logistic function and its logarithm: what several families are written with.
import type { Elementary } from '../algebra/algebra'
import * as own from '../elementary/functions'

/** 1 / (1 + e^−x), written so that neither tail overflows. Its slope σ(x) σ(−x) rounds nothing away in either tail. */
export const sigmoid: Elementary = {
  name: 'sigmoid',
  numpy: (_x, tight) => `(1 / (1 + np.exp(-${tight})))`,
  value: own.sigmoid,
  slope: (m, x, y) => m.mul(y, m.map(sigmoid, m.neg(x))),
  latex: (x) => `\\sigma\\left(${x}\\right)`,
}

/** log(1 + e^x), exact in both tails. */
export const softplus: Elementary = {
  name: 'softplus',
  numpy: (x) => `np.logaddexp(0, ${x})`,
  value: own.softplus,
  slope: (m, x) => m.map(sigmoid, x),
  latex: (x) => `\\operatorname{softplus}\\left(${x}\\right)`,
}
