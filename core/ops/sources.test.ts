// Sources: which have a gradient, and how one that draws its numbers behaves as a document, a file and a formula.
import { describe, expect, test } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { gradient } from '../engine/derivative'
import { run } from '../engine/run'
import { readDocument } from '../file/read'
import { writeDocument } from '../file/write'
import { compile } from '../graph/compile'
import type { GraphDocument } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { addNode, connect } from '../graph/edits'
import { fromNested } from '../tensor'
import { sentence } from '../words/sentences'
import { catalogue } from './catalogue'
import type { Attributes, OpDefinition } from './op'

/** sum(w · X) with X from the given source. */
function weighted(op: OpDefinition, attributes?: Attributes): GraphDocument {
  const w = addNode(emptyDocument, catalogue.input, { name: 'w' })
  const value = fromNested([
    [1, 2],
    [3, 4],
  ])!
  const x = addNode(w.document, op, { name: 'X', ...(attributes ? { attributes } : { value }) })
  const product = addNode(x.document, catalogue.mul, { name: 'p' })
  const f = addNode(product.document, catalogue.sum, { name: 'f' })
  const wires = [
    { from: w.id, to: product.id, port: 0 },
    { from: x.id, to: product.id, port: 1 },
    { from: product.id, to: f.id, port: 0 },
  ]
  return wires.reduce((document: GraphDocument, wire) => {
    const next = connect(document, wire)
    if (isDiagnostic(next)) throw new Error(sentence(next))
    return next
  }, f.document)
}

const settings = { distribution: 'normal', shape: '4, 3', seed: 5 }
const drawnIn = (document: GraphDocument): readonly number[] => {
  const { program } = compile(document.graph)
  const node = document.graph.nodes.find(({ name }) => name === 'X')!
  return [...run(program).values[program.slotOf.get(node.id)!]!.data]
}

describe('a table', () => {
  test('has no gradient, and lets those of the others pass', () => {
    const { program } = compile(weighted(catalogue.data).graph)
    const slopes = [...gradient(program, program.sources)].map(([slot, t]) => [
      program.instructions[slot]?.name,
      ...t.data,
    ])
    expect(slopes).toEqual([['w', 10]])
  })
})

describe('random numbers', () => {
  test('are the same for the same seed, and others for another', () => {
    const once = drawnIn(weighted(catalogue.random, settings))
    expect(once).toHaveLength(12)
    expect(drawnIn(weighted(catalogue.random, settings))).toEqual(once)
    expect(drawnIn(weighted(catalogue.random, { ...settings, seed: 6 }))).not.toEqual(once)
  })

  test('are normal or uniform as chosen', () => {
    const of = (distribution: string): readonly number[] =>
      drawnIn(weighted(catalogue.random, { distribution, shape: '100, 100', seed: 1 }))
    const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length
    const spread = (xs: readonly number[]): number => Math.sqrt(mean(xs.map((x) => (x - mean(xs)) ** 2)))
    expect(mean(of('normal'))).toBeCloseTo(0, 1)
    expect(spread(of('normal'))).toBeCloseTo(1, 1)
    expect(mean(of('uniform'))).toBeCloseTo(0.5, 1)
    expect(spread(of('uniform'))).toBeCloseTo(Math.sqrt(1 / 12), 2)
    expect(of('uniform').every((x) => x >= 0 && x < 1)).toBe(true)
  })

  test('have no gradient', () => {
    const { program } = compile(weighted(catalogue.random, settings).graph)
    expect([...gradient(program, program.sources).keys()].map((slot) => program.instructions[slot]?.name)).toEqual([
      'w',
    ])
  })

  test('are not in the file, which holds how they are drawn', () => {
    const document = weighted(catalogue.random, settings)
    const text = writeDocument(document)
    expect(text).toContain('"seed": 5')
    expect(text).not.toContain(String(drawnIn(document)[0]))
    const read = readDocument(text)
    if (isDiagnostic(read)) throw new Error(sentence(read))
    expect(drawnIn(read.document)).toEqual(drawnIn(document))
  })

  test('beyond what can be held are refused before they are drawn', () => {
    const { diagnostics } = compile(
      addNode(emptyDocument, catalogue.random, { attributes: { shape: '9999999, 9999999' } }).document.graph,
    )
    expect(diagnostics[0]).toMatchObject({ code: 'E204', facts: { limit: 1_000_000 } })
  })

  test.each([
    ['a seed below 0', { seed: -1 }],
    ['half a size', { shape: '2.5' }],
    ['five axes', { shape: '1, 1, 1, 1, 1' }],
    ['another distribution', { distribution: 'cauchy' }],
  ])('with %s are refused by the file reader', (_, wrong) => {
    const text = writeDocument(weighted(catalogue.random, { ...settings, ...wrong }))
    expect(readDocument(text)).toMatchObject({ code: 'E404' })
  })
})
