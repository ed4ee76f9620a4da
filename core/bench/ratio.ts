// Times two sides in turn in one run and gives the median of the paired ratios; an absolute time would mean nothing on a
// shared machine.
import type { Side } from './side'

export interface Ratio {
  /** Milliseconds. */
  readonly ours: number
  readonly peer: number
  /** Peer's time over ours, in the middle and at both ends. */
  readonly times: number
  readonly low: number
  readonly high: number
}

const rounds = 9

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number

/** A B A B …, nine rounds after one that is not counted. */
export async function ratio(ours: Side, peer: Side): Promise<Ratio> {
  await ours.time()
  await peer.time()
  const pairs: { readonly mine: number; readonly theirs: number }[] = []
  for (let round = 0; round < rounds; round++) pairs.push({ mine: await ours.time(), theirs: await peer.time() })
  const times = pairs.map(({ mine, theirs }) => theirs / mine)
  return {
    ours: median(pairs.map(({ mine }) => mine)),
    peer: median(pairs.map(({ theirs }) => theirs)),
    times: median(times),
    low: Math.min(...times),
    high: Math.max(...times),
  }
}
