// A graph and values -> value, gradient, Hessian and findings, as plain JSON. What `eval` prints in every form.
import type { Diagnostic, Place } from '../../core/diagnostic'
import { diagnostic, Refusal } from '../../core/diagnostic'
import { entriesOf, hessian, hvp } from '../../core/engine/derivative'
import { findingsOf, tangentFindingOf } from '../../core/engine/findings'
import { run } from '../../core/engine/run'
import type { Trace } from '../../core/engine/trace'
import { compile } from '../../core/graph/compile'
import type { Graph } from '../../core/graph/document'
import { nameOf, rootOf } from '../../core/graph/look'
import type { Instruction } from '../../core/graph/program'
import type { Tensor } from '../../core/tensor'
import { withMendings } from '../../core/language/mending'
import { hintOf, sentence } from '../../core/words/sentences'
import type { Analysis, AnalysisWanted } from './analysis'
import { analysed, directionOf, isAsked } from './analysis'
import type { Changed, Experiment } from './experiment'
import { experimented, refuseBeyondRun } from './experiment'
import type { Values } from './subject'
import { inputNamed } from './unusable'
import type { Written } from './written'
import { written, writtenNumber } from './written'

export interface Finding {
  readonly code: string
  /** A note is right but worth knowing, such as a kink with a chosen slope. */
  readonly severity: Diagnostic['severity']
  readonly message: string
  readonly place: Place
  /** A stable formula that would do better at these numbers. */
  readonly hint?: string
}

export interface Answer extends Analysis {
  readonly value: Written
  /** By name of input; null where no path leads from the input to the root: that is not zero. */
  readonly gradient?: Readonly<Record<string, Written | null>>
  readonly hessian?: { readonly order: readonly string[]; readonly matrix: Written }
  /** The Hessian times the direction, by name of input; null where no path leads from the input to the root. */
  readonly hvp?: Readonly<Record<string, Written | null>>
  /** What differs from the run in which nothing is held. */
  readonly changed?: Changed
  readonly diagnostics: readonly Finding[]
}

export interface Wanted extends AnalysisWanted {
  readonly grad: boolean
  readonly hessian: boolean | readonly string[]
  readonly hvp: Values | null
  /** What is held; null for a run by the rules. */
  readonly held: Experiment | null
}

/** More entries than this give a Hessian that nobody reads. */
const mostHessianEntries = 256

/** A finding as the outside reads it: the node's name instead of its id. */
export function findingOf(found: Diagnostic, graph?: Graph): Finding {
  const { node, ...rest } = found.place
  const named = node === undefined ? {} : { node: graph ? nameOf(graph, node) : node }
  const hint = hintOf(found)
  return {
    code: found.code,
    severity: found.severity,
    message: sentence(found),
    place: { ...named, ...rest },
    ...(hint === null ? {} : { hint }),
  }
}

/** Codes that say that the root itself is fine, but is not one number. */
const isAboutScalars = (found: Diagnostic): boolean => found.code === 'E104'

export interface Prepared {
  readonly trace: Trace
  /** Slot of what was asked for; it may be a vector or a matrix. */
  readonly result: number
  /** Findings of the graph and of its numbers. */
  readonly findings: readonly Diagnostic[]
  readonly changed: Changed | null
}

/**
 * Compiles and runs. Refuses with the finding that keeps the root from being computed. `wantsNumber`: derivatives are
 * asked for, so a root that is not one number is refused with E104, and a strict run that stopped with what stopped it.
 */
