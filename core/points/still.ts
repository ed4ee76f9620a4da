// What is the same at every point behind what is lent to a tape: masks of the data, mostly. Computed once instead of at each
// point.
import * as code from '../fast/codes'
import { execute, memoryFor } from '../fast/execute'
import { neededBy, operandsOf } from '../fast/operands'
import type { Register, RegisterFile } from '../fast/registers'
import { tapeOf } from '../fast/tape'

/** Numbers by register. */
export type Known = ReadonlyMap<Register, Float64Array>

/**
 * Computes what `outputs` need and what hangs on no source but the `known` ones, as far as something else reads it, and makes
 * sources of it in the file: given back with the known ones. Cost: one run.
 */
export function settleStill(file: RegisterFile, outputs: readonly Register[], known: Known): Known {
  const border = borderOf(file, outputs, known)
  const tape = tapeOf(file, neededBy(file, border))
  const memory = memoryFor(tape)
  for (const [register, numbers] of known) memory.set(numbers, tape.address[register])
  execute(tape, memory)
  const found = new Map(known)
  for (const register of border) {
    const at = tape.address[register] as number
    found.set(register, memory.slice(at, at + (file.size[register] as number)))
    file.release(register)
  }
  return found
}

/** Computed registers that hang on nothing that moves, and are read by one that does, or from outside. */
function borderOf(file: RegisterFile, outputs: readonly Register[], known: Known): readonly Register[] {
  const needed = neededBy(file, outputs)
  const moves = new Uint8Array(file.count)
  const border = new Set<Register>()
  /** Of a part of a register, the whole. */
  const look = (r: Register): void => {
    const whole = file.code[r] === code.alias ? (file.a[r] as Register) : r
    if (moves[whole] === 0 && (file.code[whole] as number) > code.alias) border.add(whole)
  }
  for (let r = 0; r < file.count; r++) {
    if (needed[r] === 0) continue
    const operands = operandsOf(file, r)
    if (file.code[r] === code.source) moves[r] = known.has(r) ? 0 : 1
    else if (operands.some((operand) => moves[operand] !== 0)) moves[r] = 1
    if (moves[r] !== 0 && file.code[r] !== code.alias) operands.forEach(look)
  }
  outputs.forEach(look)
  return [...border]
}
