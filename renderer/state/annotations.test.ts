// A new note lies beside what stands on the paper, as near as it can.
import { expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import { addNote } from '../../core/graph/annotations'
import type { GraphDocument } from '../../core/graph/document'
import { readFormula } from '../../core/language/read'
import { freeForNote } from './annotations'

function drawn(): GraphDocument {
  const read = readFormula('f = x * y')
  if (isDiagnostic(read)) throw new Error(read.code)
  const [x = '', y = '', f = ''] = read.graph.nodes.map(({ id }) => id)
  return { ...read, layout: { positions: { [x]: { x: 0, y: 0 }, [y]: { x: 0, y: 160 }, [f]: { x: 200, y: 80 } } } }
}

/** Nodes that hold a number. */
const node = { width: 104, height: 80 }
const note = { width: 220, height: 72 }

it('stays where it is wanted when nothing is there', () => {
  expect(freeForNote(drawn(), { x: 600, y: 400 })).toEqual({ x: 600, y: 400 })
})

it('covers no node and no other note, and is near', () => {
  let document = drawn()
  for (let count = 0; count < 5; count++) {
    const at = freeForNote(document, { x: 60, y: 100 })
    const others = [
      ...Object.values(document.layout.positions).map((place) => ({ ...place, ...node })),
      ...(document.layout.notes ?? []).map((place) => ({ ...place, ...note })),
    ]
    for (const box of others)
      expect(
        at.x < box.x + box.width &&
          box.x < at.x + note.width &&
          at.y < box.y + box.height &&
          box.y < at.y + note.height,
      ).toBe(false)
    expect(Math.hypot(at.x - 60, at.y - 100)).toBeLessThan(500)
    document = addNote(document, { text: '', ...at, width: note.width }).document
  }
})
