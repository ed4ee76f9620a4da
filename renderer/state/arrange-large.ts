// Where the nodes of a large graph go: layered, left to right, in a time that grows with the wires. Pure; runs in a worker.
// What stands in layers already keeps its order and its height: only what an edit brought in looks for a place.
import type { NodeId, Position } from '../../core/graph/document'
import type { Box } from './fold-strip'
import { folded, isStrip } from './fold-strip'

export interface LargeBox {
  readonly id: NodeId
  readonly width: number
  readonly height: number
  /** Where it stands now; absent where it stands nowhere. */
  readonly at?: Position
}

export interface LargeLink {
  readonly from: NodeId
  readonly to: NodeId
}

const gap = { between: 36, layers: 76, margin: 40 }
const grid = 20
const sweeps = 6

interface Spot {
  readonly box: LargeBox
  readonly tails: Spot[]
  readonly heads: Spot[]
  rank: number
  /** Middle of the box. */
  y: number
}

/** Positions for every box. Deterministic. A loop counts as cut at the first of its nodes. Cost: sorts of each layer, a few times. */
export function arrangeLarge(
  boxes: readonly LargeBox[],
  links: readonly LargeLink[],
): Readonly<Record<NodeId, Position>> {
  const spots = new Map<NodeId, Spot>(boxes.map((box) => [box.id, { box, tails: [], heads: [], rank: 0, y: 0 }]))
  for (const { from, to } of links) {
    const [tail, head] = [spots.get(from), spots.get(to)]
    if (!tail || !head || tail === head) continue
    tail.heads.push(head)
    head.tails.push(tail)
  }
  const all = [...spots.values()]
  rankByLongestPath(all)
  const layers = layersOf(all)
  if (standInLayers(layers) && !isStripOf(layers))
    return placed(keepStanding(layers), layers[0] ? columnOf(layers[0]) : null)
  for (const layer of layers) stack(layer)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const isForth = sweep % 2 === 0
    for (const layer of isForth ? layers : [...layers].reverse()) {
      drawNear(layer, isForth ? (spot) => spot.tails : (spot) => spot.heads)
    }
  }
  return placed(layers, null)
}

/** Such a graph is folded, which keeps no heights. */
function isStripOf(layers: readonly (readonly Spot[])[]): boolean {
  const heightOf = (layer: readonly Spot[]): number => layer.reduce((sum, { box }) => sum + box.height + gap.between, 0)
  const width = layers.reduce((sum, layer) => sum + widthOf(layer) + gap.layers, 0)
  const height = layers.reduce((most, layer) => Math.max(most, heightOf(layer)), 0)
  return isStrip(layers.length, width, height)
}

const widthOf = (layer: readonly Spot[]): number => layer.reduce((most, { box }) => Math.max(most, box.width), 0)

/** The x that most boxes of a layer have; null where none stands. */
function columnOf(layer: readonly Spot[]): number | null {
  const counts = new Map<number, number>()
  for (const { box } of layer) {
    if (box.at) counts.set(middleOf(box, box.at), (counts.get(middleOf(box, box.at)) ?? 0) + 1)
  }
  return [...counts].reduce<readonly [number | null, number]>(
    (most, one) => (one[1] > most[1] ? one : most),
    [null, 0],
  )[0]
}

/** Boxes of a layer stand round one middle, whatever their widths. */
const middleOf = (box: LargeBox, at: Position): number => at.x + box.width / 2

/** Of the boxes at least this share stands in one column with their layer, where a layout has been made before. */
const enough = 0.8

function standInLayers(layers: readonly (readonly Spot[])[]): boolean {
  let [standing, all] = [0, 0]
  for (const layer of layers) {
    const column = columnOf(layer)
    all += layer.length
    // What snaps to the paper's grid may be half a step off.
    standing += layer.filter(
      ({ box }) => box.at && column !== null && Math.abs(middleOf(box, box.at) - column) <= grid / 2,
    ).length
  }
  return standing >= enough * all
}

/** Each box at its own height; one without goes to the middle of what it is wired to. */
function keepStanding(layers: Spot[][]): readonly (readonly Spot[])[] {
  const middle = ({ at, height }: LargeBox): number | undefined => at && at.y + height / 2
  for (const layer of layers)
    for (const spot of layer) {
      const near = [...spot.tails, ...spot.heads].flatMap(({ box }) => middle(box) ?? [])
      spot.y = middle(spot.box) ?? near.reduce((sum, y) => sum + y, 0) / Math.max(1, near.length)
    }
  for (const layer of layers) drawNear(layer, () => [])
  return layers
}

