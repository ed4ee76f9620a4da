// Where a change can be seen: in the document, or inside the function that it was made in.
import { describe, expect, it } from 'vitest'
import { emptyDocument } from '../../core/graph/document'
import type { GraphDocument } from '../../core/graph/document'
import { moveNodes, renameNode, setRoot } from '../../core/graph/edits'
import { idsOf, must } from '../../core/graph/functions.fixture'
import { group } from '../../core/graph/group'
import { nodeOf } from '../../core/graph/look'
import { entered, lifted } from '../../core/graph/scope'
import { readFormula } from '../../core/language/read'
import { looksOther, placeOfChange } from './place-of-change'

const read = must(readFormula('p = x^2; q = p + y; r = sqrt(q); f = r * x', new Map()))
const plain: GraphDocument = { ...emptyDocument, graph: read.graph }

/** q and p become the function of one node, and that with r of another: two levels. */
function nested(): { readonly document: GraphDocument; readonly outer: string; readonly inner: string } {
  const inner = must(group(plain, idsOf(plain, 'p', 'q')))
  const outer = must(group(inner.document, [inner.id, ...idsOf(plain, 'r')]))
  return { document: outer.document, outer: outer.id, inner: inner.id }
}

/** An edit made inside a use, as the whole document has it. */
function inside(document: GraphDocument, use: string, edit: (inner: GraphDocument) => GraphDocument): GraphDocument {
  const opened = entered(document, use, () => null)
  if (!opened) throw new Error('no function')
  return must(lifted(document, use, opened, edit(opened)))
}

describe('the place of a change', () => {
  const { document, outer } = nested()
  const fn = nodeOf(document.graph, outer)?.function
  const [inner = ''] = fn?.graph.nodes.flatMap((node) => (node.function ? [node.id] : [])) ?? []

  it('is none where nothing changed, or nothing that can be seen', () => {
    expect(placeOfChange(document, document)).toBeNull()
    expect(placeOfChange(document, { ...document, study: { ...document.study, rate: 0.5 } })).toBeNull()
  })

  it('is the document for its nodes, wires, root and paper', () => {
    const [f = ''] = idsOf(document, 'f')
    expect(placeOfChange(document, must(renameNode(document, f, 'g')))).toEqual([])
    expect(placeOfChange(document, must(setRoot(document, f)))).toEqual([])
    expect(placeOfChange(document, moveNodes(document, { [f]: { x: 7, y: 8 } }))).toEqual([])
  })

  it('is the inside of the function that an edit was made in, on any level', () => {
    const named = inside(document, outer, (within) => must(renameNode(within, idsOf(within, 'r')[0] ?? '', 'root')))
    expect(looksOther(document, named)).toBe(false)
    expect(placeOfChange(document, named)).toEqual([outer])
    const deep = inside(document, outer, (within) =>
      inside(within, inner, (deeper) => must(renameNode(deeper, idsOf(deeper, 'p')[0] ?? '', 'deep'))),
    )
    expect(placeOfChange(document, deep)).toEqual([outer, inner])
    expect(placeOfChange(deep, document)).toEqual([outer, inner])
  })
})
