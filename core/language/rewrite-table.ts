// The table of stable forms: formula, and formula that says the same. v is a vector, other letters are numbers; matching
// asks for no shape. A new form is a new row; the law test runs over the table.

export interface RewriteRow {
  readonly id: string
  /** As a button names it: "Use …". */
  readonly title: string
  /** Ways to write it that are all replaced. */
  readonly from: readonly string[]
  readonly to: string
  /** Where both are finite; the law test draws every number from it. */
  readonly range?: readonly [low: number, high: number]
  /** A point at which the old form breaks down, in value or gradient, and the new one does not. */
  readonly extreme: string
}

/** The same row for all entries and along the first axes. */
const alongAxes = (row: RewriteRow): readonly RewriteRow[] =>
  ['', ', axis=0', ', axis=1', ', axis=-1'].map((axis) => ({
    ...row,
    id: row.id + axis.replace(', axis=', '-'),
    from: row.from.map((formula) => formula.replaceAll('|', axis)),
    to: row.to.replaceAll('|', axis),
    ...(axis === ', axis=1' ? { extreme: row.extreme.replace(/v=\[(.*)\]/, 'v=[[$1]]') } : {}),
  }))

export const rewriteRows: readonly RewriteRow[] = [
  {
    id: 'logaddexp',
    title: 'log-sum-exp',
    from: ['log(exp(a) + exp(b))'],
    to: 'logaddexp(a, b)',
    extreme: 'a=1000, b=1000',
  },
  {
    id: 'logaddexp-3',
    title: 'log-sum-exp',
    from: ['log(exp(a) + exp(b) + exp(c))'],
    to: 'logsumexp([a, b, c], axis=0)',
    extreme: 'a=1000, b=999, c=-1000',
  },
  {
    id: 'logaddexp-4',
    title: 'log-sum-exp',
    from: ['log(exp(a) + exp(b) + exp(c) + exp(d))'],
    to: 'logsumexp([a, b, c, d], axis=0)',
    extreme: 'a=1000, b=999, c=-1000, d=2',
  },
  ...alongAxes({
    id: 'logsumexp',
    title: 'log-sum-exp',
    from: ['log(sum(exp(v)|))'],
    to: 'logsumexp(v|)',
    extreme: 'v=[1000, 999, -1000]',
  }),
  {
    id: 'softplus',
    title: 'softplus',
    from: ['log(1 + exp(x))'],
    to: 'softplus(x)',
    extreme: 'x=1000',
  },
  {
    id: 'logsigmoid',
    title: 'log-sigmoid',
    from: ['log(sigmoid(x))', 'log(1 / (1 + exp(-x)))'],
    to: 'logsigmoid(x)',
    extreme: 'x=-1000',
  },
  {
    id: 'sigmoid',
    title: 'sigmoid',
    from: ['1 / (1 + exp(-x))'],
    to: 'sigmoid(x)',
    extreme: 'x=-1000',
  },
  {
    id: 'sigmoid-of-shares',
    title: 'sigmoid',
    from: ['exp(x) / (1 + exp(x))'],
    to: 'sigmoid(x)',
    extreme: 'x=1000',
  },
  {
    id: 'softmax',
    title: 'softmax',
    from: ['exp(v) / sum(exp(v))'],
    to: 'softmax(v)',
    extreme: 'v=[1000, 999, -1000]',
  },
  {
    id: 'log-softmax',
    title: 'log-softmax',
    from: ['log(softmax(v))', 'log(exp(v) / sum(exp(v)))'],
    to: 'log_softmax(v)',
    extreme: 'v=[1000, 999, -1000]',
  },
  {
    id: 'cross-entropy',
    title: 'cross-entropy of logits',
    from: ['-sum(t * log(softmax(v)))', '-dot(t, log(softmax(v)))'],
    to: 'cross_entropy(v, t)',
    extreme: 'v=[1000, 0, -1000], t=[0, 1, 0]',
  },
  {
    id: 'norm',
    title: 'norm',
    from: ['sqrt(sum(v^2))', 'sqrt(sqnorm(v))', 'sqrt(dot(v, v))', 'sqrt(sum(v * v))'],
    to: 'norm(v)',
    extreme: 'v=[0, 0, 0]',
  },
  {
    id: 'hypot',
    title: 'hypot',
    from: ['sqrt(x^2 + y^2)', 'sqrt(x * x + y * y)'],
    to: 'hypot(x, y)',
    extreme: 'x=1e200, y=1e200',
  },
  {
    id: 'abs',
    title: 'absolute value',
    from: ['sqrt(x^2)', 'sqrt(x * x)'],
    to: 'abs(x)',
    extreme: 'x=0',
  },
  {
    id: 'xlogx',
    title: 'x log x',
    from: ['x * log(x)'],
    to: 'xlogx(x)',
    range: [0.3, 3],
    extreme: 'x=0',
  },
  {
    id: 'log1p',
    title: 'log1p',
    from: ['log(1 + x)'],
    to: 'log1p(x)',
    range: [-0.5, 2],
    extreme: 'x=1e-20',
  },
  {
    id: 'expm1',
    title: 'expm1',
    from: ['exp(x) - 1'],
    to: 'expm1(x)',
    extreme: 'x=1e-20',
  },
]
