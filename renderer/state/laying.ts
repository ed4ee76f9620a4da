// Laying what was pasted, typed or doubled into the document: where it stands, what of it is there already, and one entry of
// the history that is selected and said aloud.
import type { AnnotationId } from '../../core/graph/annotations'
import type { Pasted } from '../../core/file/paste'
import { sizeRefusal } from '../../core/file/paste'
import { compile } from '../../core/graph/compile'
import type { GraphDocument, NodeId, Position } from '../../core/graph/document'
import { addNode, setValue } from '../../core/graph/edits'
import type { Insertion } from '../../core/graph/fragment'
import { insertFragment } from '../../core/graph/fragment'
import { catalogue } from '../../core/ops/catalogue'
import { sentence } from '../../core/words/sentences'
import { announce } from './announce'
import { canvas } from './canvas'
import { commitEdit } from './document'
import { arrangedPositions, boxOf, shapeOfNode } from './node-box'
import { changeSession, say } from './session'

/** What a value field, or cells, were read to. */
export type ReadValue = Extract<Pasted, { kind: 'value' }>['read']

/** So far a copy stands from its original, and a second paste from the first: whole dots of the paper. */
export const aside = 20

/** Lays a fragment into the document, selects it and says so; what would grow beyond a file's limits is refused. */
export function lay(
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

export function settle(nodes: readonly NodeId[], label: string, annotations: readonly AnnotationId[] = []): void {
  changeSession({ selection: { nodes, edges: [], annotations } })
  announce(label.replace(/^(paste|duplicate)/, '$1d').replace(/^add\b/, 'added'))
  const [first] = nodes
  if (first !== undefined) requestAnimationFrame(() => canvas()?.focusNode(first))
}

/** A source that holds what was read: a number is a constant, anything larger an input. */
export function withValue(
  document: GraphDocument,
  { value, expressions }: ReadValue,
  position: Position,
): { readonly document: GraphDocument; readonly id: NodeId } {
  const op = value.shape.length === 0 ? catalogue.constant : catalogue.input
  const { document: next, id } = addNode(document, op, { value, position })
  return { document: setValue(next, id, value, expressions), id }
}

export interface Bounds extends Position {
  readonly width: number
  readonly height: number
}

/** A fragment whose nodes have places: those that the automatic layout gives them where they have none. */
export const withPlaces = (fragment: GraphDocument): GraphDocument => {
  const { graph, layout } = fragment
  const isPlaced = graph.nodes.every(({ id }) => layout.positions[id])
  const positions = isPlaced ? layout.positions : arrangedPositions(graph, compile(graph).program)
  return { ...fragment, layout: { ...layout, positions } }
}

/** The rectangle round the nodes of a fragment that will be added. */
export function boundsOf({ graph, layout }: GraphDocument, known: ReadonlyMap<NodeId, NodeId>): Bounds {
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
export function shiftTo({ x, y, width, height }: Bounds): Position {
  const middle = canvas()?.middle() ?? { x: 300, y: 200 }
  const isSame = Math.hypot(middle.x - last.x, middle.y - last.y) < 4
  last = { ...middle, times: isSame ? last.times + 1 : 0 }
  const snapped = (from: number, to: number): number => Math.round((to - from) / 4) * 4 + last.times * aside
  return { x: snapped(x + width / 2, middle.x), y: snapped(y + height / 2, middle.y) }
}
