// What stands still is computed once, and nothing else is.
import { expect, it } from 'vitest'
import * as code from '../fast/codes'
import { execute, memoryFor } from '../fast/execute'
import { neededBy } from '../fast/operands'
import type { Register } from '../fast/registers'
import { none, RegisterFile } from '../fast/registers'
import { recordLength, tapeOf } from '../fast/tape'
import { settleStill } from './still'

/** where(2·t > 1, x, part of 2·t) with t known: only the choice hangs on x. */
function choice() {
  const file = new RegisterFile(64)
  const [x, t] = [file.source(3), file.source(3)]
  const double = file.emit(code.mul + code.entrywise, t, file.constant(2), none, 3, 0)
  const mask = file.emit(code.greater + code.entrywise, double, file.constant(1), none, 3, 0)
  const y = file.emit(code.select + code.entrywise, mask, x, file.part(double, 1, 1), 3, 0)
  return { file, x, t, y, mask, double }
}

/** The register's numbers and the codes of what runs, where sources have these numbers. */
function ran(file: RegisterFile, output: Register, sources: ReadonlyMap<Register, Float64Array>) {
  const tape = tapeOf(file, neededBy(file, [output]))
  const memory = memoryFor(tape)
  for (const [register, numbers] of sources) memory.set(numbers, tape.address[register])
  execute(tape, memory)
  const at = tape.address[output] as number
  const codes = Array.from(tape.records).filter((_, i) => i % recordLength === 0)
  return { codes, numbers: [...memory.subarray(at, at + (file.size[output] as number))] }
}

const [xs, ts] = [Float64Array.of(5, 6, 7), Float64Array.of(1, 0.25, 3)]

it('what hangs on known sources alone becomes a source, where something that moves reads it', () => {
  const { file, x, t, y, mask, double } = choice()
  const before = ran(
    file,
    y,
    new Map([
      [x, xs],
      [t, ts],
    ]),
  )
  const settled = settleStill(file, [y], new Map([[t, ts]]))
  expect(settled).toEqual(
    new Map([
      [t, ts],
      [mask, Float64Array.of(1, 0, 1)],
      [double, Float64Array.of(2, 0.5, 6)],
    ]),
  )
  const after = ran(file, y, new Map(settled).set(x, xs))
  expect(before.numbers).toEqual([5, 0.5, 7])
  expect(after).toEqual({ codes: [code.select + code.entrywise], numbers: before.numbers })
  expect(before.codes.length).toBe(3)
})

it('an output that stands still is computed at once', () => {
  const { file, t, mask } = choice()
  expect(settleStill(file, [mask], new Map([[t, ts]])).get(mask)).toEqual(Float64Array.of(1, 0, 1))
})

it('where everything moves, nothing is settled', () => {
  const { file, x, t, y } = choice()
  expect(settleStill(file, [y], new Map()).size).toBe(0)
  expect(
    ran(
      file,
      y,
      new Map([
        [x, xs],
        [t, ts],
      ]),
    ).numbers,
  ).toEqual([5, 0.5, 7])
})
