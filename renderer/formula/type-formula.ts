// From typed text to the document and back: the formula as it would be typed now, and the edit that a typed one makes.
import type { Diagnostic } from '../../core/diagnostic'
import { isDiagnostic } from '../../core/diagnostic'
import type { NodeId } from '../../core/graph/document'
import { nameOf, rootOf } from '../../core/graph/look'
import { readTyped } from '../../core/language/read'
import { replaceFormula } from '../../core/language/replace'
import { writeFormula } from '../../core/language/write'
import { canvas } from '../state/canvas'
import { functionsHere } from '../state/functions'
import { commitEdit, presentDocument } from '../state/document'
import { changeSession, nothingSelected, selectNode } from '../state/session'
import { isAllNew, withPlaces } from './places'

/** The formula of a node, or of the root, as text of one line; empty where there is no root. */
export function formulaText(chosen: NodeId | null = null): string {
  const { graph } = presentDocument()
  const shown = chosen ?? rootOf(graph)
  return shown === null ? '' : writeFormula(graph, shown).replaceAll('\n', '; ')
}

/**
 * Puts the typed formula in the place of what the node, or the root, is computed from: one entry of the history. The
 * diagnostic when it cannot be.
 */
export function typeFormula(text: string, chosen: NodeId | null = null): Diagnostic | null {
  let [result, isRedrawn]: [NodeId, boolean] = ['', false]
  const label = chosen === null ? 'type a formula' : `type the formula of ${nameOf(presentDocument().graph, chosen)}`
  const refusal = commitEdit(label, (document) => {
    const read = readTyped(text, functionsHere())
    if (isDiagnostic(read)) return read
    const top = chosen ?? rootOf(document.graph)
    const replaced = replaceFormula(document, read, { top, isWhole: chosen === null })
    if (isDiagnostic(replaced)) return replaced
    result = replaced.result
    isRedrawn = isAllNew(replaced.document, new Set(replaced.added))
    return withPlaces(replaced.document, replaced.added, result)
  })
  if (refusal) return refusal
  if (chosen === null) changeSession({ selection: nothingSelected })
  else selectNode(result)
  changeSession({ cursor: 0, isPlaying: false })
  // The canvas draws the new nodes first.
  requestAnimationFrame(() => (isRedrawn ? canvas()?.fit() : canvas()?.reveal(result)))
  return null
}
