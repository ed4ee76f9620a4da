// Sampling in turns: coarse to fine, ended within a row, newest order first.
import { describe, expect, it } from 'vitest'
import { bowl, chainRule, programOf } from '../../../core/calculus/graphs.fixture'
import { sampleGrid } from '../../../core/calculus/grid'
import type { Axis } from '../../../core/graph/document'
import { scalar } from '../../../core/tensor'
import { sample } from './sampler'
import type { Channel, Wish } from './sampler-client'
import { createSampler, isSameWish } from './sampler-client'
import type { SampleAnswer, SampleOrder } from './sampler-messages'
import { assembled } from './shares'

const axes: readonly Axis[] = [
  { node: 'x', index: 0, low: -1, high: 1 },
  { node: 'y', index: 0, low: -1, high: 1 },
]
const order = (index: number, of: number): SampleOrder => ({
  kind: 'sample',
  ticket: 1,
  graph: bowl(1, 1),
  axes,
  sizes: [5, 9],
  share: { index, of },
})

describe('the sampling loop', () => {
  it('answers coarse, then fine, and its shares make up what the engine says', async () => {
    const answers: SampleAnswer[] = []
    for (const index of [0, 1, 2])
      await sample(order(index, 3), {
        isWanted: () => true,
        turn: async () => {},
        answer: (message) => answers.push(message),
      })
    const program = programOf(bowl(1, 1))
    expect(answers.map(({ size }) => size)).toEqual([5, 9, 5, 9, 5, 9])
    for (const size of [5, 9]) {
      const shares = answers.filter((answer) => answer.size === size).map(({ rows }) => rows)
      expect(shares[0]?.[0]?.length).toBe(Math.ceil(size / 3) * size)
      const whole = sampleGrid({ program, sources: program.sources, axes, columns: size, rows: size })
      expect(assembled({ axes, columns: size, rows: size }, shares)).toEqual(whole)
    }
  })
  it('ends within a row of a new order', async () => {
    let turns = 0
    const answers: SampleAnswer[] = []
    const turn = async (): Promise<void> => void turns++
    await sample(order(0, 1), { isWanted: () => turns < 7, turn, answer: (message) => answers.push(message) })
    expect(turns).toBe(7)
    expect(answers).toHaveLength(1)
  })
})

describe('the page’s end', () => {
  const make = (count = 1) => {
    const sent: SampleOrder[] = []
    const heard: number[] = []
    const make = (): Channel => ({
      postMessage: (message) => sent.push(message),
      onmessage: null,
      onerror: null,
      terminate: () => {},
    })
    const workers = Array.from({ length: count }, make)
    const [worker] = workers as [Channel]
    const sampler = createSampler(
      workers,
      (grid) => heard.push(grid.columns),
      () => heard.push(-1),
    )
    const reply = (ticket: number, size: number, index = 0): void => {
      const rows = Array.from({ length: 3 }, () => new Float64Array(Math.ceil(size / count) * size))
      const data: SampleAnswer = { kind: 'rows', ticket, size, share: { index, of: count }, rows }
      workers[index]?.onmessage?.({ data } as MessageEvent<SampleAnswer>)
    }
    return { sent, heard, worker, sampler, reply }
  }
  const wish = (x: number): Wish => ({ graph: bowl(x, 1), axes, sizes: [5] })

  it('waits for the first picture of an order, then sends only the newest wish', () => {
    const { sent, heard, sampler, reply } = make()
    sampler.order(wish(1))
    sampler.order(wish(2))
    sampler.order(wish(3))
    expect(sent).toHaveLength(1)
    reply(1, 33)
    expect(sent.map(({ ticket, graph }) => [ticket, graph.nodes[0]?.value?.data[0]])).toEqual([
      [1, 1],
      [2, 3],
    ])
    reply(1, 65)
    expect(heard).toEqual([33])
    reply(2, 33)
    expect(heard).toEqual([33, 33])
  })
  it('ends a finished order’s finer pictures at once', () => {
    const { sent, heard, sampler, reply } = make()
    sampler.order(wish(1))
    reply(1, 33)
    sampler.order(wish(2))
    expect(sent).toHaveLength(2)
    reply(1, 65)
    expect(heard).toEqual([33])
  })
  it('waits for every share of a picture', () => {
    const { sent, heard, sampler, reply } = make(2)
    sampler.order(wish(1))
    expect(sent.map(({ share }) => share.index)).toEqual([0, 1])
    reply(1, 33, 1)
    reply(1, 65, 1)
    expect(heard).toEqual([])
    reply(1, 33, 0)
    expect(heard).toEqual([33])
    reply(1, 65, 0)
    expect(heard).toEqual([33, 65])
  })
  it('hears a breakdown', () => {
    const { heard, worker } = make()
    worker.onerror?.({} as ErrorEvent)
    expect(heard).toEqual([-1])
  })
  it('goes on after a breakdown with what was asked for meanwhile', () => {
    const { sent, heard, worker, sampler, reply } = make()
    sampler.order(wish(1))
    sampler.order(wish(2))
    worker.onerror?.({} as ErrorEvent)
    expect(sent).toHaveLength(2)
    reply(2, 33)
    expect(heard).toEqual([-1, 33])
  })
})

describe('what a surface depends on', () => {
  const at = (w: number, x: number, low = -1): Wish => ({
    graph: chainRule(w, x, 0, 0),
    axes: [{ node: 'w', index: 0, low, high: 1 }],
    sizes: same.sizes,
  })
  const same: Wish = { graph: chainRule(0, 0, 0, 0), axes: [], sizes: [3] }
  const [before, moved] = [at(1, 2), at(5, 2)]
  const sharing = (wish: Wish): Wish => ({
    ...wish,
    graph: {
      ...before.graph,
      nodes: before.graph.nodes.map((node, i) => (i < 2 ? (wish.graph.nodes[i] ?? node) : node)),
    },
  })
  it('is not the number on its own axis', () => expect(isSameWish(before, sharing(moved))).toBe(true))
  it('is every other number', () => expect(isSameWish(before, sharing(at(1, 3)))).toBe(false))
  it('is the range', () => expect(isSameWish(before, sharing(at(1, 2, -2)))).toBe(false))
  it('is a wire and the root', () => {
    expect(isSameWish(before, { ...before, graph: { ...before.graph, root: 't' } })).toBe(false)
    expect(isSameWish(before, { ...before, graph: { ...before.graph, edges: before.graph.edges.slice(1) } })).toBe(
      false,
    )
  })
  it('is an op’s setting, not its name', () => {
    const changed = (change: object): Wish => ({
      ...before,
      graph: {
        ...before.graph,
        nodes: before.graph.nodes.map((node) => (node.id === 'w' ? { ...node, ...change } : node)),
      },
    })
    expect(isSameWish(before, changed({ name: 'other' }))).toBe(true)
    expect(isSameWish(before, changed({ op: 'parameter' }))).toBe(false)
    expect(isSameWish(before, changed({ value: scalar(9) }))).toBe(true)
  })
})
