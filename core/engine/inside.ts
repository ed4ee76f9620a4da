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
import type { Follows } from './follows'
import { continued } from './follows'
import { run } from './run'
import type { Trace } from './trace'

/** Name of the rate at which the root outside follows: from there the first adjoint comes. */
const outside = 'outside'

/** What comes after the function, as far as a derivative feels it: the rate at which the root changes with the result. */
const rateOf = (adjoint: Tensor): OpDefinition => {
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

/** The program with that rate as its root; without a root where no adjoint comes back. */
function withRate(graph: Graph, program: Program, adjoint: Tensor | null): Program {
  const result = rootOf(graph)
  const slot = result === null ? undefined : program.slotOf.get(result)
  const head = slot === undefined ? undefined : program.instructions[slot]
  if (slot === undefined || !head || !adjoint || sizeOf(head.shape) !== adjoint.data.length)
    return { ...program, root: null }
  const id = freeId(graph)
  const last: Instruction = {
    node: id,
    name: outside,
    op: rateOf(adjoint),
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
  if (!last) return trace
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
  /** What was run: the graph inside, and what follows outside as its root. */
  readonly graph: Graph
  readonly trace: Trace
}

/** A step back from what follows outside says so; what is inside of that is none of this graph's business. */
function announced(program: Program): Program {
  const { instructions, root } = program
  if (root === null) return program
  const last = instructions[root] as Instruction
  const gate = 'Outside, the backward pass from {node} has come as far as this use'
  return { ...program, instructions: instructions.with(root, { ...last, op: { ...last.op, gate } }) }
}

/**
 * Runs an entered graph, whose ports hold what this use gives them, up to the root outside. Without a root where nothing
 * `follows`. Cost: one run of it and of what follows.
 */
export function runInside(graph: Graph, follows: Follows | null): Inside {
  if (!follows) {
    const { program, diagnostics } = compileApart(graph)
    const bare = { ...program, root: null }
    // A result that is a vector is no fault inside: nothing asks for its derivative.
    return { graph, program: bare, diagnostics: diagnostics.filter(({ code }) => code !== 'E104'), trace: run(bare) }
  }
  const whole = continued(graph, follows)
  const { program, diagnostics } = compileApart(whole)
  if (whole === graph) return { graph, program, diagnostics, trace: run(program) }
  const trace = trimmed(run(announced(program)))
  return { graph: whole, program: trace.program, diagnostics, trace }
}

/**
 * The run inside the use at a slot of a trace, as its findings need it: the adjoint of the use comes in as a rate. Null where
 * the instruction uses no function. Cost: one run, whatever follows.
 */
export function runOfUse(trace: Trace, slot: number): Pick<Inside, 'program' | 'trace'> | null {
  const { op, inputs } = trace.program.instructions[slot] as Instruction
  const fn = functionOf(op)
  if (!fn) return null
  const nodes = filledNodes(fn, (port) => trace.values[inputs[port] as number])
  const { convention } = trace.program
  const graph: Graph = { ...fn.graph, nodes, ...(convention === 'pytorch' ? {} : { convention }) }
  const { program } = compileApart(graph)
  const inner = trimmed(run(withRate(graph, program, trace.adjoints[slot] ?? null)))
  return { program: inner.program, trace: inner }
}
