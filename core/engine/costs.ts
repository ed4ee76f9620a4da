// What each mode of differentiation costs, counted by interpreting the same rules over the counting algebra. It counts what
// the mathematics needs (a value used twice is made once), not what one implementation happens to repeat.
import type { Count, Counted } from '../algebra/counting'
import { counting, countOf, given, total } from '../algebra/counting'
import { dualOf } from '../algebra/dual'
import type { Instruction, Program } from '../graph/program'
import { backward } from './backward'
import { forward } from './forward'

export interface Costs {
  /** The function itself. */
  readonly value: Count
  /** One forward sweep, any direction over the inputs, on top of the value. */
  readonly forward: Count
  /** One reverse sweep, any cotangent, down to the inputs, on top of the value. */
  readonly reverse: Count
}

/** One way to a Jacobian. */
export interface Price {
  readonly passes: number
  /** Multiplications, divisions and calls of one pass, on top of the value. */
  readonly perPass: number
  /** All passes and the value once. */
  readonly total: number
}

const duals = dualOf(counting)

const minus = (a: Count, b: Count): Count => ({
  multiplications: a.multiplications - b.multiplications,
  divisions: a.divisions - b.divisions,
  calls: a.calls - b.calls,
})

/**
 * Costs of the node at `slot` and of its derivatives in the inputs `inputs` (slots; all unless chosen).
 * Cost: as many rules as one value, one forward and one reverse sweep, on shapes alone.
 */
export function costsOf(program: Program, slot: number, inputs: readonly number[] = program.inputs): Costs {
  const shapeOf = (at: number): readonly number[] => (program.instructions[at] as Instruction).shape
  const slots = program.instructions.flatMap((instruction, at) => (instruction.inputs.length === 0 ? [at] : []))
  const sources = new Map(slots.map((at) => [at, given(shapeOf(at))] as const))

  const values = forward(counting, program, sources)
  const result = values[slot] as Counted
  const value = countOf([result])

  const adjoints = backward(counting, program, values, slot, given(shapeOf(slot)))
  const gradient = inputs.flatMap((input) => adjoints[input] ?? [])

  const moving = new Map(
    [...sources].map(([at, primal]) => {
      const isMoving = inputs.includes(at)
      return [
        at,
        isMoving ? { primal, tangent: given(primal.shape) } : duals.detach({ primal, tangent: primal }),
      ] as const
    }),
  )
  const { primal, tangent } = forward(duals, program, moving)[slot] as { primal: Counted; tangent: Counted | null }
  return {
    value,
    forward: minus(countOf([primal, ...(tangent ? [tangent] : [])]), countOf([primal])),
    reverse: minus(countOf([result, ...gradient]), value),
  }
}

/** What `passes` passes cost, each on top of one value. */
export const priceOf = (value: Count, pass: Count, passes: number): Price => ({
  passes,
  perPass: total(pass),
  total: total(value) + passes * total(pass),
})
