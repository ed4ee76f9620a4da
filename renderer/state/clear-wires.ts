// A wire that passes a column on its way runs behind no node there: nodes of a layered drawing give way, up or down, within
// their columns. Deterministic: the same drawing is always cleared the same way.
import type { Cost, Line, Pass } from './drawing-costs'
import { costsOf } from './drawing-costs'
import type { Box } from './fold-strip'
import { columnsOf } from './fold-strip'

/** Steps of the paper: how far a node is tried to either side. */
const [step, furthest] = [20, 24]
/** How often a node is moved, and how often every node is asked for a better place once all wires are clear. */
const [mostMoves, mostSweeps] = [400, 8]
/** How many costs are asked in all, so that a large drawing takes no longer than dagre takes for it. */
const mostAsked = 2e6
/** A drawing of more boxes is cleared from one start only. */
const manyBoxes = 40

interface Drawing {
  readonly boxes: readonly Box[]
  /** Where they stand now. */
  readonly tops: number[]
  readonly columnOf: readonly (readonly number[])[]
  readonly costsOf: readonly (readonly Cost[])[]
  readonly gap: number
  /** How many costs have been asked. */
  asked: number
}

type Move = readonly (readonly [box: number, top: number])[]

/**
 * The boxes with room for every wire, as far as can be had; the same ones where none runs behind a box.
 *
 * @param gap the least air between neighbours of a column
 */
export function cleared(boxes: readonly Box[], lines: readonly Line[], gap: number): readonly Box[] {
  const tops = boxes.map(({ y }) => y)
  const { all, passes, ofBox } = costsOf(boxes, lines, tops)
  const behind = passes.filter(isBehind)
  if (behind.length === 0) return boxes
  const drawing: Drawing = { boxes, tops, columnOf: columnsWith(boxes), costsOf: ofBox, gap, asked: 0 }
  let best = { cost: Infinity, tops: [...tops] }
  for (const start of startsOf(drawing, new Set(behind.map(({ tail }) => tail)))) {
    start.forEach((top, box) => (tops[box] = top))
    for (const pass of passes) pass.weight = 1
    drawing.asked = 0
    giveWay(drawing, passes)
    for (const pass of passes) pass.weight = worst
    settle(drawing)
    const cost = all.reduce((sum, one) => sum + one.now(), 0)
    if (cost < best.cost) best = { cost, tops: [...tops] }
  }
  const shift = least(boxes.map(({ y }) => y)) - least(best.tops)
  return boxes.map((box, at) => ({ ...box, y: (best.tops[at] as number) + shift }))
}

/** A wire behind a node is worse than all else together. */
const worst = 1e3

/** As it is; and where that is looked for quickly, with the tails of the hidden wires below, and above, all that is drawn. */
function startsOf({ boxes, tops, gap }: Drawing, tails: ReadonlySet<number>): readonly (readonly number[])[] {
  if (boxes.length > manyBoxes) return [[...tops]]
  const sideOf = (edge: number, way: number): readonly number[] => {
    let next = edge
    return tops.map((top, box) => {
      if (!tails.has(box)) return top
      const taken = Math.ceil(((boxes[box] as Box).height + gap) / step) * step
      next += way * taken
      return way < 0 ? next : next - taken
    })
  }
  const foot = -least(boxes.map(({ y, height }) => -Math.ceil((y + height + gap) / step) * step))
  return [[...tops], sideOf(foot, 1), sideOf(least(tops), -1)]
}

/** Every node looks for a better place until none finds one. */
function settle(drawing: Drawing): void {
  for (let sweep = 0; sweep < mostSweeps && drawing.asked < mostAsked; sweep++) {
    const isBetter = drawing.boxes.map((_, box) => improve(drawing, [box])).includes(true)
    if (!isBetter) break
  }
}

const least = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), Infinity)
const isBehind = (pass: Pass): boolean => pass.depth() > 0

/** For each box the boxes of its column. */
function columnsWith(boxes: readonly Box[]): readonly (readonly number[])[] {
  const places = new Map(boxes.map(({ id }, place) => [id, place]))
  const columnOf: (readonly number[])[] = []
  for (const column of columnsOf(boxes)) {
    const members = column.boxes.map(({ id }) => places.get(id) as number)
    for (const member of members) columnOf[member] = members
  }
  return columnOf
}

/** Moves one node after the other until no wire runs behind a node; keeps the best that was met. */
function giveWay(drawing: Drawing, passes: readonly Pass[]): void {
  const { tops } = drawing
  let best = { count: Infinity, tops: [...tops] }
  for (let move = 0; move < mostMoves && drawing.asked < mostAsked; move++) {
    const behind = passes.filter(isBehind)
    if (behind.length < best.count) best = { count: behind.length, tops: [...tops] }
    const [first] = behind
    if (!first) break
    const worst = behind.reduce((a, b) => (b.now() > a.now() ? b : a), first)
    if (improve(drawing, worst.boxes)) continue
    for (const pass of behind) pass.weight *= 1.5
  }
  best.tops.forEach((top, box) => (tops[box] = top))
}

/** Makes the best of all moves of these boxes, if one makes the drawing better. */
function improve(drawing: Drawing, boxes: readonly number[]): boolean {
  let [best, gain]: [Move, number] = [[], 1e-6]
  for (const box of boxes) {
    for (let steps = 1; steps <= furthest; steps++) {
      for (const way of [steps, -steps]) {
        const move = moveTo(drawing, box, (drawing.tops[box] as number) + way * step)
        const found = gainOf(drawing, move)
        if (found > gain) [best, gain] = [move, found]
      }
    }
  }
  for (const [box, top] of best) drawing.tops[box] = top
  return best.length > 0
}

/** A box at its new place, and those of its column that it pushes on. */
function moveTo({ boxes, tops, columnOf, gap }: Drawing, box: number, top: number): Move {
  const heightOf = (at: number): number => (boxes[at] as Box).height
  const topOf = (at: number): number => tops[at] as number
  const middle = top + heightOf(box) / 2
  const isAbove = (at: number): boolean => topOf(at) + heightOf(at) / 2 < middle
  const others = (columnOf[box] ?? []).filter((at) => at !== box)
  const move: (readonly [number, number])[] = [[box, top]]
  let edge = top - gap
  for (const at of others.filter(isAbove).sort((a, b) => topOf(b) - topOf(a))) {
    if (topOf(at) + heightOf(at) <= edge) break
    const pushed = Math.floor((edge - heightOf(at)) / step) * step
    move.push([at, pushed])
    edge = pushed - gap
  }
  edge = top + heightOf(box) + gap
  for (const at of others.filter((one) => !isAbove(one)).sort((a, b) => topOf(a) - topOf(b))) {
    if (topOf(at) >= edge) break
    const pushed = Math.ceil(edge / step) * step
    move.push([at, pushed])
    edge = pushed + heightOf(at) + gap
  }
  return move
}

/** What a move saves. Cost: that of what its boxes have a part in. */
function gainOf(drawing: Drawing, move: Move): number {
  const { tops, costsOf: costs } = drawing
  const touched = new Set(move.flatMap(([box]) => costs[box] ?? []))
  drawing.asked += 2 * touched.size
  const sum = (): number => {
    let total = 0
    for (const cost of touched) total += cost.now()
    return total
  }
  const before = sum()
  const stood = move.map(([box]) => [box, tops[box] as number] as const)
  for (const [box, top] of move) tops[box] = top
  const after = sum()
  for (const [box, top] of stood) tops[box] = top
  return before - after
}
