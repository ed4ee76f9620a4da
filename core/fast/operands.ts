// What instructions read, and what a result is made of.
import * as code from './codes'
import type { Register, RegisterFile, Side } from './registers'
import { none } from './registers'

/** Everything that `outputs` are computed from. */
export function neededBy(file: RegisterFile, outputs: readonly Register[]): Uint8Array {
  const needed = new Uint8Array(file.count)
  for (const output of outputs) if (output !== none) needed[output] = 1
  for (let r = file.count - 1; r >= 0; r--) {
    if (needed[r] === 0) continue
    for (const operand of operandsOf(file, r)) needed[operand] = 1
  }
  return needed
}

/** Registers that an instruction reads. */
export function operandsOf(file: RegisterFile, r: Register): readonly Register[] {
  const own = [file.a[r], file.b[r], file.c[r]].filter((operand) => operand !== none) as Register[]
  return [...own, ...(sideOf(file, r)?.parts ?? [])]
}

/** The side of an instruction that has one. */
export function sideOf(file: RegisterFile, r: Register): Side | undefined {
  const operation = file.code[r] as number
  const hasSide = operation >= code.gather && operation < code.mapAll
  return hasSide ? file.sides[file.extra[r] as number] : undefined
}
