// Lowering by the engine's own passes over registers, rule after rule and without templates: for programs with choices, whose
// cotangents have holes, and for experiments. What an experiment holds is set before a run, as the values of inputs are.
import { backward } from '../engine/backward'
import type { Held } from '../engine/forward'
import { forward } from '../engine/forward'
import { columnsOf } from '../engine/tell'
import type { Instruction, Program } from '../graph/program'
import type { Delivery } from '../ops/chain'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { sizeOf } from '../tensor'
import type { LoweredProgram } from './lowered'
import type { Lowered } from './lowering'
import { registersIn } from './lowering'
import type { Register, RegisterFile } from './registers'
import { none } from './registers'

/** What an experiment sets, in the order in which all go through it. */
const parts = ['wires', 'values', 'adjoints'] as const

export const tensorsOf = (held: Held<Tensor>): readonly Tensor[] =>
  parts.flatMap((part): readonly Tensor[] => [...(held[part]?.values() ?? [])])

/** Says what an experiment does, but not with which numbers: two that are alike run on the same tape. */
export const kindOf = (held: Held<Tensor>): string =>
  JSON.stringify([...parts.map((part) => [...(held[part]?.keys() ?? [])]), [...(held.cut ?? [])]])

/** The same experiment over something else. */
function heldOver<V>(held: Held<Tensor>, over: (t: Tensor) => V): Held<V> {
  const each = <K>(map: ReadonlyMap<K, Tensor> = new Map<K, Tensor>()): ReadonlyMap<K, V> =>
    new Map(Array.from(map, ([key, t]) => [key, over(t)] as const))
  // In the order of `parts`.
  const [wires, values, adjoints] = [each(held.wires), each(held.values), each(held.adjoints)]
  return { wires, values, adjoints, cut: held.cut ?? new Set() }
}

/**
 * Writes one run into an empty file, and the registers of what the experiment holds, in the order of `tensorsOf`. Cost: some
 * microseconds per node.
 */
export function lowerDirectly(
  program: Program,
  file: RegisterFile,
  experiment: Held<Tensor> = {},
): { readonly lowered: LoweredProgram; readonly held: readonly Register[] } {
  const { instructions, root } = program
  const m = registersIn(file)
  const fresh = ({ shape }: Pick<Tensor, 'shape'>): Lowered => ({ register: file.source(sizeOf(shape)), shape })
  const sources = new Map(instructions.flatMap((at, slot) => (isSource(at.op) ? [[slot, fresh(at)] as const] : [])))
  const set: Register[] = []
  const held = heldOver(experiment, (t) => {
    const made = fresh(t)
    set.push(made.register)
    return made
  })
  const values = forward(m, program, sources, held)
  const deliveries: Delivery<Lowered>[] = []
  let adjoints: readonly (Lowered | null)[] = []
  if (root !== null && instructions[root]?.varies) {
    const seed = m.reshape(m.constant(1), (instructions[root] as Instruction).shape)
    adjoints = backward(m, program, values, root, seed, (delivery) => void deliveries.push(delivery), held)
  }
  const { count, slot, port, target, contribution, sum } = columnsOf(deliveries, held.adjoints)
  const registers = (column: ArrayLike<Lowered>): Int32Array => Int32Array.from(column, ({ register }) => register)
  const lowered: LoweredProgram = {
    values: registers(values),
    adjoints: Int32Array.from(instructions, (_, at) => adjoints[at]?.register ?? none),
    deliveries: {
      count,
      slot: Int32Array.from(slot),
      port: Int32Array.from(port),
      target: Int32Array.from(target),
      contribution: registers(contribution),
      sum: registers(sum),
    },
    written: null,
  }
  return { lowered, held: set }
}
