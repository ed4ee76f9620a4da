import { describe, expect, it } from 'vitest'
import { run } from '../../core/engine/run'
import { traceAt } from '../../core/engine/trace'
import { compile } from '../../core/graph/compile'
import type { Graph } from '../../core/graph/document'
import { scalar } from '../../core/tensor'
import { sharesOf } from './shares'

/** f = a·a + (3 − a): `a` feeds the product twice and the difference once, and a dead end besides. */
const graph: Graph = {
  nodes: [
    { id: 'a', op: 'input', name: 'a', value: scalar(5) },
    { id: 'c', op: 'constant', name: 'c', value: scalar(3) },
    { id: 'm', op: 'mul', name: 'm' },
    { id: 'd', op: 'sub', name: 'd' },
    { id: 'dead', op: 'exp', name: 'dead' },
    { id: 'f', op: 'add', name: 'f' },
  ],
  edges: [
    { from: 'a', to: 'm', port: 0 },
    { from: 'a', to: 'm', port: 1 },
    { from: 'c', to: 'd', port: 0 },
    { from: 'a', to: 'd', port: 1 },
    { from: 'a', to: 'dead', port: 0 },
    { from: 'm', to: 'f', port: 0 },
    { from: 'd', to: 'f', port: 1 },
  ],
  root: 'f',
}
const trace = run(compile(graph).program)
const at = (cursor: number) => sharesOf(graph, trace, traceAt(trace, cursor), 'a')

describe('the parts of a sum', () => {
  it('has one part per wire that leads to the root, and they add up to the adjoint', () => {
    const shares = at(trace.steps.length)
    expect(shares.map(({ from, port }) => [from, port]).sort()).toEqual([
      ['d', null],
      ['m', 'a'],
      ['m', 'b'],
    ])
    const total = shares.reduce((sum, { contribution }) => sum + (contribution?.data[0] ?? NaN), 0)
    expect(total).toBe(9)
  })

  it('stands in the order of arrival, what has not come yet being null', () => {
    for (let cursor = 0; cursor <= trace.steps.length; cursor++) {
      const arrived = at(cursor).map(({ contribution }) => contribution !== null)
      const count = trace.steps.slice(0, cursor).filter((step) => step.kind === 'backward' && step.to === 'a').length
      expect(arrived).toEqual([0, 1, 2].map((place) => place < count))
    }
  })

  it('is wide where the contribution is large, and never too thin', () => {
    const weights = new Map(at(trace.steps.length).map(({ edge, weight }) => [edge, weight]))
    expect(weights.get('m.0')).toBe(3)
    expect(weights.get('d.1')).toBeCloseTo(1.4, 12)
  })
})
