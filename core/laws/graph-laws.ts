// The laws that every graph keeps, as plain functions on random graphs: for the unit tests and the mutation run.
import { checkInput, checkWire } from '../engine/check'
import { counterfactual } from '../engine/counterfactual'
import { gradient, jvp } from '../engine/derivative'
import { run } from '../engine/run'
import type { Trace } from '../engine/trace'
import { compile } from '../graph/compile'
import type { GraphDocument, NodeId } from '../graph/document'
import { edgeId } from '../graph/document'
import { seeded } from '../random'
import type { Tensor } from '../tensor'
import { scalar } from '../tensor'
import { randomDocument } from './graphs'

const sizes = [2, 5, 12, 40, 90]

/** The random graph of a seed: from two ops to ninety. */
export const graphOf = (seed: number): GraphDocument => randomDocument(seed, sizes[seed % sizes.length] as number)

/** ⟨c, J t⟩ = ⟨Jᵀ c, t⟩: forward and reverse mode find the same number, to rounding. */
export function* breaksOfAdjointIdentity(seed: number): Generator<string> {
  const { program } = compile(graphOf(seed).graph)
  const random = seeded(seed + 1000)
  const tangents = new Map(program.inputs.map((slot) => [slot, scalar(random.normal())]))
  const forwards = jvp(program, program.sources, tangents)[program.root!]!.data[0]!
  const parts = [...gradient(program, program.sources)].map(([slot, t]) => t.data[0]! * tangents.get(slot)!.data[0]!)
  const backwards = parts.reduce((sum, part) => sum + part, 0)
  const size = parts.reduce((sum, part) => sum + Math.abs(part), 1)
  if (!(Math.abs(forwards - backwards) / size < 1e-12)) yield `${forwards} forwards, ${backwards} backwards`
}

/** Every adjoint is the sum of what the node's wires deliver, and missing where nothing is delivered. */
export function* breaksOfTheSum(seed: number): Generator<string> {
  const { graph } = graphOf(seed)
  const trace = run(compile(graph).program)
  for (const [slot, { node }] of trace.program.instructions.entries()) {
    if (slot === trace.program.root) continue
    const delivered = graph.edges
      .filter((edge) => edge.from === node)
      .flatMap((edge) => trace.contributions.get(edgeId(edge))?.data[0] ?? [])
    const adjoint = trace.adjoints[slot]
    if (delivered.length === 0) {
      if (adjoint !== null) yield `${node} has an adjoint without a contribution`
      continue
    }
    const sum = delivered.reduce((total, part) => total + part, 0)
    const size = delivered.reduce((total, part) => total + Math.abs(part), 1)
    if (!(Math.abs((adjoint?.data[0] ?? NaN) - sum) / size < 1e-12)) yield `${node}: ${adjoint?.data[0]}, not ${sum}`
  }
}

/** A random graph with up to two values and two adjoints held, a wire cut and an input frozen. */
export function experimentOf(seed: number): Trace {
  const { graph } = randomDocument(seed, 14)
  const random = seeded(seed + 77)
  const some = (most: number): ReadonlyMap<NodeId, Tensor> =>
    new Map(
      Array.from({ length: random.integer(most + 1) }, () => [
        `n${random.integer(graph.nodes.length)}`,
        scalar(random.normal()),
      ]),
    )
  const cut = new Set([edgeId(graph.edges[random.integer(graph.edges.length)]!)])
  const frozen = new Set([`n${random.integer(5)}`])
  const held = { values: some(2), adjoints: some(2), cut, frozen }
  return counterfactual(run(compile(graph).program), held).trace
}

/** Whatever is held, every contribution and gradient agrees with differences of what is then differentiated. */
export function* breaksOfExperiment(seed: number): Generator<string> {
  const trace = experimentOf(seed)
  const checks = [
    ...[...trace.contributions.keys()].map((edge) => [edge, checkWire(trace, edge)] as const),
    ...trace.program.inputs.map((slot) => [`input ${slot}`, checkInput(trace, slot)] as const),
  ]
  for (const [name, check] of checks) if (check && !(check.worst < 1e-6)) yield `${name}: off by ${check.worst}`
}
