// Graphs that both sides of a comparison build: ours as documents, a peer's as lists of what each node does.
import type { Edge, Graph, GraphNode } from '../graph/document'
import type { OpName } from '../ops/catalogue'
import { seeded } from '../random'
import { scalar } from '../tensor'

/** A graph node by node, in topological order: op, numbers of its inputs, value. */
export interface Plan {
  readonly op: readonly OpName[]
  readonly inputs: readonly (readonly number[])[]
  readonly value: readonly (number | null)[]
}

/** Writes a plan down. */
class Planner {
  readonly op: OpName[] = []
  readonly inputs: number[][] = []
  readonly value: (number | null)[] = []

  add(op: OpName, ...inputs: number[]): number {
    this.inputs.push(inputs)
    this.value.push(null)
    return this.op.push(op) - 1
  }

  leaf(op: 'input' | 'constant', value: number): number {
    const at = this.add(op)
    this.value[at] = value
    return at
  }
}

/** Nodes of one sample and of the weights of the net below. */
const [perSample, weights] = [646, 337]

/**
 * A 2-16-16-1 tanh net on as many samples as make about `nodes` nodes, every product and every sum a node of its own:
 * what a graph of numbers looks like when it is large.
 */
export function netPlan(nodes: number): Plan {
  const random = seeded(2)
  const plan = new Planner()
  const weight = (): number => plan.leaf('input', random.uniform() - 0.5)
  const sizes = [2, 16, 16, 1]
  const layers = sizes.slice(1).map((size, l) =>
    Array.from({ length: size }, () => ({
      bias: weight(),
      weights: Array.from({ length: sizes[l] as number }, weight),
    })),
  )
  const sample = (): number => {
    let signals = [0, 1].map(() => plan.leaf('constant', random.uniform() * 2 - 1))
    const wanted = plan.leaf('constant', random.uniform() < 0.5 ? -1 : 1)
    layers.forEach((layer, l) => {
      signals = layer.map((neuron) => {
        const sum = neuron.weights.reduce(
          (z, w, i) => plan.add('add', z, plan.add('mul', w, signals[i] as number)),
          neuron.bias,
        )
        return l < 2 ? plan.add('tanh', sum) : sum
      })
    })
    return plan.add('square', plan.add('sub', signals[0] as number, wanted))
  }
  const samples = Math.max(1, Math.round((nodes - weights) / perSample))
  let total = sample()
  for (let i = 1; i < samples; i++) total = plan.add('add', total, sample())
  return plan
}

/** The Rosenbrock function of n numbers: each meets only its neighbours, so the Hessian is sparse. */
export function rosenbrockPlan(n: number): Plan {
  const plan = new Planner()
  const x = Array.from({ length: n }, (_, i) => plan.leaf('input', Math.sin(i) * 0.5 + 0.3))
  const [one, hundred] = [plan.leaf('constant', 1), plan.leaf('constant', 100)]
  const term = (i: number): number => {
    const valley = plan.add('square', plan.add('sub', x[i + 1] as number, plan.add('square', x[i] as number)))
    const slope = plan.add('square', plan.add('sub', one, x[i] as number))
    return plan.add('add', plan.add('mul', hundred, valley), slope)
  }
  let total = term(0)
  for (let i = 1; i + 1 < n; i++) total = plan.add('add', total, term(i))
  return plan
}

/** The plan as a document's graph; its last node is the root. */
export function graphOf({ op, inputs, value }: Plan): Graph {
  const nodes = op.map((name, i): GraphNode => {
    const own = value[i] ?? null
    return { id: `n${i}`, op: name, name: `v${i}`, ...(own === null ? {} : { value: scalar(own) }) }
  })
  const edges = inputs.flatMap((from, i) => from.map((tail, port): Edge => ({ from: `n${tail}`, to: `n${i}`, port })))
  return { nodes, edges, root: `n${op.length - 1}` }
}
