// The projection: what enters the flow library's arrays, and what keeps its identity. And which wires are welcome.
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import type { GraphDocument, NodeId } from '../../core/graph/document'
import { emptyDocument } from '../../core/graph/document'
import { addNode, connect, moveNodes, renameNode, setEntries } from '../../core/graph/edits'
import { compile } from '../../core/graph/compile'
import { nodeOf } from '../../core/graph/look'
import type { OpName } from '../../core/ops/catalogue'
import { catalogue } from '../../core/ops/catalogue'
import { full, scalar } from '../../core/tensor'
import type { Kept } from './adapter'
import { createProjection } from './adapter'
import { opsThatFit } from './ops-found'
import { createScene } from './scene'
import type { Distance } from './window'
import { choicesFor } from './WireMenu'
import { remediesFor } from './remedies'
import { describeHope, edgeOf, hopedShape, isMinusPort, refusalOf, verdictsFor } from './wiring'

const nothing = { nodes: [], edges: [] }
const everywhere = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 }

function must(answer: GraphDocument | object): GraphDocument {
  if (isDiagnostic(answer)) throw new Error(JSON.stringify(answer))
  return answer as GraphDocument
}

interface Part {
  readonly op: OpName
  readonly from?: readonly string[]
  readonly shape?: readonly number[]
  readonly signs?: string
}

function build(parts: Readonly<Record<string, Part>>): { document: GraphDocument; id: (name: string) => NodeId } {
  let document = emptyDocument
  const ids = new Map<string, NodeId>()
  Object.entries(parts).forEach(([name, { op, from = [], shape, signs }], place) => {
    const value = shape ? full(shape, 2) : scalar(2)
    const position = { x: 200 * place, y: 0 }
    const added = addNode(document, catalogue[op], {
      name,
      value,
      position,
      ...(signs ? { attributes: { signs } } : {}),
    })
    ids.set(name, added.id)
    document = from.reduce(
      (now, tail, port) => must(connect(now, { from: ids.get(tail) as NodeId, to: added.id, port })),
      added.document,
    )
  })
  return { document, id: (name) => ids.get(name) as NodeId }
}

const chain = (): ReturnType<typeof build> =>
  build({
    x: { op: 'input' },
    y: { op: 'input' },
    p: { op: 'mul', from: ['x', 'y'] },
    f: { op: 'square', from: ['p'] },
  })

const product = (): ReturnType<typeof build> =>
  build({
    U: { op: 'parameter', shape: [3, 2] },
    V: { op: 'parameter', shape: [4, 2] },
    P: { op: 'matmul', from: ['U'] },
    R: { op: 'neg', from: ['P'] },
  })

