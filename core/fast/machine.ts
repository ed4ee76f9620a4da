// The WebAssembly side of a tape: one compiled module, one memory in which tapes lie side by side. When it is full all
// tapes leave, and each comes back when it is next run. Functions and powers are run here, between two calls.
import * as functions from '../elementary/functions'
import * as code from './codes'
import { execute } from './execute'
import bytes from './kernels.assembly.ts?wasm'
import { functionAt } from './registers'
import type { Tape } from './tape'
import { recordLength } from './tape'

type Execute = (records: number, from: number, to: number, operands: number, memory: number) => void

interface Kernels {
  readonly execute: Execute
  readonly memory: WebAssembly.Memory
}

/** A tape in the memory of the machine. */
export interface Loaded {
  /** The tape's numbers, where they now lie. Inputs are written and results are read here. */
  memory(): Float64Array
  run(): void
}

const pageBytes = 65_536
/** Below lies what the kernels use themselves. */
const firstByte = 1024
/** How full memory may become before all tapes leave it; a tape larger than this gets what it needs. */
const fullBytes = 32 * 1024 * 1024

let kernels: Kernels | null = null
/** Where the next tape goes, and how often memory was cleared. */
let top = firstByte
let clearings = 0

function start(module: WebAssembly.Module): void {
  if (!kernels) kernels = new WebAssembly.Instance(module).exports as unknown as Kernels
}

/** Makes WebAssembly ready at once: for workers and for Node. A page's main thread waits for `loadKernels` instead. */
export const startKernels = (): void => start(new WebAssembly.Module(bytes))

/** Makes WebAssembly ready in the background. Until then tapes run in JavaScript, with the same numbers. */
export const loadKernels = async (): Promise<void> => start(await WebAssembly.compile(bytes))

export const hasKernels = (): boolean => kernels !== null

const twins = new Map([
  [functions.exp, code.expAll],
  [functions.log, code.logAll],
  [functions.sigmoid, code.sigmoidAll],
  [functions.softplus, code.softplusAll],
  [functions.tanh, code.tanhAll],
])

/** The records with the functions that WebAssembly has itself under its own numbers. */
function recordsFor({ records, operands }: Tape): Int32Array {
  const own = records.slice()
  for (let at = 0; at < own.length; at += recordLength) {
    if (own[at] !== code.mapAll) continue
    const { value } = functionAt(operands[(own[at + 3] as number) + 2] as number)
    own[at] = twins.get(value) ?? code.mapAll
  }
  return own
}

/** Stretches of records that WebAssembly runs, and those between that it does not: `[from, to, isOurs]`. */
function stretchesOf(records: Int32Array): readonly (readonly [number, number, boolean])[] {
  const found: [number, number, boolean][] = []
  for (let record = 0; record * recordLength < records.length; record++) {
    const isOurs = runsHere(records[record * recordLength] as number)
    const last = found[found.length - 1]
    if (last && last[2] === isOurs) last[1] = record + 1
    else found.push([record, record + 1, isOurs])
  }
  return found
}

const inJavaScript = new Set([code.pow, code.pow + code.entrywise, code.reference, code.mapAll])
const runsHere = (operation: number): boolean => operation >= code.firstMap || inJavaScript.has(operation)

/** Writes operands down, those of scalar runs and of gathers as byte addresses, which is what they are to WebAssembly. */
function writeOperands(tape: Tape, memory: number, into: Int32Array): void {
  const { records, operands } = tape
  into.set(operands)
  for (let at = 0; at < records.length; at += recordLength) {
    const operation = records[at] as number
    if (operation >= code.entrywise && operation !== code.gather) continue
    if (runsHere(operation)) continue
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
  const ownRecords = recordsFor(tape)
  const stretches = stretchesOf(ownRecords)
  let loadedAt = -1
  let numbers = 0
  let records = 0
  let operands = 0
  let view = new Float64Array(0)

  const load = (): void => {
    const bytesNeeded = 8 * tape.size + 4 * (tape.records.length + tape.operands.length) + 64
    if (top > firstByte && top + bytesNeeded > fullBytes) {
      top = firstByte
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
      for (const [from, to, isOurs] of stretches) {
        if (isOurs) execute(tape, here, from, to)
        else runRecords(records, from, to, operands, numbers)
      }
    },
  }
}
