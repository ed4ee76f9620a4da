// A formula as a node is the graph of that formula: same value, gradient and Hessian. A rule of the user's own is checked.
import { describe, expect, it } from 'vitest'
import type { Convention } from '../convention'
import { isDiagnostic } from '../diagnostic'
import { gradient, hessian } from '../engine/derivative'
import { findingsOf } from '../engine/findings'
import { run } from '../engine/run'
import type { Trace } from '../engine/trace'
import { readDocument } from '../file/read'
import { writeDocument } from '../file/write'
import { compile } from '../graph/compile'
import type { GraphDocument, GraphNode } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { setAttribute } from '../graph/edits'
import { portsOfNode, rootOf } from '../graph/look'
import { latexOf } from '../language/latex'
import { readFormula } from '../language/read'
import { writeFormula, writeNumpy } from '../language/write'
import { seeded } from '../random'
import type { Tensor } from '../tensor'
import { scalar, tensor } from '../tensor'
import { sentence } from '../words/sentences'

const given = new Map<string, { value: Tensor }>([
  ['a', { value: scalar(0.7) }],
  ['b', { value: scalar(1.3) }],
  ['c', { value: tensor([3], [0.4, 0.9, 1.6]) }],
])

/** Inputs named as in the formula, wired to one custom node, and the sum of its entries. */
function customOf(formula: string, backward = '', names = ['a', 'b', 'c']): GraphDocument {
  const node: GraphNode = { id: 'f', op: 'custom', name: 'f', attributes: { formula, backward } }
  const ports = portsOfNode(node)
  const inputs = names.map((name): GraphNode => ({ id: name, op: 'input', name, value: given.get(name)!.value }))
  const total: GraphNode = { id: 'r', op: 'sum', name: 'r' }
  const edges = [...ports.map((from, port) => ({ from, to: 'f', port })), { from: 'f', to: 'r', port: 0 }]
  return { ...emptyDocument, graph: { nodes: [...inputs, node, total], edges, root: 'r' } }
}

function answer({ graph }: GraphDocument, isUsed: (name: string) => boolean = () => true): unknown {
  const { program, diagnostics } = compile(graph)
  expect(diagnostics.map(sentence)).toEqual([])
  const rounded = (x: number): number => Number(x.toPrecision(9)) + 0
  const slopes = [...gradient(program, program.sources)].map(([slot, t]) => [
    program.instructions[slot]!.name,
    [...t.data].map(rounded),
  ])
  const { order, matrix } = hessian(program, program.sources)
  const cells = order.flatMap((row, i) =>
    order.flatMap((column, j) =>
      isUsed(row.node) && isUsed(column.node)
        ? [[`${row.node}${row.index} ${column.node}${column.index}`, rounded(matrix[i]![j]!)]]
        : [],
    ),
  )
  const value = [...run(program).values[program.root!]!.data].map(rounded)
  return { value, slopes: Object.fromEntries(slopes), cells: Object.fromEntries(cells) }
}

/** A random formula over a, b and the vector c, of tame ops. */
function randomFormula(seed: number): string {
  const random = seeded(seed)
  const pick = (words: readonly string[]): string => words[random.integer(words.length)]!
  const part = (depth: number): string => {
    if (depth === 0) return pick(['a', 'b', 'c', 'a', 'c[1]', 'c[::-1]', '0.5', '[1, 2, 3]', 'pi'])
    const inner = (): string => part(depth - 1)
    const kind = random.integer(8)
    if (kind < 2) return `${pick(['sin', 'tanh', 'sigmoid', 'softplus', 'exp', 'norm'])}(${inner()})`
    if (kind < 4) return `(${inner()} + ${inner()} - ${inner()})`
    if (kind < 6) return `(${inner()}) * (${inner()})`
    if (kind < 7) return `where(${inner()} > ${inner()}, ${inner()}, ${inner()})`
    return `(${inner()})^2`
  }
  return `${part(3)} + a * b + sum(c)`
}

/** The same formula as a graph of plain nodes, with ids as names so that both answers have the same keys. */
function plainOf(formula: string): GraphDocument {
  const read = readFormula(`r = sum(${formula})`, given)
  if (isDiagnostic(read)) throw new Error(`${formula}: ${sentence(read)}`)
  const { graph } = read
  const idOf = new Map(graph.nodes.map(({ id, name }) => [id, name]))
  const nodes = graph.nodes.map((node) => ({ ...node, id: node.name }))
  const edges = graph.edges.map((edge) => ({ ...edge, from: idOf.get(edge.from)!, to: idOf.get(edge.to)! }))
  return { ...read, graph: { nodes, edges, root: 'r' } }
}

