// The laws that every graph keeps, as plain functions on random graphs: for the unit tests and the mutation run.
import { gradient, jvp } from '../engine/derivative'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import type { GraphDocument } from '../graph/document'
import { edgeId } from '../graph/document'
import { seeded } from '../random'
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
