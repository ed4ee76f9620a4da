// A compiled graph: nodes in topological order with numbered slots. Types only; compile.ts makes it, engine/ runs it.
import type { Convention } from '../convention'
import type { Attributes, OpDefinition } from '../ops/op'
import type { Shape, Tensor } from '../tensor'
import type { EdgeId, NodeId } from './document'

/** One use of an op. Slot i of every array of a run belongs to instruction i. */
export interface Instruction {
  readonly node: NodeId
  readonly name: string
  /** With its rules as the graph's convention has them. */
  readonly op: OpDefinition
  readonly attributes: Attributes
  /** Slots of the inputs, one per port. Empty for sources. */
  readonly inputs: readonly number[]
  /** The wire into each port. */
  readonly edges: readonly EdgeId[]
  /** Does a derivative flow back through this port? Not into constants, nor through a comparison. */
  readonly carries: readonly boolean[]
  readonly shape: Shape
  /** Depends on an input or a parameter, so it can have an adjoint. "No path" is not zero. */
  readonly varies: boolean
  /** Its value hangs on an input or a parameter, even if no derivative flows: a comparison moves, but does not vary. */
  readonly moves: boolean
}

export interface Program {
  /** Only nodes whose ports are filled and whose shapes fit, in topological order, ties by place in the document. */
  readonly instructions: readonly Instruction[]
  readonly slotOf: ReadonlyMap<NodeId, number>
  /** Slots of inputs and parameters in document order: what the gradient is taken of. */
  readonly inputs: readonly number[]
  /** Values of all sources, by slot. */
  readonly sources: ReadonlyMap<number, Tensor>
  /** Slot of the root; null when there is none, it cannot be computed, or it is not a number. */
  readonly root: number | null
  /** What a kink means in every run of this program. */
  readonly convention: Convention
}
