// A program's wires and kinds of nodes in columns of integers, for whoever walks over many nodes. Derived from the
// instructions, never stored beside them.
import type { Wires } from '../ops/chain'
import { wiresOf } from '../ops/chain'
import type { OpDefinition } from '../ops/op'
import { isSameShape } from '../tensor'
import type { Instruction } from './program'

export interface Compact extends Wires {
  /** 1 where the value and all inputs are plain numbers. */
  readonly isPlain: Uint8Array
  /** Which of `ops` a slot uses. */
  readonly op: Uint16Array
  readonly ops: readonly OpDefinition[]
}

const kept = new WeakMap<readonly Instruction[], Compact>()

/** The list asked for last: the next one most often differs from it by an edit. */
let latest: readonly Instruction[] = []

/** The columns of a list of instructions. Cost: linear the first time, free after. */
export function compactOf(instructions: readonly Instruction[]): Compact {
  const known = kept.get(instructions)
  if (known) return known
  const before = kept.get(latest)
  const made = (before && patched(instructions, latest, before)) ?? fresh(instructions)
  kept.set(instructions, made)
  latest = instructions
  return made
}

function fresh(instructions: readonly Instruction[]): Compact {
  const { length } = instructions
  const wires = wiresOf(instructions)
  const [isPlain, op] = [new Uint8Array(length), new Uint16Array(length)]
  const places = new Map<OpDefinition, number>()
  for (let slot = 0; slot < length; slot++) {
    const instruction = instructions[slot] as Instruction
    isPlain[slot] = isAllNumbers(instruction, instructions) ? 1 : 0
    let place = places.get(instruction.op)
    if (place === undefined) {
      place = places.size
      places.set(instruction.op, place)
    }
    op[slot] = place
  }
  return { ...wires, isPlain, op, ops: [...places.keys()] }
}

function isAllNumbers({ shape, inputs }: Instruction, instructions: readonly Instruction[]): boolean {
  if (shape.length > 0) return false
  for (const from of inputs) if ((instructions[from] as Instruction).shape.length > 0) return false
  return true
}

/** More differences than this are not followed one by one. */
const mostDifferences = 64

/**
 * The columns after an edit that left most instructions the same objects in the same slots; null where it did not, or where
 * an op came or went: those are numbered as they come.
 */
function patched(instructions: readonly Instruction[], old: readonly Instruction[], before: Compact): Compact | null {
  if (instructions.length !== old.length) return null
  const different: number[] = []
  for (let slot = 0; slot < instructions.length; slot++) {
    const [is, was] = [instructions[slot] as Instruction, old[slot] as Instruction]
    if (is === was) continue
    const isAlike = is.op === was.op && is.inputs.length === was.inputs.length && isSameShape(is.shape, was.shape)
    if (!isAlike || different.push(slot) > mostDifferences) return null
  }
  const { starts, op, ops } = before
  const [inputs, carries, isPlain] = [before.inputs.slice(), before.carries.slice(), before.isPlain.slice()]
  for (const slot of different) {
    const instruction = instructions[slot] as Instruction
    isPlain[slot] = isAllNumbers(instruction, instructions) ? 1 : 0
    instruction.inputs.forEach((from, port) => {
      const at = (starts[slot] as number) + port
      inputs[at] = from
      carries[at] = instruction.carries[port] === true ? 1 : 0
    })
  }
  return { starts, inputs, carries, isPlain, op, ops }
}
