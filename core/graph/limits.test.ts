// Laws of size: what is too large is refused before it exists, with the number and the limit; what is only long is walked
// without recursion.
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../diagnostic'
import { isDiagnostic } from '../diagnostic'
import { readDocument } from '../file/read'
import { latexOf } from '../language/latex'
import { readFormula } from '../language/read'
import { writeFormula } from '../language/write'
import { catalogue } from '../ops/catalogue'
import type { Shape } from '../tensor'
import { full, maximumElements, maximumTotal, scalar, sizeOf } from '../tensor'
import { sentence } from '../words/sentences'
import { compile } from './compile'
import type { Edge, Graph, GraphDocument, GraphNode } from './document'
import { emptyDocument } from './document'
import { connect } from './edits'
import { inOrderBelow, namedBelow, pathBetween, rootOf } from './look'
import { wireRefusal } from './refuse'

const long = 100_000

/** x, then one sine after the other. */
function chain(length: number): Graph {
  const nodes: GraphNode[] = [{ id: 'n0', op: 'input', name: 'x', value: scalar(0.5) }]
  const edges: Edge[] = []
  for (let i = 1; i < length; i++) {
    nodes.push({ id: `n${i}`, op: 'sin', name: `v${i}` })
    edges.push({ from: `n${i - 1}`, to: `n${i}`, port: 0 })
  }
  return { nodes, edges, root: null }
}

describe('a chain of 100,000 nodes', { timeout: 60_000 }, () => {
  const graph = chain(long)
  const last = `n${long - 1}`

  it('is compiled, in order', () => {
    const { program, diagnostics } = compile(graph)
    expect(diagnostics).toEqual([])
    expect(program.instructions).toHaveLength(long)
    expect(rootOf(graph)).toBe(last)
  })

  it('has a path, an order and names', () => {
    expect(pathBetween(graph, 'n0', last)).toHaveLength(long)
    expect(pathBetween(graph, last, 'n0')).toBeNull()
    expect(inOrderBelow(graph, last)).toHaveLength(long)
    expect(namedBelow(graph, last).size).toBeGreaterThan(1000)
  })

  it('closes no loop, and names the one that it would close', () => {
    const closing = { from: last, to: 'n1', port: 0 }
    const refusal = wireRefusal(graph, closing)
    expect(refusal?.code).toBe('E101')
    const looped = { ...graph, edges: [...graph.edges.slice(1), closing] }
    const found = compile(looped).diagnostics.find(({ code }) => code === 'E101')
    expect(found?.code === 'E101' && found.facts.loop).toHaveLength(long)
    expect(inOrderBelow(looped, last)).toHaveLength(long - 1)
  })

  it('is written in pieces, each short enough to read', () => {
    const { formula, definitions } = latexOf(graph, last)
    expect(formula.length).toBeLessThan(1000)
    expect(definitions.every((part) => part.formula.length < 1000)).toBe(true)
    expect(
      writeFormula(graph, last)
        .split('\n')
        .filter((line) => line.length >= 1000),
    ).toEqual([])
  })

  it('has many sources side by side as well', () => {
    const sources = graph.nodes.map(({ id, name }): GraphNode => ({ id, op: 'input', name, value: scalar(1) }))
    expect(compile({ nodes: sources, edges: [], root: null }).program.instructions).toHaveLength(long)
  })
})

describe('a chain that can be typed', () => {
  it('is written so that it is read back', () => {
    const graph = chain(100)
    const again = readFormula(writeFormula(graph, 'n99'), new Map([['x', { value: scalar(0.5) }]]))
    if (isDiagnostic(again)) throw new Error(sentence(again))
    expect(again.graph.nodes.map(({ op }) => op)).toEqual(graph.nodes.map(({ op }) => op))
  })
})

/** The first finding of an op over inputs of these shapes. */
function finding(
  op: string,
  shapes: readonly Shape[],
  attributes: GraphNode['attributes'] = {},
): Diagnostic | undefined {
  const inputs = shapes.map((shape, i): GraphNode => ({
    id: `n${i}`,
    op: 'input',
    name: `x${i}`,
    value: full(shape, 1),
  }))
  const edges = inputs.map(({ id }, port) => ({ from: id, to: 'n', port }))
  const node: GraphNode = { id: 'n', op, name: 'f', attributes }
  return compile({ nodes: [...inputs, node], edges, root: 'n' }).diagnostics[0]
}

