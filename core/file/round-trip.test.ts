// Law: what is written is read again, bit by bit, and written again to the same bytes.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../diagnostic'
import { isDiagnostic } from '../diagnostic'
import { gradient, hessian } from '../engine/derivative'
import { findingsOf } from '../engine/findings'
import { run } from '../engine/run'
import { sparse } from '../graph/annotations'
import { compile } from '../graph/compile'
import type { Axis, Column, Edge, GraphDocument, GraphNode, Study } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { allOps, defaultAttributes, portsOf } from '../ops/catalogue'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { scalar, sizeOf, tensor } from '../tensor'
import { sentence } from '../words/sentences'
import type { ReadDocument } from './read'
import { readDocument } from './read'
import { writeDocument } from './write'

const edgeCases = [0, -0, NaN, Infinity, -Infinity, 5e-324, -5e-324, 2.2250738585072014e-308, 1e308, -1e308, 0.1, 1 / 3]
const anyNumber = fc.oneof(fc.constantFrom(...edgeCases), fc.double({ noNaN: false }))
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0)

const anyShape = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 })
const anyTensor: fc.Arbitrary<Tensor> = anyShape.chain((shape) =>
  fc
    .array(anyNumber, { minLength: sizeOf(shape), maxLength: sizeOf(shape) })
    .map((numbers) => tensor(shape, Float64Array.from(numbers))),
)

/** What people type, with what it evaluates to. */
const typed = new Map<string, number>([
  ['log(2)', Math.log(2)],
  ['1/3', 1 / 3],
  ['-pi', -Math.PI],
  ['sqrt(2)/2', Math.SQRT2 / 2],
])

const typedScalar = fc
  .constantFrom(...typed)
  .map(([text, x]): Pick<GraphNode, 'value' | 'expressions'> => ({ value: scalar(x), expressions: { 0: text } }))
const anyValue = fc.oneof(
  anyTensor.map((value): Pick<GraphNode, 'value' | 'expressions'> => ({ value })),
  typedScalar,
)

const idOf = (index: number): string => ['n', '__x', 'knoten ', '节点', 'a.b"\\', '<b>'][index % 6] + String(index)

const anySlider = fc.oneof(
  fc.constant({}),
  fc
    .tuple(finite, finite)
    .filter(([low, high]) => low < high)
    .map((slider): Pick<GraphNode, 'slider'> => ({ slider })),
)

const columnCalled = (at: number): Column => (at === 1 ? { name: 'Art, é', classes: ['ja', '否'] } : { name: `x${at}` })

/** Names for all axes and columns of a value, or for none. */
const withAxes = (node: GraphNode, names: readonly string[] | null): GraphNode => {
  const rank = node.value?.shape.length ?? 0
  const width = node.value?.shape[1]
  const columns = width === undefined ? {} : { columns: Array.from({ length: width }, (_, at) => columnCalled(at)) }
  return names && rank > 0 ? { ...node, axes: names.slice(0, rank), ...columns } : node
}
const anyNames = fc.option(fc.array(fc.constantFrom('', 'batch', 'Zeit é', '特征'), { minLength: 4, maxLength: 4 }))

/** Made once: making generators of texts is slow. */
const anySettings = fc.dictionary(fc.constantFrom('kernel', 'padding', 'a', 'z9'), fc.oneof(finite, fc.string()), {
  minKeys: 1,
})
const anyPlace = fc.tuple(finite, finite)
const anyWalk = fc.constantFrom(
  {},
  { method: 'momentum', batch: { size: 20, seed: 0 } },
  { method: 'adam', settings: { beta1: 0.5, beta2: 0.25 }, output: 'n1' },
)
const anyPicture = fc.constantFrom<Pick<Study, 'picture'>>(
  {},
  { picture: {} },
  { picture: { colour: 'linear error', heights: 'log10' } },
  { picture: { heights: 'linear', hasEqualUnits: true } },
  { picture: { isCurve: true } },
)
const anyRate = fc.double({ min: 1e-12, max: 1e3, noNaN: true })

