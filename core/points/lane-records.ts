// Records of a tape that its kernels leave to JavaScript, over lanes: number by number, or one point after the other.
import { power } from '../elementary/functions'
import * as code from '../fast/codes'
import { functionAt } from '../fast/registers'
import type { Tape } from '../fast/tape'
import { recordLength } from '../fast/tape'

/** Runs records `from` to before `to`, all of them of the kinds that `isLeft` names. Entry e at point l is `m[e · lanes + l]`. */
export function runRecords(tape: Tape, m: Float64Array, lanes: number, from: number, to: number): void {
  const { records, operands } = tape
  for (let record = from; record < to; record++) {
    const [operation, target, count, at] = records.subarray(
      record * recordLength,
      (record + 1) * recordLength,
    ) as never as [number, number, number, number]
    const operand = (i: number): number => operands[at + i] as number
    /** Every number of the result, from the numbers that stand at the same point of `places`. */
    const each = (places: (entry: number) => readonly number[], f: (...given: number[]) => number): void => {
      for (let entry = 0; entry < count; entry++) {
        const from = places(entry)
        for (let lane = 0; lane < lanes; lane++)
          m[(target + entry) * lanes + lane] = f(...from.map((place) => m[place * lanes + lane] as number))
      }
    }
    if (operation >= code.firstMap) each((i) => [operand(i)], functionAt(operation - code.firstMap).value)
    else if (operation === code.pow) each((i) => [operand(i), operand(count + i)], power)
    else if (operation === code.mapAll) each((i) => [operand(0) + i], functionAt(operand(2)).value)
    else if (operation === code.reference) call(tape, m, lanes, target, at)
    else each((i) => [operand(0) + (i % operand(1)), operand(2) + (i % operand(3))], power)
  }
}

/** The reference's own function, at one point after the other. */
function call({ operands, calls }: Tape, m: Float64Array, lanes: number, target: number, at: number): void {
  const [which, count] = [operands[at] as number, operands[at + 1] as number]
  for (let lane = 0; lane < lanes; lane++) {
    const parts = Array.from({ length: count }, (_, i) => {
      const [place, size] = [operands[at + 2 + 2 * i] as number, operands[at + 3 + 2 * i] as number]
      return Float64Array.from({ length: size }, (_, entry) => m[(place + entry) * lanes + lane] as number)
    })
    const { data } = (calls[which] as (typeof calls)[number])(parts)
    data.forEach((x, entry) => (m[(target + entry) * lanes + lane] = x))
  }
}
