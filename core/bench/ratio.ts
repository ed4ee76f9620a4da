// Times two sides in turn in one run and gives the median of the paired ratios; an absolute time would mean nothing on a
// shared machine. The clock is lent by whoever runs it: core has none.

export interface Side {
  readonly name: string
  /** Does the work once and returns a number that depends on it, so that it cannot be left out. */
  readonly once: () => number
}

export interface Ratio {
  readonly ours: number
  readonly peer: number
  /** Peer's time over ours: above 1 we are faster. */
  readonly times: number
  readonly low: number
  readonly high: number
}

const rounds = 9
const aim = 150

/** Milliseconds per call, over enough calls for the clock. */
function timed(side: Side, calls: number, now: () => number): number {
  let kept = 0
  const start = now()
  for (let call = 0; call < calls; call++) kept += side.once()
  const took = now() - start
  if (Number.isNaN(kept)) throw new Error(`${side.name} gave NaN`)
  return took / calls
}

function callsFor(side: Side, now: () => number): number {
  let calls = 1
  while (timed(side, calls, now) * calls < aim / 8) calls *= 2
  return Math.max(1, Math.round(aim / timed(side, calls, now)))
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number

/** A B A B …, nine rounds. Milliseconds per call, and the ratio with its spread. */
export function ratio(ours: Side, peer: Side, now: () => number): Ratio {
  const [callsOurs, callsPeer] = [callsFor(ours, now), callsFor(peer, now)]
  const pairs = Array.from({ length: rounds }, () => {
    const mine = timed(ours, callsOurs, now)
    const theirs = timed(peer, callsPeer, now)
    return { mine, theirs, times: theirs / mine }
  })
  const times = pairs.map((pair) => pair.times)
  return {
    ours: median(pairs.map((pair) => pair.mine)),
    peer: median(pairs.map((pair) => pair.theirs)),
    times: median(times),
    low: Math.min(...times),
    high: Math.max(...times),
  }
}
