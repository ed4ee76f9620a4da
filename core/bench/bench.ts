// What is measured: whole steps, forward and backward with every wire's contribution, against the naive peer in one run.
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import type { Graph } from '../graph/document'
import { randomDocument } from '../laws/graphs'
import { readFormula } from '../language/read'
import { isDiagnostic } from '../diagnostic'
import { scalar } from '../tensor'
import type { Side } from './ratio'
import { ratio } from './ratio'
import { Value } from './value'

const seedFormula = 'a = (w + x + y + z)^2; b = (w + x - y - z)^2; u = (a + b)^2; v = (a - b)^2; f = (u + v)^2'

/** Our side: a compiled program run once; the sum of its contributions. */
function engine(name: string, graph: Graph): Side {
  const { program } = compile(graph)
  return {
    name,
    once: () => {
      let sum = 0
      for (const part of run(program).contributions.values()) sum += part.data[0] as number
      return sum
    },
  }
}

function seedPeer(): number {
  const [w, x, y, z] = [2, 0, 1, 0].map((data) => new Value(data)) as [Value, Value, Value, Value]
  const a = w.add(x).add(y).add(z).square()
  const b = w.add(x).sub(y).sub(z).square()
  const f = a.add(b).square().add(a.sub(b).square()).square()
  f.backward()
  return w.grad + x.grad + y.grad + z.grad
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
const unary: Readonly<Record<string, (x: Value) => Value>> = {
  sin: (x) => x.apply(Math.sin, Math.cos),
  cos: (x) => x.apply(Math.cos, (t) => -Math.sin(t)),
  tanh: (x) => x.apply(Math.tanh, (_t, y) => 1 - y * y),
  sigmoid: (x) => x.apply(sigmoid, (_t, y) => y * (1 - y)),
  atan: (x) => x.apply(Math.atan, (t) => 1 / (1 + t * t)),
  softplus: (x) => x.apply((t) => Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t))), sigmoid),
  neg: (x) =>
    x.apply(
      (t) => -t,
      () => -1,
    ),
}

/** The same graph in the peer. Its nodes stand in topological order already. */
function graphPeer(graph: Graph): () => number {
  const wires = graph.nodes.map((node) =>
    graph.edges
      .filter((edge) => edge.to === node.id)
      .sort((p, q) => p.port - q.port)
      .map((edge) => Number(edge.from.slice(1))),
  )
  return () => {
    const values: Value[] = []
    graph.nodes.forEach((node, i) => {
      const [a, b] = (wires[i] as number[]).map((from) => values[from] as Value)
      if (!a) values.push(new Value(node.value?.data[0] as number))
      else if (b) values.push(node.op === 'add' ? a.add(b) : node.op === 'sub' ? a.sub(b) : a.mul(b))
      else values.push((unary[node.op] as (x: Value) => Value)(a))
    })
    ;(values[values.length - 1] as Value).backward()
    return values[0]?.grad as number
  }
}

/** Runs everything and returns the lines of the table. Takes about ten seconds. */
export function measure(now: () => number): readonly string[] {
  const seed = readFormula(seedFormula)
  if (isDiagnostic(seed)) throw new Error(seed.code)
  const at: Readonly<Record<string, number>> = { w: 2, x: 0, y: 1, z: 0 }
  const nodes = seed.graph.nodes.map((node) =>
    node.name in at ? { ...node, value: scalar(at[node.name] as number) } : node,
  )
  const large = randomDocument(1, 1000).graph
  const rows: readonly (readonly [string, Side, Side])[] = [
    [
      'seed step: value, 4 gradients, every wire',
      engine('seed', { ...seed.graph, nodes }),
      { name: 'peer', once: seedPeer },
    ],
    ['1,000-node graph: every wire', engine('graph', large), { name: 'peer', once: graphPeer(large) }],
  ]
  return [
    `${'what'.padEnd(44)}${'ours ms'.padStart(10)}${'peer ms'.padStart(10)}${'peer/ours'.padStart(11)}   spread`,
    ...rows.map(([title, ours, peer]) => {
      const { ours: mine, peer: theirs, times, low, high } = ratio(ours, peer, now)
      const cells = [
        mine.toPrecision(3).padStart(10),
        theirs.toPrecision(3).padStart(10),
        `${times.toPrecision(3)}x`.padStart(11),
      ]
      return `${title.padEnd(44)}${cells.join('')}   ${low.toPrecision(2)}–${high.toPrecision(2)}x`
    }),
    'peer: a naive Value class in the style of micrograd, in the same process. Ratios only; times vary with the machine.',
  ]
}
