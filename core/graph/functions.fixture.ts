// Short ways for tests to ask a document: a node by name, its value and adjoint, the answer of an edit that must succeed.
import type { Diagnostic } from '../diagnostic'
import { isDiagnostic } from '../diagnostic'
import { run } from '../engine/run'
import type { Trace } from '../engine/trace'
import { compile } from './compile'
import type { GraphDocument, GraphNode, NodeId } from './document'
import { indexOf } from './look'
import { entered, lifted } from './scope'

/** What is no diagnostic. */
export function must<T>(answer: T | Diagnostic): T {
  if (isDiagnostic(answer)) throw new Error(JSON.stringify(answer))
  return answer
}

/** What is one. */
export function mustRefuse(answer: unknown): Diagnostic {
  if (!isDiagnostic(answer)) throw new Error('nothing was refused')
  return answer
}

export function named({ graph }: GraphDocument, name: string): GraphNode {
  const node = indexOf(graph).byName.get(name)
  if (!node) throw new Error(`no ${name}`)
  return node
}

export const idsOf = (document: GraphDocument, ...names: string[]): NodeId[] =>
  names.map((name) => named(document, name).id)

export const traceOf = ({ graph }: GraphDocument): Trace => run(compile(graph).program)

const slotOf = ({ program }: Trace, document: GraphDocument, name: string): number =>
  program.slotOf.get(named(document, name).id) ?? -1

export function valueOf(document: GraphDocument, name: string): number | undefined {
  const trace = traceOf(document)
  return trace.values[slotOf(trace, document, name)]?.data[0]
}

export function adjointOf(document: GraphDocument, name: string): number | undefined {
  const trace = traceOf(document)
  return trace.adjoints[slotOf(trace, document, name)]?.data[0]
}

/** An edit made inside the use with this name. */
export function editInside(
  document: GraphDocument,
  use: string,
  edit: (open: GraphDocument) => GraphDocument | Diagnostic,
): GraphDocument | Diagnostic {
  const { id } = named(document, use)
  const trace = traceOf(document)
  const before = entered(document, id, (node) => trace.values[trace.program.slotOf.get(node) ?? -1])
  if (!before) throw new Error(`${use} uses no function`)
  const after = edit(before)
  return isDiagnostic(after) ? after : lifted(document, id, before, after)
}