/** Any node: a known op with its settings, a source with a value, or an operation of another version. */
const anyNode = (index: number): fc.Arbitrary<GraphNode> => {
  const place = { id: idOf(index), name: `name_${index}é` }
  const known = fc.constantFrom(...allOps).chain((op) => {
    if (isSource(op) && !op.draw)
      return fc
        .tuple(anyValue, anySlider, anyNames)
        .map(([value, slider, axes]) => withAxes({ ...place, op: op.name, ...value, ...slider }, axes))
    const attributes = defaultAttributes(op)
    const node: GraphNode = { ...place, op: op.name, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) }
    return fc.constant(node)
  })
  const unknown = fc
    .record({ attributes: anySettings, value: fc.option(anyValue, { nil: {} }) })
    .map(({ attributes, value }): GraphNode => ({ ...place, op: 'conv3d', attributes: { ...attributes }, ...value }))
  return fc.oneof({ weight: 5, arbitrary: known }, { weight: 1, arbitrary: unknown })
}

const portsIn = (node: GraphNode): number => {
  const op = allOps.find(({ name }) => name === node.op)
  return op ? portsOf(op, { ...defaultAttributes(op), ...node.attributes }).length : 2
}

const anyWires = (nodes: readonly GraphNode[]): fc.Arbitrary<Edge[]> => {
  const ports = nodes.flatMap((head) => Array.from({ length: portsIn(head) }, (_, port) => ({ to: head.id, port })))
  return fc
    .tuple(...ports.map((end) => fc.option(fc.constantFrom(...nodes).map(({ id: from }) => ({ from, ...end })))))
    .map((wires) => wires.filter((wire) => wire !== null))
}

const anyAxes = (nodes: readonly GraphNode[]): fc.Arbitrary<Axis[]> => {
  const entries = nodes.flatMap(({ id, value }) => (value ? [{ node: id, index: value.data.length - 1 }] : []))
  if (entries.length === 0) return fc.constant([])
  const axis = fc.tuple(fc.constantFrom(...entries), finite, finite)
  return fc.array(
    axis.map(([entry, low, high]) => ({ ...entry, low, high })),
    { maxLength: 2 },
  )
}

const anySize = fc.double({ min: 1e-3, max: 1e6, noNaN: true })
const anyFrame = fc.record({
  title: fc.string({ maxLength: 40 }),
  x: finite,
  y: finite,
  width: anySize,
  height: anySize,
})
const anyNote = fc.record({ text: fc.string({ maxLength: 80 }), x: finite, y: finite, width: anySize })
const anyPaper = fc
  .record({ frames: fc.array(anyFrame, { maxLength: 3 }), notes: fc.array(anyNote, { maxLength: 3 }) })
  .map(({ frames, notes }) =>
    sparse({
      frames: frames.map((frame, i) => ({ id: `a${i}`, ...frame })),
      notes: notes.map((note, i) => ({ id: `b${i}`, ...note })),
    }),
  )

/** A document that can be written and read; its graph need not make sense. */
const anyDocument: fc.Arbitrary<GraphDocument> = fc
  .integer({ min: 0, max: 8 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyNode(index))))
  .chain((nodes) =>
    fc
      .record({
        edges: nodes.length > 0 ? anyWires(nodes) : fc.constant([]),
        root: fc.option(nodes.length > 0 ? fc.constantFrom(...nodes.map(({ id }) => id)) : fc.constant(null)),
        places: fc.array(anyPlace, { minLength: nodes.length, maxLength: nodes.length }),
        meaning: fc.constantFrom({}, { convention: 'mathematics' } as const, { convention: 'strict' } as const),
        axes: anyAxes(nodes),
        rate: anyRate,
        walk: anyWalk,
        picture: anyPicture,
        paper: anyPaper,
      })
      .map(({ edges, root, meaning, places, axes, rate, walk, picture, paper }): GraphDocument => {
        const positions = nodes.map(({ id }, i) => [id, { x: places[i]?.[0] ?? 0, y: places[i]?.[1] ?? 0 }] as const)
        return {
          graph: { nodes, edges, root, ...meaning },
          layout: { positions: Object.fromEntries(positions), ...paper },
          study: { axes, rate, ...walk, ...picture },
        }
      }),
  )

function opened(answer: ReadDocument | Diagnostic): ReadDocument {
  if (isDiagnostic(answer)) throw new Error(`refused with ${JSON.stringify(answer)}`)
  return answer
}

/** A document as text in which every number is its 64 bits. */
const bits = (x: number): string => new BigUint64Array(Float64Array.of(x).buffer)[0]?.toString(16) ?? ''
const inBits = (document: GraphDocument): string =>
  JSON.stringify(document, (_, part: unknown) => {
    if (part instanceof Float64Array) return Array.from(part, bits)
    if (typeof part === 'number') return bits(part)
    const isTable = typeof part === 'object' && part !== null && !Array.isArray(part)
    return isTable ? Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)) : part
  })

