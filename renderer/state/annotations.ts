// Frames and notes in the hand: put on the paper, moved with what they hold, changed in size. Each is one entry of the
// history and says aloud what it did.
import type { AnnotationId } from '../../core/graph/annotations'
import {
  addFrame,
  addNote,
  changeFrame,
  changeNote,
  frameOf,
  moveAnnotations,
  noteOf,
} from '../../core/graph/annotations'
import type { Frame, GraphDocument, NodeId, Position } from '../../core/graph/document'
import { moveNodes } from '../../core/graph/edits'
import { announce } from './announce'
import { canvas } from './canvas'
import { derive } from './derived'
import { commitEdit, endGesture, presentDocument, useOpenDocument } from './document'
import { boxOf, shapeOfNode } from './node-box'
import { changeSession, useSession } from './session'

const usualFrame = { width: 360, height: 240 }
const usualNote = { width: 220 }
/** A frame or a note is no smaller than this. */
const leastSize = { width: 80, height: 48 }

/** Room round the nodes in a frame; above it stands the title. */
const room = { side: 24, top: 44 }

const snapped = (x: number): number => Math.round(x / 4) * 4

interface NodeBox extends Position {
  readonly id: NodeId
  readonly width: number
  readonly height: number
}

function boxesOf({ graph, layout }: GraphDocument): readonly NodeBox[] {
  const { program } = derive(graph)
  return graph.nodes.flatMap((node) => {
    const at = layout.positions[node.id]
    return at ? [{ id: node.id, ...at, ...boxOf(node, shapeOfNode(program, node)) }] : []
  })
}

const middleOfView = (): Position => canvas()?.middle() ?? { x: 300, y: 200 }

/** What is written into a frame or a note at once belongs to its coming. */
const newText = 'new text'

/** A frame round the selected nodes, or an empty one in the middle of the view; its title is asked for. */
export function frameSelection(): void {
  const chosen = new Set(useSession.getState().selection.nodes)
  const boxes = boxesOf(presentDocument()).filter(({ id }) => chosen.has(id))
  let made: AnnotationId = ''
  commitEdit(
    'add a frame',
    (document) => {
      const { document: next, id } = addFrame(document, { title: '', ...rectRound(boxes) })
      made = id
      return next
    },
    newText,
  )
  write(made, boxes.length > 0 ? `added a frame round ${boxes.length} nodes` : 'added a frame')
}

function rectRound(boxes: readonly NodeBox[]): Omit<Frame, 'id' | 'title'> {
  if (boxes.length === 0) {
    const { x, y } = middleOfView()
    return { x: snapped(x - usualFrame.width / 2), y: snapped(y - usualFrame.height / 2), ...usualFrame }
  }
  const x = Math.min(...boxes.map((box) => box.x)) - room.side
  const y = Math.min(...boxes.map((box) => box.y)) - room.top
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + room.side
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + room.side
  return { x, y, width: right - x, height: bottom - y }
}

/** About as high as a note of two lines, which is what most become. */
const noteHeight = 72
const apart = 20
/** So many rings of dots round the wanted place are looked at. */
const mostRings = 60

/** The nearest place to the wanted one at which a note covers no node and no other note; the wanted one where all is full. */
export function freeForNote(document: GraphDocument, wanted: Position): Position {
  const notes = (document.layout.notes ?? []).map((note) => ({ ...note, height: noteHeight }))
  const taken = [...boxesOf(document), ...notes]
  const isFree = ({ x, y }: Position): boolean =>
    !taken.some(
      (box) =>
        x < box.x + box.width + apart &&
        box.x < x + usualNote.width + apart &&
        y < box.y + box.height + apart &&
        box.y < y + noteHeight + apart,
    )
  for (let ring = 0; ring <= mostRings; ring++) {
    for (let across = -ring; across <= ring; across++) {
      const isSide = Math.abs(across) === ring
      for (const down of isSide ? Array.from({ length: 2 * ring + 1 }, (_, i) => i - ring) : [-ring, ring]) {
        const at = { x: snapped(wanted.x) + across * apart, y: snapped(wanted.y) + down * apart }
        if (isFree(at)) return at
      }
    }
  }
  return wanted
}

/** An empty note at the pointer, or in the middle of the view, beside what stands there; its text is asked for. */
export function writeNote(): void {
  const { x, y } = freeForNote(presentDocument(), middleOfView())
  let made: AnnotationId = ''
  commitEdit(
    'add a note',
    (document) => {
      const { document: next, id } = addNote(document, { text: '', x: snapped(x), y: snapped(y), ...usualNote })
      made = id
      return next
    },
    newText,
  )
  write(made, 'added a note')
}

