// Networks made of matrix nodes, and rows of their loss surfaces over a plane through all their weights. Threads of their own
// make them too, from a description that can be sent.
import { emptyGrid, sampleRows } from '../calculus/grid'
import type { SampleJob } from '../calculus/grid'
import { sliceGraph } from '../calculus/slice'
import { entriesOf } from '../engine/derivative'
import { compile } from '../graph/compile'
import type { Edge, Graph, GraphNode } from '../graph/document'
import { seeded } from '../random'
import type { Tensor } from '../tensor'

export interface Net {
  /** Units per layer, from the inputs on. */
  readonly sizes: readonly number[]
  readonly samples: number
  readonly activation: 'tanh' | 'relu'
}

const random = seeded(11)
const drawn = (shape: readonly number[], scale: number): Tensor => {
  const { data } = random.tensor(shape)
  return { shape, data: data.map((x) => x * scale) }
}

/** The tensors of a net: data, target, then weights and biases layer by layer with two directions for each. */
export function tensorsOf({ sizes, samples }: Net) {
  const layers = sizes.slice(1).map((size, i) => {
    const from = sizes[i] as number
    const made = (shape: readonly number[], scale: number) => ({
      origin: drawn(shape, scale),
      ways: [drawn(shape, scale), drawn(shape, scale)] as const,
    })
    return { W: made([from, size], 1 / Math.sqrt(from)), b: made([size], 0.1) }
  })
  return { X: drawn([samples, sizes[0] as number], 1), y: drawn([samples, sizes.at(-1) as number], 1), layers }
}

export type Tensors = ReturnType<typeof tensorsOf>

/** The mean square error of the net as a graph of matrix nodes. */
function netGraph({ activation }: Net, { X, y, layers }: Tensors): Graph {
  const nodes: GraphNode[] = []
  const edges: Edge[] = []
  const add = (op: string, name: string, ...from: string[]): string => {
    nodes.push({ id: name, op, name })
    from.forEach((tail, port) => edges.push({ from: tail, to: name, port }))
    return name
  }
  const leaf = (op: string, name: string, value: Tensor): string => {
    nodes.push({ id: name, op, name, value })
    return name
  }
  let signal = leaf('constant', 'X', X)
  layers.forEach(({ W, b }, l) => {
    const product = add('matmul', `p${l}`, signal, leaf('input', `W${l}`, W.origin))
    signal = add('add', `s${l}`, product, leaf('input', `b${l}`, b.origin))
    if (l < layers.length - 1) signal = add(activation, `h${l}`, signal)
  })
  const error = add('sub', 'e', signal, leaf('constant', 'y', y))
  return { nodes, edges, root: add('mean', 'f', add('square', 'q', error)) }
}

/** What a surface is made of. */
export interface NetSurface {
  readonly net: Net
  readonly tensors: Tensors
  /** Points along a side. */
  readonly columns: number
}

/** Computes one row of a surface, given by its number, and answers with its first height. */
export function surfaceRow({ net, tensors, columns }: NetSurface): (row: number) => number {
  const graph = netGraph(net, tensors)
  const { program } = compile(graph)
  const entries = entriesOf(program, program.sources)
  const along = (k: 0 | 1): number[] => tensors.layers.flatMap(({ W, b }) => [...W.ways[k].data, ...b.ways[k].data])
  const origin = tensors.layers.flatMap(({ W, b }) => [...W.origin.data, ...b.origin.data])
  const range = [-1, 1] as const
  const slice = sliceGraph(graph, program, { entries, origin, directions: [along(0), along(1)] }, [range, range])
  const sliced = compile(slice.graph).program
  const job: SampleJob = { program: sliced, sources: sliced.sources, axes: slice.axes, columns, rows: columns }
  const grid = emptyGrid(job, 'values')
  return (row) => {
    sampleRows(job, row, row + 1, grid)
    return grid.values[row * columns] as number
  }
}
