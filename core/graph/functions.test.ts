// Functions of a document: what is computed does not change by grouping, and every way back leads to where one came from.
import { describe, expect, it } from 'vitest'
import { runOfUse } from '../engine/inside'
import type { Diagnostic } from '../diagnostic'
import { findingsOf } from '../engine/findings'
import { readFormula } from '../language/read'
import { writeFormula } from '../language/write'
import { catalogue } from '../ops/catalogue'
import { full, scalar } from '../tensor'
import { sentence } from '../words/sentences'
import { compile } from './compile'
import type { GraphDocument, GraphFunction } from './document'
import { addNode, connect, removeNodes, setConvention, setRoot, setValue } from './edits'
import { opOfFunction } from './function-op'
import { functionsOf, renameFunction, usesOf } from './functions'
import { fragmentOf, insertFragment } from './fragment'
import { group, makeUnique, ungroup } from './group'
import { adjointOf, editInside, idsOf, must, mustRefuse, named, traceOf, valueOf } from './functions.fixture'

const given = new Map([
  ['x', { value: scalar(3) }],
  ['y', { value: scalar(-4) }],
])

function drawn(formula: string): GraphDocument {
  const document = must(readFormula(formula, given))
  const positions = Object.fromEntries(document.graph.nodes.map(({ id }, i) => [id, { x: 120 * i, y: 40 * (i % 3) }]))
  return { ...document, layout: { positions } }
}

const sorted = ({ graph, layout }: GraphDocument) => ({
  nodes: [...graph.nodes].sort((a, b) => (a.id < b.id ? -1 : 1)),
  edges: [...graph.edges].map(({ from, to, port }) => `${from}>${to}.${port}`).sort(),
  root: graph.root,
  functions: functionsOf(graph).length,
  positions: layout.positions,
})

const norm = (): GraphDocument => drawn('p = x^2; q = y^2; s = p + q; r = sqrt(s); f = r * x')
const grouped = (): GraphDocument => {
  const before = norm()
  return must(group(before, idsOf(before, 'p', 'q', 's', 'r'))).document
}

describe('a group', () => {
  it('is one node with the ports that feed it, and computes what its nodes computed', () => {
    const [before, after] = [norm(), grouped()]
    expect(after.graph.nodes.map(({ name }) => name)).toEqual(['x', 'y', 'r', 'f'])
    expect(opOfFunction(named(after, 'r').function!).ports).toEqual(['x', 'y'])
    for (const name of ['x', 'y', 'r', 'f']) {
      expect(valueOf(after, name)).toBe(valueOf(before, name))
      expect(adjointOf(after, name)).toBeCloseTo(adjointOf(before, name)!, 12)
    }
  })

  it('comes apart into the same nodes, wires, names and places', () => {
    const before = norm()
    const { document, id } = must(group(before, idsOf(before, 'p', 'q', 's', 'r')))
    expect(sorted(must(ungroup(document, id)).document)).toEqual(sorted(before))
  })

  it('of the root keeps the root, on the way there and back', () => {
    const start = drawn('p = x^2; f = p * y')
    const before = must(setRoot(start, named(start, 'f').id))
    const { document, id } = must(group(before, idsOf(before, 'p', 'f')))
    expect(document.graph.root).toBe(id)
    expect(must(ungroup(document, id)).document.graph.root).toBe(before.graph.root)
  })

  it('leaves inputs outside, even when they are chosen, and takes numbers of its own with it', () => {
    const before = drawn('s = x * log(x + 2); f = s + y')
    const all = before.graph.nodes.filter(({ name }) => name !== 'f' && name !== 'y').map(({ id }) => id)
    const { document, function: fn } = must(group(before, all))
    expect(document.graph.nodes.map(({ name }) => name)).toEqual(['x', 'y', 's', 'f'])
    expect(fn.graph.nodes.filter(({ op }) => op === 'constant')).toHaveLength(1)
    expect(adjointOf(document, 'x')).toBeCloseTo(adjointOf(before, 'x')!, 12)
  })

  it('has a port for every port that was empty, and gives it back empty', () => {
    const start = drawn('f = x * y')
    const before = { ...start, graph: { ...start.graph, edges: start.graph.edges.slice(0, 1) } }
    const { document, id, function: fn } = must(group(before, idsOf(before, 'f')))
    expect(opOfFunction(fn).ports).toHaveLength(2)
    expect(sorted(must(ungroup(document, id)).document)).toEqual(sorted(before))
  })

  it('is refused where two values go out, or nothing computes', () => {
    const before = norm()
    const two = mustRefuse(group(before, idsOf(before, 'p', 'q')))
    expect(two.code).toBe('E115')
    expect(sentence(two)).toContain('p and q would all be results')
    expect(mustRefuse(group(before, idsOf(before, 'x'))).facts).toEqual({ results: [] })
  })

  it('survives every order of grouping inside a group and taking apart', () => {
    const before = norm()
    const first = must(group(before, idsOf(before, 's', 'r')))
    const second = must(group(first.document, [first.id, ...idsOf(first.document, 'p', 'q')]))
    expect(valueOf(second.document, 'f')).toBe(valueOf(before, 'f'))
    expect(adjointOf(second.document, 'x')).toBeCloseTo(adjointOf(before, 'x')!, 12)
    const apart = must(ungroup(second.document, second.id))
    const use = usesOf(apart.document.graph, first.function.id)[0]!
    expect(sorted(must(ungroup(apart.document, use.id)).document)).toEqual(sorted(before))
  })
})

