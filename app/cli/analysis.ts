// What `eval` can be asked beyond value, gradient and Hessian: a tangent along a direction, the Jacobian with what both modes
// cost, paths, a verdict on the point, and judged claims. As plain JSON.
import { verdictAt } from '../../core/calculus/verdict'
import { diagnostic, isDiagnostic, Refusal } from '../../core/diagnostic'
import { topologicalCuts } from '../../core/engine/cut'
import type { Costs, Price } from '../../core/engine/costs'
import type { Direction } from '../../core/engine/derivative'
import { entriesOf } from '../../core/engine/derivative'
import type { Mode } from '../../core/engine/jacobian'
import { jacobian } from '../../core/engine/jacobian'
import { pathsFrom } from '../../core/engine/paths'
import { pushForward } from '../../core/engine/tangents'
import type { Trace } from '../../core/engine/trace'
import type { Instruction, Program } from '../../core/graph/program'
import { judgeClaim } from '../../core/language/claim'
import type { Tensor } from '../../core/tensor'
import { describeShape, isSameShape, sizeOf } from '../../core/tensor'
import { sayJudgement } from '../../core/words/claims'
import { sayVerdict } from '../../core/words/verdict'
import type { Values } from './subject'
import { inputNamed, unusable } from './unusable'
import type { Written } from './written'
import { written, writtenNumber } from './written'

export interface AnalysisWanted {
  /** A direction: tangents of inputs; those without one stand still. */
  readonly jvp: Values | null
  /** A mode forces it. */
  readonly jacobian: boolean | Mode
  /** The input whose paths are asked for. */
  readonly paths: string | null
  readonly verdict: boolean
  /** Claimed derivatives by the name of the input. */
  readonly claims: ReadonlyMap<string, string>
}

export interface Judged {
  /** "given": right only while other inputs keep their values. */
  readonly verdict: 'right' | 'given' | 'wrong' | 'undecided'
  readonly message: string
  /** Kinds of slips that explain the claim, likeliest first. */
  readonly slips: readonly string[]
  readonly counterexample?: {
    readonly at: Readonly<Record<string, Written>>
    readonly claimed: Written
    readonly exact: Written
  }
}

export interface Analysis {
  /** Rate of change of the result along the direction; null where nothing that moves arrives. */
  readonly jvp?: Written | null
  /** The same of every node that moves, and what each wire brings, named "tail → head, port". */
  readonly tangents?: Readonly<Record<string, Written>>
  readonly wires?: Readonly<Record<string, Written>>
  /** Σ adjoint · tangent at each topological cut; empty where the result is not a number. */
  readonly cuts?: readonly Written[]
  readonly jacobian?: {
    readonly rows: readonly number[]
    readonly order: readonly string[]
    readonly matrix: Written
    readonly mode: Mode
    readonly costs: Costs
    readonly prices: Readonly<Record<Mode, Price>>
  }
  readonly paths?: {
    readonly input: string
    /** A number, or all digits as a text where it is larger than numbers are exact. */
    readonly count: number | string
    readonly paths:
      | readonly {
          readonly nodes: readonly string[]
          readonly factors: readonly (Written | null)[]
          readonly product: Written
          readonly blocked: string | null
        }[]
      | null
    readonly sum: Written | null
  }
  readonly verdict?: {
    readonly kind: string
    readonly certainty: string
    readonly reason: string
    readonly message: string
    readonly definiteness: string | null
    readonly eigenvalues: readonly Written[]
    readonly eigenvectors: readonly Written[]
    readonly order: readonly string[]
    /** Curves that were followed where the Hessian is silent; empty where it decides. */
    readonly rays: readonly {
      readonly direction: readonly Written[]
      readonly bend: readonly Written[]
      readonly order: number | null
      readonly coefficient: Written
      readonly trend: string
      /** f − f(p) on either side, at t = ∓reach. */
      readonly reach: number
      readonly rises: readonly Written[]
    }[]
  }
  readonly claims?: Readonly<Record<string, Judged>>
}

export const isAsked = ({ jvp, jacobian: matrix, paths, verdict, claims }: AnalysisWanted): boolean =>
  jvp !== null || matrix !== false || paths !== null || verdict || claims.size > 0

/** More numbers than this nobody reads. */
const mostNumbers = 65_536

const nameOf =
  ({ instructions, slotOf }: Program) =>
  (node: string): string =>
    instructions[slotOf.get(node) ?? -1]?.name ?? node

/** All that was asked for. `result` is the slot asked about; verdict, paths and claims need it to be one number. */
export function analysed(trace: Trace, result: number, wanted: AnalysisWanted): Analysis {
  const { program } = trace
  return {
    ...(wanted.jvp ? tangentsAlong(trace, result, wanted.jvp) : {}),
    ...(wanted.jacobian ? { jacobian: jacobianOf(program, result, wanted.jacobian) } : {}),
    ...(wanted.paths === null ? {} : { paths: pathsOf(trace, wanted.paths) }),
    ...(wanted.verdict ? { verdict: verdictOf(program) } : {}),
    ...(wanted.claims.size > 0 ? { claims: judgedClaims(program, wanted.claims) } : {}),
  }
}

/** Tangents by slot; refuses names that are no inputs and tangents of another shape. */
export function directionOf(program: Program, direction: Values): Direction {
  return new Map(
    [...direction].map(([name, { value }]) => {
      const slot = inputNamed(program, name)
      const { shape } = program.instructions[slot] as Instruction
      if (!isSameShape(shape, value.shape))
        throw unusable(`${name} is a ${describeShape(shape)}; its tangent must have the same shape.`)
      return [slot, value] as const
    }),
  )
}

