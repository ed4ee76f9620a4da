// The awkward points of functions of one and two numbers: what a formula typed by a learner answers there, in value and
// in every slope. As PyTorch, except where the comment says otherwise.
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { hessian } from '../engine/derivative'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import { readFormula } from '../language/read'
import { readAssignments } from '../language/value'
import { computing } from './cases'

const { LN2, PI } = Math
const [inf, nan] = [Infinity, NaN]

/** Formula, point, value, slopes in the order of the point. */
type Row = readonly [formula: string, at: string, value: number, ...slopes: number[]]

const arithmetic: readonly Row[] = [
  ['x * y', 'x=0, y=inf', nan, inf, 0],
  ['x / y', 'x=1, y=0', inf, inf, -inf],
  ['x / y', 'x=0, y=0', nan, inf, nan],
  ['product(x, y, z)', 'x=0, y=2, z=3', 0, 6, 0, 0],
  ['product(x, y, z)', 'x=0, y=0, z=3', 0, 0, 0, 0],
  ['reciprocal(x)', 'x=0', inf, -inf],
  ['square(x)', 'x=0', 0, 0],
  ['cube(x)', 'x=0', 0, 0],
  ['identity(x)', 'x=-0', -0, 1],
  ['x^0', 'x=0', 1, 0],
  ['x^0.5', 'x=0', 0, inf],
  ['x^1.5', 'x=0', 0, 0],
  ['x^-1', 'x=0', inf, -inf],
  ['x^0.5', 'x=-1', nan, nan],
  ['x^3', 'x=-2', -8, 12],
  ['x^y', 'x=0, y=0', 1, 0, 0],
  ['x^y', 'x=0, y=2', 0, 0, 0],
  ['x^y', 'x=0, y=0.5', 0, inf, 0],
  ['x^y', 'x=0, y=-1', inf, -inf, -inf],
  ['x^y', 'x=-2, y=3', -8, 12, nan],
  ['x^y', 'x=2, y=3', 8, 12, 8 * LN2],
  ['x^y', 'x=nan, y=2', nan, nan, nan],
  ['exp(y * log(x))', 'x=0, y=0', nan, nan, nan],
  ['sqrt(x)', 'x=0', 0, inf],
  ['sqrt(x)', 'x=-1', nan, nan],
  ['sqrt(x^2)', 'x=0', 0, nan],
  ['x * sqrt(x)', 'x=0', 0, nan],
  ['cbrt(x)', 'x=0', 0, inf],
  ['cbrt(x)', 'x=-8', -2, 1 / 12],
  ['abs(x)', 'x=0', 0, 0],
  ['sign(x)', 'x=0', 0, 0],
  ['sign(x)', 'x=-3', -1, 0],
  ['floor(x)', 'x=-1.5', -2, 0],
  ['floor(x)', 'x=2', 2, 0],
  ['ceil(x)', 'x=-1.5', -1, 0],
  ['round(x)', 'x=0.5', 0, 0],
  ['round(x)', 'x=1.5', 2, 0],
  ['round(x)', 'x=-2.5', -2, 0],
  ['round(x)', 'x=4503599627370497.5', 4503599627370498, 0],
  ['trunc(x)', 'x=-1.7', -1, 0],
  ['x - floor(x)', 'x=2.25', 0.25, 1],
  ['exp(1000) * floor(x)', 'x=2.5', inf, 0],
  ['heaviside(x)', 'x=0', 0.5, 0],
  ['heaviside(x, 1)', 'x=0', 1, 0],
  ['heaviside(x)', 'x=nan', nan, 0],
  ['maximum(x, y)', 'x=2, y=2', 2, 0.5, 0.5],
  ['minimum(x, y)', 'x=2, y=2', 2, 0.5, 0.5],
  ['maximum(x, y)', 'x=nan, y=1', nan, 1, 1],
  ['minimum(x, y)', 'x=1, y=nan', nan, 1, 1],
  ['maximum(x, y)', 'x=inf, y=inf', inf, 0.5, 0.5],
  ['maximum(x, y)', 'x=5e-324, y=5e-324', 5e-324, 0.5, 0.5],
  ['clamp(x, -1, 2)', 'x=-1', -1, 1],
  ['clip(x, -1, 2)', 'x=2', 2, 1],
  ['clamp(x, -1, 2)', 'x=2.5', 2, 0],
  ['clamp(x, -1, 2)', 'x=nan', nan, 1],
  ['lerp(a, b, t)', 'a=1, b=3, t=1', 3, 0, 1, 2],
  ['lerp(a, b, t)', 'a=1, b=3, t=0', 1, 1, 0, 2],
  ['hypot(x, y)', 'x=0, y=0', 0, nan, nan],
  ['hypot(x, y)', 'x=3, y=4', 5, 0.6, 0.8],
  ['hypot(x, y)', 'x=3e200, y=4e200', 5e200, 0.6, 0.8],
  ['hypot(x, y)', 'x=3e-200, y=4e-200', 5e-200, 0.6, 0.8],
  ['atan2(y, x)', 'y=0, x=0', 0, 0, -0],
  ['arctan2(y, x)', 'y=1, x=0', PI / 2, 0, -1],
  ['atan2(y, x)', 'y=-0, x=-1', -PI, -1, 0],
  ['atan2(y, x)', 'y=1e-200, x=1e-200', PI / 4, 5e199, -5e199],
  ['detach(x) * x', 'x=3', 9, 3],
  ['stop_gradient(x)', 'x=3', 3, 0],
]