describe('a function', () => {
  const twice = (): GraphDocument => {
    const start = grouped()
    const fn = functionsOf(start.graph)[0]!
    const { document, id } = addNode(start, opOfFunction(fn), { name: 't' })
    const wired = must(
      connect(must(connect(document, { from: named(document, 'r').id, to: id, port: 0 })), {
        from: named(document, 'y').id,
        to: id,
        port: 1,
      }),
    )
    return must(setRoot(wired, id))
  }

  it('is edited once for all uses', () => {
    const before = twice()
    const after = must(editInside(before, 'r', (open) => setRoot(open, named(open, 's').id)))
    expect(valueOf(after, 'r')).toBe(25)
    expect(valueOf(after, 't')).toBe(25 ** 2 + 16)
  })

  it('that is made unique follows no longer', () => {
    const before = twice()
    const apart = must(makeUnique(before, named(before, 'r').id)).document
    expect(functionsOf(apart.graph).map(({ name }) => name)).toEqual(['g', 'g1'])
    const after = must(editInside(apart, 'r', (open) => setRoot(open, named(open, 's').id)))
    expect(valueOf(after, 'r')).toBe(25)
    expect(valueOf(after, 't')).toBeCloseTo(Math.sqrt(25 ** 2 + 16), 12)
  })

  it('keeps the wires of all its uses to the ports that they ended in', () => {
    const before = twice()
    const after = must(editInside(before, 't', (open) => removeNodes(open, idsOf(open, 'x'))))
    const wires = after.graph.edges.filter(({ to }) => to === named(after, 'r').id)
    expect(wires).toEqual([{ from: named(after, 'y').id, to: named(after, 'r').id, port: 0 }])
    const grown = must(
      editInside(after, 'r', (open) => addNode(open, catalogue.input, { name: 'z' }).document) as GraphDocument,
    )
    expect(opOfFunction(named(grown, 't').function!).ports).toEqual(['y', 'z'])
    expect(grown.graph.edges.filter(({ to }) => to === named(grown, 'r').id)).toEqual(wires)
  })

  it('cannot contain itself', () => {
    const before = twice()
    const fn = functionsOf(before.graph)[0]!
    const found = mustRefuse(editInside(before, 'r', (open) => addNode(open, opOfFunction(fn)).document))
    expect(found.code).toBe('E113')
    expect(sentence(found)).toContain('g → g')
  })

  it('has a name of its own that formulas can call', () => {
    const before = twice()
    expect(mustRefuse(renameFunction(before, 'f1', 'sin')).code).toBe('E109')
    const after = must(renameFunction(before, 'f1', 'size'))
    expect(named(after, 't').function?.name).toBe('size')
    const apart = must(makeUnique(after, named(after, 't').id)).document
    expect(mustRefuse(renameFunction(apart, 'f1', 'size1')).code).toBe('E107')
  })

  it('says what is wrong inside, at every use', () => {
    const before = twice()
    const after = must(
      editInside(before, 'r', (open) => ({
        ...open,
        graph: { ...open.graph, edges: open.graph.edges.filter(({ to }) => to !== named(open, 's').id) },
      })),
    )
    const { diagnostics } = compile(after.graph)
    expect(diagnostics.filter(({ code }) => code === 'E114').map(({ place }) => place.node)).toEqual(idsOf(after, 'r'))
    expect(sentence(diagnostics[0]!)).toMatch(/^In the function g: 1 wire is missing/)
  })

  it('names the shapes that do not meet inside', () => {
    const before = drawn('p = A @ B; f = sum(p)')
    const { document } = must(group(before, idsOf(before, 'p')))
    const wide = full([1, 3], 1)
    const sized = idsOf(document, 'A', 'B').reduce((next, id) => setValue(next, id, wide), document)
    const [found] = compile(sized.graph).diagnostics
    expect(sentence(found!)).toMatch(/^In the function g: A is .* and B is /)
  })

  it('that doubles with each level, or lies too deep, is refused and not run', () => {
    const leaf = must(group(drawn('f = x * x'), ['n2'])).function
    const doubled = (fn: GraphFunction, level: number): GraphFunction => {
      const use = { op: 'function', function: fn }
      const nodes = [leaf.graph.nodes[0]!, { ...use, id: 'a', name: 'a' }, { ...use, id: 'b', name: 'b' }]
      const edges = [
        { from: 'n1', to: 'a', port: 0 },
        { from: 'a', to: 'b', port: 0 },
      ]
      return { id: `f${level}`, name: `g${level}`, graph: { nodes, edges, root: 'b' } }
    }
    const wired = (levels: number): GraphDocument | Diagnostic => {
      const fn = Array.from({ length: levels }, (_, level) => level + 2).reduce(doubled, leaf)
      const { document, id } = addNode(drawn('f = 2 * x'), opOfFunction(fn), { name: 'u' })
      return connect(document, { from: named(document, 'x').id, to: id, port: 0 })
    }
    expect(valueOf(must(wired(1)), 'u')).toBe(81)
    expect(sentence(mustRefuse(wired(14)))).toMatch(/^In the function g\d+: The graph has \d+\D\d+ nodes/)
    const inRow = (fn: GraphFunction, level: number): GraphFunction => {
      const { graph } = doubled(fn, level)
      return {
        ...doubled(fn, level),
        graph: { ...graph, nodes: graph.nodes.slice(0, 2), edges: graph.edges.slice(0, 1), root: 'a' },
      }
    }
    const deep = Array.from({ length: 16 }, (_, level) => level + 2).reduce(inRow, leaf)
    expect(opOfFunction(deep).fault?.({})).toMatchObject({
      facts: { finding: { facts: { what: 'levels', count: 17 } } },
    })
  })
})

