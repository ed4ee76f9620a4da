// A graph's wires by the places of its nodes in the document. Most edits change one node or one wire: the wiring of the
// graph before is then taken over and only what differs is looked at. Knows nothing of ops.
import type { Edge, Graph, GraphNode, NodeId } from './document'

export interface Wiring {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly Edge[]
  readonly places: ReadonlyMap<NodeId, number>
  /** Wires into a node, by place, in the document's order. */
  readonly into: readonly (readonly Edge[])[]
  /** Places of their tails; −1 for a tail that is not in the graph. */
  readonly tails: readonly (readonly number[])[]
}

export interface Rewiring {
  readonly wiring: Wiring
  /** Places whose node or wires differ from the wiring before; null when everything has to be looked at. */
  readonly changed: ReadonlySet<number> | null
}

const noWires: Edge[] = []
const noTails: number[] = []

/** The wiring of a graph, given that of the graph before. Cost: one comparison per node and wire where little changed. */
export function rewired(graph: Graph, before: Wiring | null): Rewiring {
  return (before && patched(graph, before)) ?? { wiring: fresh(graph), changed: null }
}

function fresh({ nodes, edges }: Graph): Wiring {
  const places = new Map<NodeId, number>()
  nodes.forEach((node, place) => places.set(node.id, place))
  const into = new Array<Edge[]>(nodes.length).fill(noWires)
  const tails = new Array<number[]>(nodes.length).fill(noTails)
  for (const edge of edges) {
    const place = places.get(edge.to)
    if (place === undefined) continue
    const tail = places.get(edge.from) ?? -1
    const known = into[place] as Edge[]
    if (known === noWires) {
      into[place] = [edge]
      tails[place] = [tail]
    } else {
      known.push(edge)
      tails[place]?.push(tail)
    }
  }
  return { nodes, edges, places, into, tails }
}

/** More differences than this are not followed one by one. */
const mostDifferences = 64

/** The wiring with few differences from the one before; null when nodes came or went, or much differs. */
function patched({ nodes, edges }: Graph, before: Wiring): Rewiring | null {
  const changed = differingNodes(nodes, before.nodes)
  const wires = differingWires(edges, before.edges)
  if (!changed || !wires) return null
  const { places } = before
  const [into, tails] = [before.into.slice(), before.tails.slice()]
  for (const [place, wiresIn] of newWires(edges, before, wires)) {
    into[place] = wiresIn
    tails[place] = wiresIn.map((edge) => places.get(edge.from) ?? -1)
    changed.add(place)
  }
  return { wiring: { nodes, edges, places, into, tails }, changed }
}

/** Wires into each place at which a wire came or went, in the document's order. */
function newWires(edges: readonly Edge[], { places, into }: Wiring, { removed, added, isAtEnd }: Differences) {
  const heads = new Map<number, Edge[]>()
  for (const { to } of [...removed, ...added]) {
    const place = places.get(to)
    if (place !== undefined) heads.set(place, [])
  }
  const kept = (place: number): readonly Edge[] =>
    (into[place] as readonly Edge[]).filter((edge) => !removed.includes(edge))
  if (isAtEnd) for (const [place, wires] of heads) wires.push(...kept(place))
  for (const edge of isAtEnd ? added : edges) heads.get(places.get(edge.to) ?? -1)?.push(edge)
  return heads
}

/** Places whose node is another object; null unless the same ids stand in the same order. */
function differingNodes(nodes: readonly GraphNode[], before: readonly GraphNode[]): Set<number> | null {
  const changed = new Set<number>()
  if (nodes === before) return changed
  if (nodes.length !== before.length) return null
  for (let place = 0; place < nodes.length; place++) {
    if (nodes[place] === before[place]) continue
    if (nodes[place]?.id !== before[place]?.id) return null
    changed.add(place)
  }
  return changed
}

interface Differences {
  readonly removed: readonly Edge[]
  readonly added: readonly Edge[]
  /** All that came stands after all that stayed. */
  readonly isAtEnd: boolean
}

/** Wires that went and wires that came; null when there are many. */
function differingWires(edges: readonly Edge[], before: readonly Edge[]): Differences | null {
  const [removed, added]: [Edge[], Edge[]] = [[], []]
  let isAtEnd = true
  const first = sameFrom(edges, before)
  let [i, j] = [first, first]
  while (i < before.length || j < edges.length) {
    if (removed.length + added.length > mostDifferences) return null
    const [was, is] = [before[i], edges[j]]
    if (was === is) {
      if (added.length > 0) isAtEnd = false
      const count = sameFrom(edges, before, j, i)
      i += count
      j += count
    } else if (was && (!is || before[i + 1] === is)) {
      removed.push(was)
      i++
    } else if (is && (!was || edges[j + 1] === was)) {
      added.push(is)
      j++
    } else {
      // One in the place of another.
      if (was) removed.push(was)
      if (is) added.push(is)
      i++
      j++
    }
  }
  return { removed, added, isAtEnd }
}

/** How many in a row are the same, beginning at `j` and `i`. */
function sameFrom<T>(edges: readonly T[], before: readonly T[], j = 0, i = 0): number {
  const most = Math.min(edges.length - j, before.length - i)
  let count = 0
  while (count < most && edges[j + count] === before[i + count]) count++
  return count
}
