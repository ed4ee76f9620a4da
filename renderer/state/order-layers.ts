// The order of the nodes within each layer of a drawing: as few crossing wires as can be had, counted at the ports where
// they end, and else the order of the document. It changes orders only, never layers or sizes.
import type { graphlib } from '@dagrejs/dagre'

interface Link {
  readonly from: string
  readonly to: string
  /** Where it ends on its head: 0 at the top, less than 1 at the foot. */
  readonly end: number
}

interface Layers {
  /** The nodes of each layer, from top to bottom. */
  readonly nodes: string[][]
  /** `links[i]` leads from layer i to layer i + 1. */
  readonly links: readonly (readonly Link[])[]
  /** The place of a node in the document; wires that pass through a layer have none. */
  readonly placeOf: (id: string) => number | undefined
}

/** More sweeps than this have never found anything. */
const mostSweeps = 12

/**
 * Orders the layers of a drawing that dagre has ordered already. dagre counts crossings between nodes, so it calls a graph
 * and its mirror image equally good; at the ports one of the two is a tangle. Cost: at most (wires of a layer)² per
 * layer, plus a few sweeps over neighbours.
 *
 * @param endOf where the wire of that name ends on its head, 0 at the top, less than 1 at the foot
 */
export function orderLayers(drawing: graphlib.Graph, ids: readonly string[], endOf: (wire: string) => number): void {
  const places = new Map(ids.map((id, place) => [id, place]))
  const links = linksOf(drawing, endOf)
  const nodes = layersOf(drawing)
  const starts = [asWritten(nodes, links), nodes, nodes.map((layer) => [...layer].reverse())]
  const best = starts
    .map((layers) => improved({ nodes: layers, links, placeOf: (id) => places.get(id) }))
    .reduce((a, b) => (costOf(b) < costOf(a) ? b : a))
  for (const layer of best.nodes) layer.forEach((id, order) => (drawing.node(id).order = order))
}

/** The order in which the formula is read: from the results back, the wires of a node from top to bottom. */
function asWritten(nodes: readonly (readonly string[])[], links: readonly (readonly Link[])[]): string[][] {
  const into = new Map<string, Link[]>()
  for (const link of links.flat()) into.set(link.to, [...(into.get(link.to) ?? []), link])
  const visited = new Map<string, number>()
  const open = nodes.flat()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (visited.has(id)) continue
    visited.set(id, visited.size)
    const tails = (into.get(id) ?? []).sort((a, b) => b.end - a.end).map(({ from }) => from)
    open.push(...tails)
  }
  return nodes.map((layer) => [...layer].sort((a, b) => (visited.get(a) ?? 0) - (visited.get(b) ?? 0)))
}

const rankOf = (drawing: graphlib.Graph, id: string): number => Number(drawing.node(id).rank)

function layersOf(drawing: graphlib.Graph): string[][] {
  const layers: string[][] = []
  for (const id of drawing.nodes()) (layers[rankOf(drawing, id)] ??= []).push(id)
  const filled = Array.from(layers, (layer) => layer ?? [])
  for (const layer of filled) layer.sort((a, b) => Number(drawing.node(a).order) - Number(drawing.node(b).order))
  return filled
}

function linksOf(drawing: graphlib.Graph, endOf: (wire: string) => number): Link[][] {
  const links: Link[][] = layersOf(drawing).map(() => [])
  for (const { v, w, name = '' } of drawing.edges())
    links[rankOf(drawing, v)]?.push({ from: v, to: w, end: endOf(name) })
  return links
}

/** Neighbours change places as long as that makes the drawing better. */
function improved(layers: Layers): Layers {
  for (let sweep = 0; sweep < mostSweeps; sweep += 1) {
    const wasBetter = layers.nodes.map((layer, rank) => improveLayer(layers, layer, rank)).includes(true)
    if (!wasBetter) break
  }
  return layers
}

function improveLayer(layers: Layers, layer: string[], rank: number): boolean {
  const tails = endsOf(layers, rank - 1, 'to')
  const heads = endsOf(layers, rank, 'from')
  /** What it costs that `upper` stands above `lower`, as far as the two alone are concerned. */
  const costOfPair = (upper: string, lower: string): number =>
    crossingWeight * (crossed(tails, upper, lower) + crossed(heads, upper, lower)) + disorder(layers, [upper, lower])
  let isBetter = false
  for (let i = 0; i + 1 < layer.length; i += 1) {
    const [upper, lower] = [layer[i] as string, layer[i + 1] as string]
    if (costOfPair(lower, upper) >= costOfPair(upper, lower)) continue
    layer[i] = lower
    layer[i + 1] = upper
    isBetter = true
  }
  return isBetter
}

type Ends = ReadonlyMap<string, readonly number[]>

/** For every node at one side of the links of a layer: the heights at which its wires have their other ends. */
function endsOf({ nodes, links }: Layers, rank: number, near: 'from' | 'to'): Ends {
  const far = near === 'from' ? 'to' : 'from'
  const heights = new Map(nodes[rank + (far === 'to' ? 1 : 0)]?.map((id, order) => [id, order]))
  const ends = new Map<string, number[]>()
  for (const link of links[rank] ?? []) {
    const height = (heights.get(link[far]) ?? 0) + (far === 'to' ? link.end : 0)
    const known = ends.get(link[near])
    if (known) known.push(height)
    else ends.set(link[near], [height])
  }
  return ends
}

/** Pairs of wires of two nodes that cross while the first stands above the second. */
function crossed(ends: Ends, upper: string, lower: string): number {
  const below = ends.get(lower) ?? []
  return (ends.get(upper) ?? []).reduce((sum, height) => sum + below.filter((other) => other < height).length, 0)
}

/** One crossing weighs more than any disorder. */
const crossingWeight = 1e6

const costOf = (layers: Layers): number =>
  layers.nodes.reduce((sum, layer, rank) => sum + crossingWeight * crossings(layers, rank) + disorder(layers, layer), 0)

/** Pairs of wires that cross between a layer and the next. */
function crossings({ nodes, links }: Layers, rank: number): number {
  const here = links[rank] ?? []
  const from = new Map(nodes[rank]?.map((id, order) => [id, order]))
  const to = new Map(nodes[rank + 1]?.map((id, order) => [id, order]))
  const ends = here.map((link) => [from.get(link.from) ?? 0, (to.get(link.to) ?? 0) + link.end] as const)
  let count = 0
  ends.forEach(([a, b], i) => {
    for (let j = 0; j < i; j += 1) {
      const [c, d] = ends[j] as readonly [number, number]
      if ((a - c) * (b - d) < 0) count += 1
    }
  })
  return count
}

/** Pairs of nodes that stand the other way round than in the document. */
function disorder({ placeOf }: Layers, layer: readonly string[]): number {
  const places = layer.map(placeOf).filter((place) => place !== undefined)
  return places.reduce((sum, place, i) => sum + places.slice(0, i).filter((before) => before > place).length, 0)
}
