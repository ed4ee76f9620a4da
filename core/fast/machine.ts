// The WebAssembly side of a tape: one compiled module, one memory in which tapes lie side by side. When it is full all
// tapes leave, and each comes back when it is next run. Functions and powers are run here, between two calls.
import * as functions from '../elementary/functions'
import type { Elementary } from '../elementary/module'
import * as code from './codes'
import { execute } from './execute'
import bytes from './kernels.assembly.ts?wasm'
import { isLeft, recordsWith, stretchesOf } from './stretches'
import type { Tape } from './tape'
import { recordLength } from './tape'

type Execute = (records: number, from: number, to: number, operands: number, memory: number) => void

interface Kernels {
  readonly execute: Execute
  /** Below lies what the kernels use themselves. */
  firstByte(): number
  readonly memory: WebAssembly.Memory
}

/** A tape in the memory of the machine. */
export interface Loaded {
  /** The tape's numbers, where they now lie. Inputs are written and results are read here. */
  memory(): Float64Array
  run(): void
}

const pageBytes = 65_536
/** How full memory may become before all tapes leave it; a tape larger than this gets what it needs. */
const fullBytes = 32 * 1024 * 1024

let kernels: Kernels | null = null
/** Where the next tape goes, and how often memory was cleared. */
let top = 0
let clearings = 0

function start(module: WebAssembly.Module): void {
  if (kernels) return
  kernels = new WebAssembly.Instance(module).exports as unknown as Kernels
  top = kernels.firstByte()
}

/** Makes WebAssembly ready at once: for workers and for Node. A page's main thread waits for `loadKernels` instead. */
export const startKernels = (): void => start(new WebAssembly.Module(bytes))

/** Makes WebAssembly ready in the background. Until then tapes run in JavaScript, with the same numbers. */
export const loadKernels = async (): Promise<void> => start(await WebAssembly.compile(bytes))

export const hasKernels = (): boolean => kernels !== null

const twins = new Map<Elementary, number>([
  [functions.exp, code.expAll],
  [functions.log, code.logAll],
  [functions.sigmoid, code.sigmoidAll],
  [functions.softplus, code.softplusAll],
  [functions.tanh, code.tanhAll],
])

/** Writes operands down, those of scalar runs and of gathers as byte addresses, which is what they are to WebAssembly. */
function writeOperands(tape: Tape, memory: number, into: Int32Array): void {
  const { records, operands } = tape
  into.set(operands)
  for (let at = 0; at < records.length; at += recordLength) {
    const operation = records[at] as number
    if (operation >= code.entrywise && operation !== code.gather) continue
    if (isLeft(operation)) continue
    const width = operation === code.gather || operation === code.neg ? 1 : operation === code.select ? 3 : 2
    const first = records[at + 3] as number
    const end = first + width * (records[at + 2] as number)
    for (let i = first; i < end; i++) into[i] = memory + 8 * (operands[i] as number)
  }
}

/** Takes `count` bytes of memory, aligned to 16. */
function take({ memory }: Kernels, count: number): number {
  const at = top
  top += (count + 15) & ~15
  const missing = top - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / pageBytes))
  return at
}

/** Puts a tape into the machine, which must be ready. */
export function loadTape(tape: Tape): Loaded {
  const own = kernels as Kernels
  const { execute: runRecords, memory: room } = own
  const first = own.firstByte()
  const ownRecords = recordsWith(tape, twins)
  const stretches = stretchesOf(ownRecords)
  let loadedAt = -1
  let numbers = 0
  let records = 0
  let operands = 0
  let view = new Float64Array(0)

  const load = (): void => {
    const bytesNeeded = 8 * tape.size + 4 * (tape.records.length + tape.operands.length) + 64
    if (top > first && top + bytesNeeded > fullBytes) {
      top = first
      clearings++
    }
    numbers = take(own, 8 * tape.size)
    records = take(own, 4 * tape.records.length)
    operands = take(own, 4 * tape.operands.length)
    new Int32Array(room.buffer, records, tape.records.length).set(ownRecords)
    writeOperands(tape, numbers, new Int32Array(room.buffer, operands, tape.operands.length))
    view = new Float64Array(room.buffer, numbers, tape.size)
    view.fill(0)
    view.set(tape.constants)
    loadedAt = clearings
  }
  const memory = (): Float64Array => {
    if (loadedAt !== clearings) load()
    // Growing the memory moves it.
    if (view.buffer !== room.buffer) view = new Float64Array(room.buffer, numbers, tape.size)
    return view
  }
  return {
    memory,
    run() {
      const here = memory()
      for (const [from, to, left] of stretches) {
        if (left) execute(tape, here, from, to)
        else runRecords(records, from, to, operands, numbers)
      }
    },
  }
}
