// The run inside one use of a function: what stands at its ports goes in, and the adjoint of the use comes back from outside.
// A program of its own, so that it is stepped, checked and asked like any other.
import type { Algebra } from '../algebra/algebra'
import { compileApart } from '../graph/compile'
import type { Compiled } from '../graph/compile'
import type { Graph, NodeId } from '../graph/document'
import { functionOf } from '../graph/function-op'
import { indexOf, rootOf } from '../graph/look'
import type { Instruction, Program } from '../graph/program'
import { filledNodes } from '../graph/scope'
import type { OpDefinition } from '../ops/op'
import type { Tensor } from '../tensor'
import { sizeOf } from '../tensor'
import { run } from './run'
import type { Trace } from './trace'

/** Name of what follows a function outside: from there the first adjoint comes. */
export const outside = 'outside'

/**
 * What comes after the function, as far as this use feels it: the rate at which the root changes with the result, times the
 * result. Its derivative is that rate.
 */
const follows = (adjoint: Tensor): OpDefinition => {
  const rate = <V>(m: Algebra<V>): V =>
    adjoint.shape.length === 0
      ? m.constant(adjoint.data[0] as number)
      : m.reshape(m.stack(Array.from(adjoint.data, (x) => m.constant(x))), adjoint.shape)
  return {
    name: outside,
    title: 'what follows outside',
    family: 'own',
    sign: '\\cdots',
    ports: ['result'],
    forward: (m, [result]) => m.collapse(m.mul(rate(m), result!), []),
    vjp: (m, { cotangent }) => [m.mul(cotangent, rate(m))],
    about: 'What follows the function outside.',
    gate: 'Outside, {node}, the backward pass has come as far as this use',
  }
}

/** A node id that the graph does not have. */
function freeId(graph: Graph): NodeId {
  let id = outside
  while (indexOf(graph).nodes.has(id)) id += '′'
  return id
}

/** The program with what follows outside as its root; without a root where no adjoint comes back. */
function continued(graph: Graph, program: Program, adjoint: Tensor | null): Program {
  const result = rootOf(graph)
  const slot = result === null ? undefined : program.slotOf.get(result)
  const head = slot === undefined ? undefined : program.instructions[slot]
  if (slot === undefined || !head || !adjoint || sizeOf(head.shape) !== adjoint.data.length)
    return { ...program, root: null }
  const id = freeId(graph)
  const last: Instruction = {
    node: id,
    name: outside,
    op: follows(adjoint),
    attributes: {},
    inputs: [slot],
    edges: [`${id}.0`],
    carries: [head.varies],
    shape: [],
    varies: head.varies,
    moves: head.moves,
  }
  const instructions = [...program.instructions, last]
  return {
    ...program,
    instructions,
    slotOf: new Map([...program.slotOf, [id, program.instructions.length]]),
    root: program.instructions.length,
  }
}

/** Steps that only say that the run goes on outside. */
function trimmed(trace: Trace): Trace {
  const { root, instructions } = trace.program
  const last = root === null ? undefined : instructions[root]
  if (last?.name !== outside) return trace
  const steps = trace.steps.filter((step) => step.kind === 'backward' || step.node !== last.node)
  return {
    program: trace.program,
    path: trace.path,
    isStopped: trace.isStopped,
    held: trace.held,
    values: trace.values,
    adjoints: trace.adjoints,
    contributions: trace.contributions,
    steps,
    forwardSteps: trace.forwardSteps - 1,
    readings: { ...trace.readings, stepCount: steps.length },
  }
}

export interface Inside extends Compiled {
  readonly trace: Trace
}

/** Runs an entered graph, whose ports hold what this use gives them. `adjoint` is that of the use. Cost: one run. */
export function runInside(graph: Graph, adjoint: Tensor | null): Inside {
  const { program, diagnostics } = compileApart(graph)
  const longer = continued(graph, program, adjoint)
  const trace = trimmed(run(longer))
  // A result that is a vector is no fault inside: the root stands outside.
  return { program: trace.program, diagnostics: diagnostics.filter(({ code }) => code !== 'E104'), trace }
}

/** The run inside the use at a slot of a trace; null where the instruction uses no function. Cost: one run. */
export function runOfUse(trace: Trace, slot: number): Inside | null {
  const { op, inputs } = trace.program.instructions[slot] as Instruction
  const fn = functionOf(op)
  if (!fn) return null
  const nodes = filledNodes(fn, (port) => trace.values[inputs[port] as number])
  const { convention } = trace.program
  const graph: Graph = { ...fn.graph, nodes, ...(convention === 'pytorch' ? {} : { convention }) }
  return runInside(graph, trace.adjoints[slot] ?? null)
}
