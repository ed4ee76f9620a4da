// Runs a tape in plain JavaScript: the meaning of every record. WebAssembly must agree with it bit by bit.
import { power } from '../elementary/functions'
import * as code from './codes'
import { functionAt } from './registers'
import type { Tape } from './tape'
import { recordLength } from './tape'
import { largestInto, largestRows, matmul, pairwise, selectAll, sumInto, sumRows } from './tensors'

/** Memory for a tape, with its constants in place. */
export function memoryFor(tape: Tape, memory = new Float64Array(tape.size)): Float64Array {
  memory.set(tape.constants)
  return memory
}

/** Runs records `from` to before `to`. Allocates nothing, except for what the reference does. */
export function execute(tape: Tape, memory: Float64Array, from = 0, to = tape.records.length / recordLength): void {
  const { records } = tape
  for (let record = from; record < to; record++) {
    const at = record * recordLength
    const operation = records[at] as number
    const target = records[at + 1] as number
    const count = records[at + 2] as number
    const operands = records[at + 3] as number
    if (operation < code.entrywise) runScalars(tape.operands, memory, operation, target, count, operands)
    else if (operation < code.firstMap) runTensor(tape, memory, operation, target, count, operands)
    else mapScalars(tape.operands, memory, operation - code.firstMap, target, count, operands)
  }
}

/** One function over numbers from anywhere in memory. */
function mapScalars(o: Int32Array, m: Float64Array, fn: number, target: number, count: number, at: number): void {
  const { value } = functionAt(fn)
  for (let i = 0; i < count; i++) m[target + i] = value(m[o[at + i] as number] as number)
}

/** A run of one instruction: results side by side, operands from anywhere in memory. */
function runScalars(
  o: Int32Array,
  m: Float64Array,
  operation: number,
  target: number,
  count: number,
  at: number,
): void {
  const second = at + count
  const third = second + count
  switch (operation) {
    case code.add:
      for (let i = 0; i < count; i++) m[target + i] = m[o[at + i]!]! + m[o[second + i]!]!
      return
    case code.sub:
      for (let i = 0; i < count; i++) m[target + i] = m[o[at + i]!]! - m[o[second + i]!]!
      return
    case code.mul:
      for (let i = 0; i < count; i++) m[target + i] = m[o[at + i]!]! * m[o[second + i]!]!
      return
    case code.div:
      for (let i = 0; i < count; i++) m[target + i] = m[o[at + i]!]! / m[o[second + i]!]!
      return
    case code.neg:
      for (let i = 0; i < count; i++) m[target + i] = -m[o[at + i]!]!
      return
    case code.greater:
      for (let i = 0; i < count; i++) m[target + i] = m[o[at + i]!]! > m[o[second + i]!]! ? 1 : 0
      return
    case code.select:
      for (let i = 0; i < count; i++) m[target + i] = m[o[at + i]!] !== 0 ? m[o[second + i]!]! : m[o[third + i]!]!
      return
    case code.pow:
      for (let i = 0; i < count; i++) m[target + i] = power(m[o[at + i]!]!, m[o[second + i]!]!)
  }
}

function runTensor(tape: Tape, m: Float64Array, operation: number, target: number, count: number, at: number): void {
  const o = tape.operands
  const [a, b, c, d, e, f] = [o[at]!, o[at + 1]!, o[at + 2]!, o[at + 3]!, o[at + 4]!, o[at + 5]!]
  switch (operation) {
    case code.gather:
      for (let i = 0; i < count; i++) m[target + i] = m[o[at + i]!]!
      return
    case code.reference: {
      const parts = Array.from({ length: b }, (_, i) =>
        m.slice(o[at + 2 + 2 * i]!, o[at + 2 + 2 * i]! + o[at + 3 + 2 * i]!),
      )
      m.set((tape.calls[a] as NonNullable<(typeof tape.calls)[number]>)(parts).data, target)
      return
    }
    case code.mapAll: {
      const { value } = functionAt(c)
      for (let i = 0; i < count; i++) m[target + i] = value(m[a + i]!)
      return
    }
    case code.neg + code.entrywise:
      for (let i = 0; i < count; i++) m[target + i] = -m[a + i]!
      return
    case code.select + code.entrywise:
      return selectAll(m, target, count, [a, b], [c, d], [e, f])
    case code.matmul:
      return matmul(m, target, a, b, c, d, e)
    case code.sumRows:
      return sumRows(m, target, a, c, d)
    case code.largestRows:
      return largestRows(m, target, a, c, d)
    case code.sumInto:
      return sumInto(m, target, count, a, b, o, at + 2)
    case code.largestInto:
      return largestInto(m, target, count, a, b, o, at + 2)
    default:
      pairwise(m, operation - code.entrywise, target, count, a, b, c, d)
  }
}
