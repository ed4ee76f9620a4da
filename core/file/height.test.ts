// What the surface shows is read as it was written; a node that the file does not have is told, and the root is shown.
import { expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import type { GraphDocument } from '../graph/document'
import { scalar } from '../tensor'
import { sentence } from '../words/sentences'
import { readDocument } from './read'
import { writeDocument } from './write'

const documentOf = (height?: string | null): GraphDocument => ({
  graph: {
    nodes: [
      { id: 'x', op: 'input', name: 'x', value: scalar(1) },
      { id: 'p', op: 'square', name: 'p' },
    ],
    edges: [{ from: 'x', to: 'p', port: 0 }],
    root: null,
  },
  layout: { positions: {} },
  study: { axes: [], rate: 0.1, ...(height === undefined ? {} : { height }) },
})

function back(text: string) {
  const read = readDocument(text)
  if (isDiagnostic(read)) throw new Error(read.code)
  return read
}

it('comes back, to the same bytes; a choice that was lost is not written', () => {
  const text = writeDocument(documentOf('p'))
  expect(back(text)).toEqual({ document: documentOf('p'), diagnostics: [] })
  expect(writeDocument(back(text).document)).toBe(text)
  expect(writeDocument(documentOf(null))).toBe(writeDocument(documentOf()))
})
it('of a node that is not there is lost, and said', () => {
  const { document, diagnostics } = back(writeDocument(documentOf('gone')))
  expect(document.study.height).toBeNull()
  expect(diagnostics.map(sentence)).toEqual([
    'gone is not in the graph. What named it, such as a wire or an axis, was left out.',
  ])
})
it('that is no id is refused with its place', () => {
  const read = readDocument(writeDocument(documentOf('p')).replace('"height": "p"', '"height": 3'))
  expect(isDiagnostic(read) && read).toMatchObject({ code: 'E404', facts: { path: 'study.height' } })
})
