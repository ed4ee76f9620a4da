// Programs and traces from formulas, for the tests of this room. Not for the program.
import { isDiagnostic } from '../diagnostic'
import { compile } from '../graph/compile'
import type { Graph } from '../graph/document'
import { readFormula } from '../language/read'
import { readAssignments } from '../language/value'
import { run } from './run'
import type { Trace } from './trace'

/** The book's chain rule, with its intermediate names. */
export const course =
  's1 = w+x+y+z; s2 = w+x-y-z; a = s1^2; b = s2^2; p = a+b; q = a-b; u = p^2; v = q^2; t = u+v; f = t^2'

export function graphOf(formula: string, at: string): Graph {
  const given = readAssignments(at)
  if (isDiagnostic(given)) throw new Error(JSON.stringify(given))
  const document = readFormula(formula, given)
  if (isDiagnostic(document)) throw new Error(JSON.stringify(document))
  return document.graph
}

export const traceOf = (formula: string, at: string): Trace => run(compile(graphOf(formula, at)).program)

/** The id of the node of this name. */
export function idOf({ program }: Trace, name: string): string {
  const found = program.instructions.find((instruction) => instruction.name === name)
  if (!found) throw new Error(`no node ${name}`)
  return found.node
}

export const slotOf = (trace: Trace, name: string): number => trace.program.slotOf.get(idOf(trace, name)) as number
