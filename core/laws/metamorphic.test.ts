// What must not change an answer, and what must change it in a known way: on random graphs, with a fixed seed.
import fc from 'fast-check'
import { describe, expect, inject, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { gradient, vjp } from '../engine/derivative'
import { run } from '../engine/run'
import type { Trace } from '../engine/trace'
import { compile } from '../graph/compile'
import type { Graph, GraphDocument, GraphNode, NodeId } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { moveNodes, renameNode } from '../graph/edits'
import { seeded } from '../random'
import type { Tensor } from '../tensor'
import { randomDocument } from './graphs'

declare module 'vitest' {
  interface ProvidedContext {
    /** How often a property is tried; set in vitest.config.ts. */
    runs: number
  }
}

const settings = { seed: 20260, numRuns: inject('runs') }
const seedOf = fc.integer({ min: 0, max: 1_000_000 })
const graphs = fc
  .record({ seed: seedOf, size: fc.integer({ min: 1, max: 25 }) })
  .map(({ seed, size }) => randomDocument(seed, size).graph)

/** A property of a random graph and of a few random choices. */
const holds = (law: (graph: Graph, choice: ReturnType<typeof seeded>) => void): void =>
  fc.assert(
    fc.property(graphs, seedOf, (graph, seed) => law(graph, seeded(seed))),
    settings,
  )

const traceOf = (graph: Graph): Trace => run(compile(graph).program)

/** Derivative of the root by the id of an input; an input without a path is missing. */
function gradientOf(graph: Graph): ReadonlyMap<NodeId, number> {
  const { program } = compile(graph)
  const parts = gradient(program, program.sources)
  return new Map([...parts].map(([slot, part]) => [program.instructions[slot]!.node, part.data[0] as number]))
}

const rootValue = ({ program, values }: Trace): number => values[program.root!]!.data[0] as number

/** Same to the rounding of another order of summation: relative to the number itself, or to 1. */
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-11 * Math.max(1, Math.abs(a), Math.abs(b))

function sameGradient(found: ReadonlyMap<NodeId, number>, wanted: ReadonlyMap<NodeId, number>): void {
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort())
  for (const [id, slope] of wanted)
    expect(near(found.get(id)!, slope), `${id}: ${found.get(id)}, not ${slope}`).toBe(true)
}

const shuffled = <T>(list: readonly T[], choice: ReturnType<typeof seeded>): readonly T[] => {
  const left = [...list]
  return list.map(() => left.splice(choice.integer(left.length), 1)[0] as T)
}

const node = (id: NodeId, op: string): GraphNode => ({ id, op, name: id })

/** The graph with a root that joins two of its nodes. */
const joined = (graph: Graph, op: string, a: NodeId, b: NodeId): Graph => ({
  nodes: [...graph.nodes, node('joint', op)],
  edges: [...graph.edges, { from: a, to: 'joint', port: 0 }, { from: b, to: 'joint', port: 1 }],
  root: 'joint',
})

/** A node and all before it. */
function upstream(graph: Graph, id: NodeId): ReadonlySet<NodeId> {
  const found = new Set<NodeId>([id])
  for (const at of found) for (const { from, to } of graph.edges) if (to === at) found.add(from)
  return found
}

/** One wire gets a copy of everything that feeds it, down to the inputs: a definition written out where it is used. */
function inlined(graph: Graph, wire: number): Graph {
  const cut = graph.edges[wire]!
  const isSource = (id: NodeId): boolean => !graph.edges.some(({ to }) => to === id)
  const copied = new Set([...upstream(graph, cut.from)].filter((id) => !isSource(id)))
  const twin = (id: NodeId): NodeId => (copied.has(id) ? `${id}_twin` : id)
  const copies = graph.nodes.filter(({ id }) => copied.has(id)).map(({ id, op }) => node(twin(id), op))
  const inside = graph.edges.filter(({ to }) => copied.has(to))
  return {
    nodes: [...graph.nodes, ...copies],
    edges: [
      ...graph.edges.map((edge, i) => (i === wire ? { ...edge, from: twin(edge.from) } : edge)),
      ...inside.map(({ from, to, port }) => ({ from: twin(from), to: twin(to), port })),
    ],
    root: graph.root,
  }
}

const bitsOf = (trace: Trace): string =>
  JSON.stringify([
    trace.values.map(({ data }) => [...data]),
    [...trace.contributions].map(([edge, { data }]) => [edge, [...data]]),
    trace.adjoints.map((adjoint) => adjoint && [...adjoint.data]),
  ])