const elementary: readonly Row[] = [
  ['exp(x)', 'x=710', inf, inf],
  ['exp2(x)', 'x=3', 8, 8 * LN2],
  ['expm1(x)', 'x=0', 0, 1],
  ['expm1(x)', 'x=1e-20', 1e-20, 1],
  ['log(x)', 'x=0', -inf, inf],
  // PyTorch answers −1, which means nothing there.
  ['log(x)', 'x=-1', nan, nan],
  ['log2(x)', 'x=8', 3, 1 / (8 * LN2)],
  ['log2(x)', 'x=-1', nan, nan],
  ['log10(x)', 'x=0', -inf, inf],
  ['log1p(x)', 'x=-1', -inf, inf],
  ['log1p(x)', 'x=-2', nan, nan],
  ['log1p(x)', 'x=1e-20', 1e-20, 1],
  // The naive form has no value; the slope falls without bound.
  ['xlogx(x)', 'x=0', 0, -inf],
  ['x * log(x)', 'x=0', nan, nan],
  ['xlogx(x)', 'x=-1', nan, nan],
  ['tan(pi / 2 * x)', 'x=1', 1.633123935319537e16, (PI / 2) * 2.667093788113571e32],
  ['asin(x)', 'x=1', PI / 2, inf],
  ['arcsin(x)', 'x=2', nan, nan],
  ['acos(x)', 'x=1', 0, -inf],
  ['arccos(x)', 'x=2', nan, nan],
  ['acosh(x)', 'x=1', 0, inf],
  ['acosh(x)', 'x=-2', nan, nan],
  ['atanh(x)', 'x=1', inf, inf],
  ['atanh(x)', 'x=2', nan, nan],
  ['asinh(x)', 'x=0', 0, 1],
  ['sinh(x)', 'x=0', 0, 1],
  ['cosh(x)', 'x=0', 1, 0],
  ['erf(x)', 'x=0', 0, 1.1283791670955126],
  ['erf(x)', 'x=1', 0.8427007929497149, 0.4151074974205947],
  ['logaddexp(x, y)', 'x=1000, y=1000', 1000 + LN2, 0.5, 0.5],
  ['logaddexp(x, y)', 'x=-1000, y=-1000', -1000 + LN2, 0.5, 0.5],
  ['logaddexp(x, y)', 'x=-inf, y=-inf', -inf, nan, nan],
  ['logaddexp(x, y)', 'x=-inf, y=0', 0, 0, 1],
  ['logit(x)', 'x=0', -inf, inf],
  ['logit(x)', 'x=1', inf, inf],
  ['logit(x)', 'x=-0', -inf, inf],
  ['logit(x)', 'x=2', nan, nan],
]