/** Each node one layer after the last of its tails; a source right before the first of its heads. */
function rankByLongestPath(all: readonly Spot[]): void {
  const waiting = new Map(all.map((spot) => [spot, spot.tails.length]))
  const open = all.filter((spot) => spot.tails.length === 0)
  const cut = all.values()
  for (let done = 0; done < all.length;) {
    let spot = open.pop()
    // Nothing is free: the rest goes in a loop, which is cut here.
    while (!spot) {
      const next = cut.next().value as Spot
      if (waiting.has(next)) spot = next
    }
    if (!waiting.delete(spot)) continue
    done += 1
    for (const head of spot.heads) {
      const left = waiting.get(head)
      if (left === undefined) continue
      head.rank = Math.max(head.rank, spot.rank + 1)
      waiting.set(head, left - 1)
      if (left === 1) open.push(head)
    }
  }
  for (const spot of all) {
    if (spot.tails.length > 0 || spot.heads.length === 0) continue
    spot.rank = Math.max(0, spot.heads.reduce((least, head) => Math.min(least, head.rank), Infinity) - 1)
  }
}

function layersOf(all: readonly Spot[]): Spot[][] {
  const layers: Spot[][] = []
  for (const spot of all) (layers[spot.rank] ??= []).push(spot)
  return layers.filter((layer) => layer !== undefined)
}

const roomBetween = (a: Spot, b: Spot): number => (a.box.height + b.box.height) / 2 + gap.between

/** One under the other, round the middle. */
function stack(layer: readonly Spot[]): void {
  let y = 0
  layer.forEach((spot, i) => {
    const above = layer[i - 1]
    if (above) y += roomBetween(above, spot)
    spot.y = y
  })
  for (const spot of layer) spot.y -= y / 2
}

/** Orders a layer by where its neighbours stand, and puts each node as near to them as the others let it. */
function drawNear(layer: Spot[], neighboursOf: (spot: Spot) => readonly Spot[]): void {
  const wish = new Map(
    layer.map((spot) => {
      const near = neighboursOf(spot)
      return [spot, near.length === 0 ? spot.y : near.reduce((sum, other) => sum + other.y, 0) / near.length]
    }),
  )
  const wishOf = (spot: Spot): number => wish.get(spot) ?? 0
  layer.sort((a, b) => wishOf(a) - wishOf(b) || a.y - b.y)
  keepApart(layer, wishOf)
}

/**
 * The places nearest to the wishes, in the sense of least squares, that keep the order and the room between: neighbours that
 * would come too near become one block, whose place is the mean of their wishes (pool adjacent violators).
 */
function keepApart(layer: readonly Spot[], wishOf: (spot: Spot) => number): void {
  const blocks: { sum: number; count: number; start: number }[] = []
  const offsets: number[] = []
  layer.forEach((spot, i) => {
    const above = layer[i - 1]
    const offset = above ? (offsets[i - 1] as number) + roomBetween(above, spot) : 0
    offsets.push(offset)
    let block = { sum: wishOf(spot) - offset, count: 1, start: i }
    for (let last = blocks[blocks.length - 1]; last && last.sum / last.count >= block.sum / block.count;) {
      block = { sum: last.sum + block.sum, count: last.count + block.count, start: last.start }
      blocks.pop()
      last = blocks[blocks.length - 1]
    }
    blocks.push(block)
  })
  blocks.forEach(({ sum, count, start }, b) => {
    const end = blocks[b + 1]?.start ?? layer.length
    for (let i = start; i < end; i++) (layer[i] as Spot).y = sum / count + (offsets[i] as number)
  })
}

/** `column`: the middle of the first layer as it stands, or null when nothing does. */
function placed(layers: readonly (readonly Spot[])[], column: number | null): Readonly<Record<NodeId, Position>> {
  const snap = (x: number): number => Math.round(x / grid) * grid
  const highest = layers.flat().reduce((least, { y, box }) => Math.min(least, y - box.height / 2), Infinity)
  const top = column === null ? highest - gap.margin : 0
  const boxes: Box[] = []
  let x = column === null ? gap.margin : column - widthOf(layers[0] ?? []) / 2
  for (const layer of layers) {
    const width = widthOf(layer)
    for (const { box, y } of layer) {
      boxes.push({ ...box, x: snap(x + (width - box.width) / 2), y: snap(y - box.height / 2 - top) })
    }
    x += width + gap.layers
  }
  const rows = column === null ? folded(boxes) : boxes
  return Object.fromEntries(rows.map(({ id, x: left, y }) => [id, { x: left, y }]))
}
