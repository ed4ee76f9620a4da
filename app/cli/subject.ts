// A formula or a document, and the values given for its inputs -> a graph that can be run.
import type { Diagnostic } from '../../core/diagnostic'
import { diagnostic, isDiagnostic, Refusal } from '../../core/diagnostic'
import type { TypedValue } from '../../core/file/cells'
import { readDocument } from '../../core/file/read'
import type { Graph } from '../../core/graph/document'
import { emptyDocument } from '../../core/graph/document'
import { setConvention, setValue } from '../../core/graph/edits'
import { indexOf } from '../../core/graph/look'
import type { Convention } from '../../core/convention'
import { readFormula } from '../../core/language/read'
import { readAssignments } from '../../core/language/value'
import type { Streams } from './streams'
import { unusable } from './unusable'

export type Values = ReadonlyMap<string, TypedValue>

const accepted = <T>(found: T | Diagnostic): T => {
  if (isDiagnostic(found)) throw new Refusal(found)
  return found
}

/** The values of `--at 'x=0, y=log(2)'`. Refuses what cannot be read. */
export const valuesOf = (at: string): Values => accepted(readAssignments(at))

/** The graph of a formula; refuses with E415 when an input has no value. Values for other names are left aside. */
export function graphOfFormula(text: string, values: Values): Graph {
  const { graph } = accepted(readFormula(text, values))
  const open = graph.nodes.find((node) => node.op === 'input' && !values.has(node.name))
  if (open) throw new Refusal(diagnostic('E415', { name: open.name }, { input: open.name }))
  return graph
}

/** The graph with what a kink is to mean in it; null leaves that to the graph. */
export const underConvention = (graph: Graph, convention: Convention | null): Graph =>
  convention === null ? graph : setConvention({ ...emptyDocument, graph }, convention).graph

/** No formula ends so. */
export const isDocument = (subject: string): boolean => /\.(?:gradwire|json)$/i.test(subject)

/** The graph of a document, its inputs set to the values given. What the file lost is listed. */
export async function graphOfDocument(
  path: string,
  values: Values,
  streams: Streams,
): Promise<{ graph: Graph; findings: readonly Diagnostic[] }> {
  const text = decoded(path, await bytesOf(path, streams))
  const { document, diagnostics } = accepted(readDocument(text, path))
  let changed = document
  for (const [name, { value, expressions }] of values) {
    const node = indexOf(document.graph).byName.get(name)
    if (node?.value === undefined) throw unusable(`There is no input ${name} in ${path}. Leave it out of --at.`)
    changed = setValue(changed, node.id, value, expressions)
  }
  return { graph: changed.graph, findings: diagnostics }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
}

async function bytesOf(path: string, { readFile }: Streams): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (reason) {
    const code = (reason as NodeJS.ErrnoException).code ?? ''
    throw unusable(`${path} could not be opened: ${reasons[code] ?? code}. Check the path.`)
  }
}

/** Text of a file; bytes that are no UTF-8 are refused instead of being replaced without a word. */
function decoded(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw unusable(`${path} is not a text in UTF-8, so it is not a Gradwire document, or it was damaged in a copy.`)
  }
}
