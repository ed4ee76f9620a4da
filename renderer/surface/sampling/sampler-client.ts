// The page's end of the sampling workers, which share the rows of each picture: newest order first, old answers dropped, never more than one order under way
// before its first picture is there (else a fast drag would starve the picture).
import type { Grid } from '../../../core/calculus/grid'
import { isSameFunction } from '../../../core/calculus/same-function'
import type { Axis } from '../../../core/graph/document'
import type { SampleAnswer, SampleOrder } from './sampler-messages'
import { sidesOf } from './sampler'
import type { Rows } from './shares'
import { assembled } from './shares'

export type Wish = Pick<SampleOrder, 'graph' | 'axes' | 'sizes'>

export interface Sampler {
  order(wish: Wish): void
  close(): void
}

/** The part of a Worker that is needed. */
export interface Channel {
  postMessage(order: SampleOrder): void
  onmessage: ((event: MessageEvent<SampleAnswer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate(): void
}

/** `hear` gets each grid of the newest order, coarse to fine; `fail` is called when a worker breaks down. */
export function createSampler(workers: readonly Channel[], hear: (grid: Grid) => void, fail: () => void): Sampler {
  let ticket = 0
  let current: Wish | null = null
  let isFirstMissing = false
  let next: Wish | null = null
  /** By size, the shares that have come. */
  let parts = new Map<number, Rows[]>()
  const send = (wish: Wish): void => {
    ticket++
    current = wish
    isFirstMissing = true
    next = null
    parts = new Map()
    const of = workers.length
    workers.forEach((worker, index) => worker.postMessage({ kind: 'sample', ticket, ...wish, share: { index, of } }))
  }
  const collect = ({ size, share, rows }: SampleAnswer): Grid | null => {
    const shares = parts.get(size) ?? []
    parts.set(size, shares)
    shares[share.index] = rows
    if (!current || Object.keys(shares).length < share.of) return null
    parts.delete(size)
    return assembled(sidesOf(current.axes, size), shares)
  }
  for (const worker of workers) {
    worker.onmessage = ({ data }) => {
      if (data.ticket !== ticket) return
      const grid = collect(data)
      if (!grid) return
      isFirstMissing = false
      hear(grid)
      if (next) send(next)
    }
    worker.onerror = () => {
      isFirstMissing = false
      fail()
      // What was asked for meanwhile may well succeed.
      if (next) send(next)
    }
  }
  return {
    order(wish) {
      if (isFirstMissing) next = wish
      else send(wish)
    },
    close: () => workers.forEach((worker) => worker.terminate()),
  }
}

const isSameAxes = (a: readonly Axis[], b: readonly Axis[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((axis, i) => {
      const other = b[i] as Axis
      return (
        axis.node === other.node && axis.index === other.index && axis.low === other.low && axis.high === other.high
      )
    }))

/** Would both give the same surface? The numbers on the axes are replaced by it, so they may differ. */
export const isSameWish = (a: Wish, b: Wish): boolean =>
  a.sizes === b.sizes && isSameAxes(a.axes, b.axes) && isSameFunction(a.graph, b.graph, a.axes)
