// Law: one fault, put into a random graph of tame operations, is found at its node, port and wire, with its reason.
import { describe, expect, it } from 'vitest'
import type { BirthReason, DiagnosticCode } from '../diagnostic'
import { compile } from '../graph/compile'
import type { Edge, Graph, GraphNode } from '../graph/document'
import { edgeId } from '../graph/document'
import { randomDocument } from '../laws/graphs'
import type { OpName } from '../ops/catalogue'
import { seeded } from '../random'
import { scalar } from '../tensor'
import { findingsOf, tangentFindingOf } from './findings'
import { run } from './run'

/** Nodes that are put into a wire. Each maker answers with the id of what it made. */
interface Workbench {
  /** A number that varies. */
  number(x: number): string
  /** 0, made of what the wire carries, so that the fault hangs on the rest of the graph. */
  readonly zero: string
  op(name: OpName, from: readonly string[], attributes?: GraphNode['attributes']): string
}

interface Fault {
  readonly title: string
  /** Builds the fault; the last node takes the place of the wire's tail. */
  build(bench: Workbench): { readonly culprit: string; readonly port: number; readonly end?: string }
  readonly code: DiagnosticCode
  readonly reason?: BirthReason
}

/** A culprit with two operands that are given as numbers, or as 0 made from the wire. */
const pair = (
  title: string,
  op: OpName,
  operands: readonly [number, number],
  port: number,
  code: DiagnosticCode,
  reason?: BirthReason,
): Fault => ({
  title,
  code,
  ...(reason ? { reason } : {}),
  build: (bench) => {
    const from = operands.map((x) => (x === 0 ? bench.zero : bench.op('add', [bench.zero, bench.number(x)])))
    return { culprit: bench.op(op, from), port }
  },
})

const single = (
  title: string,
  op: OpName,
  x: number,
  code: DiagnosticCode,
  reason?: BirthReason,
  attributes?: GraphNode['attributes'],
): Fault => ({
  title,
  code,
  ...(reason ? { reason } : {}),
  build: (bench) => {
    const from = x === 0 ? bench.zero : bench.op('add', [bench.zero, bench.number(x)])
    return { culprit: bench.op(op, [from], attributes), port: 0 }
  },
})

/** An operand that is infinite from the start: it is not born in the graph. */
const infinite = (title: string, op: OpName, isFirstZero: boolean, reason: BirthReason): Fault => ({
  title,
  code: 'E302',
  reason,
  build: (bench) => {
    const infinity = bench.number(Infinity)
    const first = isFirstZero ? bench.zero : infinity
    return { culprit: bench.op(op, [first, infinity]), port: isFirstZero ? 1 : 0 }
  },
})

const forwardFaults: readonly Fault[] = [
  single('log 0', 'log', 0, 'E301'),
  single('log of a negative number', 'log', -2, 'E301'),
  single('a root of a negative number', 'sqrt', -1, 'E301'),
  single('0 to the power −1', 'power', 0, 'E301', undefined, { exponent: -1 }),
  single('a negative number to the power ½', 'power', -2, 'E301', undefined, { exponent: 0.5 }),
  pair('1 ÷ 0', 'div', [1, 0], 1, 'E301'),
  pair('0 ÷ 0', 'div', [0, 0], 1, 'E301'),
  pair('a negative base to a varying power', 'pow', [-2, 0.5], 0, 'E301'),
  single('e^1000', 'exp', 1000, 'E302', 'overflow'),
  single('a square that is too large', 'square', 1e200, 'E302', 'overflow'),
  single('a power that is too large', 'power', -1e100, 'E302', 'overflow', { exponent: 5 }),
  pair('a product that is too large', 'mul', [1e200, -1e200], 0, 'E302', 'overflow'),
  pair('a quotient that is too large', 'div', [1e200, 1e-200], 0, 'E302', 'overflow'),
  pair('a sum that is too large', 'add', [1.7e308, 1.7e308], 0, 'E302', 'overflow'),
  infinite('∞ − ∞', 'sub', false, '∞ − ∞'),
  infinite('0 × ∞', 'mul', true, '0 × ∞'),
  infinite('∞ ÷ ∞', 'div', false, '∞ ÷ ∞'),
  {
    title: 'sin ∞',
    code: 'E302',
    reason: 'no value',
    build: (bench) => ({ culprit: bench.op('sin', [bench.number(Infinity)]), port: 0 }),
  },
]

const backwardFaults: readonly Fault[] = [
  single('√0', 'sqrt', 0, 'E303', 'division by 0'),
  {
    title: 'two steep slopes',
    code: 'E303',
    reason: 'overflow',
    build: (bench) => {
      const culprit = bench.op('scale', [bench.zero], { factor: 1e200 })
      return { culprit, port: 0, end: bench.op('scale', [culprit], { factor: 1e200 }) }
    },
  },
  {
    title: '∞ that the forward pass loses again',
    code: 'E303',
    reason: '0 × ∞',
    build: (bench) => {
      const culprit = bench.op('exp', [bench.op('add', [bench.zero, bench.number(1000)])])
      return { culprit, port: 0, end: bench.op('div', [bench.number(1), culprit]) }
    },
  },
]

