// From typed text to the document and back: the formula as it would be typed now, and the edit that a typed one makes.
import type { Diagnostic } from '../../core/diagnostic'
import { diagnostic, isDiagnostic } from '../../core/diagnostic'
import type { Graph, NodeId } from '../../core/graph/document'
import { indexOf, nameOf, nodeOf, portsOfNode, rootOf, upstreamOf } from '../../core/graph/look'
import { readTyped } from '../../core/language/read'
import { replaceFormula } from '../../core/language/replace'
import type { FormulaPart } from '../../core/language/write'
import { writeFormulaParts } from '../../core/language/write'
import { canvas } from '../state/canvas'
import { functionsHere } from '../state/functions'
import { hintAtProducts } from '../state/products'
import { commitEdit, presentDocument } from '../state/document'
import type { Selection } from '../state/session'
import { changeSession, nothingSelected, selectNode } from '../state/session'
import { isLarge } from '../state/node-box'
import { isAllNew, withPlaces } from './places'

/** Whose formula the line is about: the one selected node that computes something; null means the root. */
export function chosenNode(graph: Graph, { nodes, edges }: Selection): NodeId | null {
  const [only, second] = nodes
  const node = only === undefined || second !== undefined || edges.length > 0 ? undefined : nodeOf(graph, only)
  return node && node.value === undefined && portsOfNode(node).length > 0 && node.id !== rootOf(graph) ? node.id : null
}

/** The formula of a node, or of the root, on one line, with the part of each node; empty where there is no root. */
export function formulaParts(chosen: NodeId | null): ReturnType<typeof writeFormulaParts> {
  const { graph } = presentDocument()
  const shown = chosen ?? rootOf(graph)
  return shown === null ? { text: '', parts: [] } : writeFormulaParts(graph, shown)
}

/** The node whose part is the smallest round a stretch of the text. */
export const nodeAt = (parts: readonly FormulaPart[], from: number, to: number): NodeId | null =>
  parts.find(({ start, end }) => start <= from && to <= end)?.node ?? null

/**
 * Puts the typed formula in the place of what the node, or the root, is computed from: one entry of the history. The
 * diagnostic when it cannot be.
 */
export function typeFormula(text: string, chosen: NodeId | null = null): Diagnostic | null {
  let [result, isRedrawn]: [NodeId, boolean] = ['', false]
  let read: Graph | null = null
  const before = indexOf(presentDocument().graph).byName
  const label = chosen === null ? 'type a formula' : `type the formula of ${nameOf(presentDocument().graph, chosen)}`
  const refusal = commitEdit(label, (document) => {
    const typed = readTyped(text, functionsHere(), (name) => indexOf(document.graph).byName.has(name))
    if (isDiagnostic(typed)) return typed
    read = typed.graph
    if (chosen !== null && !nodeOf(document.graph, chosen)) return diagnostic('E108', { missing: chosen })
    const top = chosen ?? rootOf(document.graph)
    const replaced = replaceFormula(document, typed, { top, isWhole: chosen === null })
    if (isDiagnostic(replaced)) return replaced
    result = replaced.result
    isRedrawn = isAllNew(replaced.document, new Set(replaced.added))
    return withPlaces(document, replaced.document, replaced.added)
  })
  if (refusal) return refusal
  if (read) hintAtProducts(read, (name) => before.has(name))
  if (chosen === null) changeSession({ selection: nothingSelected })
  else selectNode(result)
  changeSession({ cursor: 0, isPlaying: false })
  const { graph } = presentDocument()
  const shown = isLarge(graph) ? [result] : [...upstreamOf(graph, result)]
  // The canvas draws the new nodes first.
  requestAnimationFrame(() => (isRedrawn ? canvas()?.fit() : canvas()?.reveal(shown)))
  return null
}