describe('a custom node', () => {
  it('has the value, gradient and Hessian of the graph of its formula', { timeout: 30_000 }, () => {
    for (let seed = 0; seed < 80; seed++) {
      const formula = randomFormula(seed)
      const inputs = ['a', 'b', 'c']
      expect(
        answer(customOf(formula), (name) => inputs.includes(name)),
        formula,
      ).toEqual(answer(plainOf(formula)))
    }
  })

  it('names its ports in order of appearance', () => {
    const ports = (formula: string): readonly string[] =>
      portsOfNode({ id: 'f', op: 'custom', name: 'f', attributes: { formula } })
    expect(ports('sin(b) * a + b')).toEqual(['b', 'a'])
    expect(ports('θ^2')).toEqual(['θ'])
    expect(portsOfNode({ id: 'f', op: 'custom', name: 'f' })).toEqual(['a', 'b'])
  })

  it('keeps its wires by name when its formula changes', () => {
    const changed = setAttribute(customOf('a * sin(b)', '', ['a', 'b']), 'f', 'formula', 'b^2 + a')
    expect(answer(changed)).toEqual(answer(customOf('b^2 + a', '', ['a', 'b'])))
    const fewer = setAttribute(changed, 'f', 'formula', 'a^2')
    expect(fewer.graph.edges.filter(({ to }) => to === 'f')).toEqual([{ from: 'a', to: 'f', port: 0 }])
  })

  it('is written out in formulas, LaTeX and code, and read back to the same answer', () => {
    const document = customOf('a * sin(b) + a^2', '', ['a', 'b'])
    expect(writeFormula(document.graph, 'r')).toBe('r = sum(a * sin(b) + a^2)')
    expect(writeNumpy(document.graph, 'r')).toBe('r = np.sum(a * np.sin(b) + a**2)')
    expect(latexOf(document.graph, 'f').formula).toBe('a\\,\\sin b + a^{2}')
    const again = readFormula(writeFormula(document.graph, 'r'), given)
    expect(isDiagnostic(again) ? again : rootOf(again.graph)).toBeTruthy()
    expect(writeFormula(customOf('a', '', ['a']).graph, 'r')).toBe('r = sum(a)')
  })

  it('has no path from an input that only a comparison sees', () => {
    const { program } = compile(customOf('where(a > 0, b, 2b)', '', ['a', 'b']).graph)
    expect([...gradient(program, program.sources).keys()].map((slot) => program.instructions[slot]!.name)).toEqual([
      'b',
    ])
  })

  it('survives a file', () => {
    const document = customOf('a * sin(b)', 'g * sin(b); g * a * cos(b)', ['a', 'b'])
    const again = readDocument(writeDocument(document))
    if (isDiagnostic(again)) throw new Error(sentence(again))
    expect(answer(again.document)).toEqual(answer(document))
    const broken = readDocument(writeDocument(customOf('a * sin(b', '', ['a', 'b'])))
    expect(isDiagnostic(broken)).toBe(false)
  })
})

describe('a backward rule of one’s own', () => {
  const findings = (document: GraphDocument): readonly string[] =>
    findingsOf(run(compile(document.graph).program)).map(sentence)

  it.each([
    ['a * sin(b)', 'g * sin(b); g * a * cos(b)'],
    ['c^2', '2g * c'],
    ['a * c', 'sum(g * c); g * a'],
    ['exp(a)', 'g * y'],
    ['abs(a - 0.7)', 'g * 5'],
  ])('%s with the rule %s agrees with differences', (formula, rule) => {
    expect(findings(customOf(formula, rule))).toEqual([])
  })

  it.each([
    ['a * sin(b)', 'g * sin(b); g * cos(b)', /wrong for its input b: it says 0.2675, a central difference says 0.1872/],
    ['a^2', 'g * a', /wrong for its input a: it says 0.7, a central difference says 1.4/],
    ['c^2', 'g * c', /wrong for its input c/],
    ['a * c', '0 * a; g * a', /wrong for its input a/],
    ['a * b', '-g * b; g * a', /wrong for its input a/],
  ])('%s with the rule %s is found out', (formula, rule, words) => {
    expect(findings(customOf(formula, rule)).join()).toMatch(words)
  })

  it('is what flows back, right or wrong', () => {
    const { program } = compile(customOf('a * b', '3g; 0 * b', ['a', 'b']).graph)
    expect([...gradient(program, program.sources).values()].map(({ data }) => data[0])).toEqual([3, 0])
  })

  it('cannot be written in a formula, and the reader says so', () => {
    const text = writeFormula(customOf('a * b', 'g * b; g * a', ['a', 'b']).graph, 'r')
    expect(text).toBe('r = sum(custom(a, b))')
    expect(readFormula(text)).toMatchObject({ code: 'E420', place: { column: 9 } })
  })
})

