// A tape that runs at several points at once: every number of its memory is a vector with one number per point. Made for
// programs of many numbers, where points can stand side by side whatever the shapes are.
import * as functions from '../elementary/functions'
import type { Elementary } from '../elementary/module'
import * as code from '../fast/codes'
import { recordsWith, stretchesOf } from '../fast/stretches'
import type { Tape } from '../fast/tape'
import bytes from './lane-kernels.assembly.ts?wasm'
import { runRecords } from './lane-records'

/** Points side by side. */
export const laneCount = 2

const [numberBytes, vectorBytes, pageBytes] = [8, 16, 65_536]

interface Kernels {
  readonly memory: WebAssembly.Memory
  firstByte(): number
  run(records: number, from: number, to: number, operands: number, memory: number): void
  shift(target: number, count: number, row: number, part: number, points: number): void
  spread(target: number, count: number, row: number): void
  dot(into: number, vectors: number, count: number, part: number): void
}

const twins = new Map<Elementary, number>([
  [functions.exp, code.expAll],
  [functions.log, code.logAll],
  [functions.sigmoid, code.sigmoidAll],
  [functions.softplus, code.softplusAll],
  [functions.tanh, code.tanhAll],
  [functions.relu, code.reluAll],
  [functions.sin, code.sinAll],
  [functions.cos, code.cosAll],
  [Math.abs, code.absAll],
  [Math.sqrt, code.sqrtAll],
])

/** Numbers beside the tape, one per entry of a tensor: those that are the same at all points, or in a whole row. */
export interface Kept {
  readonly at: number
  readonly count: number
}

/** Registers are given by their place in the memory of the tape. */
export interface LaneTape {
  keep(numbers: Float64Array): Kept
  write(kept: Kept, numbers: Float64Array): void
  /** The points of the next run: `points[from]` and those after it, the last one again where there are no more. */
  aim(points: Float64Array, from: number): void
  /** Sets a register: the numbers of `row`, and at each point as many times those of `part`, if there is one. */
  set(register: number, row: Kept, part: Kept | null): void
  run(): void
  /** Numbers of a register at each point, where they stand in memory: `laneCount` for each of the first `count`. */
  read(register: number, count?: number): Float64Array
  /** At each point the sum of the products of registers and numbers. */
  readSum(products: readonly (readonly [register: number, part: Kept])[]): Float64Array
}

let compiled: WebAssembly.Module | null = null

/** Makes room for the tape, with its constants in place. Throws where WebAssembly may not be compiled. */
export function laneTape(tape: Tape): LaneTape {
  compiled ??= new WebAssembly.Module(bytes)
  const kernels = new WebAssembly.Instance(compiled).exports as unknown as Kernels
  const { memory } = kernels
  let top = kernels.firstByte()
  const take = (bytes: number): number => {
    const at = top
    top += Math.ceil(bytes / vectorBytes) * vectorBytes
    const missing = top - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / pageBytes))
    return at
  }
  const [pointsAt, sumsAt] = [take(vectorBytes), take(vectorBytes)]
  const records = recordsWith(tape, twins)
  const stretches = stretchesOf(records)
  const [recordsAt, operandsAt] = [take(4 * records.length), take(4 * tape.operands.length)]
  const vectorsAt = take(vectorBytes * tape.size)
  new Int32Array(memory.buffer, recordsAt, records.length).set(records)
  new Int32Array(memory.buffer, operandsAt, tape.operands.length).set(tape.operands)
  /** Growing the memory moves it. */
  let all = new Float64Array(0)
  const numbers = (): Float64Array => (all.buffer === memory.buffer ? all : (all = new Float64Array(memory.buffer)))
  const lanesAt = (byte: number, vectors = 1): Float64Array => {
    const first = byte / numberBytes
    return numbers().subarray(first, first + vectors * laneCount)
  }
  const vectorAt = (register: number): number => vectorsAt + vectorBytes * register
  tape.constants.forEach((x, register) => lanesAt(vectorAt(register)).fill(x))

  const write = ({ at }: Kept, given: Float64Array): void => numbers().set(given, at / numberBytes)
  return {
    keep(given) {
      const kept = { at: take(numberBytes * given.length), count: given.length }
      write(kept, given)
      return kept
    },
    write,
    aim(points, from) {
      const lanes = lanesAt(pointsAt)
      for (let i = 0; i < laneCount; i++) lanes[i] = points[Math.min(from + i, points.length - 1)] as number
    },
    set(register, row, part) {
      const target = vectorAt(register)
      if (part) kernels.shift(target, row.count, row.at, part.at, pointsAt)
      else kernels.spread(target, row.count, row.at)
    },
    run() {
      for (const [from, to, left] of stretches) {
        if (left) runRecords(tape, numbers().subarray(vectorsAt / numberBytes), laneCount, from, to)
        else kernels.run(recordsAt, from, to, operandsAt, vectorsAt)
      }
    },
    read: (register, count) => lanesAt(vectorAt(register), count),
    readSum(products) {
      const sums = lanesAt(sumsAt).fill(0)
      for (const [register, part] of products) kernels.dot(sumsAt, vectorAt(register), part.count, part.at)
      return sums
    },
  }
}