const activations: readonly Row[] = [
  ['relu(x)', 'x=0', 0, 0],
  ['relu(x)', 'x=-0', 0, 0],
  ['leaky_relu(x)', 'x=0', 0, 0.01],
  ['leaky_relu(x, 0.25)', 'x=0', 0, 0.25],
  ['elu(x)', 'x=0', 0, 1],
  ['elu(x, 0.5)', 'x=0', 0, 0.5],
  ['celu(x, 0.5)', 'x=0', 0, 1],
  ['selu(x)', 'x=0', 0, 1.7580993408473766],
  ['relu6(x)', 'x=0', 0, 0],
  ['relu6(x)', 'x=6', 6, 0],
  ['hardtanh(x)', 'x=1', 1, 0],
  ['hardtanh(x)', 'x=-1', -1, 0],
  ['sigmoid(x)', 'x=1000', 1, 0],
  ['sigmoid(x)', 'x=-1000', 0, 0],
  // Where 1 − value has lost everything: σ(−40), and not 0.
  ['sigmoid(x)', 'x=40', 1, 4.248354255291589e-18],
  ['logsigmoid(x)', 'x=-1000', -1000, 1],
  ['log_sigmoid(x)', 'x=1000', 0, 0],
  ['tanh(x)', 'x=1000', 1, 0],
  ['softplus(x)', 'x=0', LN2, 0.5],
  // The exact stable form, where PyTorch switches to x above 20.
  ['softplus(x)', 'x=25', 25.000000000013888, 0.999999999986112],
  ['softplus(x)', 'x=-800', 0, 0],
  ['gelu(x)', 'x=0', 0, 0.5],
  ['silu(x)', 'x=0', 0, 0.5],
  ['swish(x)', 'x=-inf', 0, 0],
  ['softsign(x)', 'x=0', 0, 1],
]

const seconds: readonly (readonly [formula: string, at: string, hessian: readonly (readonly number[])[]])[] = [
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
]

function programAt(formula: string, at: string) {
  const given = readAssignments(at)
  if (isDiagnostic(given)) throw new Error(`${at}: ${given.code}`)
  const document = readFormula(formula, given)
  if (isDiagnostic(document)) throw new Error(`${formula}: ${document.code} ${JSON.stringify(document.facts)}`)
  return { names: [...given.keys()], program: compile(document.graph).program }
}

/** The same number, up to the last digits of a platform's own functions. */
function expectNumber(found: number | undefined, wanted: number, what: string): void {
  const isSame = Object.is(found, wanted) || found === wanted
  const error = Math.abs((found ?? NaN) - wanted) / Math.abs(wanted)
  expect(isSame || error < 1e-13, `${what}: ${found}, not ${wanted}`).toBe(true)
}

describe.each([
  ['arithmetic', arithmetic],
  ['exponentials and trigonometry', elementary],
  ['activations', activations],
])('awkward points of %s', (_, rows) => {
  const asked = rows.map(([formula, at, value, ...slopes]) => [formula, at, value, slopes] as const)
  it.each(asked)('%s at %s', (formula, at, value, slopes) => {
    const { names, program } = programAt(formula, at)
    const trace = run(program)
    expectNumber(trace.values[program.root!]!.data[0], value, 'value')
    expect(slopes.length).toBe(names.length)
    names.forEach((name, i) => {
      const slot = program.instructions.findIndex((step) => step.name === name)
      expectNumber(trace.adjoints[slot]?.data[0], slopes[i]!, `slope in ${name}`)
    })
  })
})

describe('second derivatives at awkward points', () => {
  it.each(seconds)('%s at %s', (formula, at, wanted) => {
    const { program } = programAt(formula, at)
    const { matrix } = hessian(program, program.sources)
    wanted.forEach((row, i) => row.forEach((x, j) => expectNumber(matrix[i]![j], x, `[${i}, ${j}]`)))
  })
})

it('no op of one or two numbers that has a kink or a domain is left out', () => {
  const asked = new Set(
    [...arithmetic, ...elementary, ...activations].flatMap(([formula, at]) =>
      programAt(formula, at).program.instructions.map(({ op }) => op.name),
    ),
  )
  const families = ['arithmetic', 'exponential', 'trigonometry', 'activations']
  const awkward = computing.filter((op) => families.includes(op.family) && (op.kink || op.domain))
  expect(awkward.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual([])
})