describe('on random graphs', () => {
  it('the order of nodes and wires in the document changes nothing', () =>
    holds((graph, choice) => {
      const other = { ...graph, nodes: shuffled(graph.nodes, choice), edges: shuffled(graph.edges, choice) }
      expect(rootValue(traceOf(other))).toBe(rootValue(traceOf(graph)))
      sameGradient(gradientOf(other), gradientOf(graph))
    }))

  it('the cotangents are linear in the seed', () =>
    holds((graph, choice) => {
      const vectors = graph.nodes.map((one) => (one.value ? { ...one, value: choice.tensor([3]) } : one))
      const { program } = compile({ ...graph, nodes: vectors })
      const slot = program.slotOf.get(graph.root!)!
      const [c, d, p, q] = [choice.tensor([3]), choice.tensor([3]), choice.normal(), choice.normal()]
      const mix = (a: Tensor, b: Tensor): Tensor => ({
        shape: a.shape,
        data: a.data.map((x, i) => p * x + q * b.data[i]!),
      })
      const [one, other] = [vjp(program, program.sources, slot, c), vjp(program, program.sources, slot, d)]
      for (const [input, part] of vjp(program, program.sources, slot, mix(c, d))) {
        const wanted = mix(one.get(input)!, other.get(input)!)
        part.data.forEach((x, i) => expect(near(x, wanted.data[i]!)).toBe(true))
      }
    }))

  it('a path walked twice counts twice', () =>
    holds((graph) => {
      const once = gradientOf(graph)
      const twice = gradientOf(joined(graph, 'add', graph.root!, graph.root!))
      expect(twice).toEqual(new Map([...once].map(([id, slope]) => [id, 2 * slope])))
    }))

  it('a root taken from itself has slope 0, which is not “no path”', () =>
    holds((graph) => {
      const once = gradientOf(graph)
      const none = gradientOf(joined(graph, 'sub', graph.root!, graph.root!))
      expect([...none.keys()]).toEqual([...once.keys()])
      for (const slope of none.values()) expect(Math.abs(slope)).toBe(0)
    }))

  it('a constant has no gradient and leaves the others alone', () =>
    holds((graph, choice) => {
      const still = `n${choice.integer(3)}`
      const nodes = graph.nodes.map((one) => (one.id === still ? { ...one, op: 'constant' } : one))
      const trace = traceOf({ ...graph, nodes })
      expect(trace.adjoints[trace.program.slotOf.get(still)!]).toBeNull()
      const wanted = new Map([...gradientOf(graph)].filter(([id]) => id !== still))
      expect(gradientOf({ ...graph, nodes })).toEqual(wanted)
    }))

  it('nothing flows back through a detach', () =>
    holds((graph) => {
      const still: Graph = {
        ...graph,
        nodes: [...graph.nodes, node('still', 'detach')],
        edges: [...graph.edges, { from: graph.root!, to: 'still', port: 0 }],
      }
      for (const slope of gradientOf({ ...still, root: 'still' }).values()) expect(Math.abs(slope)).toBe(0)
      const { value, slope } = { value: rootValue(traceOf(graph)), slope: gradientOf(graph) }
      const wanted = new Map([...slope].map(([id, x]) => [id, value * x]))
      sameGradient(gradientOf(joined(still, 'mul', graph.root!, 'still')), wanted)
    }))

  it('names and places change no bit', () =>
    holds((graph, choice) => {
      const { id } = graph.nodes[choice.integer(graph.nodes.length)]!
      const named = renameNode({ ...emptyDocument, graph }, id, 'another')
      if (isDiagnostic(named)) throw new Error(named.code)
      const moved: GraphDocument = moveNodes(named, { [id]: { x: choice.normal(), y: choice.normal() } })
      expect(bitsOf(traceOf(moved.graph))).toBe(bitsOf(traceOf(graph)))
    }))

  it('the gradient of a sum is the sum of the gradients', () =>
    holds((graph, choice) => {
      const ids = [0, 1].map(() => graph.nodes[choice.integer(graph.nodes.length)]!.id) as [NodeId, NodeId]
      const [f, g] = ids.map((root) => gradientOf({ ...graph, root })) as [Map<NodeId, number>, Map<NodeId, number>]
      const wanted = [...new Set([...f.keys(), ...g.keys()])].map(
        (id) => [id, (f.get(id) ?? 0) + (g.get(id) ?? 0)] as const,
      )
      sameGradient(gradientOf(joined(graph, 'add', ...ids)), new Map(wanted))
    }))

  it('the gradient of a product is the product rule', () =>
    holds((graph, choice) => {
      const ids = [0, 1].map(() => graph.nodes[choice.integer(graph.nodes.length)]!.id) as [NodeId, NodeId]
      const [f, g] = ids.map((root) => ({
        slope: gradientOf({ ...graph, root }),
        value: rootValue(traceOf({ ...graph, root })),
      })) as [{ slope: Map<NodeId, number>; value: number }, { slope: Map<NodeId, number>; value: number }]
      const wanted = [...new Set([...f.slope.keys(), ...g.slope.keys()])].map(
        (id) => [id, (f.slope.get(id) ?? 0) * g.value + f.value * (g.slope.get(id) ?? 0)] as const,
      )
      sameGradient(gradientOf(joined(graph, 'mul', ...ids)), new Map(wanted))
    }))

  it('a definition may be written out where it is used', () =>
    holds((graph, choice) => {
      const other = inlined(graph, choice.integer(graph.edges.length))
      expect(rootValue(traceOf(other))).toBe(rootValue(traceOf(graph)))
      sameGradient(gradientOf(other), gradientOf(graph))
    }))
})
