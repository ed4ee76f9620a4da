// Copies of what is selected, and what is pasted: nodes, a formula, cells of a spreadsheet. Each is one entry of the
// history and says aloud what it did. The clipboard itself is somebody else's.
import type { AnnotationId } from '../../core/graph/annotations'
import { isDiagnostic } from '../../core/diagnostic'
import type { Pasted } from '../../core/file/paste'
import { readPasted } from '../../core/file/paste'
import { writeDocument } from '../../core/file/write'
import type { GraphDocument, NodeId } from '../../core/graph/document'
import { connect, setValue } from '../../core/graph/edits'
import { fragmentOf, wiresInto } from '../../core/graph/fragment'
import { indexOf, nodeOf } from '../../core/graph/look'
import { describeShape } from '../../core/tensor'
import { sentence } from '../../core/words/sentences'
import { announce } from './announce'
import { nodeSize } from './arrange'
import { commitEdit, presentDocument } from './document'
import { formulaNodes, namesHere } from './formula-nodes'
import { aside, boundsOf, lay, settle, shiftTo, withPlaces, withValue } from './laying'
import { hintAtProducts } from './products'
import { counted } from './selection-edits'
import { changeSession, say, useSession } from './session'

type PastedValue = Extract<Pasted, { kind: 'value' }>

const selectedNodes = (): readonly NodeId[] => {
  const { graph } = presentDocument()
  return useSession.getState().selection.nodes.filter((id) => nodeOf(graph, id))
}

const selectedAnnotations = (): readonly AnnotationId[] => useSession.getState().selection.annotations ?? []

/** What is selected as a document of its own; null where nothing is. */
function selectedPart(): GraphDocument | null {
  const [nodes, annotations] = [selectedNodes(), selectedAnnotations()]
  return nodes.length + annotations.length === 0 ? null : fragmentOf(presentDocument(), nodes, annotations)
}

/** "3 nodes", "1 node and 2 frames and notes". */
function contentsOf({ graph, layout }: GraphDocument, known = 0): string {
  const nodes = graph.nodes.length - known
  const others = (layout.frames?.length ?? 0) + (layout.notes?.length ?? 0)
  const words = [
    nodes > 0 || others === 0 ? counted(nodes, 'node') : '',
    others > 0 ? counted(others, 'frame or note', 'frames and notes') : '',
  ]
  return words.filter((word) => word !== '').join(' and ')
}

/** What is selected, with its wires, as text; null where nothing is. */
export function copiedText(): string | null {
  const part = selectedPart()
  return part && writeDocument(part)
}

export function sayCopied(): void {
  const part = selectedPart()
  if (part) announce(`copied ${contentsOf(part)}`)
}

/** Doubles the selected nodes beside themselves; `keepsInputs` draws the wires that come from outside as well. */
export function duplicateSelection(keepsInputs: boolean): void {
  const document = presentDocument()
  const fragment = selectedPart()
  if (!fragment) return
  lay(`duplicate ${contentsOf(fragment)}`, fragment, { shift: { x: aside, y: aside } }, (laid, copies) => {
    if (!keepsInputs) return laid
    return wiresInto(document, copies).reduce((next, wire) => {
      const wired = connect(next, wire)
      return isDiagnostic(wired) ? next : wired
    }, laid)
  })
}

/** Pastes what was copied: at the pointer, else in the middle of the view. What cannot be read changes nothing and says why. */
export function pasteText(text: string): void {
  changeSession({ notice: null })
  const pasted = readPasted(text, namesHere())
  if (isDiagnostic(pasted)) return say(sentence(pasted), 'error')
  if (pasted.kind === 'value') pasteValue(pasted)
  else pasteNodes(pasted)
}

function pasteNodes({ kind, document: fragment, diagnostics }: Exclude<Pasted, PastedValue>): void {
  const { placed, known } =
    kind === 'formula' ? formulaNodes(fragment) : { placed: withPlaces(fragment), known: new Map<NodeId, NodeId>() }
  const before = indexOf(presentDocument().graph).byName
  const label = kind === 'formula' ? 'paste a formula' : `paste ${contentsOf(placed, known.size)}`
  if (placed.graph.nodes.length > known.size || placed.layout.frames || placed.layout.notes)
    lay(label, placed, { shift: shiftTo(boundsOf(placed, known)), known })
  else changeSession({ selection: { nodes: [...known.values()], edges: [] } })
  const first = diagnostics[0]
  if (first) say(sentence(first), 'error')
  else if (kind === 'formula') hintAtProducts(fragment.graph, (name) => before.has(name))
}

/** Fills the one source that is selected, or makes one of the cells. */
function pasteValue({ read, headings }: PastedValue): void {
  const { value, expressions } = read
  const [only, second] = selectedNodes()
  const target = only !== undefined && second === undefined ? nodeOf(presentDocument().graph, only) : undefined
  const what = `${describeShape(value.shape)}${value.shape.length >= 2 ? ' matrix' : ''}`
  if (target?.value) {
    commitEdit(`set ${target.name}`, (document) => setValue(document, target.id, value, expressions))
    announce(`${target.name} is now the pasted ${what}`)
  } else {
    let made: NodeId = ''
    commitEdit(`paste a ${what}`, (document) => {
      const laid = withValue(document, read, shiftTo({ x: 0, y: 0, ...nodeSize(value.shape) }))
      made = laid.id
      return laid.document
    })
    settle([made], `paste a ${what}`)
  }
  if (headings.length > 0) say(`The first row (${headings.join(', ')}) holds words, so it was left out as headings.`)
}
