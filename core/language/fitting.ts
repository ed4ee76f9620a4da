// Starting values for names that a typed formula brings: a number where numbers do, else the smallest vectors and matrices
// with which every shape in the formula meets. The ops' own shape rules judge; nothing here knows what an op needs.
import { compileApart } from '../graph/compile'
import type { Graph, GraphNode, NodeId } from '../graph/document'
import { nodeOf, upstreamOf } from '../graph/look'
import type { Shape, Tensor } from '../tensor'
import { isSameShape, sizeOf, tensor } from '../tensor'

interface Candidate {
  readonly shape: Shape
  readonly cost: number
}

/** Cheapest first. By the field's custom a capital letter is a matrix, where it is no number. */
const ofSmall: readonly Candidate[] = [[], [2], [3], [2, 2], [3, 2], [2, 3], [3, 3]].map((shape) => ({
  shape,
  cost: sizeOf(shape),
}))
const ofCapital: readonly Candidate[] = [[], [2, 2], [3, 2], [2, 3], [3, 3], [2], [3]].map((shape, i) => ({
  shape,
  cost: i + 1,
}))
const candidatesFor = ({ name }: GraphNode): readonly Candidate[] => (/^\p{Lu}/u.test(name) ? ofCapital : ofSmall)

/** So many tries and no more: then the inputs stay numbers, and the canvas says what does not meet. */
const mostTries = 2000
/** Ops that meet their inputs entry by entry, so that a bias or a target is as large as what it stands beside. */
const sums: ReadonlySet<string> = new Set(['add', 'sub', 'total'])

/**
 * The graph with starting values for the inputs in `fresh`, which hold a number each, such that `result` can be computed; as it
 * is where numbers do, or where nothing is found. Cost: the shapes of what `result` hangs on, some thousands of times at most.
 */
export function withFittingInputs(graph: Graph, fresh: readonly NodeId[], result: NodeId): Graph {
  const below = upstreamOf(graph, result)
  const small: Graph = {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => below.has(id)),
    edges: graph.edges.filter(({ to }) => below.has(to)),
    root: result,
  }
  const open = fresh.flatMap((id) => (below.has(id) ? (nodeOf(graph, id) ?? []) : []))
  const numbers = open.map((): Shape => [])
  const meets = (shapes: readonly Shape[]): boolean => shapeAt(filled(small, open, shapes), result) !== null
  if (open.length === 0 || meets(numbers)) return graph
  let tries = 0
  for (const shapes of cheapestFirst(open.map(candidatesFor))) {
    if (++tries > mostTries) return graph
    if (meets(shapes)) return filled(graph, open, widened(small, open, shapes, meets))
  }
  return graph
}

/** What a graph gives at a node; null where shapes do not meet before it. */
function shapeAt(graph: Graph, node: NodeId): Shape | null {
  const { program } = compileApart(graph)
  const slot = program.slotOf.get(node)
  return slot === undefined ? null : (program.instructions[slot]?.shape ?? null)
}

/** Numbers that are added to a vector or a matrix, as large as it, where that meets too. */
function widened(
  graph: Graph,
  open: readonly GraphNode[],
  found: readonly Shape[],
  meets: (shapes: readonly Shape[]) => boolean,
): readonly Shape[] {
  return open.reduce((shapes, { id }, i) => {
    const beside = graph.edges.find(({ from, to }) => from === id && sums.has(nodeOf(graph, to)?.op ?? ''))
    const shape = beside && shapes[i]?.length === 0 ? shapeAt(filled(graph, open, shapes), beside.to) : null
    const wider = shape ? shapes.map((own, j) => (i === j ? shape : own)) : shapes
    return wider !== shapes && meets(wider) ? wider : shapes
  }, found)
}

function filled(graph: Graph, open: readonly GraphNode[], shapes: readonly Shape[]): Graph {
  const values = new Map(open.map(({ id }, i) => [id, startOf(shapes[i] as Shape, i)]))
  return {
    ...graph,
    nodes: graph.nodes.map((node) => {
      const value = values.get(node.id)
      return value && !isSameShape(value.shape, []) ? { ...node, value } : node
    }),
  }
}

/** Small whole numbers, no two alike, and the largest on the diagonal, so that a square matrix has an inverse. */
function startOf(shape: Shape, place: number): Tensor {
  const columns = shape[shape.length - 1] ?? 1
  const places = Array.from({ length: sizeOf(shape) }, (_, i) => i)
  const isOnDiagonal = (i: number): boolean => shape.length > 1 && Math.floor(i / columns) === i % columns
  const order = [...places.filter((i) => !isOnDiagonal(i)), ...places.filter(isOnDiagonal)]
  return tensor(
    shape,
    places.map((i) => order.indexOf(i) + 1 + place),
  )
}

/** One candidate for each, in all ways, the smallest sum of costs first. */
function* cheapestFirst(candidates: readonly (readonly Candidate[])[]): Generator<readonly Shape[]> {
  const most = candidates.reduce((sum, each) => sum + Math.max(...each.map(({ cost }) => cost)), 0)
  for (let total = candidates.length; total <= most; total++) yield* costing(candidates, total)
}

/** All ways that cost exactly `total`. */
function* costing(candidates: readonly (readonly Candidate[])[], total: number): Generator<readonly Shape[]> {
  const [first, ...rest] = candidates
  if (!first) {
    if (total === 0) yield []
    return
  }
  for (const { shape, cost } of first) {
    if (cost + rest.length > total) continue
    for (const others of costing(rest, total - cost)) yield [shape, ...others]
  }
}
