// Where the selected nodes stand: lined up, evenly spaced, moved by steps. Each is one entry of the history.
import type { Position } from '../../core/graph/document'
import { moveNodes } from '../../core/graph/edits'
import { nameOf, nodeOf } from '../../core/graph/look'
import { announce } from './announce'
import { derive } from './derived'
import { commitEdit, presentDocument } from './document'
import { boxOf, shapeOfNode } from './node-box'
import { counted } from './selection-edits'
import { useSession } from './session'

export interface Box extends Position {
  readonly id: string
  readonly width: number
  readonly height: number
}

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'
type Places = Readonly<Record<string, Position>>

const edges: Readonly<Record<Alignment, { readonly axis: 'x' | 'y'; readonly share: number }>> = {
  left: { axis: 'x', share: 0 },
  centre: { axis: 'x', share: 0.5 },
  right: { axis: 'x', share: 1 },
  top: { axis: 'y', share: 0 },
  middle: { axis: 'y', share: 0.5 },
  bottom: { axis: 'y', share: 1 },
}

const sizeAlong = (box: Box, axis: 'x' | 'y'): number => (axis === 'x' ? box.width : box.height)

function span(boxes: readonly Box[], axis: 'x' | 'y'): readonly [number, number] {
  return [Math.min(...boxes.map((box) => box[axis])), Math.max(...boxes.map((box) => box[axis] + sizeAlong(box, axis)))]
}

/** Puts an edge or the middle of every box onto that of all of them together. */
export function aligned(boxes: readonly Box[], alignment: Alignment): Places {
  const { axis, share } = edges[alignment]
  const [low, high] = span(boxes, axis)
  const line = low + (high - low) * share
  return Object.fromEntries(
    boxes.map(({ id, x, y, ...size }) => {
      const at = line - share * sizeAlong({ id, x, y, ...size }, axis)
      return [id, axis === 'x' ? { x: at, y } : { x, y: at }]
    }),
  )
}

/** Makes the gaps between neighbours equal; the first and the last stay. */
export function spaced(boxes: readonly Box[], axis: 'x' | 'y'): Places {
  const order = [...boxes].sort((a, b) => a[axis] + sizeAlong(a, axis) / 2 - b[axis] - sizeAlong(b, axis) / 2)
  const [low, high] = span(order, axis)
  const filled = order.reduce((sum, box) => sum + sizeAlong(box, axis), 0)
  const gap = (high - low - filled) / Math.max(1, order.length - 1)
  let next = low
  return Object.fromEntries(
    order.map((box) => {
      const at = next
      next += sizeAlong(box, axis) + gap
      return [box.id, axis === 'x' ? { x: at, y: box.y } : { x: box.x, y: at }]
    }),
  )
}

function selectedBoxes(): readonly Box[] {
  const { graph, layout } = presentDocument()
  const { program } = derive(graph)
  return useSession.getState().selection.nodes.flatMap((id) => {
    const [node, at] = [nodeOf(graph, id), layout.positions[id]]
    return node && at ? [{ id, ...at, ...boxOf(node, shapeOfNode(program, node)) }] : []
  })
}

const alignedWords: Readonly<Record<Alignment, string>> = {
  left: 'left edges',
  centre: 'centres',
  right: 'right edges',
  top: 'top edges',
  middle: 'middles',
  bottom: 'bottom edges',
}

export function alignSelection(alignment: Alignment): void {
  place(`align the ${alignedWords[alignment]} of`, selectedBoxes(), (boxes) => aligned(boxes, alignment))
}

export function spaceSelection(axis: 'x' | 'y'): void {
  place('space evenly', selectedBoxes(), (boxes) => spaced(boxes, axis))
}

function place(verb: string, boxes: readonly Box[], layOut: (boxes: readonly Box[]) => Places): void {
  if (boxes.length < 2) return
  const label = `${verb} ${counted(boxes.length, 'node')}`
  commitEdit(label, (document) => moveNodes(document, layOut(boxes)))
  announce(`done: ${label}`)
}

/** The dots of the paper. */
const step = 20

/** Moves the selected nodes by whole steps of the paper; moves in a row are one entry. */
export function nudgeSelection(dx: number, dy: number): void {
  const { graph } = presentDocument()
  const boxes = selectedBoxes()
  const [first] = boxes
  if (!first) return
  const places = Object.fromEntries(boxes.map(({ id, x, y }) => [id, { x: x + dx * step, y: y + dy * step }]))
  const label = boxes.length === 1 ? `move ${nameOf(graph, first.id)}` : `move ${boxes.length} nodes`
  commitEdit(label, (document) => moveNodes(document, places), `nudge ${boxes.map(({ id }) => id).join(' ')}`)
  announce(`${label} ${dx < 0 ? 'left' : dx > 0 ? 'right' : dy < 0 ? 'up' : 'down'}`)
}
