// Which node's rule is wrong? Every backward rule is held against central differences of its own forward rule at its own
// inputs, in topological order, so that the first wrong one is named and not what its error spoils further on.
import { numbers } from '../algebra/numbers'
import type { NodeId } from '../graph/document'
import type { Instruction } from '../graph/program'
import { isSource } from '../ops/op'
import { seeded } from '../random'
import type { Tensor } from '../tensor'
import { pullBack } from './backward'
import type { Check } from './check'
import { compare } from './check'
import { isStill } from './doubts'
import { outsideDomain, standsOnKinkInside } from './points'
import type { Trace } from './trace'

export interface Blame {
  readonly node: NodeId
  readonly slot: number
  /** The port whose cotangent is wrong. */
  readonly port: number
  readonly check: Check
}

/**
 * The first node, and its first port, whose backward rule is not the derivative of its forward rule; null when all are
 * right. Nodes on a kink, outside their domain or without finite numbers cannot be judged and are passed over; so is a
 * detach, whose derivative is declared. Cost: two forward rules per entry of every port, one backward rule per node.
 */
export function firstWrong(trace: Trace): Blame | null {
  for (let slot = 0; slot < trace.program.instructions.length; slot++) {
    const found = wrongPort(trace, slot)
    if (found) return found
  }
  return null
}

function wrongPort(trace: Trace, slot: number): Blame | null {
  const instruction = trace.program.instructions[slot] as Instruction
  const { op, node, attributes } = instruction
  const inputs = instruction.inputs.map((from) => trace.values[from] as Tensor)
  if (isSource(op) || reasonAgainst(instruction, inputs) !== null) return null
  const output = op.forward(numbers, inputs, attributes)
  // One cotangent that belongs to no symmetry sees every wrong entry of the Jacobian at once.
  const cotangent = output.shape.length === 0 ? numbers.constant(1) : seeded(slot + 1).tensor(output.shape)
  const parts = pullBack(numbers, instruction, inputs, output, cotangent)
  for (const [port, exact] of parts.entries()) {
    const check = compare(exact, inputs[port] as Tensor, (moved) => {
      const given = inputs.map((t, i) => (i === port ? moved : t))
      return inner(cotangent, op.forward(numbers, given, attributes))
    })
    const isKnown = check.comparisons.every(({ difference }) => Number.isFinite(difference))
    if (isKnown && !check.agrees) return { node, slot, port, check }
  }
  return null
}

/** Why a difference cannot judge a rule by itself. */
export type Unjudged = 'kink' | 'detach' | 'undefined'

/** The nodes whose rules no difference can judge, with the reason. Cost: one forward rule per node. */
export function unjudged({ program, values }: Trace): readonly { readonly name: string; readonly reason: Unjudged }[] {
  return program.instructions.flatMap((instruction) => {
    const { op, name, varies, inputs } = instruction
    if (isSource(op) || !varies) return []
    const reason = reasonAgainst(
      instruction,
      inputs.map((from) => values[from] as Tensor),
    )
    return reason === null ? [] : [{ name, reason }]
  })
}

function reasonAgainst(instruction: Instruction, inputs: readonly Tensor[]): Unjudged | null {
  if (isStill(instruction.op)) return 'detach'
  const output = instruction.op.forward(numbers, inputs, instruction.attributes)
  if (standsOnKinkInside(instruction, inputs, output)) return 'kink'
  const isKnown = [...inputs, output].every(({ data }) => data.every(Number.isFinite))
  return isKnown && outsideDomain(instruction, inputs, output) === null ? null : 'undefined'
}

const inner = (a: Tensor, b: Tensor): number => a.data.reduce((sum, x, i) => sum + x * (b.data[i] as number), 0)
