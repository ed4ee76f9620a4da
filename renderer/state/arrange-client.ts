// The page's end of the layout worker: the newest order wins, the answers to older ones are dropped.
import type { NodeId, Position } from '../../core/graph/document'
import type { LargeBox, LargeLink } from './arrange-large'

interface Wish {
  readonly boxes: readonly LargeBox[]
  readonly links: readonly LargeLink[]
}

export interface ArrangeOrder extends Wish {
  readonly ticket: number
}

export interface ArrangeAnswer {
  readonly ticket: number
  readonly positions: Readonly<Record<NodeId, Position>>
}

/** The part of a Worker that is needed. */
export interface ArrangeChannel {
  postMessage(order: ArrangeOrder): void
  onmessage: ((event: MessageEvent<ArrangeAnswer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

export interface Arranger {
  /** `hear` gets the positions, unless another order comes before; null when the worker breaks down. */
  order(wish: Wish, hear: (positions: ArrangeAnswer['positions'] | null) => void): void
}

/** The worker is started with the first order. */
export function createArranger(start: () => ArrangeChannel): Arranger {
  let worker: ArrangeChannel | null = null
  let ticket = 0
  return {
    order(wish, hear) {
      worker ??= start()
      ticket += 1
      const mine = ticket
      worker.onmessage = ({ data }) => {
        if (data.ticket === mine) hear(data.positions)
      }
      worker.onerror = () => {
        worker = null
        hear(null)
      }
      worker.postMessage({ ticket: mine, ...wish })
    },
  }
}
