// The cut identity: wherever a graph is cut between its inputs and its root, adjoint · tangent summed over the wires that
// cross the cut is the same number, the directional derivative. Only reads finished passes; never runs a rule.
import type { EdgeId, NodeId } from '../graph/document'
import type { Program } from '../graph/program'
import type { Tensor } from '../tensor'
import type { Tangents } from './tangents'
import type { Trace } from './trace'

/** One wire that crosses. */
export interface Crossing {
  readonly edge: EdgeId
  /** Slot of the node on the input side. */
  readonly tail: number
  /** What comes back along this wire, and how fast its tail moves. */
  readonly contribution: Tensor
  readonly tangent: Tensor
  /** Their inner product. */
  readonly product: number
}

export interface Cut {
  /** Slots on the input side, with everything that they are computed from. */
  readonly inside: ReadonlySet<number>
  readonly crossings: readonly Crossing[]
  /** Sum of the products. */
  readonly total: number
}

/**
 * The input side of a cut that a person drew: the nodes, all that they are computed from, and all inputs. Null when the
 * root would be on it, so that nothing is left to cut.
 */
export function inputSide(
  { instructions, slotOf, root }: Program,
  nodes: Iterable<NodeId>,
): ReadonlySet<number> | null {
  const inside = new Set<number>()
  for (const node of nodes) {
    const slot = slotOf.get(node)
    if (slot !== undefined) inside.add(slot)
  }
  instructions.forEach(({ inputs }, slot) => {
    if (inputs.length === 0) inside.add(slot)
  })
  // A set visits what is added while it is walked.
  for (const slot of inside) for (const from of instructions[slot]?.inputs ?? []) inside.add(from)
  return root === null || inside.has(root) ? null : inside
}

/** What crosses the border of `inside` (closed as `inputSide` gives it). Cost: one look per wire. */
export function cutAt({ program, contributions }: Trace, { tangents }: Tangents, inside: ReadonlySet<number>): Cut {
  const crossings = program.instructions.flatMap(({ inputs, edges }, slot): Crossing[] => {
    if (inside.has(slot)) return []
    return inputs.flatMap((tail, port): Crossing[] => {
      const edge = edges[port] as EdgeId
      const [contribution, tangent] = [contributions.get(edge), tangents[tail]]
      if (!inside.has(tail) || !contribution || !tangent) return []
      return [{ edge, tail, contribution, tangent, product: inner(contribution, tangent) }]
    })
  })
  return { inside, crossings, total: crossings.reduce((sum, { product }) => sum + product, 0) }
}

/**
 * The cuts that one meets on the way from the inputs to the root when nodes cross over one by one in topological order.
 * None when there is no root or the root is an input. Cost: one `cutAt` per node.
 */
export function topologicalCuts(trace: Trace, tangents: Tangents): readonly Cut[] {
  const { program } = trace
  const first = inputSide(program, [])
  if (first === null) return []
  const inside = new Set(first)
  const cuts = [cutAt(trace, tangents, new Set(inside))]
  for (let slot = 0; slot < (program.root as number); slot++) {
    if (inside.has(slot)) continue
    inside.add(slot)
    cuts.push(cutAt(trace, tangents, new Set(inside)))
  }
  return cuts
}

const inner = (a: Tensor, b: Tensor): number => a.data.reduce((sum, x, i) => sum + x * (b.data[i] as number), 0)
