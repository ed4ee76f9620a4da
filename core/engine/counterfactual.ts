// What if: a value or an adjoint pulled by hand, a wire cut, a leaf frozen. The answer is a finished trace like any other,
// made by the same engine, and the list of who differs. Never touches the document.
import type { EdgeId, NodeId } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import type { Tensor } from '../tensor'
import { isSameShape } from '../tensor'
import type { Held } from './forward'
import { sourcesOf } from './probe'
import { run } from './run'
import type { Trace } from './trace'

export interface Intervention {
  /**
   * What a node hands on instead of its value, of the same shape: a constant in its place, which has an adjoint but sends
   * none back, because whatever comes before it does not move it.
   */
  readonly values?: ReadonlyMap<NodeId, Tensor>
  /** Adjoints in place of what arrived, of the same shape; ignored where nothing arrives. */
  readonly adjoints?: ReadonlyMap<NodeId, Tensor>
  /** Wires that deliver nothing backward, as a detach would. */
  readonly cut?: ReadonlySet<EdgeId>
  /** Inputs and parameters that count as constants. */
  readonly frozen?: ReadonlySet<NodeId>
}

export interface Counterfactual {
  readonly trace: Trace
  /** Nodes whose value differs from the trace before. */
  readonly values: ReadonlySet<NodeId>
  /** Nodes whose adjoint differs, or that gained or lost one. */
  readonly adjoints: ReadonlySet<NodeId>
}

/** The trace as it would be. Parts of the intervention that fit no node, or not its shape, are ignored. Cost: one run. */
export function counterfactual(before: Trace, intervention: Intervention): Counterfactual {
  const program = frozen(before.program, intervention.frozen)
  const pulled = bySlot(before, intervention.values)
  const held: Held<Tensor> = {
    values: pulled,
    adjoints: bySlot(before, intervention.adjoints),
    cut: intervention.cut ?? new Set(),
  }
  const trace = run(program, sourcesOf(before), held)
  const differing = (known: (trace: Trace, slot: number) => Tensor | null | undefined): ReadonlySet<NodeId> =>
    new Set(
      program.instructions
        .filter((_, slot) => !isSame(known(before, slot), known(trace, slot)))
        .map(({ node }) => node),
    )
  return {
    trace,
    values: differing(({ values }, slot) => values[slot]),
    adjoints: differing(({ adjoints }, slot) => adjoints[slot]),
  }
}

function bySlot({ program, values }: Trace, wanted: ReadonlyMap<NodeId, Tensor> = new Map()): Map<number, Tensor> {
  return new Map(
    [...wanted].flatMap(([node, t]) => {
      const slot = program.slotOf.get(node)
      const before = slot === undefined ? undefined : values[slot]
      return slot !== undefined && before && isSameShape(before.shape, t.shape) ? [[slot, t] as const] : []
    }),
  )
}

/** The program in which these inputs are constants: nothing that depends on them alone varies. */
function frozen(program: Program, leaves: ReadonlySet<NodeId> = new Set()): Program {
  if (leaves.size === 0) return program
  const instructions: Instruction[] = []
  for (const instruction of program.instructions) {
    const { node, inputs } = instruction
    const carries = instruction.carries.map(
      (isOpen, port) => isOpen && instructions[inputs[port] as number]?.varies === true,
    )
    const varies = inputs.length === 0 ? instruction.varies && !leaves.has(node) : carries.includes(true)
    instructions.push({ ...instruction, carries, varies })
  }
  return { ...program, instructions }
}

/** Equal bit by bit, so that NaN equals NaN and −0 differs from 0. */
function isSame(a: Tensor | null | undefined, b: Tensor | null | undefined): boolean {
  if (!a || !b) return !a && !b
  return a.data.length === b.data.length && a.data.every((x, i) => Object.is(x, b.data[i]))
}
