// Which rows a step of training looks at. The order of every epoch is drawn from the seed and the epoch's number alone, so
// that any batch of any epoch can be had again without those before it.
import type { Batch } from '../graph/document'
import { seeded } from '../random'

export interface BatchAt {
  /** Counted from 0. */
  readonly epoch: number
  readonly rows: Int32Array
}

/** The rows in the order of an epoch: a Fisher–Yates shuffle. Cost: linear. */
export function shuffled(rows: number, seed: number, epoch: number): Int32Array {
  // An odd multiple of the golden ratio keeps the streams of neighbouring epochs apart from those of neighbouring seeds.
  const random = seeded(seed ^ Math.imul(epoch + 1, 0x9e3779b1))
  const order = Int32Array.from({ length: rows }, (_, row) => row)
  for (let last = rows - 1; last > 0; last--) {
    const other = random.integer(last + 1)
    const moved = order[last] as number
    order[last] = order[other] as number
    order[other] = moved
  }
  return order
}

let latest: {
  readonly rows: number
  readonly seed: number
  readonly epoch: number
  readonly order: Int32Array
} | null = null

/** The batch that comes after `seen` rows have been looked at. An epoch ends with what is left of it. */
export function batchAt({ size, seed }: Batch, rows: number, seen: number): BatchAt {
  const epoch = Math.floor(seen / rows)
  const from = seen - epoch * rows
  if (latest?.rows !== rows || latest.seed !== seed || latest.epoch !== epoch)
    latest = { rows, seed, epoch, order: shuffled(rows, seed, epoch) }
  return { epoch, rows: latest.order.slice(from, from + size) }
}
