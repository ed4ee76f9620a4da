// One complete run of a program: forward, backward, and the steps in which a learner sees both.
import { numbers } from '../algebra/numbers'
import { tensorsOf } from '../fast/direct'
import { hasKernels } from '../fast/machine'
import { isWorthTape, prepared } from '../fast/prepare'
import { none } from '../fast/registers'
import type { Instruction, Program } from '../graph/program'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { full, sizeOf } from '../tensor'
import type { Delivery } from '../ops/chain'
import { backward } from './backward'
import type { Held } from './forward'
import { forward } from './forward'
import { stopsAt } from './points'
import { columnsOf, tell } from './tell'
import type { Path, Trace } from './trace'

type Sources = ReadonlyMap<number, Tensor>

/** The path that a run takes by itself. */
export function pathFor(program: Program, held: Held<Tensor> = {}): Path {
  if (!isWorthTape(program, held)) return 'reference'
  return hasKernels() ? 'wasm' : 'tape'
}

/**
 * Runs a program at its own or at other source values, or as an experiment holds it. A strict one runs up to the first node
 * that stands on a kink or outside its domain, and not backward. The path changes no bit of the answer. Cost: about three
 * rules per node on the reference path, a few nanoseconds per node on the others once a program has been prepared.
 */
export function run(
  program: Program,
  sources: Sources = program.sources,
  held: Held<Tensor> = {},
  path: Path = pathFor(program, held),
): Trace {
  const trace = path === 'reference' ? null : runTape(program, sources, held, path)
  if (trace && program.convention !== 'strict') return trace
  const values = trace?.values ?? forward(numbers, program, sources, held)
  const end = program.convention === 'strict' ? stopOf(program, values) : -1
  if (end >= 0) return runReference(upTo(program, end), values.slice(0, end + 1), held, true)
  return trace ?? runReference(program, values, held, false)
}

/** Goes back from the root over values that are there, if there is a root that varies. */
function runReference(program: Program, values: readonly Tensor[], held: Held<Tensor>, isStopped: boolean): Trace {
  const { root, instructions } = program
  const deliveries: Delivery<Tensor>[] = []
  let adjoints: readonly (Tensor | null)[] = []
  if (root !== null && instructions[root]?.varies) {
    const seed = full((values[root] as Tensor).shape, 1)
    const report = (delivery: Delivery<Tensor>): void => void deliveries.push(delivery)
    adjoints = backward(numbers, program, values, root, seed, report, held)
  }
  return tell({
    program,
    path: 'reference',
    held,
    isStopped,
    values,
    adjointAt: (slot) => adjoints[slot] ?? null,
    deliveries: columnsOf(deliveries, held.adjoints),
    tensorAt: (t) => t,
    isFiniteAt: ({ data }) => isFiniteWithin(data, 0, data.length),
    isAllFinite: () => false,
  })
}

/** The same from the tape: registers are places in a copy of its memory. */
function runTape(program: Program, sources: Sources, held: Held<Tensor>, path: 'tape' | 'wasm'): Trace {
  const { lowered, tape, roomOf } = prepared(program, held)
  const room = roomOf(path)
  room.write(sources, tensorsOf(held))
  const memory = room.run().slice()
  const { buffer } = memory
  const { instructions } = program
  return tell<number>({
    program,
    path,
    held,
    isStopped: false,
    values: lowered.values,
    adjointAt: (slot) => {
      const register = lowered.adjoints[slot] as number
      return register === none ? null : register
    },
    deliveries: lowered.deliveries,
    tensorAt: (register, slot) => {
      const { shape } = instructions[slot] as Instruction
      const from = tape.address[register] as number
      return { shape, data: new Float64Array(buffer, from * memory.BYTES_PER_ELEMENT, sizeOf(shape)) }
    },
    isFiniteAt: (register, slot) => {
      const from = tape.address[register] as number
      const end = from + sizeOf((instructions[slot] as Instruction).shape)
      return isFiniteWithin(memory, from, end)
    },
    isAllFinite: () => isFiniteWithin(memory, 0, memory.length),
  })
}

function isFiniteWithin(memory: Float64Array, from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (!Number.isFinite(memory[at])) return false
  return true
}

/** The slot at which a strict run stops; −1 where it does not. */
const stopOf = ({ instructions }: Program, values: readonly Tensor[]): number =>
  instructions.findIndex((instruction, slot) => {
    const inputs = instruction.inputs.map((from) => values[from] as Tensor)
    if (isSource(instruction.op)) return false
    return stopsAt(instruction, inputs, values[slot] as Tensor)
  })

/** The program up to a slot, without a root, so that nothing can flow back. */
function upTo(program: Program, last: number): Program {
  const isIn = (slot: number): boolean => slot <= last
  return {
    ...program,
    instructions: program.instructions.slice(0, last + 1),
    slotOf: new Map([...program.slotOf].filter(([, slot]) => isIn(slot))),
    inputs: program.inputs.filter(isIn),
    sources: new Map([...program.sources].filter(([slot]) => isIn(slot))),
    root: null,
  }
}
