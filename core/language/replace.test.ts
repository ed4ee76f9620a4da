import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import type { GraphDocument, GraphNode } from '../graph/document'
import { moveNodes, setRoot, setStudy, setValue } from '../graph/edits'
import { indexOf, rootOf } from '../graph/look'
import { randomDocument } from '../laws/graphs'
import { scalar, tensor } from '../tensor'
import { readFormula, readTyped } from './read'
import { replaceFormula } from './replace'
import { writeFormula } from './write'

function read(text: string): GraphDocument {
  const found = readFormula(text)
  if (isDiagnostic(found)) throw new Error(found.code)
  return moveNodes(found, Object.fromEntries(found.graph.nodes.map(({ id }, i) => [id, { x: i * 100, y: i * 7 }])))
}

function at({ graph }: GraphDocument, name: string): GraphNode {
  const node = indexOf(graph).byName.get(name)
  if (!node) throw new Error(`no ${name} among ${graph.nodes.map((each) => each.name).join(', ')}`)
  return node
}

/** Types a formula of the node of this name, or of the whole graph. */
function attempt(document: GraphDocument, text: string, name: string | null = null) {
  const typed = readTyped(text)
  if (isDiagnostic(typed)) throw new Error(typed.code)
  const top = name === null ? rootOf(document.graph) : at(document, name).id
  return replaceFormula(document, typed, { top, isWhole: name === null })
}

function typing(document: GraphDocument, text: string, name: string | null = null): GraphDocument {
  const replaced = attempt(document, text, name)
  if (isDiagnostic(replaced)) throw new Error(`${text}: ${replaced.code}`)
  return replaced.document
}

const byId = ({ graph }: GraphDocument) => [...graph.nodes].sort((a, b) => (a.id < b.id ? -1 : 1))
const names = ({ graph }: GraphDocument): readonly string[] => graph.nodes.map(({ name }) => name).sort()
const textOf = (document: GraphDocument, name?: string): string =>
  writeFormula(document.graph, name === undefined ? rootOf(document.graph)! : at(document, name).id).replaceAll(
    '\n',
    '; ',
  )

describe('a typed formula of the whole graph', () => {
  it('changes nothing when it says the same, whatever the graph', () => {
    for (let seed = 0; seed < 60; seed++) {
      const random = randomDocument(seed, 14).graph
      // As formulas say it: a difference of many is one sum with signs.
      const document = read(writeFormula(random, rootOf(random)!))
      const root = rootOf(document.graph)!
      const typed = readTyped(writeFormula(document.graph, root))
      if (isDiagnostic(typed)) throw new Error(typed.code)
      const replaced = replaceFormula(document, typed, { top: root, isWhole: true })
      if (isDiagnostic(replaced)) throw new Error(replaced.code)
      expect(replaced.added, `seed ${seed}`).toEqual([])
      const after = replaced.document
      expect(after.graph.nodes, `seed ${seed}`).toEqual(document.graph.nodes)
      const sorted = ({ graph }: GraphDocument) =>
        [...graph.edges].map((edge) => JSON.stringify([edge.from, edge.to, edge.port])).sort()
      expect(sorted(after), `seed ${seed}`).toEqual(sorted(document))
      expect(after.layout).toEqual(document.layout)
    }
  })

  it('keeps every node whose part did not change: id, name, value, place', () => {
    const before = read('log(exp(x) + exp(y)) * z')
    const kept = ['x', 'y', 'z', 'a', 'b', 'p', 'q', 'f'].filter((name) => indexOf(before.graph).byName.has(name))
    const after = typing(before, 'log(exp(x) + exp(y)) * sin(z)')
    for (const name of kept) {
      expect(at(after, name)).toEqual(at(before, name))
      expect(after.layout.positions[at(after, name).id]).toBe(before.layout.positions[at(before, name).id])
    }
    expect(after.graph.nodes.length).toBe(before.graph.nodes.length + 1)
  })

  it('keeps the id of an operation that became another in the same place', () => {
    const before = read('p = x * y; f = exp(p) + z')
    const after = typing(before, 'p = x / y; f = sin(p) + z')
    expect(names(after)).toEqual(names(before))
    expect(after.graph.nodes.map(({ id }) => id).sort()).toEqual(before.graph.nodes.map(({ id }) => id).sort())
    expect(at(after, 'p')).toMatchObject({ id: at(before, 'p').id, op: 'div' })
    const exp = before.graph.nodes.find(({ op }) => op === 'exp')!
    expect(after.graph.nodes.find(({ id }) => id === exp.id)).toMatchObject({ op: 'sin', name: exp.name })
  })

  it('puts a step between, or takes one out, and leaves the others alone', () => {
    const before = read('f = exp(x) * y')
    const between = typing(before, 'f = exp(sin(x)) * y')
    for (const node of before.graph.nodes) expect(between.graph.nodes).toContainEqual(node)
    const again = typing(between, 'f = exp(x) * y')
    expect(byId(again)).toEqual(byId(before))
  })

  it('put round the whole, leaves the whole and takes over its name', () => {
    const before = read('f = x * y')
    const after = typing(before, 'f = sin(x * y)')
    expect(after.graph.nodes.find(({ id }) => id === at(before, 'f').id)).toMatchObject({ op: 'mul' })
    expect(at(after, 'f')).toMatchObject({ op: 'sin', id: rootOf(after.graph) })
    const unwrapped = typing(after, 'f = x * y')
    expect(at(unwrapped, 'f')).toEqual(at(before, 'f'))
    expect(names(unwrapped)).toEqual(['f', 'x', 'y'])
  })

  it('keeps one of two equal constants with the part that it stands in', () => {
    const before = read('f = (x + 3) * sin(y + 3)')
    const after = typing(before, 'f = sin(y + 3)')
    for (const node of after.graph.nodes.filter(({ name }) => name !== 'f'))
      expect(before.graph.nodes).toContainEqual(node)
    expect(textOf(after)).toBe('sin(y + 3)')
  })

  it('keeps values of inputs whose name stays, and axes whose number is still there', () => {
    const typed = read('s = x*y; f = log(s) + x')
    const set = setValue(typed, at(typed, 'x').id, scalar(0.5), { 0: '1/2' })
    const vector = setValue(set, at(typed, 'y').id, tensor([2], [3, 4]))
    const axis = (name: string, index: number) => ({ node: at(typed, name).id, index, low: -1, high: 1 })
    const before = setStudy(vector, { axes: [axis('y', 1), axis('x', 0)], rate: 0.01 })
    const after = typing(before, 'exp(z) * x + sum(y)')
    expect(at(after, 'x')).toEqual(at(before, 'x'))
    expect(at(after, 'y')).toEqual(at(before, 'y'))
    expect(at(after, 'z').value).toEqual(scalar(1))
    expect(after.study).toBe(before.study)
    expect(typing(before, 'x + z').study).toMatchObject({ axes: [axis('x', 0)], rate: 0.01 })
    expect(at(typing(before, 'x = exp(y); f = x + 1'), 'x').value).toBeUndefined()
  })

  it('leaves what others need, and what has nothing to do with it', () => {
    const both = read('p = x^2; f = exp(p); g = p * w')
    const before = setRoot(both, at(both, 'f').id)
    if (isDiagnostic(before)) throw new Error(before.code)
    const after = typing(before, 'p = y^3; f = exp(p)')
    expect(textOf(after, 'g')).toBe(textOf(before, 'g'))
    expect(at(after, 'p')).toEqual(at(before, 'p'))
    expect(textOf(after)).toBe('exp(y^3)')
    expect(rootOf(after.graph)).toBe(at(before, 'f').id)
  })

  it('stands beside the rest where there is no root', () => {
    const two = read('a = x + y; b = x - y; f = a * b')
    const rootless = {
      ...two,
      graph: {
        ...two.graph,
        nodes: two.graph.nodes.filter(({ name }) => name !== 'f'),
        edges: two.graph.edges.filter(({ to }) => to !== at(two, 'f').id),
        root: null,
      },
    }
    expect(rootOf(rootless.graph)).toBeNull()
    const after = typing(rootless, 'f = a / b')
    expect(textOf(after)).toBe('(x + y) / (x - y)')
    expect(names(after)).toEqual(['a', 'b', 'f', 'x', 'y'])
  })
})