function write(id: AnnotationId, said: string): void {
  changeSession({ selection: { nodes: [], edges: [], annotations: [id] }, writing: id })
  announce(said)
}

/** Nodes and notes whose middle or corner lies in a frame, and frames that lie in it as a whole. */
export function contentsOf(document: GraphDocument, frame: Frame): { nodes: NodeId[]; annotations: AnnotationId[] } {
  const holds = (x: number, y: number): boolean =>
    x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height
  const { frames = [], notes = [] } = document.layout
  const inner = frames.filter(
    ({ id, x, y, width, height }) => id !== frame.id && holds(x, y) && holds(x + width, y + height),
  )
  return {
    nodes: boxesOf(document)
      .filter(({ x, y, width, height }) => holds(x + width / 2, y + height / 2))
      .map(({ id }) => id),
    annotations: [...inner, ...notes.filter(({ x, y }) => holds(x, y))].map(({ id }) => id),
  }
}

/** Where everything stood that goes with the hand. */
export interface Load {
  readonly label: string
  readonly positions: Readonly<Record<NodeId, Position>>
  readonly places: Readonly<Record<AnnotationId, Position>>
}

/** What goes with a frame or a note: the rest of the selection that it belongs to, and what the frames hold. */
export function loadOf(lead: AnnotationId): Load {
  const document = presentDocument()
  const { layout } = document
  const { nodes, annotations = [] } = useSession.getState().selection
  const isChosen = annotations.includes(lead)
  const ids = new Set(isChosen ? annotations : [lead])
  const carried = new Set(isChosen ? nodes : [])
  for (const id of ids) {
    const frame = frameOf(layout, id)
    if (!frame) continue
    const { nodes: held, annotations: inner } = contentsOf(document, frame)
    held.forEach((node) => carried.add(node))
    inner.forEach((other) => ids.add(other))
  }
  const placeOf = (id: AnnotationId): Position | undefined => frameOf(layout, id) ?? noteOf(layout, id)
  return {
    label: `move ${isChosen && annotations.length + nodes.length > 1 ? 'the selection' : nameOfAnnotation(document, lead)}`,
    positions: someOf(carried, (id) => layout.positions[id]),
    places: someOf(ids, placeOf),
  }
}

const someOf = (ids: Iterable<string>, placeOf: (id: string) => Position | undefined): Record<string, Position> =>
  Object.fromEntries(
    [...ids].flatMap((id) => {
      const at = placeOf(id)
      return at ? [[id, { x: at.x, y: at.y }] as const] : []
    }),
  )

/** "the frame layer 1", "a note". */
export function nameOfAnnotation({ layout }: GraphDocument, id: AnnotationId): string {
  const frame = frameOf(layout, id)
  return frame ? (frame.title === '' ? 'a frame' : `the frame ${frame.title}`) : 'a note'
}

/** Moves a load away from where it stood. */
export function carry({ label, positions, places }: Load, by: Position, gesture: string): void {
  const moved = (table: Readonly<Record<string, Position>>): Record<string, Position> =>
    Object.fromEntries(Object.entries(table).map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }]))
  commitEdit(label, (document) => moveAnnotations(moveNodes(document, moved(positions)), moved(places)), gesture)
}

/** Another size, not below the least. A note has only a width. */
export function resize(id: AnnotationId, wanted: { width: number; height: number }, gesture: string): void {
  const width = Math.max(leastSize.width, snapped(wanted.width))
  const height = Math.max(leastSize.height, snapped(wanted.height))
  const { layout } = presentDocument()
  const frame = frameOf(layout, id)
  if (frame && (frame.width !== width || frame.height !== height))
    commitEdit('change the size of a frame', (document) => changeFrame(document, id, { width, height }), gesture)
  if (noteOf(layout, id) && noteOf(layout, id)?.width !== width)
    commitEdit('change the size of a note', (document) => changeNote(document, id, { width }), gesture)
}

/** The title of a frame or the text of a note has been written. */
export function finishWriting(id: AnnotationId, text: string): void {
  changeSession({ writing: null })
  const isNew = useOpenDocument.getState().history.mergeKey === newText
  const { layout } = presentDocument()
  const frame = frameOf(layout, id)
  const note = noteOf(layout, id)
  if (frame && frame.title !== text.trim()) {
    const label = isNew ? 'add a frame' : 'name a frame'
    commitEdit(label, (document) => changeFrame(document, id, { title: text.trim() }), newText)
    announce(`the frame is called ${text.trim()}`)
  }
  if (note && note.text !== text) {
    const label = isNew ? 'add a note' : 'write a note'
    commitEdit(label, (document) => changeNote(document, id, { text }), newText)
    announce(`note: ${text}`)
  }
  endGesture()
}
