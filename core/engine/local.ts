// The local derivative on a wire: how its head answers to its tail, everything else held.
import { numbers } from '../algebra/numbers'
import type { EdgeId } from '../graph/document'
import { headOf, portOf } from '../graph/document'
import type { Instruction } from '../graph/program'
import type { Shape, Tensor } from '../tensor'
import { basis, tensor } from '../tensor'
import { pullBack } from './backward'
import type { Trace } from './trace'

/** Where a wire ends in the program; undefined when it is not in it. */
export function endOfWire(trace: Trace, edge: EdgeId): { slot: number; port: number; tail: number } | undefined {
  const slot = trace.program.slotOf.get(headOf(edge))
  const port = portOf(edge)
  const tail = slot === undefined ? undefined : trace.program.instructions[slot]?.inputs[port]
  return slot === undefined || tail === undefined ? undefined : { slot, port, tail }
}

/** Shape of a wire's Jacobian without making it: entries of the head by entries of the tail, or a number. Null when not in the program. */
export function localShape(trace: Trace, edge: EdgeId): Shape | null {
  const end = endOfWire(trace, edge)
  if (!end) return null
  const [head, tail] = [trace.readings.valueAt(end.slot), trace.readings.valueAt(end.tail)]
  return head.shape.length === 0 && tail.shape.length === 0 ? [] : [head.data.length, tail.data.length]
}

/** How entry `row` of the head answers to each entry of the tail: one row of the Jacobian. Cost: one rule both ways. */
export function localRow(trace: Trace, { slot, port }: { slot: number; port: number }, row: number): Float64Array {
  const instruction = trace.program.instructions[slot] as Instruction
  const inputs = instruction.inputs.map(trace.readings.valueAt)
  // What the rule gives, not what the trace holds: where a value is pulled by hand, slopes stay those of the rule.
  const output = instruction.op.forward(numbers, inputs, instruction.attributes)
  const parts = pullBack(numbers, instruction, inputs, output, basis(output.shape, row))
  return (parts[port] as Tensor).data
}

/**
 * Jacobian of the head's entries (rows) by the tail's entries (columns), flat orders; a number when both are numbers.
 * Null when the wire is not in the program. Cost: one backward rule per entry of the head.
 */
export function localDerivative(trace: Trace, edge: EdgeId): Tensor | null {
  const end = endOfWire(trace, edge)
  const shape = localShape(trace, edge)
  if (!end || !shape) return null
  const [rows, columns] = shape.length === 0 ? [1, 1] : (shape as [number, number])
  const flat = new Float64Array(rows * columns)
  for (let row = 0; row < rows; row++) flat.set(localRow(trace, end, row), row * columns)
  return tensor(shape, flat)
}
