// Which records of a tape WebAssembly runs, and which are left to JavaScript between two of its calls.
import type { Elementary } from '../elementary/module'
import * as code from './codes'
import { functionAt } from './registers'
import type { Tape } from './tape'
import { recordLength } from './tape'

/** The records with the functions that some kernels have themselves, `twins`, under their own numbers. */
export function recordsWith({ records, operands }: Tape, twins: ReadonlyMap<Elementary, number>): Int32Array {
  const own = records.slice()
  for (let at = 0; at < own.length; at += recordLength) {
    if (own[at] !== code.mapAll) continue
    const { value } = functionAt(operands[(own[at + 3] as number) + 2] as number)
    own[at] = twins.get(value) ?? code.mapAll
  }
  return own
}

const inJavaScript = new Set([code.pow, code.pow + code.entrywise, code.reference, code.mapAll])

/** Is it left to JavaScript? */
export const isLeft = (operation: number): boolean => operation >= code.firstMap || inJavaScript.has(operation)

/** Stretches of records, `[from, to, are they left to JavaScript?]`. */
export function stretchesOf(records: Int32Array): readonly (readonly [number, number, boolean])[] {
  const found: [number, number, boolean][] = []
  for (let record = 0; record * recordLength < records.length; record++) {
    const left = isLeft(records[record * recordLength] as number)
    const last = found[found.length - 1]
    if (last && last[2] === left) last[1] = record + 1
    else found.push([record, record + 1, left])
  }
  return found
}
