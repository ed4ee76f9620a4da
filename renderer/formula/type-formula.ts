// From typed text to the document and back: the formula as it would be typed now, and the edit that a typed one makes.
import type { Diagnostic } from '../../core/diagnostic'
import { isDiagnostic } from '../../core/diagnostic'
import { compile } from '../../core/graph/compile'
import type { Graph, GraphDocument } from '../../core/graph/document'
import { rootOf } from '../../core/graph/look'
import { readFormula } from '../../core/language/read'
import { writeFormula } from '../../core/language/write'
import { canvas } from '../state/canvas'
import { functionsHere } from '../state/functions'
import { commitEdit, presentDocument } from '../state/document'
import { arrangedPositions } from '../state/node-box'
import { changeSession, nothingSelected } from '../state/session'
import { replaceGraph } from './replace'

/** The root's formula as text; empty where there is no root. */
export function formulaText(): string {
  const { graph } = presentDocument()
  const root = rootOf(graph)
  return root === null ? '' : writeFormula(graph, root).replaceAll('\n', '; ')
}

/** Puts the typed formula in the place of the graph: one entry of the history. The diagnostic when it cannot be read. */
export function typeFormula(text: string): Diagnostic | null {
  const refusal = commitEdit('type a formula', (document) => {
    const read = readFormula(text, undefined, functionsHere())
    return isDiagnostic(read) ? read : withPositions(replaceGraph(document, read.graph))
  })
  if (refusal) return refusal
  changeSession({ selection: nothingSelected, cursor: 0, isPlaying: false })
  // The canvas draws the new nodes first.
  requestAnimationFrame(() => canvas()?.fit())
  return null
}

const positionsOf = (graph: Graph): GraphDocument['layout'] => ({
  positions: arrangedPositions(graph, compile(graph).program),
})

const withPositions = (document: GraphDocument): GraphDocument => ({
  ...document,
  layout: { ...document.layout, ...positionsOf(document.graph) },
})
