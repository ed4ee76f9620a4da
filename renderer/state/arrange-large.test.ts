// Proves that a large graph is drawn in layers, that no box covers another, that little jumps, and that loops do no harm.
import { describe, expect, it } from 'vitest'
import { seeded } from '../../core/random'
import type { ArrangeAnswer, ArrangeChannel, ArrangeOrder } from './arrange-client'
import { createArranger } from './arrange-client'
import type { LargeBox, LargeLink } from './arrange-large'
import { arrangeLarge } from './arrange-large'

const box = (id: string): LargeBox => ({ id, width: 104, height: 80 })

/** A random graph without loops: every node but the first ones takes two that came before. */
function large(count: number): { boxes: LargeBox[]; links: LargeLink[] } {
  const random = seeded(7)
  const boxes = Array.from({ length: count }, (_, i) => box(`n${i}`))
  const links = boxes.flatMap((_, i) =>
    i < 20
      ? []
      : [0, 1].map(() => ({ from: `n${Math.floor(i - 1 - random.uniform() * Math.min(60, i - 1))}`, to: `n${i}` })),
  )
  return { boxes, links }
}

describe('the layout of a large graph', () => {
  const { boxes, links } = large(600)
  const positions = arrangeLarge(boxes, links)
  const at = (id: string): { x: number; y: number } => positions[id] ?? { x: NaN, y: NaN }

  it('reads from left to right: every wire leads to the right', () => {
    for (const { from, to } of links) expect(at(to).x).toBeGreaterThan(at(from).x)
  })

  it('covers no box with another', () => {
    const columns = new Map<number, number[]>()
    for (const { id } of boxes) columns.set(at(id).x, [...(columns.get(at(id).x) ?? []), at(id).y])
    for (const ys of columns.values()) {
      const sorted = ys.sort((a, b) => a - b)
      sorted.forEach((y, i) => expect(y - (sorted[i - 1] ?? -Infinity)).toBeGreaterThanOrEqual(80 + 16))
    }
  })

  it('is the same whenever it is asked', () => {
    expect(arrangeLarge(boxes, links)).toEqual(positions)
  })

  const standing = boxes.map((one) => ({ ...one, at: at(one.id) }))

  it('moves nothing of what stands in layers already', () => {
    expect(arrangeLarge(standing, links)).toEqual(positions)
  })

  it('moves little when a node comes in, and it finds a place of its own', () => {
    const after = arrangeLarge([...standing, box('more')], [...links, { from: 'n300', to: 'more' }])
    const moved = boxes.filter(({ id }) => after[id]?.x !== at(id).x || after[id].y !== at(id).y)
    expect(moved.length).toBeLessThan(0.1 * boxes.length)
    expect(after['more']?.x).toBeGreaterThan(at('n300').x)
  })

  it('lays out anew what stands anyhow', () => {
    const scattered = boxes.map((one, i) => ({ ...one, at: { x: (i % 30) * 190, y: Math.floor(i / 30) * 100 } }))
    expect(arrangeLarge(scattered, links)).toEqual(positions)
  })

  it('puts a source right before what it feeds', () => {
    const chain = ['a', 'b', 'c', 'd'].map((id) => box(id))
    const found = arrangeLarge(
      [...chain, box('x')],
      [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'c' },
        { from: 'c', to: 'd' },
        { from: 'x', to: 'd' },
      ],
    )
    expect(found['x']?.x).toBe(found['c']?.x)
  })

  it('places a loop too', () => {
    const found = arrangeLarge(
      [box('a'), box('b')],
      [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
      ],
    )
    expect(Object.values(found).every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
  })
})

describe('the layout worker', () => {
  function channel(): ArrangeChannel & { orders: ArrangeOrder[]; answer: (ticket: number) => void } {
    const orders: ArrangeOrder[] = []
    return {
      orders,
      onmessage: null,
      onerror: null,
      postMessage: (order) => void orders.push(order),
      answer(ticket) {
        const data: ArrangeAnswer = { ticket, positions: { n1: { x: ticket, y: 0 } } }
        this.onmessage?.({ data } as MessageEvent<ArrangeAnswer>)
      },
    }
  }

  it('starts with the first order, and the newest order wins', () => {
    const worker = channel()
    const started: string[] = []
    const arranger = createArranger(() => {
      started.push('worker')
      return worker
    })
    expect(started).toEqual([])
    const heard: unknown[] = []
    arranger.order({ boxes: [], links: [] }, () => heard.push('old'))
    arranger.order({ boxes: [], links: [] }, (positions) => heard.push(positions))
    worker.answer(1)
    expect(heard).toEqual([])
    worker.answer(2)
    expect(heard).toEqual([{ n1: { x: 2, y: 0 } }])
    expect(started).toEqual(['worker'])
    expect(worker.orders.map(({ ticket }) => ticket)).toEqual([1, 2])
  })

  it('says that it broke down, and is started again', () => {
    const workers = [channel(), channel()]
    let next = 0
    const arranger = createArranger(() => workers[next++] as ArrangeChannel)
    const heard: unknown[] = []
    arranger.order({ boxes: [], links: [] }, (positions) => heard.push(positions))
    workers[0]?.onerror?.({} as ErrorEvent)
    expect(heard).toEqual([null])
    arranger.order({ boxes: [], links: [] }, (positions) => heard.push(positions))
    workers[1]?.answer(2)
    expect(heard[1]).toEqual({ n1: { x: 2, y: 0 } })
  })
})
