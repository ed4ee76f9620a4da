// Formula text -> document. The one door; errors come back as values with their column.
import type { Diagnostic } from '../diagnostic'
import { caught } from '../diagnostic'
import type { Graph, GraphDocument, GraphFunction, NodeId } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { rootOf } from '../graph/look'
import type { Given } from './build'
import { buildGraph } from './build'
import { isFunctionName } from '../ops/formula/calls'
import { parse } from '../grammar/parse'
import type { Definition } from '../grammar/tree'

/**
 * Reads `log(exp(x) + exp(y))`, or several lines `a = …; f = …` of which the last is the root. Names without a definition
 * become inputs with the values given, or 1; functions of a document are called by their names. Positions are left to whoever draws it. Errors: E411–E417, E107, E109, E205.
 * Cost: linear in the text.
 */
export function readFormula(
  text: string,
  given: Given = new Map(),
  functions: readonly GraphFunction[] = [],
): GraphDocument | Diagnostic {
  return caught(() => ({
    ...emptyDocument,
    graph: buildGraph(
      definitionsIn(text, functions, (name) => given.has(name)),
      given,
      functions,
    ),
  }))
}

function definitionsIn(
  text: string,
  functions: readonly GraphFunction[],
  isNode: (name: string) => boolean,
): readonly Definition[] {
  const names = new Set(functions.map(({ name }) => name))
  return parse(text, (name) => isFunctionName(name) || names.has(name), isNode)
}

/** What was typed: its graph, and which of the names in it the text itself gave. */
export interface TypedFormula {
  readonly graph: Graph
  readonly result: NodeId
  readonly defined: ReadonlySet<string>
}

/**
 * The same as `readFormula`, for a text that will take the place of a part of a graph whose nodes `isNode` knows. Cost:
 * linear in the text.
 */
export function readTyped(
  text: string,
  functions: readonly GraphFunction[] = [],
  isNode: (name: string) => boolean = () => false,
): TypedFormula | Diagnostic {
  return caught(() => {
    const definitions = definitionsIn(text, functions, isNode)
    const graph = buildGraph(definitions, new Map(), functions)
    const defined = new Set(definitions.flatMap(({ name }) => (name === null ? [] : [name])))
    return { graph, result: rootOf(graph) as NodeId, defined }
  })
}
