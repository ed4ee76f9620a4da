// A plane through a space of many numbers, as a graph of its own: every input becomes origin + α·d₁ + β·d₂ with two new
// inputs α and β. What draws, samples, differentiates and proves over a graph does so over a slice, and knows nothing of it.
import type { Axis, Edge, Entry, Graph, GraphNode, NodeId } from '../graph/document'
import type { Program } from '../graph/program'
import type { Tensor } from '../tensor'
import { full, scalar } from '../tensor'
import type { Point } from './landscape'
import { along, dot, length, minus } from './methods/vectors'

export interface Plane {
  readonly entries: readonly Entry[]
  readonly origin: Point
  /** One or two, linearly independent. */
  readonly directions: readonly Point[]
}

export interface Slice extends Plane {
  readonly graph: Graph
  /** Over α and β. */
  readonly axes: readonly Axis[]
}

const letters = ['α', 'β'] as const

/** The graph over the plane. Entries that no direction moves stay what they are. Cost: a few nodes per input that moves. */
export function sliceGraph(
  graph: Graph,
  program: Program,
  plane: Plane,
  ranges: readonly (readonly [number, number])[],
): Slice {
  const ids = new Set(graph.nodes.map(({ id }) => id))
  const free = (wanted: string): NodeId => {
    let id = wanted
    while (ids.has(id)) id = `${id}'`
    ids.add(id)
    return id
  }
  const coordinates = plane.directions.map((_, k): GraphNode => ({
    id: free(letters[k] as string),
    op: 'input',
    name: letters[k] as string,
    value: scalar(0),
  }))
  const added: GraphNode[] = [...coordinates]
  const wires: Edge[] = []
  const nodes = graph.nodes.map((node): GraphNode => {
    const slot = program.slotOf.get(node.id)
    const value = slot === undefined ? undefined : program.sources.get(slot)
    if (!value || !plane.entries.some((entry) => entry.node === node.id)) return node
    const constant = (name: string, t: Tensor): NodeId => {
      const id = free(`${node.id}.${name}`)
      added.push({ id, op: 'constant', name: `${node.name}.${name}`, value: t })
      return id
    }
    const terms = [constant('origin', spreadOver(plane, node.id, plane.origin, value))]
    plane.directions.forEach((direction, k) => {
      const id = free(`${node.id}.${letters[k]}`)
      const way = constant(`d${k + 1}`, spreadOver(plane, node.id, direction, full(value.shape, 0)))
      added.push({ id, op: 'mul', name: `${node.name}.${letters[k]}` })
      wires.push({ from: (coordinates[k] as GraphNode).id, to: id, port: 0 }, { from: way, to: id, port: 1 })
      terms.push(id)
    })
    terms.forEach((from, port) => wires.push({ from, to: node.id, port }))
    return { id: node.id, name: node.name, op: 'total', attributes: { signs: '+'.repeat(terms.length) } }
  })
  return {
    ...plane,
    graph: { ...graph, nodes: [...added, ...nodes], edges: [...graph.edges, ...wires] },
    axes: coordinates.map(({ id }, k) => {
      const [low, high] = ranges[k] as readonly [number, number]
      return { node: id, index: 0, low, high }
    }),
  }
}

/** `over` with the entries of one node replaced by theirs of a point. */
function spreadOver({ entries }: Plane, node: NodeId, point: Point, over: Tensor): Tensor {
  const data = over.data.slice()
  entries.forEach((entry, i) => {
    if (entry.node === node) data[entry.index] = point[i] as number
  })
  return { shape: over.shape, data }
}

/** The point of the whole space at these coordinates of the plane. */
export const pointOn = ({ origin, directions }: Plane, coordinates: Point): Point =>
  directions.reduce((sum, direction, k) => along(sum, coordinates[k] as number, direction), origin)

/**
 * The nearest place of the plane, and how far the point is from it: a picture of the plane shows the point there, and must
 * say the distance.
 */
export function shadowOf(plane: Plane, point: Point): { readonly coordinates: Point; readonly distance: number } {
  const away = minus(point, plane.origin)
  const [d, e] = plane.directions as [Point, Point | undefined]
  const coordinates = e ? solveTwo(d, e, away) : [dot(d, away) / dot(d, d)]
  const distance = length(minus(point, pointOn(plane, coordinates)))
  // What rounding leaves is no distance.
  return { coordinates, distance: distance <= 1e-12 * Math.max(length(point), length(plane.origin)) ? 0 : distance }
}

/** The normal equations of two directions. */
function solveTwo(d: Point, e: Point, away: Point): Point {
  const [dd, de, ee] = [dot(d, d), dot(d, e), dot(e, e)]
  const [da, ea] = [dot(d, away), dot(e, away)]
  const area = dd * ee - de * de
  return [(da * ee - ea * de) / area, (ea * dd - da * de) / area]
}
