// A program made ready to run many times: lowered once, laid out once, with memory of its own. Another value of an input
// runs the same tape.
import type { Program } from '../graph/program'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { execute, memoryFor } from './execute'
import type { LoweredProgram } from './lower'
import { lower } from './lower'
import type { Tape } from './tape'
import { tapeOf } from './tape'

export interface Prepared {
  readonly lowered: LoweredProgram
  readonly tape: Tape
  /** Runs the tape at these source values and returns its memory, which the next run writes over. */
  run(sources: ReadonlyMap<number, Tensor>): Float64Array
}

/** Lowers a program and gives its tape memory. Cost: linear; about a hundred runs. */
export function prepare(program: Program): Prepared {
  const lowered = lower(program)
  const tape = tapeOf(lowered.file)
  const memory = memoryFor(tape)
  const places = program.instructions.flatMap(({ op }, slot) =>
    isSource(op) ? [{ slot, address: tape.address[lowered.values[slot] as number] as number }] : [],
  )
  return {
    lowered,
    tape,
    run(sources) {
      for (const { slot, address } of places) memory.set((sources.get(slot) as Tensor).data, address)
      execute(tape, memory)
      return memory
    },
  }
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
