import { describe, expect, it } from 'vitest'
import { compile } from '../graph/compile'
import type { Graph } from '../graph/document'
import { edgeId } from '../graph/document'
import { breaksOfExperiment, experimentOf } from '../laws/graph-laws'
import { randomDocument } from '../laws/graphs'
import { seeded } from '../random'
import { scalar } from '../tensor'
import { counterfactual } from './counterfactual'
import { course, idOf, slotOf, traceOf } from './graphs.fixture'
import { pathsFrom } from './paths'
import { run } from './run'
import { pushForward } from './tangents'
import type { Trace } from './trace'
import { traceAt } from './trace'

const seeds = Array.from({ length: 200 }, (_, i) => i)
const near = (a: number | undefined, b: number | undefined): number =>
  Math.abs(a! - b!) / Math.max(1, Math.abs(a!), Math.abs(b!))

/** A random graph and one of its inner nodes. */
function chosen(seed: number): { graph: Graph; trace: Trace; node: string } {
  const { graph } = randomDocument(seed, 20)
  const trace = run(compile(graph).program)
  return { graph, trace, node: `n${3 + seeded(seed + 5).integer(19)}` }
}

/** The same graph with an input in place of `node`. */
const replaced = (graph: Graph, node: string, value: number): Graph => ({
  ...graph,
  nodes: graph.nodes.map((one) =>
    one.id === node ? { id: node, op: 'input', name: one.name, value: scalar(value) } : one,
  ),
  edges: graph.edges.filter(({ to }) => to !== node),
})

describe('a held value', () => {
  it('gives the trace of the graph in which an input of that value stands there', () => {
    for (const seed of seeds) {
      const { graph, trace, node } = chosen(seed)
      const changed = counterfactual(trace, { values: new Map([[node, scalar(0.3)]]) })
      const model = run(compile(replaced(graph, node, 0.3)).program)
      for (const { id } of graph.nodes) {
        const [here, there] = [trace.program.slotOf.get(id)!, model.program.slotOf.get(id)!]
        expect(near(changed.trace.values[here]!.data[0], model.values[there]!.data[0])).toBeLessThan(1e-12)
        const [found, wanted] = [changed.trace.adjoints[here], model.adjoints[there]]
        expect(found === null, `seed ${seed} ${id}`).toBe(wanted === null)
        if (found && wanted) expect(near(found.data[0], wanted.data[0]), `seed ${seed} ${id}`).toBeLessThan(1e-12)
      }
    }
  })

  it('lets no derivative pass, forward or back, and its paths say why', () => {
    const plain = traceOf('a = x * y; f = a^2', 'x=2, y=3')
    const { trace } = counterfactual(plain, { values: new Map([[idOf(plain, 'a'), scalar(5)]]) })
    const x = slotOf(trace, 'x')
    expect(trace.adjoints[slotOf(trace, 'a')]!.data[0]).toBe(10)
    expect(trace.adjoints[x]).toBeNull()
    expect(pushForward(trace, new Map([[x, scalar(1)]])).tangents[trace.program.root!]).toBeNull()
    expect(pathsFrom(trace, idOf(trace, 'x'))).toMatchObject({
      sum: null,
      paths: [{ blocked: { kind: 'held', node: idOf(trace, 'a') } }],
    })
  })

  it('names who changes: only what comes after it has another value', () => {
    const trace = traceOf(course, 'w=2, x=0, y=1, z=0')
    const { values, trace: changed } = counterfactual(trace, { values: new Map([[idOf(trace, 'u'), scalar(101)]]) })
    expect(values).toEqual(new Set(['u', 't', 'f'].map((name) => idOf(trace, name))))
    expect(changed.values[slotOf(trace, 'f')]!.data[0]).toBe(165 ** 2)
    // df/du is 2t, so with t = 165 instead of 164 every adjoint but the root’s changes.
    expect(changed.adjoints[slotOf(trace, 'u')]!.data[0]).toBe(330)
  })
})

