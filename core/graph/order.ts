// The order in which nodes are computed: by level (the longest way from a node without wires), ties by place in the
// document. Integers only; it does not know what a node is.

type Tails = readonly (readonly number[])[]

/** Places in order, without those on a loop and after one, and the level of each place that is in it. */
export interface Order {
  readonly places: Int32Array
  readonly levels: Int32Array
}

/** Nodes that differ from those that an order was made of. */
export interface Change {
  readonly before: Order
  readonly changed: ReadonlySet<number>
}

/** The order of a graph given by the tails of each place. Cost: linear, less where little changed. */
export function orderOf(tails: Tails, change: Change | null): Order {
  const raised = change && change.before.places.length === tails.length ? raisedFrom(tails, change) : null
  if (raised) return raised
  const levels = new Int32Array(tails.length)
  return { places: byLevel(walk(tails, levels), levels), levels }
}

const levelOf = (tails: readonly number[], levels: Int32Array): number => {
  let level = 0
  for (const tail of tails) if (tail >= 0 && (levels[tail] as number) >= level) level = (levels[tail] as number) + 1
  return level
}

/** The order after a change, if that of before is still one that can be gone along; null where it is not. */
function raisedFrom(tails: Tails, { before, changed }: Change): Order | null {
  const { places } = before
  const at = new Int32Array(places.length)
  for (let i = 0; i < places.length; i++) at[places[i] as number] = i
  let first = places.length
  for (const place of changed) {
    const own = at[place] as number
    for (const tail of tails[place] as readonly number[]) if (tail >= 0 && (at[tail] as number) >= own) return null
    if (levelOf(tails[place] as readonly number[], before.levels) !== before.levels[place]) first = Math.min(first, own)
  }
  // Nothing is on another level as long as nothing that changed is.
  if (first === places.length) return before
  const levels = before.levels.slice()
  for (let i = first; i < places.length; i++) {
    const place = places[i] as number
    levels[place] = levelOf(tails[place] as readonly number[], levels)
  }
  return { places: byLevel(places, levels), levels }
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
