// Program -> registers: the forward and the backward pass of the engine, carried out in instructions instead of numbers.
import type { Deliveries } from '../engine/tell'
import { noDeliveries } from '../engine/tell'
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
    const [first, end] = [starts[slot] as number, starts[slot + 1] as number]
    if (first === end && isSource((instructions[slot] as Instruction).op)) {
      values[slot] = file.source(sizeOf((instructions[slot] as Instruction).shape))
      continue
    }
    for (let at = first; at < end; at++) stamp.give(at - first, values[inputs[at] as number] as Register)
    stamp.press(find(slot, forwardRule))
    values[slot] = stamp.outputs[0] as Register
  }

  const adjoints = new Int32Array(instructions.length).fill(none)
  const deliveries = noDeliveries<Register>()
  if (root === null || !instructions[root]?.varies) return { values, adjoints, deliveries }
  const found = spreadBack<Register>(compact, root, file.constant(1), {
    pullBackAt: (slot, adjoint) => {
      const [first, end] = [starts[slot] as number, starts[slot + 1] as number]
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
      deliveries.slot.push(slot)
      deliveries.port.push(port)
      deliveries.target.push(target)
      deliveries.contribution.push(contribution)
      deliveries.sum.push(sum)
    },
  })
  for (let slot = 0; slot < found.length; slot++) adjoints[slot] = found[slot] ?? none
  return { values, adjoints, deliveries }
}

/** Finds the template of a rule at a slot: by the op alone where everything is a number. */
function finder(instructions: readonly Instruction[], compact: Compact): (slot: number, rule: number) => Template {
  const { starts, inputs, isNumber, op } = compact
  const known = compact.ops.map(templatesOf)
  return (slot, rule) => {
    const ofOp = known[op[slot] as number] as OpTemplates
    let isPlain = ofOp.plain !== null && isNumber[slot] === 1
    for (let at = starts[slot] as number; isPlain && at < (starts[slot + 1] as number); at++) {
      isPlain = isNumber[inputs[at] as number] === 1
    }
    const template = isPlain ? ofOp.plain?.[rule] : undefined
    if (template) return template
    const instruction = instructions[slot] as Instruction
    const shapes = instruction.inputs.map((from) => (instructions[from] as Instruction).shape)
    return templateOf(ofOp, instruction, shapes, rule)
  }
}
