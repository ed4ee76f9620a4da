// Formula text -> document. The one door; errors come back as values with their column.
import type { Diagnostic } from '../diagnostic'
import { caught } from '../diagnostic'
import type { GraphDocument, GraphFunction } from '../graph/document'
import { emptyDocument } from '../graph/document'
import type { Given } from './build'
import { buildGraph } from './build'
import { isFunctionName } from '../ops/formula/calls'
import { parse } from '../grammar/parse'

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
  const names = new Set(functions.map(({ name }) => name))
  const isCalled = (name: string): boolean => isFunctionName(name) || names.has(name)
  return caught(() => ({ ...emptyDocument, graph: buildGraph(parse(text, isCalled), given, functions) }))
}
