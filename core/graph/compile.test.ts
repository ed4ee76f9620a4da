import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { catalogue, defaultAttributes } from '../ops/catalogue'
import { full } from '../tensor'
import { compile } from './compile'
import { wireRefusal } from './refuse'
import type { GraphDocument } from './document'
import { emptyDocument } from './document'
import { addNode, connect, removeNodes, renameNode, setAttribute, setConvention, setEntries, setRoot } from './edits'
import { conventionOf, nodeOf, rootOf } from './look'

const sound = (answer: ReturnType<typeof connect>): GraphDocument => {
  if (isDiagnostic(answer)) throw new Error(answer.code)
  return answer
}

/** x and y into m = x · y, m into s = m². */
function small(): GraphDocument {
  let { document } = addNode(emptyDocument, catalogue.input, { name: 'x' })
  document = addNode(document, catalogue.input, { name: 'y' }).document
  document = addNode(document, catalogue.mul, { name: 'm' }).document
  document = addNode(document, catalogue.square, { name: 's' }).document
  document = sound(connect(document, { from: 'n1', to: 'n3', port: 0 }))
  document = sound(connect(document, { from: 'n2', to: 'n3', port: 1 }))
  return sound(connect(document, { from: 'n3', to: 'n4', port: 0 }))
}

const codes = (document: GraphDocument): readonly string[] => compile(document.graph).diagnostics.map((d) => d.code)

describe('compile', () => {
  it('orders a sound graph and finds its only end as the root', () => {
    const document = small()
    expect(codes(document)).toEqual([])
    expect(rootOf(document.graph)).toBe('n4')
    expect(compile(document.graph).program.instructions.map((step) => step.name)).toEqual(['x', 'y', 'm', 's'])
  })

  it('names an empty port and computes what it can', () => {
    const document = removeNodes(small(), ['n2'])
    const { program, diagnostics } = compile(document.graph)
    expect(diagnostics.map((d) => [d.code, d.facts])).toEqual([['E102', { node: 'm', op: 'multiply', port: 'b' }]])
    expect(program.instructions.map((step) => step.name)).toEqual(['x'])
  })

  it('names the loop in a graph that has one', () => {
    const { graph } = small()
    const edges = [...graph.edges.filter((edge) => edge.port !== 1), { from: 'n4', to: 'n3', port: 1 }]
    const [finding] = compile({ ...graph, edges }).diagnostics
    expect(finding?.code).toBe('E101')
    expect(finding?.facts).toEqual({ loop: ['m', 's', 'm'] })
  })

  it('finds a port that two wires claim', () => {
    const { graph } = small()
    const edges = [...graph.edges, { from: 'n2', to: 'n3', port: 0 }]
    expect(compile({ ...graph, edges }).diagnostics.map((d) => d.code)).toContain('E103')
  })

  it('says when several ends could be the root', () => {
    const { document } = addNode(small(), catalogue.neg, { name: 'other' })
    const wired = sound(connect(document, { from: 'n1', to: 'n5', port: 0 }))
    expect(compile(wired.graph).diagnostics).toMatchObject([{ code: 'E111', facts: { ends: ['s', 'other'] } }])
    expect(codes(sound(setRoot(wired, 'n4')))).toEqual([])
  })

  it('keeps its root beside a node that is loose, or still lacks a wire', () => {
    const { document: loose } = addNode(small(), catalogue.exp, { name: 'loose' })
    expect(rootOf(loose.graph)).toBe('n4')
    expect(codes(loose)).toEqual(['E102'])
    const half = sound(
      connect(addNode(small(), catalogue.add, { name: 'half' }).document, { from: 'n1', to: 'n5', port: 0 }),
    )
    expect(rootOf(half.graph)).toBe('n4')
    // What is computed from something that lacks a wire lacks it too.
    const { document: behind } = addNode(half, catalogue.sin, { name: 'behind' })
    expect(rootOf(sound(connect(behind, { from: 'n5', to: 'n6', port: 0 })).graph)).toBe('n4')
    // Once it is whole, it may be meant.
    expect(rootOf(sound(connect(half, { from: 'n2', to: 'n5', port: 1 })).graph)).toBe(null)
  })

  it('finds the root of what is being wired before that of what is loose', () => {
    const { document: loose } = addNode(removeNodes(small(), ['n2']), catalogue.exp, { name: 'loose' })
    expect(rootOf(loose.graph)).toBe('n4')
    const twoLoose = addNode(addNode(emptyDocument, catalogue.exp).document, catalogue.exp).document
    expect(rootOf(twoLoose.graph)).toBe(null)
  })

  it('asks for a number at the root', () => {
    let { document } = addNode(emptyDocument, catalogue.input, { name: 'v', value: full([3], 1) })
    document = addNode(document, catalogue.neg, { name: 'n' }).document
    document = sound(connect(document, { from: 'n1', to: 'n2', port: 0 }))
    expect(compile(document.graph).diagnostics).toMatchObject([{ code: 'E104', facts: { node: 'n', shape: [3] } }])
  })

  it('keeps an op that this version does not know', () => {
    const { graph } = small()
    const nodes = graph.nodes.map((node) => (node.id === 'n4' ? { ...node, op: 'conv3d' } : node))
    expect(compile({ ...graph, nodes }).diagnostics.map((d) => d.code)).toContain('E106')
  })
})

