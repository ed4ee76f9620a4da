// The check of a backward rule that a user wrote: against central differences of the node's own formula, at the values it has.
import { numbers } from '../algebra/numbers'
import { isDiagnostic } from '../diagnostic'
import type { Instruction } from '../graph/program'
import { valuesOf } from '../ops/body'
import { catalogue } from '../ops/catalogue'
import { kinkedStepIn, writtenIn } from '../ops/custom'
import type { Tensor } from '../tensor'
import { scalar, tensor } from '../tensor'
import { pullBack } from './backward'
import type { Check } from './check'
import { compare } from './check'
import type { Trace } from './trace'

export interface RuleCheck {
  readonly port: number
  /** Name of the input in the formula. */
  readonly input: string
  readonly check: Check
}

/** Inputs with more entries are checked along one direction instead of entry by entry. */
const mostEntries = 32

/** Distinct weights between 1 and 2, the same every time, so that no entry hides behind another; a lone number has 1. */
const weights = ({ shape, data }: Tensor): Tensor =>
  tensor(
    shape,
    data.map((_, i) => 1 + ((i * 0.618) % 1)),
  )

const dot = (a: Tensor, b: Tensor): number => a.data.reduce((sum, x, i) => sum + x * (b.data[i] as number), 0)

/**
 * Compares a node's own backward rule with differences, one check per input. Empty where there is no such rule, where a value
 * is not finite, or where a step of the formula stands on a kink. Cost: two formulas per entry of an input, up to ten where
 * they do not agree.
 */
export function checkRule(trace: Trace, slot: number): readonly RuleCheck[] {
  const instruction = trace.program.instructions[slot] as Instruction
  if (instruction.op !== catalogue.custom) return []
  const written = writtenIn(instruction.attributes)
  if (isDiagnostic(written) || !written.backward) return []
  const { formula } = written
  const inputs = instruction.inputs.map((from) => trace.values[from] as Tensor)
  const output = valuesOf(numbers, formula, inputs)[formula.result] as Tensor
  if (![output, ...inputs].every(({ data }) => data.every(Number.isFinite)) || kinkedStepIn(formula, inputs)) return []
  const cotangent = weights(output)
  const parts = pullBack(numbers, instruction, inputs, output, cotangent)
  const valueWith = (port: number, moved: Tensor): number => {
    const given = inputs.map((input, i) => (i === port ? moved : input))
    return dot(cotangent, valuesOf(numbers, formula, given)[formula.result] as Tensor)
  }
  return formula.names.map((input, port) => {
    const [part, at] = [parts[port] as Tensor, inputs[port] as Tensor]
    if (at.data.length <= mostEntries)
      return { port, input, check: compare(part, at, (moved) => valueWith(port, moved)) }
    const direction = weights(at)
    const along = ({ data }: Tensor): Tensor => numbers.add(at, numbers.mul(scalar(data[0] as number), direction))
    return { port, input, check: compare(scalar(dot(part, direction)), scalar(0), (t) => valueWith(port, along(t))) }
  })
}