describe('a formula on a kink', () => {
  const at = (a: number, wanted: Convention, backward = ''): Trace => {
    const attributes = { formula: 'abs(a) * b', backward }
    const input = (name: string, x: number): GraphNode => ({ id: name, op: 'input', name, value: scalar(x) })
    const node: GraphNode = { id: 'f', op: 'custom', name: 'f', attributes }
    const edges = ['a', 'b'].map((from, port) => ({ from, to: 'f', port }))
    const convention = wanted === 'pytorch' ? {} : { convention: wanted }
    return run(compile({ nodes: [input('a', a), input('b', 3), node], edges, root: 'f', ...convention }).program)
  }
  const slope = ({ adjoints }: Trace): number | undefined => adjoints[0]?.data[0]

  it('is told by the step that stands there, and obeys the convention of the document', () => {
    const found = findingsOf(at(0, 'pytorch'))
    expect(found).toMatchObject([
      { code: 'E304', severity: 'note', facts: { node: 'f', op: 'absolute value', chosen: '0' } },
    ])
    expect(slope(at(0, 'pytorch'))).toBe(0)
    expect(slope(at(0, 'mathematics'))).toBeNaN()
    expect(slope(at(1, 'mathematics'))).toBe(3)
    expect(at(0, 'strict').isStopped).toBe(true)
    expect(findingsOf(at(0, 'mathematics')).map(({ code }) => code)).toEqual(['E304'])
  })

  it('is none where a rule of the user’s own says what flows', () => {
    const own = at(0, 'mathematics', '7 * g; g * abs(a)')
    expect([slope(own), findingsOf(own)]).toEqual([7, []])
  })
})

describe('a formula that cannot be read', () => {
  it.each([
    ['a * (b', '', 'E112', 7, 'formula'],
    ['', '', 'E112', 1, 'formula'],
    ['3 + 4', '', 'E112', undefined, 'formula'],
    ['a; b', '', 'E112', undefined, 'formula'],
    ['s = a', '', 'E112', 1, 'formula'],
    ['custom(a)', '', 'E112', 1, 'formula'],
    ['foo(a)', '', 'E112', 1, 'formula'],
    ['('.repeat(100), '', 'E112', undefined, 'formula'],
    ['a * b', 'g * b', 'E112', undefined, 'backward'],
    ['a * b', 'g * b; g * q', 'E112', 12, 'backward'],
    ['a * b', 'g * b; g * (', 'E112', 13, 'backward'],
    ['y * b', 'g; g', 'E112', undefined, 'backward'],
    ['c @ c', '', 'none', undefined, ''],
    ['dot(c, a)', '', 'E203', undefined, ''],
    ['c[5]', '', 'E206', undefined, ''],
    ['a * c', 'g; [1, 2] * c', 'E201', undefined, ''],
  ])('%s with the rule “%s” is %s at the node', (formula, rule, code, column, setting) => {
    const node: GraphNode = { id: 'f', op: 'custom', name: 'f', attributes: { formula, backward: rule } }
    const inputs = ['a', 'b', 'c', 'y'].map((name): GraphNode => ({
      id: name,
      op: 'input',
      name,
      value: given.get(name)?.value ?? scalar(1),
    }))
    const edges = portsOfNode(node).map((from, port) => ({ from, to: 'f', port }))
    const [found] = compile({ nodes: [...inputs, node], edges, root: 'f' }).diagnostics
    expect(found?.code ?? 'none').toBe(code)
    if (code === 'none') return
    expect(found?.place.node).toBe('f')
    expect(found?.place.column).toBe(column)
    expect(sentence(found!).length).toBeGreaterThan(20)
    if (found?.code === 'E112') expect(found.facts.setting).toBe(setting)
  })
})

it('a rule that says one number means it for every entry', () => {
  const x: GraphNode = { id: 'x', op: 'input', name: 'x', value: tensor([3], [1, 2, 3]) }
  const node: GraphNode = {
    id: 'f',
    op: 'custom',
    name: 'f',
    attributes: { formula: 'sum(2 * x)', backward: '2 * g' },
  }
  const { program } = compile({ nodes: [x, node], edges: [{ from: 'x', to: 'f', port: 0 }], root: 'f' })
  expect(gradient(program, program.sources).get(program.slotOf.get('x')!)).toEqual(tensor([3], [2, 2, 2]))
})