describe('a wire', () => {
  it('is refused with the loop named', () => {
    expect(wireRefusal(small().graph, { from: 'n4', to: 'n3', port: 0 })).toMatchObject({
      code: 'E101',
      facts: { loop: ['m', 's', 'm'] },
    })
  })

  it('is refused with both shapes and both names', () => {
    let { document } = addNode(emptyDocument, catalogue.parameter, { name: 'U', value: full([3, 2], 1) })
    document = addNode(document, catalogue.parameter, { name: 'V', value: full([4, 2], 1) }).document
    document = addNode(document, catalogue.matmul, { name: 'P' }).document
    document = sound(connect(document, { from: 'n1', to: 'n3', port: 0 }))
    expect(connect(document, { from: 'n2', to: 'n3', port: 1 })).toMatchObject({
      code: 'E202',
      facts: { a: [3, 2], b: [4, 2], inner: [2, 4], nameA: 'U', nameB: 'V' },
    })
  })

  it('is refused where it breaks a shape further on', () => {
    let { document } = addNode(emptyDocument, catalogue.input, { name: 'v', value: full([3], 1) })
    document = addNode(document, catalogue.input, { name: 'w', value: full([2], 1) }).document
    document = addNode(document, catalogue.neg, { name: 'n' }).document
    document = addNode(document, catalogue.dot, { name: 'd' }).document
    document = sound(connect(document, { from: 'n3', to: 'n4', port: 0 }))
    document = sound(connect(document, { from: 'n2', to: 'n4', port: 1 }))
    expect(connect(document, { from: 'n1', to: 'n3', port: 0 })).toMatchObject({ code: 'E202' })
  })

  it('makes room in a sum of many', () => {
    let document = addNode(small(), catalogue.total, { name: 't' }).document
    for (const [port, from] of ['n1', 'n2', 'n3'].entries())
      document = sound(connect(document, { from, to: 'n5', port }))
    expect(nodeOf(document.graph, 'n5')?.attributes).toEqual({ signs: '+++' })
    expect(connect(document, { from: 'n4', to: 'n5', port: 7 })).toMatchObject({ code: 'E110' })
    const fewer = setAttribute(document, 'n5', 'signs', '+-')
    expect(fewer.graph.edges.filter((edge) => edge.to === 'n5')).toHaveLength(2)
  })
})

describe('edits', () => {
  it('say what a kink means, and leave a document that means PyTorch as it was', () => {
    const { document } = addNode(emptyDocument, catalogue.input)
    const strict = setConvention(document, 'strict')
    expect(conventionOf(strict.graph)).toBe('strict')
    expect(strict.graph.nodes).toBe(document.graph.nodes)
    expect(removeNodes(strict, []).graph.convention).toBe('strict')
    expect(setConvention(strict, 'pytorch')).toEqual(document)
    expect(conventionOf(document.graph)).toBe('pytorch')
  })

  it('refuse names that are taken or unreadable', () => {
    expect(renameNode(small(), 'n1', 'y')).toMatchObject({ code: 'E107' })
    expect(renameNode(small(), 'n1', '2x')).toMatchObject({ code: 'E109' })
    expect(renameNode(small(), 'n1', 'sin')).toMatchObject({ code: 'E109' })
    expect(nodeOf(sound(renameNode(small(), 'n1', 'β_1')).graph, 'n1')?.name).toBe('β_1')
  })

  it('leave the graph alone when nothing changes', () => {
    const document = small()
    expect(setEntries(document, [{ node: 'n1', index: 0, value: 1 }])).toBe(document)
    expect(setEntries(document, [{ node: 'n1', index: 0, value: 2 }]).layout).toBe(document.layout)
  })
})

it('settings that two ops share are filled up with the defaults of each', () => {
  const attributes = {}
  const nodes = [
    { id: 'n1', op: 'input', name: 'x', value: full([2, 2], 1) },
    { id: 'n2', op: 'leaky_relu', name: 'a', attributes },
    { id: 'n3', op: 'sum', name: 'b', attributes },
  ]
  const edges = [
    { from: 'n1', to: 'n2', port: 0 },
    { from: 'n2', to: 'n3', port: 0 },
  ]
  const { program } = compile({ nodes, edges, root: null })
  expect(program.instructions.map((instruction) => instruction.attributes)).toEqual([
    {},
    defaultAttributes(catalogue.leaky_relu),
    defaultAttributes(catalogue.sum),
  ])
})