describe('documents', () => {
  test('are read as they were written, every bit of every number, and save to the same bytes', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const text = writeDocument(document)
        const { document: again } = opened(readDocument(text))
        expect(inBits(again)).toBe(inBits(document))
        expect(writeDocument(again)).toBe(text)
      }),
      { numRuns: 150, seed: 20261123 },
    )
  })

  test('that open can be compiled, run and differentiated, whatever is wired to what', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { program, diagnostics } = compile(opened(readDocument(writeDocument(document))).document.graph)
        const trace = run(program)
        for (const found of [...diagnostics, ...findingsOf(trace)]) expect(sentence(found)).not.toContain('undefined,')
        gradient(program, program.sources)
        if (program.inputs.every((slot) => (program.sources.get(slot)?.data.length ?? 0) < 4))
          hessian(program, program.sources)
      }),
      { numRuns: 150, seed: 5 },
    )
  })

  test('that are empty have a form too', () => {
    const text = writeDocument(emptyDocument)
    expect(opened(readDocument(text))).toEqual({ document: emptyDocument, diagnostics: [] })
    expect(text.endsWith('}\n')).toBe(true)
  })

  test('keep each number that JSON does not know, in every cell of a matrix', () => {
    const value = tensor([3, 4], Float64Array.from(edgeCases))
    const document = withNode({ id: 'n1', op: 'parameter', name: 'W', value })
    const { document: again, diagnostics } = opened(readDocument(writeDocument(document)))
    expect(diagnostics).toEqual([])
    expect(inBits(again)).toBe(inBits(document))
  })

  test('hold what was typed, not what it came to', () => {
    const document = withNode({
      id: 'n1',
      op: 'input',
      name: 'y',
      value: scalar(Math.log(2)),
      expressions: { 0: 'log(2)' },
    })
    const text = writeDocument(document)
    expect(text).toContain('"value": "log(2)"')
    expect(text).not.toContain('0.69')
    expect(opened(readDocument(text)).document).toEqual(document)
  })

  test('leave out an expression that no longer gives its number', () => {
    const text = writeDocument(
      withNode({ id: 'n1', op: 'input', name: 'y', value: scalar(0.5), expressions: { 0: 'log(2)' } }),
    )
    expect(text).toContain('"value": 0.5')
  })

  test('do not depend on the order in which their tables were filled', () => {
    const nodes: GraphNode[] = ['a', 'b'].map((id) => ({ id, op: 'input', name: id, value: scalar(1) }))
    const graph = { nodes, edges: [], root: null }
    const [a, b] = [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ]
    const one = { ...emptyDocument, graph, layout: { positions: { a, b } } }
    const other = { ...emptyDocument, graph, layout: { positions: { b, a } } }
    expect(writeDocument(other)).toBe(writeDocument(one))
  })

  test('keep a node of an operation that this version does not have, settings included', () => {
    const document = withNode({ id: 'n1', op: 'conv3d', name: 'n', attributes: { kernel: 3, padding: 'same' } })
    const { document: again, diagnostics } = opened(readDocument(writeDocument(document)))
    expect(again).toEqual(document)
    expect(diagnostics.map(({ code }) => code)).toEqual(['E106'])
  })

  test('of a thousand nodes and a hundred thousand numbers are read and written at once', () => {
    const nodes: GraphNode[] = Array.from({ length: 1000 }, (_, i) => {
      return { id: `n${i}`, op: 'input', name: `x${i}`, value: tensor([100], new Float64Array(100).fill(i + 0.1)) }
    })
    const document = { ...emptyDocument, graph: { nodes, edges: [], root: null } }
    const text = writeDocument(document)
    expect(writeDocument(opened(readDocument(text)).document)).toBe(text)
  }, 5000)

  test('with numbers that no file can hold are written without them, so that they open again', () => {
    const node: GraphNode = { id: 'n1', op: 'input', name: 'x', value: scalar(1) }
    const graph = { nodes: [node], edges: [], root: null }
    const axes: Axis[] = [{ node: 'n1', index: 0, low: -Infinity, high: 1 }]
    const odd: GraphDocument = { graph, layout: { positions: { n1: { x: NaN, y: 0 } } }, study: { axes, rate: NaN } }
    expect(opened(readDocument(writeDocument(odd))).document).toEqual({ ...emptyDocument, graph })
  })
})

function withNode(node: GraphNode): GraphDocument {
  return { ...emptyDocument, graph: { nodes: [node], edges: [], root: null } }
}