function tangentsAlong(trace: Trace, result: number, direction: Values): Analysis {
  const { program } = trace
  const moved = pushForward(trace, directionOf(program, direction))
  const named = program.instructions.flatMap(({ name }, slot) => {
    const tangent = moved.tangents[slot]
    return tangent ? [[name, written(tangent)] as const] : []
  })
  const wires = program.instructions.flatMap(({ name, inputs, edges }, head) =>
    inputs.flatMap((tail, port) => {
      const brought = moved.contributions.get(edges[port] as string)
      const title = `${program.instructions[tail]?.name} → ${name}, ${port}`
      return head <= result && brought ? [[title, written(brought)] as const] : []
    }),
  )
  const tangent = moved.tangents[result]
  return {
    jvp: tangent ? written(tangent) : null,
    tangents: Object.fromEntries(named),
    wires: Object.fromEntries(wires),
    cuts: tangent ? topologicalCuts(trace, moved).map(({ total }) => writtenNumber(total)) : [],
  }
}

function jacobianOf(program: Program, result: number, wanted: boolean | Mode): Analysis['jacobian'] & object {
  const entries = entriesOf(program, program.sources)
  const count = sizeOf((program.instructions[result] as Instruction).shape) * entries.length
  if (count > mostNumbers) throw new Refusal(diagnostic('E204', { count, limit: mostNumbers }))
  const mode = typeof wanted === 'string' ? wanted : undefined
  const found = jacobian(program, program.sources, result, entries, mode)
  return {
    rows: found.rows,
    order: program.inputs.map((slot) => (program.instructions[slot] as Instruction).name),
    matrix: found.matrix.map((row) => row.map(writtenNumber)),
    mode: found.mode,
    costs: found.costs,
    prices: found.prices,
  }
}

function pathsOf(trace: Trace, input: string): Analysis['paths'] & object {
  const { program } = trace
  const name = nameOf(program)
  const node = program.instructions[inputNamed(program, input)]?.node as string
  const found = pathsFrom(trace, node)
  if (!found) throw new Refusal(diagnostic('E105', { nodes: program.instructions.length }))
  const { count, paths, sum } = found
  return {
    input,
    count: count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : String(count),
    paths:
      paths?.map(({ nodes, factors, product, blocked }) => ({
        nodes: nodes.map(name),
        factors: factors.map((x) => (x === null ? null : writtenNumber(x))),
        product: written(product),
        blocked: blocked?.kind ?? null,
      })) ?? null,
    sum: sum && written(sum),
  }
}

/** "x", or "v[0]" and "A[1, 0]" for entries of larger inputs. */
function entryNames(program: Program): readonly string[] {
  return entriesOf(program, program.sources).map(({ slot, index }) => {
    const { name, shape } = program.instructions[slot] as Instruction
    return shape.length === 0 ? name : `${name}[${placeOf(index, shape).join(', ')}]`
  })
}

/** The flat index as one index per axis. */
export function placeOf(flat: number, shape: Tensor['shape']): readonly number[] {
  let left = flat
  return shape
    .slice()
    .reverse()
    .map((size) => {
      const at = left % size
      left = (left - at) / size
      return at
    })
    .reverse()
}

function verdictOf(program: Program): Analysis['verdict'] & object {
  const entries = entryNames(program)
  if (entries.length ** 2 > mostNumbers)
    throw new Refusal(diagnostic('E204', { count: entries.length ** 2, limit: mostNumbers }))
  const found = verdictAt(program)
  if (!found) throw unusable('The graph has no input, so there is nothing to vary.')
  const { kind, certainty, reason, spectrum } = found
  const pairs = spectrum?.pairs ?? []
  return {
    kind,
    certainty,
    reason: reason.kind,
    message: sayVerdict(found, { entries, nodeOf: nameOf(program) }).join(' '),
    definiteness: spectrum?.definiteness ?? null,
    eigenvalues: pairs.map(({ value }) => writtenNumber(value)),
    eigenvectors: pairs.map(({ vector }) => vector.map(writtenNumber)),
    order: entries,
    rays: found.rays.map(({ direction, bend, coefficient, rises, ...rest }) => ({
      ...rest,
      direction: direction.map(writtenNumber),
      bend: bend.map(writtenNumber),
      coefficient: writtenNumber(coefficient),
      rises: rises.map(writtenNumber),
    })),
  }
}

/** Judges every claim; refuses what cannot be read. */
export function judgedClaims(program: Program, claims: ReadonlyMap<string, string>): Record<string, Judged> {
  return Object.fromEntries([...claims].map(([input, text]) => [input, judged(program, input, text)] as const))
}

function judged(program: Program, input: string, text: string): Judged {
  const found = judgeClaim(program, inputNamed(program, input), text)
  if (isDiagnostic(found)) throw new Refusal(found)
  const message = sayJudgement(found, nameOf(program)).join(' ')
  if (found.verdict === 'right' || found.verdict === 'undecided') return { verdict: found.verdict, message, slips: [] }
  const { counterexample: at, slips } = found
  const example = at && {
    at: Object.fromEntries([...at.at].map(([name, t]) => [name, written(t)] as const)),
    claimed: written(at.claimed),
    exact: written(at.exact),
  }
  return {
    verdict: found.verdict,
    message,
    slips: slips.map(({ kind }) => kind),
    ...(example ? { counterexample: example } : {}),
  }
}