describe('projection', () => {
  const project = createProjection()
  const sceneOf = createScene()
  const show = (
    document: GraphDocument,
    rect = everywhere,
    kept: Kept = [],
    distance: Distance = 'near',
  ): ReturnType<typeof project> =>
    project(sceneOf(document, compile(document.graph).program), { rect, distance }, nothing, kept)

  it('gives every node its size, its ports and a name', () => {
    const { document } = chain()
    const { nodes, edges } = show(document)
    expect(nodes.map((node) => node.ariaLabel)).toEqual(['input x', 'input y', 'multiply p', 'square f'])
    expect(nodes[2]).toMatchObject({ width: 104, height: 80 })
    expect(nodes[2]?.handles?.map((port) => [port.type, port.id])).toEqual([
      ['target', '0'],
      ['target', '1'],
      ['source', 'out'],
    ])
    expect(edges.map((edge) => edge.ariaLabel)).toEqual(['wire from x to p', 'wire from y to p', 'wire from p to f'])
  })

  it('keeps every object when only a number changes', () => {
    const { document, id } = chain()
    const before = show(document)
    const after = show(setEntries(document, [{ node: id('x'), index: 0, value: 7 }]))
    expect(after.nodes.every((node, at) => node === before.nodes[at])).toBe(true)
    expect(after.edges.every((edge, at) => edge === before.edges[at])).toBe(true)
  })

  it('makes one new object when one node moves', () => {
    const { document, id } = chain()
    const before = show(document)
    const after = show(moveNodes(document, { [id('f')]: { x: 640, y: 4 } }))
    expect(after.nodes.filter((node, at) => node !== before.nodes[at]).map((node) => node.id)).toEqual([id('f')])
  })

  it('lists nodes from left to right, so that Tab reads the graph', () => {
    const { document, id } = chain()
    const { nodes } = show(moveNodes(document, { [id('x')]: { x: 900, y: 0 } }))
    expect(nodes[nodes.length - 1]?.id).toBe(id('x'))
  })

  it('places nodes that have no position', () => {
    const { document } = chain()
    const { nodes } = show({ ...document, layout: { positions: {} } })
    expect(new Set(nodes.map((node) => `${node.position.x},${node.position.y}`)).size).toBe(4)
  })

  describe('through a window', () => {
    const shownOf = ({ nodes, edges }: ReturnType<typeof project>): object => ({
      boxes: nodes.filter((node) => !node.hidden).map((node) => node.id),
      ghosts: nodes.filter((node) => node.hidden).map((node) => node.id),
      wires: edges.map((edge) => edge.id),
    })
    const strip = (left: number, right: number): typeof everywhere => ({ left, right, top: -100, bottom: 100 })

    it('holds the nodes that it meets, the wires that cross it, and ghosts of their other ends', () => {
      const { document, id } = chain()
      expect(shownOf(show(document, strip(390, 510)))).toEqual({
        boxes: [id('p')],
        ghosts: [id('x'), id('y'), id('f')],
        wires: [`${id('p')}.0`, `${id('p')}.1`, `${id('f')}.0`],
      })
    })

    it('holds a wire that passes right through it', () => {
      const { document, id } = chain()
      // Between y and p: no node stands there, but the wire from x to p goes by.
      const shown = shownOf(show(document, strip(320, 380)))
      expect(shown).toMatchObject({ boxes: [], ghosts: [id('x'), id('p'), id('y')] })
    })

    it('is empty where nothing is', () => {
      expect(show(chain().document, strip(5000, 6000))).toEqual({ nodes: [], edges: [], isFar: false })
    })

    it('holds what has the keyboard wherever it stands', () => {
      const { document, id } = chain()
      const shown = shownOf(show(document, strip(5000, 6000), [id('x'), `${id('f')}.0`]))
      expect(shown).toEqual({ boxes: [id('x')], ghosts: [id('p'), id('f')], wires: [`${id('f')}.0`] })
    })

    it('leaves nodes to the picture when they are far, but for one that the keyboard can reach', () => {
      const { document, id } = chain()
      const far = show(document, everywhere, [], 'far')
      expect(far.isFar).toBe(true)
      expect(far.nodes.map((node) => [node.type, node.id])).toEqual([['far', id('x')]])
      const held = show(document, everywhere, [id('p')], 'far')
      expect(held.nodes.map((node) => [node.type, node.id])).toEqual([['far', id('p')]])
      expect(show(document, everywhere, [], 'middle').isFar).toBe(false)
    })

    it('hands out the same lists while the same things lie in it', () => {
      const { document } = chain()
      const before = show(document, strip(390, 420))
      const after = show(document, strip(380, 430))
      expect(after.nodes).toBe(before.nodes)
      expect(after.edges).toBe(before.edges)
    })
  })

  it('renames its wires with their nodes', () => {
    const { document, id } = chain()
    const { edges } = show(must(renameNode(document, id('p'), 'both')))
    expect(edges[2]?.ariaLabel).toBe('wire from both to f')
  })
})

