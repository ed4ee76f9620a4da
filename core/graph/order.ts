// The order in which nodes are computed: by level (the longest way from a node without wires), ties by place in the
// document. Integers only; it does not know what a node is.

type Tails = readonly (readonly number[])[]

/** The order of a graph given by the tails of each place. `guess` is an order that may still be right. Cost: linear. */
export function orderOf(tails: Tails, guess: Int32Array | null): Int32Array {
  const levels = new Int32Array(tails.length)
  const walked =
    guess && guess.length === tails.length && levelAlong(guess, tails, levels) ? guess : walk(tails, levels)
  return byLevel(walked, levels)
}

/** Fills levels in one pass over an order; false where the order puts a node before its tail. */
function levelAlong(order: Int32Array, tails: Tails, levels: Int32Array): boolean {
  levels.fill(-1)
  for (const place of order) {
    let level = 0
    for (const tail of tails[place] as readonly number[]) {
      if (tail < 0) continue
      const below = levels[tail] as number
      if (below < 0) return false
      if (below >= level) level = below + 1
    }
    levels[place] = level
  }
  return true
}

/** Any topological order, with the levels: a node is ready when its last tail is done (A. B. Kahn 1962). */
function walk(tails: Tails, levels: Int32Array): Int32Array {
  const count = tails.length
  const waiting = new Int32Array(count)
  const starts = new Int32Array(count + 1)
  for (let place = 0; place < count; place++) {
    for (const tail of tails[place] as readonly number[]) {
      if (tail < 0) continue
      waiting[place]!++
      starts[tail + 1]!++
    }
  }
  for (let i = 0; i < count; i++) starts[i + 1]! += starts[i] as number
  const heads = new Int32Array(starts[count] as number)
  const next = starts.slice()
  for (let place = 0; place < count; place++) {
    for (const tail of tails[place] as readonly number[]) if (tail >= 0) heads[next[tail]!++] = place
  }
  const order = new Int32Array(count)
  let ready = 0
  levels.fill(0)
  for (let place = 0; place < count; place++) if (waiting[place] === 0) order[ready++] = place
  for (let done = 0; done < ready; done++) {
    const place = order[done] as number
    const above = (levels[place] as number) + 1
    for (let i = starts[place] as number; i < (starts[place + 1] as number); i++) {
      const head = heads[i] as number
      if (above > (levels[head] as number)) levels[head] = above
      if (--waiting[head]! === 0) order[ready++] = head
    }
  }
  return order.subarray(0, ready)
}

/** Sorts places by level, those of one level by place. */
function byLevel(order: Int32Array, levels: Int32Array): Int32Array {
  const isIn = new Uint8Array(levels.length)
  let most = 0
  for (const place of order) {
    isIn[place] = 1
    most = Math.max(most, levels[place] as number)
  }
  const starts = new Int32Array(most + 2)
  for (const place of order) starts[(levels[place] as number) + 1]!++
  for (let level = 0; level <= most; level++) starts[level + 1]! += starts[level] as number
  const sorted = new Int32Array(order.length)
  for (let place = 0; place < levels.length; place++) {
    if (isIn[place] === 1) sorted[starts[levels[place] as number]!++] = place
  }
  return sorted
}