describe('inside one use', () => {
  it('stands what this use gives it, and what comes back to it', () => {
    const [before, after] = [norm(), grouped()]
    const trace = traceOf(after)
    const { trace: inner } = runOfUse(trace, trace.program.slotOf.get(named(after, 'r').id)!)!
    for (const name of ['p', 'q', 's', 'r']) {
      const { id } = named(before, name)
      const slot = inner.program.slotOf.get(id)!
      expect(inner.values[slot]?.data[0]).toBe(valueOf(before, name))
      expect(inner.adjoints[slot]?.data[0]).toBeCloseTo(adjointOf(before, name)!, 12)
    }
    expect(inner.steps[inner.forwardSteps]).toMatchObject({ kind: 'backward', to: named(before, 'r').id })
  })

  it('a kink and a domain are found, and the use says so', () => {
    const start = drawn('r = abs(x - 3); f = r * y')
    const { document } = must(
      group(start, idsOf(start, 'r', ...start.graph.nodes.filter(({ op }) => op === 'sub').map(({ name }) => name))),
    )
    const strict = setConvention(document, 'strict')
    expect(traceOf(strict).isStopped).toBe(true)
    expect(traceOf(setConvention(document, 'mathematics')).adjoints[0]?.data[0]).toBeNaN()
    expect(adjointOf(document, 'x')).toBe(-0)
    const [found] = findingsOf(traceOf(document))
    expect([found?.code, found?.severity, found?.place.node]).toEqual(['E114', 'note', idsOf(document, 'r')[0]])
  })

  it('a number at a port is set where it comes from, and refused where something computes it', () => {
    const before = grouped()
    const after = must(editInside(before, 'r', (open) => setValue(open, idsOf(open, 'x')[0]!, scalar(7))))
    expect(named(after, 'x').value?.data[0]).toBe(7)
    expect(functionsOf(after.graph)[0]).toBe(functionsOf(before.graph)[0])
    const { document } = must(group(before, idsOf(before, 'f')))
    const refused = editInside(document, 'f', (open) => setValue(open, idsOf(open, 'r')[0]!, scalar(7)))
    expect(sentence(mustRefuse(refused))).toContain('its value comes from r')
  })

  it('moving a node leaves the graph as it is', () => {
    const before = grouped()
    const after = must(
      editInside(before, 'r', (open) => ({ ...open, layout: { ...open.layout, positions: {} } })) as GraphDocument,
    )
    expect(after.graph).toBe(before.graph)
    expect(after.layout.functions?.['f1']).toEqual({ positions: {} })
  })
})

describe('a part with functions', () => {
  it('laid into its own document uses the same function, into another brings it along under a free name', () => {
    const document = grouped()
    const fragment = fragmentOf(document, idsOf(document, 'r'))
    const twice = insertFragment(document, fragment).document
    expect(functionsOf(twice.graph)).toEqual(functionsOf(document.graph))
    expect(usesOf(twice.graph, 'f1').map((node) => node.function === functionsOf(twice.graph)[0])).toEqual([true, true])
    const other = must(group(drawn('f = sin(x)'), ['n2'])).document
    const mixed = insertFragment(other, fragment).document
    expect(functionsOf(mixed.graph).map(({ id, name }) => `${id} ${name}`)).toEqual(['f1 g', 'f2 g1'])
    expect(mixed.layout.functions?.['f2']).toEqual(document.layout.functions?.['f1'])
    expect(usesOf(mixed.graph, 'f2')).toHaveLength(1)
  })
})

describe('a formula', () => {
  it('calls a function by its name, and is read back to a use of it', () => {
    const document = grouped()
    const text = writeFormula(document.graph, named(document, 'f').id)
    expect(text).toContain('g(x, y)')
    const again = must(readFormula(text, given, functionsOf(document.graph)))
    expect(again.graph.nodes.find((node) => node.function)?.function).toBe(functionsOf(document.graph)[0])
    expect(valueOf(again, 'f')).toBe(valueOf(document, 'f'))
    expect(mustRefuse(readFormula('g(x)', given, functionsOf(document.graph))).code).toBe('E414')
    expect(mustRefuse(readFormula('g(x, y)', given)).code).toBe('E412')
  })
})
