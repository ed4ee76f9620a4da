// A program's wires and kinds of nodes in columns of integers, for whoever walks over many nodes. Derived from the
// instructions, never stored beside them.
import type { Wires } from '../ops/chain'
import { wiresOf } from '../ops/chain'
import type { OpDefinition } from '../ops/op'
import type { Instruction } from './program'

export interface Compact extends Wires {
  /** 1 where the value is a plain number. */
  readonly isNumber: Uint8Array
  /** Which of `ops` a slot uses. */
  readonly op: Uint16Array
  readonly ops: readonly OpDefinition[]
}

const kept = new WeakMap<readonly Instruction[], Compact>()

/** The columns of a list of instructions. Cost: linear the first time, free after. */
export function compactOf(instructions: readonly Instruction[]): Compact {
  const known = kept.get(instructions)
  if (known) return known
  const { length } = instructions
  const [isNumber, op] = [new Uint8Array(length), new Uint16Array(length)]
  const places = new Map<OpDefinition, number>()
  for (let slot = 0; slot < length; slot++) {
    const instruction = instructions[slot] as Instruction
    isNumber[slot] = instruction.shape.length === 0 ? 1 : 0
    let place = places.get(instruction.op)
    if (place === undefined) {
      place = places.size
      places.set(instruction.op, place)
    }
    op[slot] = place
  }
  const made = { ...wiresOf(instructions), isNumber, op, ops: [...places.keys()] }
  kept.set(instructions, made)
  return made
}
