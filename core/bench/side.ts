// One side of a comparison: something that can be timed. The clock is lent by whoever runs the benches: core has none.

export interface Side {
  readonly name: string
  /** Milliseconds per call, over as many calls as the clock needs. */
  time(): number | Promise<number>
}

export type Clock = () => number

/** How long one timing should take, in milliseconds. */
const aim = 150

/**
 * Work in this process. `once` does it once and returns a number that depends on it, so that it cannot be left out. Warms
 * up and counts how many calls make a timing at the first one.
 */
export function inProcess(name: string, now: Clock, once: () => number): Side {
  let calls = 0
  const timed = (count: number): number => {
    let kept = 0
    const start = now()
    for (let call = 0; call < count; call++) kept += once()
    const took = now() - start
    if (Number.isNaN(kept)) throw new Error(`${name} gave NaN`)
    return took
  }
  const calibrate = (): number => {
    let count = 1
    for (let took = timed(1); took < aim / 4; took = timed(count)) count *= 2
    return Math.max(1, Math.round((count * aim) / timed(count)))
  }
  return {
    name,
    time() {
      calls ||= calibrate()
      return timed(calls) / calls
    },
  }
}

/** The same side with its time divided: per node, per point. */
export const per = (count: number, side: Side): Side => ({
  name: side.name,
  time: async () => (await side.time()) / count,
})
