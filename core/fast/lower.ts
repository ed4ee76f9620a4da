// Program -> registers: the forward and the backward pass of the engine, carried out in instructions instead of numbers.
import type { Compact } from '../graph/compact'
import { compactOf } from '../graph/compact'
import type { Instruction, Program } from '../graph/program'
import { spreadBack } from '../ops/chain'
import { isSource } from '../ops/op'
import { sizeOf } from '../tensor'
import { lowerDirectly } from './direct'
import type { LoweredProgram } from './lowered'
import type { Register, RegisterFile } from './registers'
import { none } from './registers'
import { Stamp } from './stamp'
import type { OpTemplates, Template } from './template'
import { backwardRule, forwardRule, mostPorts, templateOf, templatesOf } from './template'

/** Writes one run of the program into an empty file: forward and, when it has a root that varies, backward. */
export function lower(program: Program, file: RegisterFile): LoweredProgram {
  const { instructions, root } = program
  if (hasChoice(instructions)) return lowerDirectly(program, file).lowered
  const { length } = instructions
  const compact = compactOf(instructions)
  const { starts, inputs } = compact
  const rules = new Rules(instructions, compact, new Stamp(file), new Int32Array(length))
  const { values } = rules
  const written = {
    forward: new Int32Array(length).fill(none),
    backward: new Int32Array(length).fill(none),
    sums: new Int32Array(inputs.length),
  }
  for (let slot = 0; slot < length; slot++) {
    const isInput = starts[slot] === starts[slot + 1] && isSource((instructions[slot] as Instruction).op)
    if (isInput) values[slot] = file.source(sizeOf((instructions[slot] as Instruction).shape))
    else {
      values[slot] = rules.forward(slot)
      written.forward[slot] = rules.stamp.first
    }
  }
  const adjoints = new Int32Array(length).fill(none)
  const deliveries = roomFor(inputs.length)
  if (root === null || !instructions[root]?.varies) return { values, adjoints, deliveries, written }
  const found = spreadBack<Register>(compact, root, file.constant(1), {
    pullBackAt: (slot, adjoint) => {
      const parts = rules.backward(slot, adjoint)
      written.backward[slot] = rules.stamp.first
      return parts
    },
    add: (p, q) => file.sum(p, q),
    report: (slot, port, target, contribution, sum) => {
      // The first has a register for its sum too, which nobody reads: another wire may come before it.
      const at = deliveries.count++
      written.sums[at] = sum === contribution ? file.same(contribution) : sum
      deliveries.slot[at] = slot
      deliveries.port[at] = port
      deliveries.target[at] = target
      deliveries.contribution[at] = contribution
      deliveries.sum[at] = sum
    },
  })
  for (let slot = 0; slot < length; slot++) adjoints[slot] = found[slot] ?? none
  return { values, adjoints, deliveries, written }
}

/** What a choice does not take is a hole: rules after one depend on where it came from, and no template fits. */
export const hasChoice = (instructions: Program['instructions']): boolean =>
  compactOf(instructions).ops.some((op) => op.taken !== undefined)

/** The rules of every slot of a program, each as the instructions that it comes to. */
export class Rules {
  readonly stamp: Stamp
  readonly values: Int32Array
  private readonly compact: Compact
  private readonly find: (slot: number, rule: number) => Template

  constructor(instructions: readonly Instruction[], compact: Compact, stamp: Stamp, values: Int32Array) {
    this.compact = compact
    this.stamp = stamp
    this.values = values
    this.find = finder(instructions, compact)
  }

  /** The register of a slot's value, from those of its inputs. */
  forward(slot: number, over: Register = none): Register {
    const { stamp, values } = this
    const { starts, inputs } = this.compact
    const first = starts[slot] as number
    const end = starts[slot + 1] as number
    for (let at = first; at < end; at++) stamp.give(at - first, values[inputs[at] as number] as Register)
    stamp.press(this.find(slot, forwardRule), over)
    return stamp.outputs[0] as Register
  }

  /** The registers of what goes back through each port that carries. Valid until the next rule. */
  backward(slot: number, adjoint: Register, over: Register = none): readonly Register[] {
    const { stamp, values } = this
    const { starts, inputs, carries } = this.compact
    const first = starts[slot] as number
    const end = starts[slot + 1] as number
    let wanted = 0
    for (let at = first; at < end; at++) {
      stamp.give(at - first, values[inputs[at] as number] as Register)
      if (carries[at] === 1 && end - first <= mostPorts) wanted |= 1 << (at - first)
    }
    stamp.give(end - first, values[slot] as Register)
    stamp.give(end - first + 1, adjoint)
    stamp.press(this.find(slot, backwardRule(wanted)), over)
    return stamp.outputs
  }
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
