// Frames and notes: what stands on the paper beside the graph. Pure edits of the layout; the graph keeps its identity, so
// the engine never runs for them.
import type { Frame, GraphDocument, Layout, Note, Position, Sheet } from './document'

export type AnnotationId = string

/** Characters in a note: a page of text. */
export const longestNote = 4000
/** Characters in the title of a frame. */
export const longestTitle = 200

type Annotations = Omit<Sheet, 'positions'>

/** A list that is empty is absent, so that a layout has one form only. */
export const sparse = ({ frames = [], notes = [] }: Annotations): Annotations => ({
  ...(frames.length > 0 ? { frames } : {}),
  ...(notes.length > 0 ? { notes } : {}),
})

const withLayout = (document: GraphDocument, { frames, notes, ...layout }: Layout): GraphDocument => ({
  ...document,
  layout: { ...layout, ...sparse({ ...(frames ? { frames } : {}), ...(notes ? { notes } : {}) }) },
})

const everyOne = ({ frames = [], notes = [] }: Layout): readonly (Frame | Note)[] => [...frames, ...notes]

export const frameOf = ({ frames = [] }: Layout, id: AnnotationId): Frame | undefined =>
  frames.find((frame) => frame.id === id)
export const noteOf = ({ notes = [] }: Layout, id: AnnotationId): Note | undefined =>
  notes.find((note) => note.id === id)

/** Ids that are free, in the order of need: a1, a2, … */
export function freshAnnotationIds(layout: Layout, count: number): readonly AnnotationId[] {
  const taken = new Set(everyOne(layout).map(({ id }) => id))
  let last = 0
  return Array.from({ length: count }, () => {
    do last++
    while (taken.has(`a${last}`))
    return `a${last}`
  })
}

interface Added {
  readonly document: GraphDocument
  readonly id: AnnotationId
}

/** Puts a frame behind everything that is there. */
export function addFrame(document: GraphDocument, wanted: Omit<Frame, 'id'>): Added {
  const { layout } = document
  const [id = ''] = freshAnnotationIds(layout, 1)
  const frame = { ...wanted, id, title: wanted.title.slice(0, longestTitle) }
  return { document: withLayout(document, { ...layout, frames: [frame, ...(layout.frames ?? [])] }), id }
}

/** Puts a note in front of the others. */
export function addNote(document: GraphDocument, wanted: Omit<Note, 'id'>): Added {
  const { layout } = document
  const [id = ''] = freshAnnotationIds(layout, 1)
  const note = { ...wanted, id, text: wanted.text.slice(0, longestNote) }
  return { document: withLayout(document, { ...layout, notes: [...(layout.notes ?? []), note] }), id }
}

const changed = <T extends { readonly id: string }>(list: readonly T[] = [], id: string, change: Partial<T>): T[] =>
  list.map((one) => (one.id === id ? { ...one, ...change } : one))

/** Changes a frame: its title, its place, its size. */
export const changeFrame = (
  document: GraphDocument,
  id: AnnotationId,
  change: Partial<Omit<Frame, 'id'>>,
): GraphDocument =>
  withLayout(document, {
    ...document.layout,
    frames: changed(document.layout.frames, id, {
      ...change,
      ...(change.title === undefined ? {} : { title: change.title.slice(0, longestTitle) }),
    }),
  })

/** Changes a note: its text, its place, its width. */
export const changeNote = (
  document: GraphDocument,
  id: AnnotationId,
  change: Partial<Omit<Note, 'id'>>,
): GraphDocument =>
  withLayout(document, {
    ...document.layout,
    notes: changed(document.layout.notes, id, {
      ...change,
      ...(change.text === undefined ? {} : { text: change.text.slice(0, longestNote) }),
    }),
  })

/** Those of the frames and notes that are named, in their order. */
export function someAnnotations({ frames = [], notes = [] }: Layout, ids: readonly AnnotationId[]): Annotations {
  const wanted = new Set(ids)
  const isWanted = ({ id }: { readonly id: string }): boolean => wanted.has(id)
  return sparse({ frames: frames.filter(isWanted), notes: notes.filter(isWanted) })
}

/** Takes frames and notes away; what stands in a frame stays. */
export function removeAnnotations(document: GraphDocument, ids: readonly AnnotationId[]): GraphDocument {
  const gone = new Set(ids)
  const isLeft = ({ id }: { readonly id: string }): boolean => !gone.has(id)
  const { layout } = document
  if (everyOne(layout).every(isLeft)) return document
  return withLayout(document, {
    ...layout,
    frames: (layout.frames ?? []).filter(isLeft),
    notes: (layout.notes ?? []).filter(isLeft),
  })
}

/** Puts frames and notes at new places. What a frame holds is moved by whoever moves the frame. */
export function moveAnnotations(
  document: GraphDocument,
  places: Readonly<Record<AnnotationId, Position>>,
): GraphDocument {
  const moved = <T extends { readonly id: string }>(one: T): T => ({ ...one, ...places[one.id] })
  const { layout } = document
  return withLayout(document, {
    ...layout,
    frames: (layout.frames ?? []).map(moved),
    notes: (layout.notes ?? []).map(moved),
  })
}
