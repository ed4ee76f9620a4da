// Second derivatives at awkward points, as a table: ties, infinite slopes, singular matrices. Data only; awkward.ts asks.

const { LN2 } = Math
const inf = Infinity

/** Of the determinant of a 2 × 2 matrix, everywhere. */
const turned = [
  [0, 0, 0, 1],
  [0, 0, -1, 0],
  [0, -1, 0, 0],
  [1, 0, 0, 0],
]

/** Of the sum of the squared eigenvalues of a 2 × 2 matrix, everywhere. */
const ofSquares = [
  [2, 0, 0, 0],
  [0, 1, 1, 0],
  [0, 1, 1, 0],
  [0, 0, 0, 2],
]

/** Formula, point, Hessian over all entries in the order of the point. */
export type SecondRow = readonly [formula: string, at: string, hessian: readonly (readonly number[])[]]

export const awkwardSeconds: readonly SecondRow[] = [
  ['relu(x)', 'x=0', [[0]]],
  ['softplus(x)', 'x=1000', [[0]]],
  ['softplus(x)', 'x=0', [[0.25]]],
  ['logsigmoid(x)', 'x=-1000', [[0]]],
  ['sigmoid(x)', 'x=-1000', [[0]]],
  [
    'logaddexp(x, y)',
    'x=1000, y=1000',
    [
      [0.25, -0.25],
      [-0.25, 0.25],
    ],
  ],
  [
    'hypot(x, y)',
    'x=3, y=4',
    [
      [0.128, -0.096],
      [-0.096, 0.072],
    ],
  ],
  [
    'x^y',
    'x=2, y=0',
    [
      [0, 0.5],
      [0.5, LN2 * LN2],
    ],
  ],
  // A constant stands still: the infinite slope beside it brings in no NaN.
  ['x^2 + sqrt(0)', 'x=3', [[2]]],
  ['x^2 * 0^0.5 + x^2', 'x=3', [[2]]],
  [
    'x^2 + sqrt(y)',
    'x=3, y=0',
    [
      [2, 0],
      [0, -inf],
    ],
  ],
  // An infinite slope of one entry makes no NaN of its neighbours in the same vector.
  [
    'sum(sqrt(x))',
    'x=[0,4]',
    [
      [-inf, 0],
      [0, -1 / 32],
    ],
  ],
  [
    'sum(sqrt(x)) * y',
    'x=[4,0], y=3',
    [
      [-3 / 32, 0, 1 / 4],
      [0, -inf, inf],
      [1 / 4, inf, 0],
    ],
  ],
  [
    'norm(x)^2 + sum(x^1.5)',
    'x=[0,1]',
    [
      [inf, 0],
      [0, 2.75],
    ],
  ],
  // A determinant has second derivatives where it is singular, up to the zero matrix.
  ['det(A)', 'A=[[1,2],[2,4]]', turned],
  ['det(A)', 'A=[[0,0],[0,0]]', turned],
  ['det(A)', 'A=[[1,2],[3,4]]', turned],
  [
    'prod(x)',
    'x=[0,0,3]',
    [
      [0, 3, 0],
      [3, 0, 0],
      [0, 0, 0],
    ],
  ],
  // Functions that treat equal eigenvalues alike are smooth: this one is the trace of the square of (A + Aᵀ)/2.
  ['sum(eigvalsh(A)^2)', 'A=[[2,0],[0,2]]', ofSquares],
  ['sum(eigvalsh(A)^2)', 'A=[[-2,0],[0,-2]]', ofSquares],
  ['sum(eigvalsh(A)^2)', 'A=[[0,0],[0,0]]', ofSquares],
  ['sum(eigvalsh(A)^2)', 'A=[[2e-20,0],[0,1e-20]]', ofSquares],
  // Of several largest entries each has its share, which the second derivative keeps.
  [
    'max(x)^2',
    'x=[3,3]',
    [
      [0.5, 0.5],
      [0.5, 0.5],
    ],
  ],
  [
    'x^y',
    'x=0, y=2',
    [
      [2, 0],
      [0, 0],
    ],
  ],
]
