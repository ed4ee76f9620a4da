// What follows one use of a function, up to the root: itself a function, of what the use hands on, with everything that does
// not hang on the use as it stands. So the inside of the use can be asked about the root outside, and not about a model of it.
import type { Edge, Graph, GraphFunction, GraphNode, NodeId } from '../graph/document'
import { functionUse } from '../graph/document'
import { indexOf, nodeOf, rootOf } from '../graph/look'
import type { Instruction, Program } from '../graph/program'
import { catalogue } from '../ops/catalogue'
import { isSameShape, scalar } from '../tensor'
import type { Trace } from './trace'

export interface Follows {
  /** The name of the root outside. */
  readonly root: string
  /** From what the use hands on to the root; null where the use is the root. */
  readonly fn: GraphFunction | null
}

/**
 * What follows a use in the graph of a trace; null where no derivative comes back to it. Its values and its slope are, bit for
 * bit, those of the trace. `before` is given back where it says the same, so that nobody takes it for a change. Cost: linear.
 */
export function followsOf(graph: Graph, trace: Trace, use: NodeId, before: Follows | null): Follows | null {
  const { program, readings } = trace
  const start = program.slotOf.get(use)
  const { root } = program
  if (start === undefined || root === null || readings.adjointAt(start) === null) return null
  const { name } = program.instructions[root] as Instruction
  const fn = start === root ? null : functionBehind(graph, trace, start, root)
  return before && before.root === name && isSameFunction(before.fn, fn) ? before : { root: name, fn }
}

const letters = 'outside'

function functionBehind(graph: Graph, trace: Trace, start: number, root: number): GraphFunction {
  const { program } = trace
  const instructionAt = (slot: number): Instruction => program.instructions[slot] as Instruction
  const between = slotsBetween(program, start, root)
  const { node: id, name } = instructionAt(start)
  const nodes: GraphNode[] = [{ id, name, op: catalogue.input.name, value: scalar(1) }]
  const edges: Edge[] = []
  const known = new Set([start])
  for (const slot of between) {
    const { node, inputs } = instructionAt(slot)
    inputs.forEach((from, port) => {
      const tail = instructionAt(from)
      edges.push({ from: tail.node, to: node, port })
      if (known.has(from) || between.has(from)) return
      known.add(from)
      const value = trace.readings.valueAt(from)
      nodes.push({ id: tail.node, name: tail.name, op: catalogue.constant.name, value })
    })
    nodes.push(nodeOf(graph, node) as GraphNode)
  }
  return { id: letters, name: letters, graph: { nodes, edges, root: instructionAt(root).node } }
}

/** Slots behind `start` from which a path leads on to the root, in order. */
function slotsBetween({ instructions }: Program, start: number, root: number): ReadonlySet<number> {
  const behind = new Set([start])
  for (let slot = start + 1; slot <= root; slot++)
    if (instructions[slot]?.inputs.some((from) => behind.has(from))) behind.add(slot)
  const wanted = new Set([root])
  for (let slot = root; slot > start; slot--)
    if (wanted.has(slot)) instructions[slot]?.inputs.forEach((from) => behind.has(from) && wanted.add(from))
  return new Set([...behind].filter((slot) => slot !== start && wanted.has(slot)))
}

function isSameFunction(a: GraphFunction | null, b: GraphFunction | null): boolean {
  if (a === null || b === null) return a === b
  const { graph: one } = a
  const { graph: two } = b
  return (
    one.root === two.root &&
    one.nodes.length === two.nodes.length &&
    one.edges.length === two.edges.length &&
    one.nodes.every((node, at) => isSameNode(node, two.nodes[at] as GraphNode)) &&
    one.edges.every(({ from, to, port }, at) => {
      const other = two.edges[at] as Edge
      return from === other.from && to === other.to && port === other.port
    })
  )
}

function isSameNode(a: GraphNode, b: GraphNode): boolean {
  if (a === b) return true
  if (a.id !== b.id || a.name !== b.name || a.op !== b.op || !a.value || !b.value) return false
  const { data } = b.value
  return isSameShape(a.value.shape, b.value.shape) && a.value.data.every((x, at) => Object.is(x, data[at]))
}

/** The wires with the one that leads on, by the wires without it: whoever compares graphs compares these as objects. */
const longer = new WeakMap<readonly Edge[], readonly Edge[]>()

/** The graph inside with one more node, the root: what follows. The same graph where nothing does. */
export function continued(graph: Graph, { root, fn }: Follows): Graph {
  const result = rootOf(graph)
  if (fn === null || result === null) return graph
  let id = letters
  while (indexOf(graph).nodes.has(id)) id += '′'
  const known = longer.get(graph.edges)
  const last = known?.[known.length - 1]
  const edges =
    known && last?.from === result && last.to === id ? known : [...graph.edges, { from: result, to: id, port: 0 }]
  longer.set(graph.edges, edges)
  return { ...graph, nodes: [...graph.nodes, { id, name: root, op: functionUse, function: fn }], edges, root: id }
}
