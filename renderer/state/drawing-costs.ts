// What is wrong with a layered drawing, as numbers that are asked again after every move: wires behind nodes, wires that
// cross, wires that climb, nodes out of their order or far from home. Pure geometry.
import type { NodeId } from '../../core/graph/document'
import type { Box } from './fold-strip'

export interface Line {
  readonly from: NodeId
  readonly to: NodeId
  /** How far under the top of its head it ends. */
  readonly end: number
}

/** One thing that costs something as long as these boxes stand where they stand. */
export interface Cost {
  readonly boxes: readonly number[]
  now(): number
}

/** A wire that passes a column of the drawing, and a box there that it may run behind. */
export interface Pass extends Cost {
  /** The box from which the wire comes. */
  readonly tail: number
  /** It matters more the longer nothing has helped. */
  weight: number
  /** How far it reaches into the box and the air round it; nothing or less where it is clear. */
  depth(): number
}

export interface Costs {
  readonly all: readonly Cost[]
  readonly passes: readonly Pass[]
  /** Passes and everything else, by box. */
  readonly ofBox: readonly (readonly Cost[])[]
}

/** The air between a wire and a node behind which it does not run. */
const clear = { x: 4, y: 12 }
const price = { behind: 400, perDepth: 6, crossing: 250, disorder: 80, perRise: 0.025, perWay: 0.1 }

interface Wire {
  readonly from: number
  readonly to: number
  readonly left: number
  readonly right: number
  /** Its height at a share of its rise. */
  heightAt(share: number): number
}

/** How far a wire has risen, of all that it rises, after a share of its way to the right: `controlReach` is half the way. */
export function riseAfter(share: number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < 30; i++) {
    const t = (low + high) / 2
    if (1.5 * t * (1 - t) + t * t * t < share) low = t
    else high = t
  }
  return low * low * (3 - 2 * low)
}

/**
 * The costs of a drawing whose boxes stand at `tops`, which may change.
 * Cost: (wires × boxes) once, and pairs of wires that pass one another.
 */
export function costsOf(boxes: readonly Box[], lines: readonly Line[], tops: readonly number[]): Costs {
  const wires = wiresOf(boxes, lines, tops)
  const passes = wires.flatMap((wire) => passesOf(wire, boxes, tops))
  const all: readonly Cost[] = [
    ...passes,
    ...crossingsOf(wires),
    ...wires.map(riseOf),
    ...disordersOf(boxes, tops),
    ...boxes.map((box, at) => wayOf(box, at, tops)),
  ]
  const ofBox: Cost[][] = boxes.map(() => [])
  for (const cost of all) for (const box of cost.boxes) ofBox[box]?.push(cost)
  return { all, passes, ofBox }
}

function wiresOf(boxes: readonly Box[], lines: readonly Line[], tops: readonly number[]): readonly Wire[] {
  const places = new Map(boxes.map(({ id }, place) => [id, place]))
  return lines.flatMap((line) => {
    const [from, to] = [places.get(line.from) ?? -1, places.get(line.to) ?? -1]
    const [tail, head] = [boxes[from], boxes[to]]
    if (!tail || !head || head.x <= tail.x + tail.width) return []
    const heightAt = (share: number): number => {
      const start = (tops[from] as number) + tail.height / 2
      return start + share * ((tops[to] as number) + line.end - start)
    }
    return [{ from, to, left: tail.x + tail.width, right: head.x, heightAt }]
  })
}

const riseUntil = ({ left, right }: Wire, x: number): number =>
  riseAfter(Math.min(1, Math.max(0, (x - left) / (right - left))))

function passesOf(wire: Wire, boxes: readonly Box[], tops: readonly number[]): readonly Pass[] {
  return boxes.flatMap((box, at) => {
    const [left, right] = [box.x - clear.x, box.x + box.width + clear.x]
    if (at === wire.from || at === wire.to || right <= wire.left || left >= wire.right) return []
    const [enter, leave] = [riseUntil(wire, left), riseUntil(wire, right)]
    const pass: Pass = {
      boxes: [at, wire.from, wire.to],
      tail: wire.from,
      weight: 1,
      depth() {
        const [a, b] = [wire.heightAt(enter), wire.heightAt(leave)]
        const top = (tops[at] as number) - clear.y
        return Math.min(Math.max(a, b) - top, top + box.height + 2 * clear.y - Math.min(a, b))
      },
      now() {
        const depth = this.depth()
        return depth > 0 ? this.weight * (price.behind + price.perDepth * depth) : 0
      },
    }
    return [pass]
  })
}

function crossingsOf(wires: readonly Wire[]): readonly Cost[] {
  return wires.flatMap((one, at) =>
    wires.slice(0, at).flatMap((other) => {
      const [left, right] = [Math.max(one.left, other.left), Math.min(one.right, other.right)]
      if (left >= right) return []
      const [a, b] = [riseUntil(one, left), riseUntil(one, right)]
      const [c, d] = [riseUntil(other, left), riseUntil(other, right)]
      const now = (): number => {
        const [before, after] = [one.heightAt(a) - other.heightAt(c), one.heightAt(b) - other.heightAt(d)]
        return before * after < 0 ? price.crossing : 0
      }
      return [{ boxes: [...new Set([one.from, one.to, other.from, other.to])], now }]
    }),
  )
}

/** Two wires that climb a little are better than one that climbs far. */
const riseOf = ({ from, to, heightAt }: Wire): Cost => ({
  boxes: [from, to],
  now() {
    const rise = Math.abs(heightAt(1) - heightAt(0))
    return price.perRise * rise * Math.sqrt(rise)
  },
})

/** Two boxes of a column stand in the order in which they stood. */
function disordersOf(boxes: readonly Box[], tops: readonly number[]): readonly Cost[] {
  return boxes.flatMap((lower, at) =>
    boxes.flatMap((upper, above) => {
      if (upper.y >= lower.y || upper.x >= lower.x + lower.width || lower.x >= upper.x + upper.width) return []
      return [{ boxes: [at, above], now: () => ((tops[above] as number) > (tops[at] as number) ? price.disorder : 0) }]
    }),
  )
}

const wayOf = ({ y }: Box, at: number, tops: readonly number[]): Cost => ({
  boxes: [at],
  now: () => price.perWay * Math.abs((tops[at] as number) - y),
})