describe('a typed formula of one node', () => {
  const before = read('p = x * y; q = sin(p); s = q + p; f = s * z')

  it('changes only what feeds the node', () => {
    const after = typing(before, 'q = cos(p) + w', 'q')
    for (const name of ['x', 'y', 'p', 's', 'f', 'z']) expect(at(after, name)).toEqual(at(before, name))
    expect(at(after, 'q').id).toBe(at(before, 'q').id)
    expect(textOf(after)).toBe('p = x * y; f = (cos(p) + w + p) * z')
  })

  it('may call any node that does not need it', () => {
    expect(textOf(typing(before, 'p = x * z', 'p'), 'p')).toBe('p = x * z')
    expect(attempt(before, 'p = q + 1', 'p')).toMatchObject({ code: 'E101', facts: { loop: ['p', 'q', 'p'] } })
    expect(attempt(before, 's = q + p', 'q')).toMatchObject({ code: 'E107' })
  })

  it('wraps the node when it calls itself: all that it fed is fed by what stands round it', () => {
    const after = typing(before, 'exp(q)', 'q')
    expect(at(after, 'q')).toEqual(at(before, 'q'))
    const round = after.graph.nodes.find(({ op }) => op === 'exp')!
    expect(round.name).toBe('q1')
    expect(textOf(after)).toBe('p = x * y; f = (exp(sin(p)) + p) * z')
  })

  it('gives the node another name, and another node in its place', () => {
    expect(textOf(typing(before, 'r = sin(p)', 'q'))).toBe(textOf(before))
    const out = typing(before, 'x', 'q')
    expect(textOf(out)).toBe('(x + x * y) * z')
    expect(names(out)).not.toContain('q')
  })

  it('never leaves two nodes of one name, a wire to nowhere or two in one port', () => {
    const texts = ['x', '3', 'q = p + q1', 'sin(cos(p))', 'a + b + p', 'p = x - y; p * p', 'f1 = z + z']
    for (const text of texts) {
      for (const name of ['p', 'q', 's', 'f']) {
        const replaced = attempt(before, text, name)
        if (isDiagnostic(replaced)) continue
        const { nodes, edges } = replaced.document.graph
        const index = indexOf(replaced.document.graph)
        expect([index.nodes.size, index.byName.size, index.edges.size]).toEqual([
          nodes.length,
          nodes.length,
          edges.length,
        ])
        for (const { from, to } of edges) expect(index.nodes.has(from) && index.nodes.has(to)).toBe(true)
      }
    }
  })
})