export function prepared(graph: Graph, wantsNumber: boolean, held: Experiment | null = null): Prepared {
  const { program, diagnostics } = compile(graph)
  const root = rootOf(graph)
  const result = root === null ? undefined : program.slotOf.get(root)
  const scalarProblem = diagnostics.find(isAboutScalars)
  if (result === undefined || (wantsNumber && scalarProblem))
    throw new Refusal((result === undefined ? diagnostics[0] : scalarProblem) ?? diagnostic('E105', { nodes: 0 }))
  const plain = run(program)
  const experiment = held && experimented(plain, held)
  const trace = experiment?.trace ?? plain
  const found = withMendings(graph, findingsOf(trace))
  // A strict run ends at its last finding: nothing flows back, and what comes after has no value.
  const stop = trace.isStopped ? found.filter(({ severity }) => severity === 'error').at(-1) : undefined
  if (stop && (wantsNumber || result >= trace.values.length)) throw new Refusal(stop)
  const findings = [...diagnostics.filter((one) => !isAboutScalars(one)), ...found]
  return { trace, result, findings, changed: experiment?.changed ?? null }
}

/** The answer for a graph whose inputs have their values. Refuses like `prepared`, and with E204. */
export function answer(graph: Graph, wanted: Wanted): Answer {
  if (wanted.held && isOfFunction(wanted)) throw refuseBeyondRun()
  const { trace, result, findings, changed } = prepared(graph, needsNumber(wanted), wanted.held)
  const stop = findings.filter(({ severity }) => severity === 'error').at(-1)
  if (trace.isStopped && stop && isAsked(wanted)) throw new Refusal(stop)
  return {
    value: written(trace.values[result] as Tensor),
    ...(wanted.grad ? { gradient: gradientOf(trace) } : {}),
    ...(wanted.hessian ? { hessian: hessianOf(trace, wanted.hessian) } : {}),
    ...(wanted.hvp ? { hvp: hvpOf(trace, wanted.hvp) } : {}),
    ...(changed ? { changed } : {}),
    ...analysed(trace, result, wanted),
    diagnostics: [...findings, ...tangentFindings(trace, wanted)].map((found) => findingOf(found, graph)),
  }
}

function tangentFindings(trace: Trace, { jvp }: Wanted): readonly Diagnostic[] {
  const found = jvp && tangentFindingOf(trace, directionOf(trace.program, jvp))
  return found ? [found] : []
}

/** A direction and a Jacobian make sense for vectors too; these need one number. */
const needsNumber = ({ grad, hessian: matrix, hvp: along, paths, verdict, claims }: Wanted): boolean =>
  grad || matrix !== false || along !== null || paths !== null || verdict || claims.size > 0

/** What belongs to the function and not to one run of it. */
const isOfFunction = ({ hessian: matrix, hvp: along, jacobian, verdict, claims }: Wanted): boolean =>
  matrix !== false || along !== null || jacobian !== false || verdict || claims.size > 0

/** By the names of the inputs. */
const byInput = ({ program }: Trace, partOf: (slot: number) => Tensor | null | undefined) =>
  Object.fromEntries(
    program.inputs.map((slot) => {
      const part = partOf(slot)
      return [(program.instructions[slot] as Instruction).name, part ? written(part) : null]
    }),
  )

const gradientOf = (trace: Trace): Record<string, Written | null> => byInput(trace, (slot) => trace.adjoints[slot])

function hvpOf(trace: Trace, direction: Values): Record<string, Written | null> {
  const product = hvp(trace.program, trace.program.sources, directionOf(trace.program, direction))
  return byInput(trace, (slot) => product.get(slot))
}

function hessianOf({ program }: Trace, over: true | readonly string[]): Answer['hessian'] & object {
  const slots = over === true ? program.inputs : over.map((name) => inputNamed(program, name))
  const all = entriesOf(program, program.sources)
  const entries = slots.flatMap((slot) => all.filter((entry) => entry.slot === slot))
  if (entries.length > mostHessianEntries)
    throw new Refusal(diagnostic('E204', { count: entries.length ** 2, limit: mostHessianEntries ** 2 }))
  const { matrix } = hessian(program, program.sources, entries)
  return {
    order: slots.map((slot) => (program.instructions[slot] as Instruction).name),
    matrix: matrix.map((row) => row.map(writtenNumber)),
  }
}
