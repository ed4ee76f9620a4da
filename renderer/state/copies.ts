// Copies of what is selected, and what is pasted: nodes, a formula, cells of a spreadsheet. Each is one entry of the
// history and says aloud what it did. The clipboard itself is somebody else's.
import type { AnnotationId } from '../../core/graph/annotations'
import { isDiagnostic } from '../../core/diagnostic'
import type { Pasted } from '../../core/file/paste'
import { readPasted, sizeRefusal } from '../../core/file/paste'
import { writeDocument } from '../../core/file/write'
import { compile } from '../../core/graph/compile'
import type { GraphDocument, NodeId, Position } from '../../core/graph/document'
import { addNode, connect, setValue } from '../../core/graph/edits'
import type { Insertion } from '../../core/graph/fragment'
import { fragmentOf, insertFragment, wiresInto } from '../../core/graph/fragment'
import { indexOf, nodeOf } from '../../core/graph/look'
import { catalogue } from '../../core/ops/catalogue'
import { describeShape } from '../../core/tensor'
import { sentence } from '../../core/words/sentences'
import { announce } from './announce'
import { nodeSize } from './arrange'
import { canvas } from './canvas'
import { commitEdit, presentDocument } from './document'
import { arrangedPositions, boxOf, shapeOfNode } from './node-box'
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

/** So far a copy stands from its original, and a second paste from the first: whole dots of the paper. */
const aside = 20

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
  const pasted = readPasted(text)
  if (isDiagnostic(pasted)) return say(sentence(pasted), 'error')
  if (pasted.kind === 'value') pasteValue(pasted)
  else pasteNodes(pasted)
}

function pasteNodes({ kind, document: fragment, diagnostics }: Exclude<Pasted, PastedValue>): void {
  const placed = withPlaces(fragment)
  const known = kind === 'formula' ? namesakes(placed) : new Map<NodeId, NodeId>()
  const label = kind === 'formula' ? 'paste a formula' : `paste ${contentsOf(placed, known.size)}`
  if (placed.graph.nodes.length > known.size || placed.layout.frames || placed.layout.notes)
    lay(label, placed, { shift: shiftTo(boundsOf(placed, known)), known })
  else changeSession({ selection: { nodes: [...known.values()], edges: [] } })
  const first = diagnostics[0]
  if (first) say(sentence(first), 'error')
}

/** Lays a fragment into the document, selects it and says so; what would grow beyond a file's limits is refused. */
function lay(
  label: string,
  fragment: GraphDocument,
  insertion: Insertion,
  finish: (document: GraphDocument, ids: ReadonlyMap<NodeId, NodeId>) => GraphDocument = (document) => document,
): void {
  let made: readonly NodeId[] = []
  let annotations: readonly AnnotationId[] = []
  const refusal = commitEdit(label, (document) => {
    const { document: laid, ids, annotations: others } = insertFragment(document, fragment, insertion)
    made = [...ids.values()]
    annotations = others
    return sizeRefusal(laid) ?? finish(laid, ids)
  })
  if (refusal) return say(sentence(refusal), 'error')
  settle(made, label, annotations)
}

function settle(nodes: readonly NodeId[], label: string, annotations: readonly AnnotationId[] = []): void {
  changeSession({ selection: { nodes, edges: [], annotations } })
  announce(label.replace(/^(paste|duplicate)/, '$1d'))
  const [first] = nodes
  if (first !== undefined) requestAnimationFrame(() => canvas()?.focusNode(first))
}

/** Inputs of a formula whose names are in the graph: they mean the nodes that are there. */
function namesakes({ graph }: GraphDocument): ReadonlyMap<NodeId, NodeId> {
  const { byName } = indexOf(presentDocument().graph)
  return new Map(
    graph.nodes.flatMap(({ id, op, name }) => {
      const there = byName.get(name)
      return op === catalogue.input.name && there ? [[id, there.id] as const] : []
    }),
  )
}

/** Fills the one source that is selected, or makes an input of the cells. */
function pasteValue({ read: { value, expressions }, headings }: PastedValue): void {
  const [only, second] = selectedNodes()
  const target = only !== undefined && second === undefined ? nodeOf(presentDocument().graph, only) : undefined
  const what = `${describeShape(value.shape)}${value.shape.length >= 2 ? ' matrix' : ''}`
  if (target?.value) {
    commitEdit(`set ${target.name}`, (document) => setValue(document, target.id, value, expressions))
    announce(`${target.name} is now the pasted ${what}`)
  } else {
    const op = value.shape.length === 0 ? catalogue.constant : catalogue.input
    const size = nodeSize(value.shape)
    let made: NodeId = ''
    commitEdit(`paste a ${what}`, (document) => {
      const position = shiftTo({ x: 0, y: 0, ...size })
      const { document: next, id } = addNode(document, op, { value, position })
      made = id
      return setValue(next, id, value, expressions)
    })
    settle([made], `paste a ${what}`)
  }
  if (headings.length > 0) say(`The first row (${headings.join(', ')}) holds words, so it was left out as headings.`)
}

interface Bounds extends Position {
  readonly width: number
  readonly height: number
}

const withPlaces = (fragment: GraphDocument): GraphDocument => {
  const { graph, layout } = fragment
  const isPlaced = graph.nodes.every(({ id }) => layout.positions[id])
  const positions = isPlaced ? layout.positions : arrangedPositions(graph, compile(graph).program)
  return { ...fragment, layout: { ...layout, positions } }
}

/** The rectangle round the nodes of a fragment that will be added. */
function boundsOf({ graph, layout }: GraphDocument, known: ReadonlyMap<NodeId, NodeId>): Bounds {
  const { program } = compile(graph)
  const boxes: Bounds[] = graph.nodes.flatMap((node) => {
    const at = layout.positions[node.id]
    return at && !known.has(node.id) ? [{ ...at, ...boxOf(node, shapeOfNode(program, node)) }] : []
  })
  for (const { x, y, width } of layout.notes ?? []) boxes.push({ x, y, width, height: 0 })
  boxes.push(...(layout.frames ?? []))
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))]
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** Where the last paste went: one more at the same spot stands a little aside, or it would cover the first. */
let last = { x: NaN, y: NaN, times: 0 }

/** What moves a rectangle under the pointer, or into the middle of the view. */
function shiftTo({ x, y, width, height }: Bounds): Position {
  const middle = canvas()?.middle() ?? { x: 300, y: 200 }
  const isSame = Math.hypot(middle.x - last.x, middle.y - last.y) < 4
  last = { ...middle, times: isSame ? last.times + 1 : 0 }
  const snapped = (from: number, to: number): number => Math.round((to - from) / 4) * 4 + last.times * aside
  return { x: snapped(x + width / 2, middle.x), y: snapped(y + height / 2, middle.y) }
}
