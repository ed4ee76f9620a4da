// Program -> registers: the forward and the backward pass of the engine, carried out in instructions instead of numbers.
import type { Deliveries } from '../engine/tell'
import type { Compact } from '../graph/compact'
import { compactOf } from '../graph/compact'
import type { Instruction, Program } from '../graph/program'
import { spreadBack } from '../ops/chain'
import { isSource } from '../ops/op'
import { sizeOf } from '../tensor'
import * as code from './codes'
import type { Register, RegisterFile } from './registers'
import { none } from './registers'
import { Stamp } from './stamp'
import type { OpTemplates, Template } from './template'
import { backwardRule, forwardRule, mostPorts, templateOf, templatesOf } from './template'

export interface LoweredProgram {
  /** Registers by slot. */
  readonly values: Int32Array
  /** Registers by slot, `none` where no path leads to the root. */
  readonly adjoints: Int32Array
  readonly deliveries: Deliveries<Register>
}

/** Writes one run of the program into an empty file: forward and, when it has a root that varies, backward. */
export function lower(program: Program, file: RegisterFile): LoweredProgram {
  const { instructions, root } = program
  const compact = compactOf(instructions)
  const { starts, inputs, carries } = compact
  const find = finder(instructions, compact)
  const stamp = new Stamp(file)
  const values = new Int32Array(instructions.length)
  for (let slot = 0; slot < instructions.length; slot++) {
    const first = starts[slot] as number
    const end = starts[slot + 1] as number
    if (first === end && isSource((instructions[slot] as Instruction).op)) {
      values[slot] = file.source(sizeOf((instructions[slot] as Instruction).shape))
      continue
    }
    for (let at = first; at < end; at++) stamp.give(at - first, values[inputs[at] as number] as Register)
    stamp.press(find(slot, forwardRule))
    values[slot] = stamp.outputs[0] as Register
  }

  const adjoints = new Int32Array(instructions.length).fill(none)
  const deliveries = roomFor(inputs.length)
  if (root === null || !instructions[root]?.varies) return { values, adjoints, deliveries }
  const found = spreadBack<Register>(compact, root, file.constant(1), {
    pullBackAt: (slot, adjoint) => {
      const first = starts[slot] as number
      const end = starts[slot + 1] as number
      let wanted = 0
      for (let at = first; at < end; at++) {
        const from = inputs[at] as number
        stamp.give(at - first, values[from] as Register)
        if (carries[at] === 1 && end - first <= mostPorts) wanted |= 1 << (at - first)
      }
      stamp.give(end - first, values[slot] as Register)
      stamp.give(end - first + 1, adjoint)
      stamp.press(find(slot, backwardRule(wanted)))
      return stamp.outputs
    },
    add: (p, q) => {
      const size = file.size[p] as number
      return file.emit(size === 1 ? code.add : code.add + code.entrywise, p, q, none, size, 0)
    },
    report: (slot, port, target, contribution, sum) => {
      const at = deliveries.count++
      deliveries.slot[at] = slot
      deliveries.port[at] = port
      deliveries.target[at] = target
      deliveries.contribution[at] = contribution
      deliveries.sum[at] = sum
    },
  })
  for (let slot = 0; slot < found.length; slot++) adjoints[slot] = found[slot] ?? none
  return { values, adjoints, deliveries }
}

/** Columns for as many deliveries as there can be. */
function roomFor(most: number) {
  const column = (): Int32Array => new Int32Array(most)
  return { count: 0, slot: column(), port: column(), target: column(), contribution: column(), sum: column() }
}

/** Finds the template of a rule at a slot: by the op alone where everything is a number. */
function finder(instructions: readonly Instruction[], compact: Compact): (slot: number, rule: number) => Template {
  const { isPlain, op } = compact
  const known = compact.ops.map(templatesOf)
  const plain = known.map((ofOp) => ofOp.plain)
  return (slot, rule) => {
    if (isPlain[slot] === 1) {
      const template = plain[op[slot] as number]?.[rule]
      if (template) return template
    }
    const ofOp = known[op[slot] as number] as OpTemplates
    const instruction = instructions[slot] as Instruction
    const shapes = instruction.inputs.map((from) => (instructions[from] as Instruction).shape)
    return templateOf(ofOp, instruction, shapes, rule)
  }
}
