// Goals 7, 8 and 9: loss surfaces of networks made of matrix nodes, over a plane through all their weights.
import { emptyGrid, sampleRows, surfaceSizes } from '../../calculus/grid'
import type { SampleJob } from '../../calculus/grid'
import { sliceGraph } from '../../calculus/slice'
import { entriesOf } from '../../engine/derivative'
import { compile } from '../../graph/compile'
import type { Edge, Graph, GraphNode } from '../../graph/document'
import { seeded } from '../../random'
import type { Tensor } from '../../tensor'
import { toNested } from '../../tensor'
import type { Lent, Row } from '../row'
import { inPeer } from '../row'
import type { Side } from '../side'
import { inProcess } from '../side'

interface Net {
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
function tensorsOf({ sizes, samples }: Net) {
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

type Tensors = ReturnType<typeof tensorsOf>

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

/** Rows of the surface, `columns` points each and as many `rows` at a time, over the plane through all weights. */
function surface(lent: Lent, net: Net, tensors: Tensors, columns: number, rows = 1): Side {
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
  let first = 0
  return inProcess('lanes behind what is affine', lent.now, () => {
    first = (first + rows) % columns
    for (let row = first; row < first + rows; row++) sampleRows(job, row, row + 1, grid)
    return grid.values[first * columns] as number
  })
}

function described({ activation }: Net, { X, y, layers }: Tensors, columns: number): object {
  const plain = ({ origin, ways }: { origin: Tensor; ways: readonly [Tensor, Tensor] }) =>
    [origin, ...ways].map(toNested)
  return {
    activation,
    columns,
    X: toNested(X),
    y: toNested(y),
    layers: layers.map(({ W, b }) => ({ W: plain(W), b: plain(b) })),
  }
}

const small: Net = { sizes: [2, 16, 16, 1], samples: 256, activation: 'tanh' }
const large: Net = { sizes: [784, 128, 10], samples: 64, activation: 'relu' }

function row(
  lent: Lent,
  goal: number,
  what: string,
  net: Net,
  columns: number,
  kind: 'numpy' | 'torch',
  atLeast: number,
): Row {
  return {
    goal,
    what: `${what}, a row of ${columns} points`,
    tier: 'anchor',
    wanted: { atLeast },
    async sides() {
      const tensors = tensorsOf(net)
      const name = `network ${goal} ${kind}`
      await lent.peers.torch.load(name, { kind: `network_${kind}`, ...described(net, tensors, columns) })
      const title = kind === 'numpy' ? 'NumPy f64' : 'PyTorch f64'
      return { ours: surface(lent, net, tensors, columns), peer: inPeer(lent, 'torch', name, title) }
    },
  }
}

/** The coarsest picture of a loss surface against the finest: what a student waits for. */
function firstPicture(lent: Lent): Row {
  return {
    goal: 8,
    what: 'first picture of a net’s loss surface over its finest',
    tier: 'every',
    wanted: { atMost: 1 / 40 },
    async sides() {
      const net: Net = { ...small, samples: 32 }
      const tensors = tensorsOf(net)
      const whole = (size: number): Side => surface(lent, net, tensors, size, size)
      return { ours: whole(surfaceSizes[0] as number), peer: whole(surfaceSizes.at(-1) as number) }
    },
  }
}

export function networkRows(lent: Lent): readonly Row[] {
  const [net, image] = ['loss of a 2-16-16-1 net on 256 samples', 'loss of a 784-128-10 net on 64 samples']
  return [
    row(lent, 7, net, small, 256, 'numpy', 1),
    row(lent, 7, net, small, 256, 'torch', 1.9),
    firstPicture(lent),
    row(lent, 9, image, large, 64, 'torch', 20),
  ]
}
