// Why a difference of f and a derivative may part although no rule is wrong, or meet although nothing is checked: a kink on
// the way, where the slopes on two sides differ, and what counts as a constant for the derivative alone.
import { bodyOfOp } from '../graph/function-op'
import type { Instruction, Program } from '../graph/program'
import type { OpDefinition } from '../ops/op'
import { isSource } from '../ops/op'
import { standsOnKinkInside } from './points'
import type { Trace } from './trace'

/** Does a derivative end here by declaration, as in a detach, by itself or inside? */
export const isStill = (op: OpDefinition): boolean =>
  op.isHeld === true || (bodyOfOp(op)?.uses.some((use) => isStill(use.op)) ?? false)

/** What keeps a derivative back: a detach, one inside a function, or a wire into a node that was cut. */
export interface Constant {
  readonly name: string
  readonly kind: 'detach' | 'inside' | 'cut'
}

/** What lies between a start and the root, in order. */
export interface Way {
  /** Names of nodes on a kink, by themselves or inside. */
  readonly kinks: readonly string[]
  readonly constants: readonly Constant[]
}

/** The way from `first` on: an input, or the head of a wire. Cost: one look per value on it. */
export function wayFrom(trace: Trace, first: number): Way {
  const { program, held } = trace
  const { instructions } = program
  const slots = between(program, first)
  const isCut = ({ edges, inputs }: Instruction): boolean =>
    edges.some((edge, port) => held.cut?.has(edge) === true && slots.has(inputs[port] as number))
  const kindOf = (instruction: Instruction): Constant['kind'] | null => {
    if (instruction.op.isHeld) return 'detach'
    if (isStill(instruction.op)) return 'inside'
    return isCut(instruction) ? 'cut' : null
  }
  const all = [...slots].sort((a, b) => a - b)
  const nameAt = (slot: number): string => (instructions[slot] as Instruction).name
  return {
    kinks: all.filter((slot) => isOnKink(trace, slot)).map(nameAt),
    constants: all.flatMap((slot) => {
      const kind = kindOf(instructions[slot] as Instruction)
      return kind === null ? [] : [{ name: nameAt(slot), kind }]
    }),
  }
}

function isOnKink({ program, readings }: Trace, slot: number): boolean {
  const instruction = program.instructions[slot] as Instruction
  if (isSource(instruction.op)) return false
  return standsOnKinkInside(instruction, instruction.inputs.map(readings.valueAt), readings.valueAt(slot))
}

/** What hangs on `first`, itself included, and what the root hangs on. */
function between({ instructions, root }: Program, first: number): ReadonlySet<number> {
  const after = new Set([first])
  for (let slot = first + 1; slot < instructions.length; slot++)
    if (instructions[slot]?.inputs.some((from) => after.has(from))) after.add(slot)
  const before = new Set<number>(root === null ? [] : [root])
  for (let slot = instructions.length - 1; slot >= 0; slot--)
    if (before.has(slot)) instructions[slot]?.inputs.forEach((from) => before.add(from))
  return new Set([...after].filter((slot) => before.has(slot)))
}
