// Functions by hand: group what is selected, open a use and go up again, give one a function of its own, take one apart. Every
// edit is one entry of the history and says aloud what it did.
import type { Diagnostic } from '../../core/diagnostic'
import { isDiagnostic } from '../../core/diagnostic'
import type { GraphDocument, GraphFunction, NodeId } from '../../core/graph/document'
import { opOfFunction } from '../../core/graph/function-op'
import { functionsOf, renameFunction, countUses } from '../../core/graph/functions'
import { group, makeUnique, ungroup } from '../../core/graph/group'
import { nameOf, nodeOf } from '../../core/graph/look'
import { allOps } from '../../core/ops/catalogue'
import type { OpDefinition } from '../../core/ops/op'
import { sentence } from '../../core/words/sentences'
import { announce } from './announce'
import { canvas } from './canvas'
import { commitEdit, openedNow, presentDocument, useOpened, wholeDocument } from './document'
import { looksOther, placeOfChange } from './place-of-change'
import { counted } from './selection-edits'
import { placeNew } from './place-new'
import { changeSession, nothingSelected, say, selectNode, useSession } from './session'

const selected = (): readonly NodeId[] => useSession.getState().selection.nodes

/** The one selected node, if it uses a function. */
export function selectedUse(): NodeId | null {
  const [only, second] = selected()
  const isUse = only !== undefined && nodeOf(presentDocument().graph, only)?.function !== undefined
  return isUse && second === undefined ? only : null
}

const focusSoon = (id: NodeId): void => void requestAnimationFrame(() => canvas()?.focusNode(id))

/** Makes an edit and says why not where it is refused. True when it was made. */
function made(label: string, edit: (document: GraphDocument) => GraphDocument | Diagnostic): boolean {
  const refusal = commitEdit(label, edit)
  if (refusal) say(sentence(refusal), 'error')
  return refusal === null
}

/** Makes a function of the selected nodes and selects its use. */
export function groupSelection(): void {
  const ids = selected()
  let use: NodeId = ''
  const isMade = made('group into a function', (document) => {
    const grouped = group(document, ids)
    if (isDiagnostic(grouped)) return grouped
    use = grouped.id
    // Its box is higher than what it stands for, and an input may have stood beside that.
    return placeNew(grouped.document, [use])
  })
  const fn = nodeOf(presentDocument().graph, use)?.function
  if (!isMade || !fn) return
  selectNode(use)
  announce(`grouped into the function ${fn.name}${portsText(fn)}`)
  focusSoon(use)
}

function portsText(fn: GraphFunction): string {
  const { ports } = opOfFunction(fn)
  return ports.length === 0 ? ', no port' : `, ${counted(ports.length, 'port')}: ${ports.join(', ')}`
}

/** Puts the nodes of the selected use in its place and selects them. */
export function ungroupSelection(): void {
  const use = selectedUse()
  if (use === null) return
  const name = nodeOf(presentDocument().graph, use)?.function?.name ?? ''
  let ids: readonly NodeId[] = []
  const isMade = made(`un-group ${name}`, (document) => {
    const apart = ungroup(document, use)
    if (isDiagnostic(apart)) return apart
    ids = apart.ids
    return apart.document
  })
  if (!isMade) return
  changeSession({ selection: { nodes: ids, edges: [] } })
  announce(`un-grouped ${name} into ${counted(ids.length, 'node')}`)
  const [first] = ids
  if (first !== undefined) focusSoon(first)
}

/** Gives the selected use a function of its own. */
export function makeSelectionUnique(): void {
  const use = selectedUse()
  if (use === null) return
  let copy = ''
  const isMade = made(`make ${nameOf(presentDocument().graph, use)} unique`, (document) => {
    const unique = makeUnique(document, use)
    if (isDiagnostic(unique)) return unique
    copy = unique.function.name
    return unique.document
  })
  if (isMade) announce(`${nameOf(presentDocument().graph, use)} now uses ${copy}, a function of its own`)
}

/** Gives a function another name; the sentence that says why not, else null. */
export function nameFunction(fn: GraphFunction, name: string): string | null {
  const refusal = commitEdit(`rename the function ${fn.name}`, (document) => renameFunction(document, fn.id, name))
  if (!refusal) announce(`the function ${fn.name} is now called ${name}`)
  return refusal && sentence(refusal)
}