/** A wire through which something flows back, so that a fault in it is felt. */
function livelyWire(graph: Graph, seed: number): Edge | undefined {
  const trace = run(compile(graph).program)
  const alive = graph.edges.filter((edge) => Math.abs(trace.contributions.get(edgeId(edge))?.data[0] ?? 0) > 1e-3)
  return alive[seeded(seed + 5).integer(Math.max(1, alive.length))]
}

/** The graph with a fault in one of its wires. */
function withFault(graph: Graph, wire: Edge, fault: Fault) {
  const nodes: GraphNode[] = [...graph.nodes]
  const edges: Edge[] = graph.edges.filter((edge) => edge !== wire)
  const place = (node: Omit<GraphNode, 'id' | 'name'>, from: readonly string[]): string => {
    const id = `f${nodes.length}`
    nodes.push({ ...node, id, name: `w${nodes.length}` })
    from.forEach((tail, port) => edges.push({ from: tail, to: id, port }))
    return id
  }
  const op: Workbench['op'] = (name, from, attributes) =>
    place({ op: name, ...(attributes ? { attributes } : {}) }, from)
  const bench: Workbench = {
    number: (x) => place({ op: 'input', value: scalar(x) }, []),
    zero: op('sub', [wire.from, wire.from]),
    op,
  }
  const { culprit, port, end = culprit } = fault.build(bench)
  // What is 0 forward is added to what the wire carried, so that the same gradient reaches it.
  edges.push({ ...wire, from: fault.code === 'E303' ? op('add', [wire.from, end]) : end })
  return { graph: { ...graph, nodes, edges }, culprit, port }
}

const errorsOf = (graph: Graph) =>
  findingsOf(run(compile(graph).program)).filter(({ severity }) => severity === 'error')

/** Random graphs, each with a wire for the fault. */
const hosts = Array.from({ length: 60 }, (_, seed) => ({ seed, graph: randomDocument(seed, 4 + (seed % 40)).graph }))
  .map((host) => ({ ...host, wire: livelyWire(host.graph, host.seed) }))
  .flatMap(({ graph, wire }) => (wire ? [{ graph, wire }] : []))

it('the hosts are sound and many', () => {
  expect(hosts.length * (forwardFaults.length + backwardFaults.length)).toBeGreaterThan(1000)
  for (const { graph } of hosts) expect(errorsOf(graph)).toEqual([])
})

describe('a fault in the forward pass', () => {
  it.each(forwardFaults.map((fault) => [fault.title, fault] as const))('%s is found where it is', (_, fault) => {
    for (const host of hosts) {
      const { graph, culprit, port } = withFault(host.graph, host.wire, fault)
      const [first, ...others] = errorsOf(graph)
      expect(first).toMatchObject({ code: fault.code, place: { node: culprit, port } })
      if (fault.reason) expect(first?.facts).toMatchObject({ reason: fault.reason })
      // What follows from it is not reported again, except that a NaN may be born on the way back, once.
      expect(others.filter(({ code }) => code !== 'E303')).toEqual([])
      expect(others.length).toBeLessThan(fault.code === 'E301' ? 1 : 2)
    }
  })
})

describe('a fault in forward mode', () => {
  it('√0 is found where it is, for a rate of 0 too', () => {
    const [root] = backwardFaults as [Fault]
    for (const host of hosts) {
      const { graph, culprit, port } = withFault(host.graph, host.wire, root)
      const trace = run(compile(graph).program)
      const direction = new Map(trace.program.inputs.map((slot) => [slot, scalar(1)]))
      const facts = { reason: '0 × ∞', upstream: 0, local: Infinity, isTangent: true }
      expect(tangentFindingOf(trace, direction)).toMatchObject({ code: 'E303', place: { node: culprit, port }, facts })
      expect(tangentFindingOf(trace, new Map())).toBeNull()
    }
  })

  it('nothing is found where all rates are finite, nor what a domain explains', () => {
    for (const { graph } of hosts) {
      const trace = run(compile(graph).program)
      expect(tangentFindingOf(trace, new Map(trace.program.inputs.map((slot) => [slot, scalar(1)])))).toBeNull()
    }
    const [outside] = forwardFaults as [Fault]
    for (const host of hosts) {
      const trace = run(compile(withFault(host.graph, host.wire, outside).graph).program)
      expect(tangentFindingOf(trace, new Map(trace.program.inputs.map((slot) => [slot, scalar(1)])))).toBeNull()
    }
  })
})

describe('a fault in the backward pass', () => {
  it.each(backwardFaults.map((fault) => [fault.title, fault] as const))('%s is found where it is', (_, fault) => {
    for (const host of hosts) {
      const { graph, culprit, port } = withFault(host.graph, host.wire, fault)
      const found = errorsOf(graph).filter(({ code }) => code === 'E303')
      expect(found).toMatchObject([{ place: { node: culprit, port }, facts: { reason: fault.reason } }])
    }
  })
})