describe('a pulled adjoint', () => {
  it('scales all that comes back through the node, and no value', () => {
    const trace = traceOf('u = sin(x); f = exp(u)', 'x=0.4')
    const {
      trace: changed,
      values,
      adjoints,
    } = counterfactual(trace, {
      adjoints: new Map([[idOf(trace, 'u'), scalar(2)]]),
    })
    expect(values.size).toBe(0)
    expect(adjoints).toEqual(new Set([idOf(trace, 'u'), idOf(trace, 'x')]))
    expect(changed.adjoints[slotOf(trace, 'x')]!.data[0]).toBe(2 * Math.cos(0.4))
  })

  it('shows in the steps once all paths are in', () => {
    for (const seed of seeds) {
      const { trace, node } = chosen(seed)
      const { trace: changed } = counterfactual(trace, { adjoints: new Map([[node, scalar(7)]]) })
      const end = traceAt(changed, changed.steps.length)
      changed.program.instructions.forEach(({ node: id }, slot) =>
        expect(end.adjointOf(id)?.sum ?? null).toEqual(changed.adjoints[slot]),
      )
      const slot = changed.program.slotOf.get(node)!
      if (trace.adjoints[slot]) expect(changed.adjoints[slot]!.data[0]).toBe(7)
      else expect(changed.adjoints[slot]).toBeNull()
    }
  })
})

describe('a cut wire', () => {
  it('takes exactly its contribution away, and its steps with it', () => {
    for (const seed of seeds) {
      const { graph, trace } = chosen(seed)
      const edge = edgeId(graph.edges[seeded(seed).integer(graph.edges.length)]!)
      const { trace: changed } = counterfactual(trace, { cut: new Set([edge]) })
      expect(changed.contributions.has(edge)).toBe(false)
      const { slot, tail } = {
        slot: edge.slice(0, edge.lastIndexOf('.')),
        tail: graph.edges.find((e) => edgeId(e) === edge)!.from,
      }
      const contribution = trace.contributions.get(edge)
      const [was, is] = [trace, changed].map((t) => t.adjoints[t.program.slotOf.get(tail)!])
      if (contribution) expect(near((is?.data[0] ?? 0) + contribution.data[0]!, was!.data[0]), slot).toBeLessThan(1e-12)
      for (let at = 0; at <= changed.steps.length; at++) {
        const step = traceAt(changed, at).step
        if (step?.kind === 'backward') expect(traceAt(changed, at - 1).adjointOf(step.from)?.missing).toBe(0)
      }
    }
  })
})

describe('a frozen leaf', () => {
  it('is a constant: no path, and nothing flows to what depends on it alone', () => {
    const trace = traceOf('a = w^2; b = x*a; f = b + sin(x)', 'w=2, x=0.5')
    const { trace: changed, adjoints, values } = counterfactual(trace, { frozen: new Set([idOf(trace, 'w')]) })
    expect(values.size).toBe(0)
    expect(adjoints).toEqual(new Set([idOf(trace, 'w'), idOf(trace, 'a')]))
    expect(changed.adjoints[slotOf(trace, 'a')]).toBeNull()
    expect(changed.adjoints[slotOf(trace, 'x')]).toEqual(trace.adjoints[slotOf(trace, 'x')])
  })

  it('all of them frozen, nothing flows back at all', () => {
    const trace = traceOf('x * y', 'x=2, y=3')
    const { trace: changed } = counterfactual(trace, { frozen: new Set(['x', 'y'].map((name) => idOf(trace, name))) })
    expect(changed.steps.every(({ kind }) => kind === 'forward')).toBe(true)
  })
})

it('an intervention that fits nothing changes nothing', () => {
  const trace = traceOf('x * y', 'x=2, y=3')
  const { values, adjoints } = counterfactual(trace, {
    values: new Map([
      ['nobody', scalar(1)],
      [idOf(trace, 'x'), { shape: [2], data: Float64Array.of(1, 2) }],
    ]),
    cut: new Set(['nobody.0']),
  })
  expect([values.size, adjoints.size]).toEqual([0, 0])
})

describe('whatever is held, cut and frozen together', () => {
  it('every contribution and gradient agrees with differences of what is differentiated', () => {
    let checks = 0
    for (const seed of seeds) {
      expect([...breaksOfExperiment(seed)], `seed ${seed}`).toEqual([])
      checks += experimentOf(seed).contributions.size
    }
    expect(checks).toBeGreaterThan(900)
  })

  it('the sum over the open paths is the adjoint', () => {
    for (const seed of seeds) {
      const trace = experimentOf(seed)
      for (const slot of trace.program.inputs) {
        const { paths } = pathsFrom(trace, trace.program.instructions[slot]!.node, 1000)!
        // What is held at the input itself is a path of no wires.
        const sum = (paths ?? []).reduce((total, { product }) => total + product.data[0]!, 0)
        if (paths) expect(near(sum, trace.adjoints[slot]?.data[0] ?? 0), `seed ${seed}`).toBeLessThan(1e-11)
      }
    }
  })
})
