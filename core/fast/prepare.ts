// A program made ready to run many times: lowered once, laid out once, with memory of its own. Another value of an input
// runs the same tape.
import type { Held } from '../engine/forward'
import { compactOf } from '../graph/compact'
import type { Instruction, Program } from '../graph/program'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { kindOf, lowerDirectly } from './direct'
import { execute, memoryFor } from './execute'
import type { LoweredProgram } from './lowered'
import { hasChoice, lower } from './lower'
import type { Loaded } from './machine'
import { hasKernels, loadTape } from './machine'
import { RegisterFile } from './registers'
import { relower } from './relower'
import type { Tape } from './tape'
import { tapeOf } from './tape'

type Sources = ReadonlyMap<number, Tensor>

/** Where a tape runs. */
export interface Room {
  /** Sets every source, and what an experiment holds. */
  write(sources: Sources, held?: readonly Tensor[]): void
  /** One run at what was written last: allocates nothing. Its numbers stand in the memory until the next run. */
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
export function prepare(program: Program, experiment: Held<Tensor> = {}): Prepared {
  const isDirect = isHeld(experiment)
  if (isDirect) {
    latest = null
    file.clear()
  }
  const { lowered, held } = isDirect
    ? lowerDirectly(program, file, experiment)
    : { lowered: lowerAfterEdit(program), held: [] }
  const tape = tapeOf(file)
  const { starts } = compactOf(program.instructions)
  const places: { slot: number; address: number }[] = []
  for (let slot = 0; slot < program.instructions.length; slot++) {
    if (starts[slot] !== starts[slot + 1] || !isSource((program.instructions[slot] as Instruction).op)) continue
    places.push({ slot, address: tape.address[lowered.values[slot] as number] as number })
  }
  const heldAt = held.map((register) => tape.address[register] as number)
  return { lowered, tape, roomOf: roomsOf(tape, places, { heldAt }) }
}

const isHeld = (held: Held<Tensor>): boolean => Object.keys(held).length > 0

/**
 * The rooms of a tape, each made when it is first asked for. `places` say where sources lie, `more` which other numbers of
 * the memory are set; what nobody writes is 0.
 */
export function roomsOf(tape: Tape, places: Places, more: More): Prepared['roomOf'] {
  const rooms: { tape?: Room; wasm?: Room } = {}
  return (path) =>
    path === 'wasm' && hasKernels()
      ? (rooms.wasm ??= roomIn(loadTape(tape), places, more))
      : (rooms.tape ??= roomIn(inJavaScript(tape), places, more))
}

interface More {
  /** Numbers that are 1. */
  readonly ones?: readonly number[]
  /** Where what an experiment holds begins. */
  readonly heldAt?: readonly number[]
}

function inJavaScript(tape: Tape): Loaded {
  const memory = memoryFor(tape)
  return { memory: () => memory, run: () => execute(tape, memory) }
}

type Places = readonly { readonly slot: number; readonly address: number }[]

function roomIn(loaded: Loaded, places: Places, { ones = [], heldAt = [] }: More): Room {
  let latest: Sources = new Map()
  let latestHeld: readonly Tensor[] = []
  let written: Float64Array | null = null
  const write = (sources: Sources, held: readonly Tensor[] = []): void => {
    latest = sources
    latestHeld = held
    const memory = (written = loaded.memory())
    const set = ({ data }: Tensor, address: number): void => {
      if (data.length === 1) memory[address] = data[0] as number
      else memory.set(data, address)
    }
    for (const { slot, address } of places) set(sources.get(slot) as Tensor, address)
    heldAt.forEach((address, i) => set(held[i] as Tensor, address))
    for (const address of ones) memory[address] = 1
  }
  return {
    write,
    run() {
      // A tape that had to leave its memory comes back with its constants only.
      if (loaded.memory() !== written) write(latest, latestHeld)
      loaded.run()
      return loaded.memory()
    },
  }
}

/** Programs of fewer instructions are worth a tape only when they are run again. */
const fewest = 64
/** What has been run of a program without a tape. */
const ran = new WeakMap<Program['instructions'], string>()

/**
 * Is a tape worth making? For a large program at once; for a small one, and for what is lowered rule by rule, from its second
 * run on.
 */
export function isWorthTape({ instructions }: Program, held: Held<Tensor> = {}): boolean {
  const isDirect = isHeld(held) || hasChoice(instructions)
  if (instructions.length >= fewest && !isDirect) return true
  const kind = kindOf(held)
  if (ran.get(instructions) === kind) return true
  ran.set(instructions, kind)
  return false
}

/** By instructions, which another value of an input leaves as they are, and root. */
const kept = new WeakMap<Program['instructions'], Map<number | null, Prepared>>()
/** Of experiments only the last one of a kind. */
const keptHeld = new WeakMap<Program['instructions'], { readonly kind: string; readonly prepared: Prepared }>()

/** The prepared program, made at most once; that of an experiment at most once in a row. */
export function prepared(program: Program, held: Held<Tensor> = {}): Prepared {
  if (isHeld(held)) return preparedHeld(program, held)
  let roots = kept.get(program.instructions)
  if (!roots) kept.set(program.instructions, (roots = new Map()))
  const known = roots.get(program.root)
  if (known) return known
  const made = prepare(program)
  roots.set(program.root, made)
  return made
}

function preparedHeld(program: Program, held: Held<Tensor>): Prepared {
  const kind = `${program.root} ${kindOf(held)}`
  const known = keptHeld.get(program.instructions)
  if (known?.kind === kind) return known.prepared
  const made = { kind, prepared: prepare(program, held) }
  keptHeld.set(program.instructions, made)
  return made.prepared
}
