// Asks the table of awkward points: ours against what is true there. For tests and the mutation run.
import { isDiagnostic } from '../diagnostic'
import { entriesOf, hessian, jvp } from '../engine/derivative'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import type { Program } from '../graph/program'
import { readFormula } from '../language/read'
import { readAssignments } from '../language/value'
import type { RateRow } from './awkward-rates'
import type { Row } from './awkward-rows'
import type { SecondRow } from './awkward-seconds'

/** The program of a formula, and the slots of its inputs in the order of the point. */
interface Asked {
  readonly program: Program
  readonly slots: readonly number[]
}

/** Reads a formula at a point; throws where it does not read. */
function programAt(formula: string, at: string): Asked {
  const given = readAssignments(at)
  if (isDiagnostic(given)) throw new Error(`${at}: ${given.code}`)
  const document = readFormula(formula, given)
  if (isDiagnostic(document)) throw new Error(`${formula}: ${document.code} ${JSON.stringify(document.facts)}`)
  const { program } = compile(document.graph)
  return { program, slots: [...given.keys()].map((name) => slotNamed(program, name)) }
}

const slotNamed = ({ instructions }: Program, name: string): number =>
  instructions.findIndex((use) => use.name === name)

/** Names of the ops that a row asks about. */
export const opsAt = ([formula, at]: Row | SecondRow | RateRow): ReadonlySet<string> =>
  new Set(programAt(formula, at).program.instructions.map(({ op }) => op.name))

/** The same number, up to the last digits of an elementary function. */
function isSame(found: number | undefined, wanted: number): boolean {
  if (Object.is(found, wanted) || found === wanted) return true
  return Math.abs((found ?? NaN) - wanted) / Math.abs(wanted) < 1e-13
}

/** What is wrong with our value and slopes at an awkward point, in words; empty where they are true. */
export function differencesAtAwkward([formula, at, value, ...slopes]: Row): readonly string[] {
  const { program, slots } = programAt(formula, at)
  const { values, adjoints } = run(program)
  const result = values[program.root!]!.data
  const found = slots.flatMap((slot) => [...(adjoints[slot]?.data ?? [NaN])])
  const wrong = result.length === 1 && isSame(result[0], value) ? [] : [`value ${result.join()}, not ${value}`]
  const isTrue = found.length === slopes.length && slopes.every((slope, i) => isSame(found[i], slope))
  return isTrue ? wrong : [...wrong, `slopes [${found.join()}], not [${slopes.join()}]`]
}

/** What is wrong with our second derivatives at an awkward point. */
export function differencesOfSeconds([formula, at, wanted]: SecondRow): readonly string[] {
  const { program, slots } = programAt(formula, at)
  const all = entriesOf(program, program.sources)
  const { matrix } = hessian(
    program,
    program.sources,
    slots.flatMap((slot) => all.filter((entry) => entry.slot === slot)),
  )
  const isTrue =
    matrix.length === wanted.length && wanted.every((row, i) => row.every((x, j) => isSame(matrix[i]![j], x)))
  return isTrue ? [] : [`Hessian ${JSON.stringify(matrix)}, not ${JSON.stringify(wanted)}`]
}

/** What is wrong with our rate of change along a direction at an awkward point, in forward mode. */
export function differencesOfRate([formula, at, along, wanted]: RateRow): readonly string[] {
  const { program } = programAt(formula, at)
  const given = readAssignments(along)
  if (isDiagnostic(given)) throw new Error(`${along}: ${given.code}`)
  const direction = new Map([...given].map(([name, { value }]) => [slotNamed(program, name), value]))
  const found = jvp(program, program.sources, direction)[program.root!]!.data
  return found.length === 1 && isSame(found[0], wanted) ? [] : [`rate ${found.join()}, not ${wanted}`]
}
