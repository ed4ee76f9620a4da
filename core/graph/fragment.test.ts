// Laws of copying: what was there stays as it was, and a copy is like its original in all but ids and names.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { readDocument } from '../file/read'
import { writeDocument } from '../file/write'
import { readFormula } from '../language/read'
import type { GraphDocument, NodeId } from './document'
import { emptyDocument } from './document'
import { fragmentOf, insertFragment, wiresInto } from './fragment'
import { indexOf, nameOf } from './look'

function read(text: string): GraphDocument {
  const document = readFormula(text)
  if (isDiagnostic(document)) throw new Error(document.code)
  const positions = Object.fromEntries(document.graph.nodes.map(({ id }, i) => [id, { x: 20 * i, y: 600 - 40 * i }]))
  return { ...document, layout: { positions } }
}

const original = read('s1 = x*y + 3; s2 = sin(s1) + x; f = s1 * s2 / log(2)')
const anyPart = fc.subarray(original.graph.nodes.map(({ id }) => id))
const settings = { seed: 20261125, numRuns: 100 }

/** Everything of a document but the ids and the names: ops, values, places, and wires by the order of their nodes. */
function likeness({ graph, layout }: GraphDocument, ids: readonly NodeId[], shift = 0): unknown {
  const place = new Map(ids.map((id, at) => [id, at]))
  return {
    nodes: ids.map((id) => {
      const { op, value, attributes } = indexOf(graph).nodes.get(id)!
      const { x, y } = layout.positions[id]!
      return [op, value, attributes, x - shift, y - shift]
    }),
    wires: graph.edges
      .filter(({ from, to }) => place.has(from) && place.has(to))
      .map(({ from, to, port }) => `${place.get(from)}>${place.get(to)}.${port}`),
  }
}

describe('a fragment laid into its own document', () => {
  it('leaves everything that was there as it was, and is like its original', () => {
    fc.assert(
      fc.property(anyPart, (ids) => {
        const fragment = fragmentOf(original, ids)
        const shift = { x: 24, y: 24 }
        const { document, ids: copies } = insertFragment(original, fragment, { shift })
        const { nodes, edges, root } = document.graph
        expect(nodes.slice(0, original.graph.nodes.length)).toEqual(original.graph.nodes)
        expect(edges.slice(0, original.graph.edges.length)).toEqual(original.graph.edges)
        expect(root).toBe(original.graph.root)
        expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
        expect(new Set(nodes.map(({ name }) => name)).size).toBe(nodes.length)
        const order = fragment.graph.nodes.map(({ id }) => id)
        const made = order.map((id) => copies.get(id)!)
        expect(likeness(document, made, 24)).toEqual(likeness(original, order))
      }),
      settings,
    )
  })

  it('is the same after a way through the clipboard', () => {
    fc.assert(
      fc.property(anyPart, (ids) => {
        const fragment = fragmentOf(original, ids)
        const again = readDocument(writeDocument(fragment))
        if (isDiagnostic(again)) throw new Error(again.code)
        expect(again).toEqual({ document: fragment, diagnostics: [] })
      }),
      settings,
    )
  })

  it('goes on counting the names', () => {
    const { document, ids } = insertFragment(original, original)
    const called = (name: string): string =>
      nameOf(document.graph, ids.get(indexOf(original.graph).byName.get(name)!.id)!)
    expect([called('s1'), called('s2'), called('x'), called('f')]).toEqual(['s3', 's4', 'x1', 'f1'])
  })

  it('can keep the wires that came from outside', () => {
    const s2 = indexOf(original.graph).byName.get('s2')!.id
    const { ids } = insertFragment(original, fragmentOf(original, [s2]))
    const outside = wiresInto(original, ids)
    expect(outside.map(({ to }) => to)).toEqual([ids.get(s2), ids.get(s2)])
  })
})

describe('a fragment laid into an empty document', () => {
  it('brings its names, its root and its convention', () => {
    const strict: GraphDocument = { ...original, graph: { ...original.graph, root: 'n1', convention: 'strict' } }
    const { document } = insertFragment(
      emptyDocument,
      fragmentOf(
        strict,
        strict.graph.nodes.map(({ id }) => id),
      ),
    )
    expect(document.graph).toEqual(strict.graph)
  })

  it('takes no second root and no second convention where there are nodes', () => {
    const strict: GraphDocument = { ...original, graph: { ...original.graph, root: 'n1', convention: 'strict' } }
    expect(insertFragment(original, strict).document.graph).toMatchObject({ root: original.graph.root })
    expect(insertFragment(original, strict).document.graph).not.toHaveProperty('convention')
  })

  it('finds names for copies of names as long as they come', () => {
    for (const name of ['x'.repeat(40), '𝒙'.repeat(20), `x${'9'.repeat(20)}`]) {
      const one = read('x + 1')
      const nodes = one.graph.nodes.map((node) => (node.op === 'input' ? { ...node, name } : node))
      const long = { ...one, graph: { ...one.graph, nodes } }
      const { document } = insertFragment(long, long)
      expect(isDiagnostic(readDocument(writeDocument(document)))).toBe(false)
      expect(new Set(document.graph.nodes.map((node) => node.name)).size).toBe(document.graph.nodes.length)
    }
  })
})
