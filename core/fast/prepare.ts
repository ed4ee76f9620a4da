// A program made ready to run many times: lowered once, laid out once, with memory of its own. Another value of an input
// runs the same tape.
import { compactOf } from '../graph/compact'
import type { Instruction, Program } from '../graph/program'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { execute, memoryFor } from './execute'
import type { LoweredProgram } from './lower'
import { lower } from './lower'
import type { Loaded } from './machine'
import { hasKernels, loadTape } from './machine'
import { RegisterFile } from './registers'
import { relower } from './relower'
import type { Tape } from './tape'
import { tapeOf } from './tape'

type Sources = ReadonlyMap<number, Tensor>

/** Where a tape runs. */
export interface Room {
  /** Sets every source. */
  write(sources: Sources): void
  /** One run at the sources written last: allocates nothing. Its numbers stand in the memory until the next run. */
  run(): Float64Array
}

export interface Prepared {
  readonly lowered: LoweredProgram
  readonly tape: Tape
  /** The room of a path; JavaScript's where WebAssembly is not ready. */
  roomOf(path: 'tape' | 'wasm'): Room
}

/** Used again for every program: its columns are large. It holds the program that was lowered last. */
const file = new RegisterFile(1024)
let latest: { readonly program: Program; readonly lowered: LoweredProgram } | null = null

/** Lowers a program, writing over what an edit has changed where that is possible. */
function lowerAfterEdit(program: Program): LoweredProgram {
  const before = latest
  latest = null
  let lowered = before && relower(program, before, file)
  if (!lowered) {
    file.clear()
    lowered = lower(program, file)
  }
  latest = { program, lowered }
  return lowered
}

/** Lowers a program to a tape. Cost: linear; less than a hundred runs. */
export function prepare(program: Program): Prepared {
  const lowered = lowerAfterEdit(program)
  const tape = tapeOf(file)
  const { starts } = compactOf(program.instructions)
  const places: { slot: number; address: number }[] = []
  for (let slot = 0; slot < program.instructions.length; slot++) {
    if (starts[slot] !== starts[slot + 1] || !isSource((program.instructions[slot] as Instruction).op)) continue
    places.push({ slot, address: tape.address[lowered.values[slot] as number] as number })
  }
  return { lowered, tape, roomOf: roomsOf(tape, places) }
}

/**
 * The rooms of a tape, each made when it is first asked for. `places` say where sources lie, `ones` which numbers of the
 * memory are 1; what nobody writes is 0.
 */
export function roomsOf(tape: Tape, places: Places, ones: readonly number[] = []): Prepared['roomOf'] {
  const rooms: { tape?: Room; wasm?: Room } = {}
  return (path) =>
    path === 'wasm' && hasKernels()
      ? (rooms.wasm ??= roomIn(loadTape(tape), places, ones))
      : (rooms.tape ??= roomIn(inJavaScript(tape), places, ones))
}

function inJavaScript(tape: Tape): Loaded {
  const memory = memoryFor(tape)
  return { memory: () => memory, run: () => execute(tape, memory) }
}

type Places = readonly { readonly slot: number; readonly address: number }[]

function roomIn(loaded: Loaded, places: Places, ones: readonly number[]): Room {
  let latest: Sources = new Map()
  let written: Float64Array | null = null
  const write = (sources: Sources): void => {
    latest = sources
    written = loaded.memory()
    for (const { slot, address } of places) {
      const { data } = sources.get(slot) as Tensor
      if (data.length === 1) written[address] = data[0] as number
      else written.set(data, address)
    }
    for (const address of ones) written[address] = 1
  }
  return {
    write,
    run() {
      // A tape that had to leave its memory comes back with its constants only.
      if (loaded.memory() !== written) write(latest)
      loaded.run()
      return loaded.memory()
    },
  }
}

/** Programs of fewer instructions are worth a tape only when they are run again. */
const fewest = 64
const ran = new WeakSet<Program['instructions']>()

/** Is a tape worth making? For a large program at once, for a small one from its second run on. */
export function isWorthTape({ instructions }: Program): boolean {
  if (instructions.length >= fewest || ran.has(instructions)) return true
  ran.add(instructions)
  return false
}

/** By instructions, which another value of an input leaves as they are, and root. */
const kept = new WeakMap<Program['instructions'], Map<number | null, Prepared>>()

/** The prepared program, made at most once. */
export function prepared(program: Program): Prepared {
  let roots = kept.get(program.instructions)
  if (!roots) kept.set(program.instructions, (roots = new Map()))
  const known = roots.get(program.root)
  if (known) return known
  const made = prepare(program)
  roots.set(program.root, made)
  return made
}