describe('wires', () => {
  it('reads a connection of the canvas', () => {
    expect(edgeOf({ source: 'n1', target: 'n2', sourceHandle: 'out', targetHandle: '1' })).toEqual({
      from: 'n1',
      to: 'n2',
      port: 1,
    })
    expect(edgeOf({ source: 'n1', target: 'n2', sourceHandle: 'out', targetHandle: null })).toBeNull()
  })

  it('marks ports that would close a loop', () => {
    const { document, id } = chain()
    const verdicts = verdictsFor(document, { node: id('f'), port: null })
    expect(verdicts.get(`${id('p')}.0`)).toBe('refuses')
    expect(verdicts.get(`${id('f')}.0`)).toBe('refuses')
    expect(verdictsFor(document, { node: id('x'), port: null }).get(`${id('f')}.0`)).toBe('accepts')
  })

  it('offers a transpose where one fits, and the transposed wire is drawn', () => {
    const { document, id } = product()
    const edge = { from: id('V'), to: id('P'), port: 1 }
    const finding = refusalOf(document, edge)
    expect(finding?.code).toBe('E202')
    const [remedy, ...more] = finding ? remediesFor(document, { edge, finding }) : []
    expect(remedy?.label).toBe('Transpose V')
    expect(more).toEqual([])
    const mended = must(remedy?.apply(document) ?? {})
    expect(compile(mended.graph).program.slotOf.has(id('P'))).toBe(true)
    expect(mended.graph.nodes[mended.graph.nodes.length - 1]?.op).toBe('transpose')
    expect(mended.layout.positions[id('P')]?.x).toBeGreaterThan(document.layout.positions[id('P')]?.x ?? 0)
  })

  it('offers nothing where a transpose would not help', () => {
    const { document, id } = build({
      U: { op: 'parameter', shape: [3, 2] },
      W: { op: 'parameter', shape: [5, 7] },
      P: { op: 'matmul', from: ['U'] },
    })
    const edge = { from: id('W'), to: id('P'), port: 1 }
    const finding = refusalOf(document, edge)
    expect(finding?.code).toBe('E202')
    expect(finding && remediesFor(document, { edge, finding })).toEqual([])
  })

  it.each([
    ['the other side', 'matmul', [2, 3], [2, 5], ['Transpose A']],
    ['either side', 'matmul', [2, 3], [2, 3], ['Transpose B', 'Transpose A']],
    ['the same numbers', 'add', [2, 3], [6], ['Reshape B to 2 × 3']],
    ['a column', 'add', [8, 3], [8], ['Reshape B to 8 × 1']],
    ['one sum', 'add', [8], [8, 3], ['Sum B over axis 1']],
    ['no sum where two would do', 'add', [2, 4], [4, 4], []],
  ] as const)('offers what fits: %s', (_, op, a, b, labels) => {
    const { document, id } = build({
      A: { op: 'parameter', shape: a },
      B: { op: 'parameter', shape: b },
      P: { op, from: ['A'] },
    })
    const edge = { from: id('B'), to: id('P'), port: 1 }
    const finding = refusalOf(document, edge)
    const remedies = finding ? remediesFor(document, { edge, finding }) : []
    expect(remedies.map(({ label }) => label)).toEqual(labels)
    for (const { apply } of remedies) {
      const mended = must(apply(document))
      expect(compile(mended.graph).program.slotOf.has(id('P'))).toBe(true)
      expect(mended.graph.edges).toHaveLength(3)
    }
  })

  it('foresees shapes as far as they follow', () => {
    const { document, id } = product()
    expect(describeHope(hopedShape(document, id('P')) ?? [])).toBe('3 × ?')
    expect(describeHope(hopedShape(document, id('R')) ?? [])).toBe('3 × ?')
    expect(describeHope(hopedShape(document, id('V')) ?? [])).toBe('4 × 2')
  })

  it('offers a spare port to sums of many, and shows which inputs are taken away', () => {
    const { document, id } = build({
      x: { op: 'input' },
      s: { op: 'total', from: ['x', 'x'], signs: '+-' },
    })
    expect(verdictsFor(document, { node: id('x'), port: null }).get(`${id('s')}.2`)).toBe('accepts')
    const sum = nodeOf(document.graph, id('s'))
    expect(sum && [0, 1, 2].map((port) => isMinusPort(sum, port))).toEqual([false, true, false])
  })

  it('lists ports for the keyboard: free ones first, refused ones last with the reason', () => {
    const { document, id } = build({
      x: { op: 'input' },
      a: { op: 'add', from: ['x'] },
      b: { op: 'square', from: ['a'] },
    })
    const choices = choicesFor(document, id('x'))
    expect(choices.map((choice) => [choice.title, choice.current])).toEqual([
      ['a, port b', null],
      ['a, port a', 'x'],
      ['input of b', 'a'],
    ])
    const fromEnd = choicesFor(document, id('b'))
    expect(fromEnd.every((choice) => choice.reason?.includes('loop'))).toBe(true)
  })

  it('finds the ops that a loose wire can end in', () => {
    const { document, id } = build({ M: { op: 'parameter', shape: [2, 3] } })
    const fitting = opsThatFit(document, { node: id('M'), port: null }).map((op) => op.name)
    expect(fitting).toContain('transpose')
    expect(fitting).not.toContain('input')
  })
})
