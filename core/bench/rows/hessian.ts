// Goals 11 and 12: exact Hessians, of a function in which few inputs meet and of one in which all do.
import { prepareHessian } from '../../fast/hessian'
import { compile } from '../../graph/compile'
import type { Graph } from '../../graph/document'
import { entriesOf } from '../../engine/derivative'
import { seeded } from '../../random'
import { toNested } from '../../tensor'
import { graphOf, rosenbrockPlan } from '../graphs'
import type { Lent, Row } from '../row'
import { inPeer } from '../row'
import type { Side } from '../side'
import { inProcess } from '../side'

function hessianSide(lent: Lent, graph: Graph): Side {
  const { program } = compile(graph)
  const hessian = prepareHessian(program, program.root as number, entriesOf(program, program.sources))
  return inProcess('WebAssembly', lent.now, () => {
    const matrix = hessian.run(program.sources, 'wasm')
    return matrix ? (matrix[0] as number) + (matrix[matrix.length - 1] as number) : NaN
  })
}

const point = (n: number): number[] => Array.from({ length: n }, (_, i) => Math.sin(i) * 0.5 + 0.3)

function sparse(lent: Lent, n: number, atLeast: number): Row {
  return {
    goal: 11,
    what: `exact Hessian of Rosenbrock's function, n = ${n}`,
    tier: 'anchor',
    wanted: { atLeast },
    async sides() {
      const name = `rosenbrock ${n}`
      await lent.peers.torch.load(name, { kind: 'rosenbrock', point: point(n) })
      return { ours: hessianSide(lent, graphOf(rosenbrockPlan(n))), peer: inPeer(lent, 'torch', name, 'PyTorch f64') }
    },
  }
}

/** log Σ exp(A·x) for a vector x and a fixed matrix A: matrices stay matrices, and every input meets every other. */
function denseGraph(n: number): Graph {
  const A = seeded(3).tensor([n, n])
  const x = { shape: [n], data: Float64Array.from(point(n)) }
  return {
    nodes: [
      { id: 'n0', op: 'constant', name: 'A', value: A },
      { id: 'n1', op: 'input', name: 'x', value: x },
      { id: 'n2', op: 'matmul', name: 'p' },
      { id: 'n3', op: 'logsumexp', name: 'f' },
    ],
    edges: [
      { from: 'n0', to: 'n2', port: 0 },
      { from: 'n1', to: 'n2', port: 1 },
      { from: 'n2', to: 'n3', port: 0 },
    ],
    root: 'n3',
  }
}

export function hessianRows(lent: Lent): readonly Row[] {
  return [
    sparse(lent, 10, 250),
    sparse(lent, 100, 5),
    {
      goal: 12,
      what: 'exact Hessian of log Σ exp(A x), n = 100, from matrices',
      tier: 'anchor',
      wanted: { atLeast: 1 },
      async sides() {
        const graph = denseGraph(100)
        const matrix = toNested(graph.nodes[0]?.value ?? { shape: [], data: new Float64Array(1) })
        await lent.peers.torch.load('dense', { kind: 'logsumexp', matrix, point: point(100) })
        return { ours: hessianSide(lent, graph), peer: inPeer(lent, 'torch', 'dense', 'PyTorch f64') }
      },
    },
  ]
}
