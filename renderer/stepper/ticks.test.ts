import { describe, expect, it } from 'vitest'
import { run } from '../../core/engine/run'
import { compile } from '../../core/graph/compile'
import type { Graph } from '../../core/graph/document'
import { scalar } from '../../core/tensor'
import { cursorAt, stateOf, ticksOf } from './ticks'

/** f = (x − y)², whose second wire back carries a minus. */
const graph: Graph = {
  nodes: [
    { id: 'x', op: 'input', name: 'x', value: scalar(5) },
    { id: 'y', op: 'input', name: 'y', value: scalar(3) },
    { id: 'd', op: 'sub', name: 'd' },
    { id: 'f', op: 'square', name: 'f' },
  ],
  edges: [
    { from: 'x', to: 'd', port: 0 },
    { from: 'y', to: 'd', port: 1 },
    { from: 'd', to: 'f', port: 0 },
  ],
  root: 'f',
}
const trace = run(compile(graph).program)

/** A chain of many nodes. */
function chain(length: number): Graph {
  const nodes = Array.from({ length }, (_, at) => ({ id: `s${at}`, op: 'sin', name: `s${at}` }))
  return {
    nodes: [{ id: 'x', op: 'input', name: 'x', value: scalar(0.3) }, ...nodes],
    edges: nodes.map(({ id }, at) => ({ from: at === 0 ? 'x' : `s${at - 1}`, to: id, port: 0 })),
    root: `s${length - 1}`,
  }
}

describe('the timeline', () => {
  it('has one tick per step, with the sign of what each wire carries back', () => {
    const { forward, backward } = ticksOf(trace, 100)
    expect(forward.map(({ end, sign }) => [end, sign])).toEqual([
      [1, 'none'],
      [2, 'none'],
    ])
    expect(backward.map(({ sign }) => sign)).toEqual(['positive', 'positive', 'positive', 'negative'])
    expect(backward.map(({ end }) => end)).toEqual([3, 4, 5, 6])
  })

  it('shows the step just made as now', () => {
    const { forward, backward } = ticksOf(trace, 100)
    expect([...forward, ...backward].map((tick) => stateOf(tick, 3))).toEqual([
      'past',
      'past',
      'now',
      'future',
      'future',
      'future',
    ])
    expect(forward.map((tick) => stateOf(tick, 0))).toEqual(['future', 'future'])
  })

  it('puts many steps into few ticks and loses none', () => {
    const long = run(compile(chain(700)).program)
    const { forward, backward } = ticksOf(long, 120)
    expect(forward.length + backward.length).toBeLessThanOrEqual(122)
    const counted = [...forward, ...backward].reduce((sum, { count }) => sum + count, 0)
    expect(counted).toBe(long.steps.length)
    expect(backward[backward.length - 1]?.end).toBe(long.steps.length)
    for (let cursor = 1; cursor <= long.steps.length; cursor += 37) {
      expect([...forward, ...backward].filter((tick) => stateOf(tick, cursor) === 'now')).toHaveLength(1)
    }
  })

  it('finds the step under the pointer', () => {
    const forward = { left: 100, width: 40 }
    const backward = { left: 150, width: 80 }
    const at = (x: number): number => cursorAt(x, trace, forward, backward)
    expect([90, 101, 121, 145].map(at)).toEqual([0, 1, 2, 2])
    expect(at(150)).toBe(3)
    expect(at(171)).toBe(4)
    expect(at(500)).toBe(6)
  })
})
