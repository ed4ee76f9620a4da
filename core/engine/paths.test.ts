import { describe, expect, it } from 'vitest'
import { compile } from '../graph/compile'
import type { Edge, GraphNode } from '../graph/document'
import { randomDocument } from '../laws/graphs'
import { scalar } from '../tensor'
import type { Intervention } from './counterfactual'
import { counterfactual } from './counterfactual'
import { course, idOf, traceOf } from './graphs.fixture'
import { pathsFrom } from './paths'
import { run } from './run'
import type { Trace } from './trace'

/** Each path as its inner letters and its product. */
function listed(before: Trace, input: string, intervention: Intervention = {}) {
  const { trace } = counterfactual(before, intervention)
  const letters = new Map(trace.program.instructions.map(({ node, name }) => [node, name]))
  return pathsFrom(trace, idOf(trace, input))!.paths!.map(({ nodes, product, blocked }) => {
    const through = nodes.map((node) => letters.get(node)!).filter((name) => 'abuv'.includes(name))
    return [through.join('-'), product.data[0], blocked?.kind ?? 'open'] as const
  })
}

describe('paths of the course’s graph', () => {
  const generic = traceOf(course, 'w=2, x=0, y=1, z=0')

  it('have the products of the reference table', () => {
    expect(listed(traceOf(course, 'w=-1, x=0, y=-2, z=1'), 'w')).toEqual([
      ['a-u', -2048, 'open'],
      ['b-u', 0, 'open'],
      ['a-v', -2048, 'open'],
      ['b-v', -0, 'open'],
    ])
    expect(listed(generic, 'w').map(([, product]) => product)).toEqual([39360, 13120, 31488, -10496])
    expect(listed(generic, 'y').map(([, product]) => product)).toEqual([39360, -13120, 31488, 10496])
    expect(pathsFrom(generic, idOf(generic, 'w'))!.sum!.data[0]).toBe(73472)
    expect(pathsFrom(generic, idOf(generic, 'y'))!.sum!.data[0]).toBe(68224)
  })

  it('say each factor: their product is the product', () => {
    for (const { factors, product } of pathsFrom(generic, idOf(generic, 'y'))!.paths!) {
      expect(factors.reduce<number>((whole, factor) => whole * factor!, 1)).toBe(product.data[0])
    }
  })

  it('go dark where a wire is cut or the leaf is frozen', () => {
    const wire = `${idOf(generic, 'u')}.0`
    expect(listed(generic, 'w', { cut: new Set([wire]) })).toEqual([
      ['a-u', 0, 'cut'],
      ['b-u', 0, 'cut'],
      ['a-v', 31488, 'open'],
      ['b-v', -10496, 'open'],
    ])
    const still = counterfactual(generic, { frozen: new Set([idOf(generic, 'w')]) }).trace
    const frozen = pathsFrom(still, idOf(generic, 'w'))!
    expect(frozen.paths!.map(({ blocked }) => blocked?.kind)).toEqual(Array(4).fill('frozen'))
    expect([frozen.count, frozen.sum]).toEqual([4n, null])
  })

  it('begin at an adjoint that is held, and end there dark when they come from the root', () => {
    const held = { adjoints: new Map([[idOf(generic, 'u'), scalar(10)]]) }
    expect(listed(generic, 'w', held)).toEqual([
      ['a-u', 0, 'held'],
      ['b-u', 0, 'held'],
      ['a-v', 31488, 'open'],
      ['b-v', -10496, 'open'],
      ['a-u', 1200, 'open'],
      ['b-u', 400, 'open'],
    ])
  })
})

it('a detached path is listed dark, and the rest is the derivative', () => {
  const trace = traceOf('detach(x) * x', 'x=3')
  const { paths, sum } = pathsFrom(trace, idOf(trace, 'x'))!
  expect(paths!.map(({ product, blocked }) => [product.data[0], blocked?.kind ?? 'open'])).toEqual([
    [0, 'detached'],
    [3, 'open'],
  ])
  expect(sum!.data[0]).toBe(3)
})

it('the sum over paths is the adjoint, on random graphs', () => {
  let graphs = 0
  for (let seed = 0; seed < 300; seed++) {
    const trace = run(compile(randomDocument(seed, 14).graph).program)
    for (const slot of trace.program.inputs) {
      const { paths, sum } = pathsFrom(trace, trace.program.instructions[slot]!.node, 400)!
      if (!paths) continue
      graphs++
      const size = paths.reduce((total, { product }) => total + Math.abs(product.data[0]!), 1)
      const adjoint = trace.adjoints[slot]
      if (!adjoint) expect([paths, sum]).toEqual([[], null])
      else expect(Math.abs(sum!.data[0]! - adjoint.data[0]!) / size, `seed ${seed}`).toBeLessThan(1e-12)
    }
  }
  expect(graphs).toBeGreaterThan(500)
})

it('a path into a vector has the vector’s shape', () => {
  const trace = traceOf('x @ A @ x', 'x=[1, 2], A=[[1, 2], [3, 4]]')
  const { paths, sum } = pathsFrom(trace, idOf(trace, 'x'))!
  expect(paths!.map(({ product }) => [...product.data])).toEqual(
    [
      [7, 10],
      [5, 11],
    ].reverse(),
  )
  expect([...sum!.data]).toEqual([12, 21])
})

describe('too many to list', () => {
  /** `depth` squarings written as products x·x: 2^depth paths. */
  function doublings(depth: number): Trace {
    const nodes: GraphNode[] = [{ id: 'n0', op: 'input', name: 'x', value: scalar(1) }]
    const edges: Edge[] = []
    for (let i = 1; i <= depth; i++) {
      nodes.push({ id: `n${i}`, op: 'mul', name: `v${i}` })
      edges.push({ from: `n${i - 1}`, to: `n${i}`, port: 0 }, { from: `n${i - 1}`, to: `n${i}`, port: 1 })
    }
    return run(compile({ nodes, edges, root: `n${depth}` }).program)
  }

  it('they are counted exactly', () => {
    const { count, paths } = pathsFrom(doublings(200), 'n0')!
    expect([count, paths]).toEqual([2n ** 200n, null])
  })

  it('and the limit is the asker’s', () => {
    expect(pathsFrom(doublings(6), 'n0')!.paths).toHaveLength(64)
    expect(pathsFrom(doublings(7), 'n0')!.paths).toBeNull()
    expect(pathsFrom(doublings(7), 'n0', 128)!.paths).toHaveLength(128)
  })

  it('a chain of twenty thousand nodes is one path', () => {
    const nodes: GraphNode[] = [{ id: 'n0', op: 'input', name: 'x', value: scalar(0.5) }]
    const edges: Edge[] = []
    for (let i = 1; i <= 20_000; i++) {
      nodes.push({ id: `n${i}`, op: 'neg', name: `v${i}` })
      edges.push({ from: `n${i - 1}`, to: `n${i}`, port: 0 })
    }
    const { count, sum } = pathsFrom(run(compile({ nodes, edges, root: 'n20000' }).program), 'n0')!
    expect([count, sum!.data[0]]).toEqual([1n, 1])
  })
})

it('there is none from an input that leads elsewhere, and no answer for a node that is not there', () => {
  const trace = traceOf('a = y^2; f = x^2', 'x=3, y=1')
  expect(pathsFrom(trace, idOf(trace, 'y'))).toMatchObject({ count: 0n, paths: [], sum: null })
  expect(pathsFrom(trace, 'nobody')).toBeNull()
})
