// Which function the surface shows: the root over the inputs, or another number of the graph where one was chosen. Whoever
// draws, walks or proves over it gets a program whose root is that node, and need not know of the choice.
import type { Graph, NodeId, Study } from '../graph/document'
import { nodeOf, rootOf } from '../graph/look'
import type { Instruction, Program } from '../graph/program'
import { isSource } from '../ops/op'
import { sizeOf } from '../tensor'

export interface ShownFunction {
  /** Its root is the node that is shown: the document's own graph where that is the root anyway. */
  readonly graph: Graph
  readonly program: Program
  /** Null where nothing can be shown. */
  readonly node: NodeId | null
  /** What is shown is the document's root, or would be if there were one. */
  readonly isRoot: boolean
  /** Why the chosen node is not shown, so that the root is; null where it is, or where none was chosen. */
  readonly lapse: Lapse | null
}

/** `gone`: no longer in the graph, so nobody knows its name. */
export type Lapse =
  { readonly kind: 'gone' } | { readonly kind: 'not computed' | 'many numbers' | 'no input'; readonly name: string }

/** Nodes of the graph that compute one number from an input, in the order of computation. Cost: linear. */
export const shownChoices = (graph: Graph, { instructions }: Program): readonly Instruction[] =>
  instructions.filter((instruction) => canBeShown(instruction) && nodeOf(graph, instruction.node) !== undefined)

const canBeShown = (instruction: Instruction): boolean =>
  instruction.moves && sizeOf(instruction.shape) === 1 && !isSource(instruction.op)

/** Can the picture be of this node? */
export const isShowable = (program: Program, node: NodeId): boolean => {
  const instruction = program.instructions[program.slotOf.get(node) ?? -1]
  return instruction !== undefined && canBeShown(instruction)
}

/** The function of a graph and its program that a study asks for. Cost: none worth naming; nothing is compiled. */
export function shownFunction(graph: Graph, program: Program, wanted: Study['height']): ShownFunction {
  const lapse = wanted === undefined ? null : lapseOf(graph, program, wanted)
  const isChosen = wanted != null && lapse === null
  const { root, instructions, slotOf } = program
  if (!isChosen)
    return {
      graph,
      program,
      node: root === null ? null : (instructions[root] as Instruction).node,
      isRoot: true,
      lapse,
    }
  const slot = slotOf.get(wanted) as number
  return {
    graph: graph.root === wanted ? graph : { ...graph, root: wanted },
    program: slot === root ? program : { ...program, root: slot },
    node: wanted,
    isRoot: wanted === rootOf(graph),
    lapse,
  }
}

function lapseOf(graph: Graph, program: Program, wanted: NodeId | null): Lapse | null {
  const node = wanted === null ? undefined : nodeOf(graph, wanted)
  if (!node) return { kind: 'gone' }
  const instruction = program.instructions[program.slotOf.get(node.id) ?? -1]
  const { name } = node
  if (!instruction) return { kind: 'not computed', name }
  if (sizeOf(instruction.shape) !== 1) return { kind: 'many numbers', name }
  return canBeShown(instruction) ? null : { kind: 'no input', name }
}
