// Forward mode with everything kept: the tangent of every node, and what each wire brings to it. A node's tangent is the sum
// of what its wires bring, as an adjoint is backward. `pushForward` is the only place that adds.
import { dualOf } from '../algebra/dual'
import { numbers } from '../algebra/numbers'
import type { EdgeId } from '../graph/document'
import type { Instruction } from '../graph/program'
import type { Tensor } from '../tensor'
import type { Direction } from './derivative'
import { isKeptBack } from './forward'
import type { Trace } from './trace'

export interface Tangents {
  /** Rate of change by slot; null where nothing that moves arrives: standing still is not a rate of 0. */
  readonly tangents: readonly (Tensor | null)[]
  /** local × tangent of the tail, of the head's shape, for every wire that carries a tangent. */
  readonly contributions: ReadonlyMap<EdgeId, Tensor>
}

const duals = dualOf(numbers)

/** How the node at `slot` moves when only what comes in through `port` moves, by `tangent`. Cost: one rule over duals. */
export function pushThrough(trace: Trace, slot: number, port: number, tangent: Tensor): Tensor {
  const { op, inputs, attributes } = trace.program.instructions[slot] as Instruction
  const given = inputs.map((from, i) => {
    const primal = trace.values[from] as Tensor
    return i === port ? { primal, tangent } : duals.detach({ primal, tangent: primal })
  })
  const moved = op.forward(duals, given, attributes)
  return numbers.expand(moved.tangent ?? numbers.constant(0), moved.primal.shape)
}

/**
 * Tangents along `direction` (by input slot, of the input's shape); inputs that it does not name stand still. Nothing moves
 * through a wire that the run had cut, nor through a value that it held. Cost: one rule over duals per wire.
 */
export function pushForward(trace: Trace, direction: Direction): Tangents {
  const tangents: (Tensor | null)[] = []
  const contributions = new Map<EdgeId, Tensor>()
  trace.program.instructions.forEach(({ inputs, edges, carries, varies }, slot) => {
    let sum: Tensor | null = inputs.length === 0 && varies ? (direction.get(slot) ?? null) : null
    inputs.forEach((from, port) => {
      const tangent = tangents[from]
      const edge = edges[port] as EdgeId
      if (!tangent || !carries[port] || isKeptBack(trace.held, edge, slot)) return
      const brought = pushThrough(trace, slot, port, tangent)
      contributions.set(edge, brought)
      sum = sum === null ? brought : numbers.add(sum, brought)
    })
    tangents.push(sum)
  })
  return { tangents, contributions }
}