/** Puts the cursor into the name of the function that is selected, else of the one that stands open. */
export function startNamingFunction(): void {
  const { path, levels, document } = openedNow()
  const use = selectedUse()
  const last = levels[path.length - 1]
  const open = last && nodeOf(last.graph, path[path.length - 1] ?? '')
  const fn = (use === null ? open : nodeOf(document.graph, use))?.function
  if (use === null) changeSession({ selection: nothingSelected })
  changeSession({ renamingFunction: fn?.id ?? null })
}

/** Where the cursor stood on each level that was left by opening. */
const cursors: number[] = []

/** Opens a use: the canvas, the steps and everything else then show its inside. */
export function openFunction(use: NodeId): void {
  const { path, document } = openedNow()
  const fn = nodeOf(document.graph, use)?.function
  if (!fn) return
  cursors[path.length] = useSession.getState().cursor
  changeSession({ path: [...path, use], selection: nothingSelected, cursor: 0, isPlaying: false, renaming: null })
  announce(`inside the function ${fn.name}, as ${nameOf(document.graph, use)} uses it`)
  focusFirst()
}

/** Closes all functions deeper than this level; 0 is the document. The use that was left is selected. */
export function goUpTo(level: number): void {
  const { path } = openedNow()
  const left = path[level]
  if (left === undefined) return
  changeSession({
    path: path.slice(0, level),
    selection: { nodes: [left], edges: [] },
    cursor: cursors[level] ?? 0,
    isPlaying: false,
    renaming: null,
  })
  const open = openNames()
  announce(level === 0 ? 'back in the document' : `back in the function ${open[level - 1] ?? ''}`)
  focusSoon(left)
}

export const goUp = (): void => goUpTo(openedNow().path.length - 1)
export const isInsideFunction = (): boolean => openedNow().path.length > 0

function focusFirst(): void {
  requestAnimationFrame(() => {
    const [first] = presentDocument().graph.nodes
    if (first) canvas()?.focusNode(first.id)
  })
}

/** The functions that stand open, outermost first, with the name of the use that was opened. */
export function useOpenFunctions(): readonly { readonly fn: GraphFunction; readonly use: string }[] {
  const { path, levels } = useOpened()
  return path.flatMap((use, level) => {
    const node = levels[level] && nodeOf(levels[level].graph, use)
    return node?.function ? [{ fn: node.function, use: node.name }] : []
  })
}

/**
 * Makes a change of the history; where what stands open does not show it, the place that does is opened. In words where that
 * is, for whoever hears of the change; "" where it is in sight.
 */
export function changeInSight(change: () => void): string {
  const [before, open] = [wholeDocument(), openedNow()]
  change()
  const [after, now] = [wholeDocument(), openedNow()]
  const isOpenStill = now.path.length === open.path.length
  if (!isOpenStill || looksOther(open.document, now.document)) return ''
  const place = placeOfChange(before, after)
  if (!place || place.join() === now.path.join()) return ''
  changeSession({
    path: place,
    selection: nothingSelected,
    cursor: place.length === 0 ? (cursors[0] ?? 0) : 0,
    isPlaying: false,
    renaming: null,
  })
  const fn = openNames().at(-1)
  return fn === undefined ? ', in the document' : `, inside the function ${fn}`
}

const openNames = (): readonly string[] => {
  const { path, levels } = openedNow()
  return path.map((use, level) => nodeOf((levels[level] as GraphDocument).graph, use)?.function?.name ?? '')
}

/** Functions that may be used here: not those that stand open, nor those that contain them. */
export function functionsHere(): readonly GraphFunction[] {
  const { path, levels, document } = openedNow()
  const open = new Set(path.map((use, level) => nodeOf((levels[level] as GraphDocument).graph, use)?.function?.id))
  const contains = (fn: GraphFunction): boolean =>
    open.has(fn.id) || fn.graph.nodes.some((node) => node.function !== undefined && contains(node.function))
  return functionsOf(document.graph).filter((fn) => !contains(fn))
}

/** What can be added here: every op of the catalogue, and the functions of the document. */
export const opsHere = (): readonly OpDefinition[] => [...allOps, ...functionsHere().map(opOfFunction)]

export function useOpsHere(): readonly OpDefinition[] {
  useOpened()
  return opsHere()
}

/** The function's uses in the whole document, for «used 3 times». */
export const usesText = (fn: GraphFunction): string => {
  const count = countUses(wholeDocument().graph, fn.id)
  return count === 1 ? 'used once' : `used ${count} times`
}