describe('what is too large', { timeout: 20_000 }, () => {
  const sizes = [1001, 1200, 2000, 5000, 10_000, 20_000, 40_000, 100_000]
  const stretching = ['add', 'sub', 'mul', 'div', 'pow', 'maximum', 'minimum', 'greater', 'less', 'equal'] as const
  const cases = [
    ...sizes.flatMap((n) =>
      stretching.map(
        (op) =>
          [
            op,
            [
              [n, 1],
              [1, n],
            ],
            n * n,
          ] as const,
      ),
    ),
    ...sizes.map(
      (n) =>
        [
          'matmul',
          [
            [n, 1],
            [1, n],
          ],
          n * n,
        ] as const,
    ),
    ...sizes.map((n) => ['where', [[n, 1], [1, n], []], n * n] as const),
    ...sizes.map(
      (n) =>
        [
          'total',
          [
            [n, 1],
            [1, n],
          ],
          n * n,
        ] as const,
    ),
  ]

  it('is refused before a number of it exists, in at least 100 ways', () => {
    expect(cases.length).toBeGreaterThanOrEqual(100)
    for (const [op, shapes, count] of cases) {
      const found = finding(op, shapes, op === 'total' ? { signs: '++' } : {})
      expect(found?.code, `${op} ${JSON.stringify(shapes)}`).toBe('E204')
      expect(found?.facts).toEqual({ count, limit: maximumElements })
    }
  })

  it('has too many axes', () => {
    const found = finding(
      'stack',
      [
        [1, 1, 1, 1],
        [1, 1, 1, 1],
      ],
      { count: 2 },
    )
    expect(found?.facts).toEqual({ what: 'axes', count: 5, limit: 4 })
  })

  it('is too much together: what does not fit is left out, and said once', () => {
    const nodes: GraphNode[] = [{ id: 'n0', op: 'input', name: 'x0', value: full([1000, 1000], 1) }]
    const edges: Edge[] = []
    for (let i = 1; i < 14; i++) {
      nodes.push({ id: `n${i}`, op: 'exp', name: `x${i}` })
      edges.push({ from: 'n0', to: `n${i}`, port: 0 })
    }
    const { program, diagnostics } = compile({ nodes, edges, root: null })
    const held = program.instructions.reduce((sum, { shape }) => sum + sizeOf(shape), 0)
    expect(held).toBeLessThanOrEqual(maximumTotal)
    const found = diagnostics.filter(({ code }) => code === 'E207')
    expect(found.map(({ facts }) => facts)).toEqual([{ what: 'numbers', count: 11_000_000, limit: maximumTotal }])
    expect(sentence(found[0]!)).toMatch(/11.000.000 numbers; the limit is 10.000.000/)
  })

  it.each([
    ['nodes', 5001, 0],
    ['wires', 2, 20_001],
  ] as const)('is a file of too many %s', (what, nodes, wires) => {
    const graph = {
      nodes: Array.from({ length: nodes }, (_, i) => ({ id: `n${i}`, op: 'input', name: `x${i}`, value: 1 })),
      edges: Array.from({ length: wires }, () => ({ from: 'n0', to: 'n1', port: 0 })),
      root: null,
    }
    const found = readDocument(JSON.stringify({ format: 'gradwire', version: 1, graph }))
    expect(isDiagnostic(found) && found.facts).toMatchObject({ what, count: Math.max(nodes, wires) })
  })

  it('is refused on the canvas, too', () => {
    const inputs = [
      [5000, 1],
      [1, 5000],
    ].map((shape, i): GraphNode => ({ id: `n${i}`, op: 'input', name: `x${i}`, value: full(shape, 1) }))
    const nodes: GraphNode[] = [...inputs, { id: 'n', op: catalogue.add.name, name: 'f' }]
    const document: GraphDocument = {
      ...emptyDocument,
      graph: { nodes, edges: [{ from: 'n0', to: 'n', port: 0 }], root: null },
    }
    expect(connect(document, { from: 'n1', to: 'n', port: 1 })).toMatchObject({ code: 'E204' })
  })
})
