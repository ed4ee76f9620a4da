// Goals 7, 8 and 9: loss surfaces of networks made of matrix nodes, over a plane through all their weights.
import { surfaceSizes } from '../../calculus/grid'
import type { Tensor } from '../../tensor'
import { toNested } from '../../tensor'
import type { Net, NetSurface } from '../nets'
import { surfaceRow, tensorsOf } from '../nets'
import type { Lent, Row } from '../row'
import { inPeer } from '../row'
import type { Side } from '../side'
import { inProcess } from '../side'

/** So many rows of a surface at a time. */
function surface(lent: Lent, made: NetSurface, rows = 1): Side {
  const compute = surfaceRow(made)
  let first = 0
  return inProcess('lanes behind what is affine', lent.now, () => {
    first = (first + rows) % made.columns
    let height = 0
    for (let row = first; row < first + rows; row++) height = compute(row)
    return height
  })
}

/** Its rows, each by whichever of two threads is free. */
async function inThreads(lent: Lent, name: string, made: NetSurface): Promise<Side> {
  await lent.peers.threads.load(name, made)
  return inPeer(lent, 'threads', name, 'the same in two threads')
}

/** The same for Python. */
function described({ net: { activation }, tensors: { X, y, layers }, columns }: NetSurface): object {
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

interface Measured {
  readonly what: string
  readonly net: Net
  readonly columns: number
  readonly threads: 1 | 2
  readonly kind: 'numpy' | 'torch'
  readonly atLeast: number
}

function row(lent: Lent, goal: number, { what, net, columns, threads, kind, atLeast }: Measured): Row {
  return {
    goal,
    what: `${what}, a row of ${columns} points`,
    tier: 'anchor',
    wanted: { atLeast },
    async sides() {
      const made = { net, tensors: tensorsOf(net), columns }
      const name = `network ${goal} ${kind}`
      await lent.peers.torch.load(name, { kind: `network_${kind}`, ...described(made) })
      const title = kind === 'numpy' ? 'NumPy f64' : 'PyTorch f64'
      const ours = threads === 1 ? surface(lent, made) : await inThreads(lent, name, made)
      return { ours, peer: inPeer(lent, 'torch', name, title) }
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
      const whole = (size: number): Side => surface(lent, { net, tensors, columns: size }, size)
      return { ours: whole(surfaceSizes[0] as number), peer: whole(surfaceSizes.at(-1) as number) }
    },
  }
}

export function networkRows(lent: Lent): readonly Row[] {
  const net = { what: 'loss of a 2-16-16-1 net on 256 samples', net: small, columns: 256 }
  const image = { what: 'loss of a 784-128-10 net on 64 samples', net: large, columns: 64 }
  return [
    row(lent, 7, { ...net, threads: 1, kind: 'numpy', atLeast: 1 }),
    row(lent, 7, { ...net, threads: 1, kind: 'torch', atLeast: 1.9 }),
    row(lent, 7, { ...net, threads: 2, kind: 'numpy', atLeast: 2.3 }),
    row(lent, 7, { ...net, threads: 2, kind: 'torch', atLeast: 4.2 }),
    firstPicture(lent),
    row(lent, 9, { ...image, threads: 1, kind: 'torch', atLeast: 20 }),
  ]
}
