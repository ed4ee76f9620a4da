// Program -> registers: the forward and the backward pass of the engine, carried out in instructions instead of numbers.
import type { Deliveries } from '../engine/tell'
import { noDeliveries } from '../engine/tell'
import type { Instruction, Program } from '../graph/program'
import { spreadBack } from '../ops/chain'
import { isSource } from '../ops/op'
import type { Shape } from '../tensor'
import { sizeOf } from '../tensor'
import * as code from './codes'
import type { Register } from './registers'
import { none, RegisterFile } from './registers'
import { Stamp } from './stamp'
import { backwardTemplate, forwardTemplate } from './template'

export interface LoweredProgram {
  readonly file: RegisterFile
  /** Registers by slot. */
  readonly values: Int32Array
  /** Registers by slot, `none` where no path leads to the root. */
  readonly adjoints: Int32Array
  readonly deliveries: Deliveries<Register>
}

/** Registers of one run of the program, forward and, when it has a root that varies, backward. */
export function lower(program: Program): LoweredProgram {
  const { instructions, root } = program
  const file = new RegisterFile(Math.max(64, instructions.length * 6))
  const stamp = new Stamp(file)
  const values = new Int32Array(instructions.length)
  const shapesOf = (inputs: readonly number[]): readonly Shape[] =>
    inputs.map((from) => (instructions[from] as Instruction).shape)
  instructions.forEach(({ op, attributes, inputs, shape }, slot) => {
    if (isSource(op)) {
      values[slot] = file.source(sizeOf(shape))
      return
    }
    for (let port = 0; port < inputs.length; port++) stamp.give(port, values[inputs[port] as number] as Register)
    stamp.press(forwardTemplate(op, attributes, shapesOf(inputs)))
    values[slot] = stamp.outputs[0] as Register
  })

  const adjoints = new Int32Array(instructions.length).fill(none)
  const deliveries = noDeliveries<Register>()
  if (root === null || !instructions[root]?.varies) return { file, values, adjoints, deliveries }
  const pullBackAt = (slot: number, adjoint: Register): readonly Register[] => {
    const { op, attributes, inputs, carries, shape } = instructions[slot] as Instruction
    let wanted = 0
    for (let port = 0; port < inputs.length; port++) {
      const from = inputs[port] as number
      stamp.give(port, values[from] as Register)
      if (carries[port]) wanted |= 1 << port
    }
    stamp.give(inputs.length, values[slot] as Register)
    stamp.give(inputs.length + 1, adjoint)
    stamp.press(backwardTemplate(op, attributes, shapesOf(inputs), shape, wanted))
    return stamp.outputs
  }
  const add = (p: Register, q: Register): Register => {
    const size = file.size[p] as number
    return file.emit(size === 1 ? code.add : code.add + code.entrywise, p, q, none, size, 0)
  }
  const found = spreadBack(instructions, root, file.constant(1), {
    pullBackAt,
    add,
    report: (slot, port, target, contribution, sum) => {
      deliveries.slot.push(slot)
      deliveries.port.push(port)
      deliveries.target.push(target)
      deliveries.contribution.push(contribution)
      deliveries.sum.push(sum)
    },
  })
  found.forEach((adjoint, slot) => (adjoints[slot] = adjoint ?? none))
  return { file, values, adjoints, deliveries }
}
