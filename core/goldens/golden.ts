// Golden cases: a formula, a point, and what a real PyTorch answered there; and how ours is compared. For tests only.
import { entriesOf, gradient, hessian } from '../engine/derivative'
import { forward } from '../engine/forward'
import { numbers } from '../algebra/numbers'
import { isDiagnostic } from '../diagnostic'
import { compile } from '../graph/compile'
import type { Program } from '../graph/program'
import { readFormula } from '../language/read'
import type { Nested, Tensor } from '../tensor'
import { fromNested, isSameShape } from '../tensor'

/** NaN and infinities are words, since JSON has no numbers for them. */
export type Written = number | 'NaN' | 'Infinity' | '-Infinity' | readonly Written[]

export interface Golden {
  readonly op: string
  readonly formula: string
  readonly at: Readonly<Record<string, Written>>
  readonly y: Written
  readonly gradient: Readonly<Record<string, Written>>
  readonly hessian?: readonly (readonly number[])[]
}

export interface Goldens {
  readonly torch: string
  /** Ops that compute the same bits, and ops that must agree to 1e-13; all others to 1e-11. */
  readonly bits: readonly string[]
  readonly elementary: readonly string[]
  readonly cases: readonly Golden[]
}

const nested = (x: Written): Nested => (typeof x === 'object' ? x.map(nested) : Number(x))

export function tensorOf(x: Written): Tensor {
  const t = fromNested(nested(x))
  if (!t) throw new Error('a ragged fixture')
  return t
}

/** What we answer where the fixture holds PyTorch's answer. */
export interface Answer {
  /** The op of the node named out. */
  readonly op: string
  readonly y: Tensor
  /** By input name; an input without a path is missing. */
  readonly gradient: ReadonlyMap<string, Tensor>
  readonly program: Program
}

/** Reads the formula and runs it; throws where it does not read or has no root. */
export function answerTo({ formula, at }: Pick<Golden, 'formula' | 'at'>): Answer {
  const given = new Map(Object.entries(at).map(([name, value]) => [name, { value: tensorOf(value) }]))
  const document = readFormula(formula, given)
  if (isDiagnostic(document)) throw new Error(`${document.code} ${JSON.stringify(document.facts)}`)
  const { program, diagnostics } = compile(document.graph)
  if (program.root === null) throw new Error(`no root: ${JSON.stringify(diagnostics)}`)
  const slot = program.instructions.findIndex(({ name }) => name === 'out')
  const values = forward(numbers, program, program.sources)
  const parts = gradient(program, program.sources)
  return {
    op: program.instructions[slot]?.op.name ?? '',
    y: values[slot] as Tensor,
    gradient: new Map([...parts].map(([at, part]) => [program.instructions[at]?.name ?? '', part])),
    program,
  }
}

/** |ours − theirs| as a share of `theirs`, or of 1 where `theirs` is smaller and `isRelative` is false. Equal is 0, NaN too. */
export function errorOf(ours: number, theirs: number, isRelative = false): number {
  if (Object.is(ours, theirs) || ours === theirs) return 0
  const size = isRelative ? Math.abs(theirs) : Math.max(1, Math.abs(theirs))
  const error = Math.abs(ours - theirs) / size
  return Number.isNaN(error) ? Infinity : error
}

function worstOf(ours: Tensor, theirs: Tensor, isRelative: boolean): number {
  if (!isSameShape(ours.shape, theirs.shape)) return Infinity
  return ours.data.reduce((most, x, i) => Math.max(most, errorOf(x, theirs.data[i] as number, isRelative)), 0)
}

/** Steps between neighbouring float64 numbers near 1: a gradient of an op that only adds and multiplies is a few of them off. */
const fewBits = 4 * Number.EPSILON

/** What is wrong with our answer to one case, in words; empty where all agrees. */
export function differencesFrom(golden: Golden, { bits, elementary }: Omit<Goldens, 'cases'>): readonly string[] {
  const answer = answerTo(golden)
  const found: string[] = []
  const isExact = bits.includes(golden.op)
  const isElementary = elementary.includes(golden.op)
  const bound = isExact ? 0 : isElementary ? 1e-13 : 1e-11
  if (golden.op !== 'composition' && answer.op !== golden.op) found.push(`read as ${answer.op}`)

  const value = worstOf(answer.y, tensorOf(golden.y), isExact || isElementary)
  if (!(value <= bound)) found.push(`value off by ${value}`)

  for (const [name, written] of Object.entries(golden.gradient)) {
    const theirs = tensorOf(written)
    const ours = answer.gradient.get(name)
    const error = ours ? worstOf(ours, theirs, false) : Math.max(...theirs.data.map(Math.abs))
    if (!(error <= Math.max(bound, fewBits))) found.push(`gradient of ${name} off by ${error}`)
  }
  if (golden.hessian)
    found.push(...hessianDifferences(answer.program, Object.keys(golden.at), golden.hessian, isExact ? 1e-13 : 1e-11))
  return found
}

/** Rows and columns are the entries of the inputs in the order of the fixture. */
function hessianDifferences(
  program: Program,
  names: readonly string[],
  theirs: readonly (readonly number[])[],
  bound: number,
): string[] {
  const all = entriesOf(program, program.sources)
  const order = names.flatMap((name) => all.filter(({ slot }) => program.instructions[slot]?.name === name))
  const { matrix } = hessian(program, program.sources, order)
  const size = Math.max(1, ...theirs.flat().map(Math.abs))
  if (matrix.length !== theirs.length) return [`Hessian of ${matrix.length}, not ${theirs.length}`]
  return matrix.flatMap((row, i) =>
    row.flatMap((entry, j) => {
      const error = Math.abs(entry - (theirs[i]?.[j] ?? NaN)) / size
      return error <= bound ? [] : [`Hessian [${i}, ${j}] ${entry}, not ${theirs[i]?.[j]}`]
    }),
  )
}
