import { describe, expect, it } from 'vitest'
import type { GraphDocument } from './document'
import { emptyDocument } from './document'
import {
  addFrame,
  addNote,
  changeFrame,
  changeNote,
  frameOf,
  longestNote,
  longestTitle,
  moveAnnotations,
  noteOf,
  removeAnnotations,
} from './annotations'
import { fragmentOf, insertFragment } from './fragment'

const frame = { title: 'layer 1', x: 0, y: 0, width: 300, height: 200 }
const note = { text: 'where $x < 0$', x: 20, y: 220, width: 200 }

function paper(): GraphDocument {
  const { document } = addFrame(emptyDocument, frame)
  return addNote(document, note).document
}

describe('frames and notes', () => {
  it('have ids that nobody else has, and leave the graph alone', () => {
    const { document, id } = addFrame(paper(), frame)
    expect(id).toBe('a3')
    expect(document.graph).toBe(emptyDocument.graph)
    expect(document.layout.frames?.map((one) => one.id)).toEqual(['a3', 'a1'])
  })

  it('are changed, moved and taken away one by one; without them a layout is as before', () => {
    let document = changeFrame(paper(), 'a1', { title: 'x'.repeat(900) })
    expect(frameOf(document.layout, 'a1')?.title).toHaveLength(longestTitle)
    document = changeNote(document, 'a2', { text: 'y'.repeat(9000) })
    expect(noteOf(document.layout, 'a2')?.text).toHaveLength(longestNote)
    document = moveAnnotations(document, { a1: { x: 7, y: 8 }, a2: { x: 9, y: 10 } })
    expect([frameOf(document.layout, 'a1')?.x, noteOf(document.layout, 'a2')?.y]).toEqual([7, 10])
    document = removeAnnotations(document, ['a1', 'gone'])
    expect(document.layout).not.toHaveProperty('frames')
    expect(removeAnnotations(document, ['a2'])).toEqual(emptyDocument)
    expect(removeAnnotations(document, ['gone'])).toBe(document)
  })

  it('are copied with a part of the graph', () => {
    const original = paper()
    const { document, annotations } = insertFragment(original, fragmentOf(original, [], ['a1', 'a2']), {
      shift: { x: 20, y: 30 },
    })
    expect(annotations).toEqual(['a3', 'a4'])
    expect(frameOf(document.layout, 'a3')).toEqual({ ...frame, id: 'a3', x: 20, y: 30 })
    expect(noteOf(document.layout, 'a4')).toEqual({ ...note, id: 'a4', x: 40, y: 250 })
    expect(document.layout.frames?.[1]).toBe(original.layout.frames?.[0])
  })
})
