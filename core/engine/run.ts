// One complete run of a program: forward, backward, and the steps in which a learner sees both.
import { numbers } from '../algebra/numbers'
import type { EdgeId, NodeId } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { full } from '../tensor'
import type { Delivery } from './backward'
import { backward } from './backward'
import type { Held } from './forward'
import { forward } from './forward'
import { outsideDomain, standsOnKink } from './points'
import type { Step, Trace } from './trace'

/**
 * Runs a program at its own or at other source values, or as an experiment holds it. A strict one runs up to the first
 * node that stands on a kink or outside its domain, and not backward. Cost: about three rules per node.
 */
export function run(
  program: Program,
  sources: ReadonlyMap<number, Tensor> = program.sources,
  held: Held<Tensor> = {},
): Trace {
  const values = forward(numbers, program, sources, held)
  const end = program.convention === 'strict' ? stopOf(program, values) : -1
  return end < 0
    ? traceOf(program, values, held, false)
    : traceOf(upTo(program, end), values.slice(0, end + 1), held, true)
}

/** The slot at which a strict run stops; −1 where it does not. */
const stopOf = ({ instructions }: Program, values: readonly Tensor[]): number =>
  instructions.findIndex((instruction, slot) => {
    const inputs = instruction.inputs.map((from) => values[from] as Tensor)
    if (isSource(instruction.op)) return false
    return outsideDomain(instruction, inputs, values[slot] as Tensor) !== null || standsOnKink(instruction, inputs)
  })

/** The program up to a slot, without a root, so that nothing can flow back. */
function upTo(program: Program, last: number): Program {
  const isIn = (slot: number): boolean => slot <= last
  return {
    ...program,
    instructions: program.instructions.slice(0, last + 1),
    slotOf: new Map([...program.slotOf].filter(([, slot]) => isIn(slot))),
    inputs: program.inputs.filter(isIn),
    sources: new Map([...program.sources].filter(([slot]) => isIn(slot))),
    root: null,
  }
}

function traceOf(program: Program, values: readonly Tensor[], held: Held<Tensor>, isStopped: boolean): Trace {
  const { instructions, root } = program
  const steps: Step[] = instructions.flatMap(({ node, op }) => (isSource(op) ? [] : [{ kind: 'forward', node }]))
  const forwardSteps = steps.length
  const contributions = new Map<EdgeId, Tensor>()
  if (root === null || !instructions[root]?.varies) {
    return { program, values, adjoints: instructions.map(() => null), contributions, steps, forwardSteps, isStopped }
  }

  const nodeAt = (slot: number): NodeId => (instructions[slot] as Instruction).node
  const missing = pathsWaited(program, root, held.cut)
  steps.push({ kind: 'seed', node: nodeAt(root) })
  const seed = full((values[root] as Tensor).shape, 1)
  const report = ({ slot, port, target, contribution, sum }: Delivery<Tensor>): void => {
    const edge = (instructions[slot] as Instruction).edges[port] as EdgeId
    const left = (missing[target] as number) - 1
    missing[target] = left
    contributions.set(edge, contribution)
    steps.push({
      kind: 'backward',
      edge,
      port,
      from: nodeAt(slot),
      to: nodeAt(target),
      contribution,
      sum: left === 0 ? (held.adjoints?.get(target) ?? sum) : sum,
      missing: left,
    })
  }
  const adjoints = backward(numbers, program, values, root, seed, report, held)
  return { program, values, adjoints, contributions, steps, forwardSteps, isStopped }
}

/** How many contributions each slot will receive: its wires into nodes that themselves reach the root. */
function pathsWaited({ instructions }: Program, root: number, cut: ReadonlySet<EdgeId> = new Set()): number[] {
  const count = instructions.map(() => 0)
  for (let slot = root; slot >= 0; slot--) {
    if (slot !== root && count[slot] === 0) continue
    const { inputs, edges } = instructions[slot] as Instruction
    inputs.forEach((target, port) => {
      if (instructions[target]?.varies && !cut.has(edges[port] as EdgeId)) count[target] = (count[target] as number) + 1
    })
  }
  return count
}
