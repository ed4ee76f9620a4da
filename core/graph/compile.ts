// Graph -> program: topological order, shapes, and everything that is wrong, as diagnostics. Never runs a number.
import { shapes } from '../algebra/shapes'
import type { Diagnostic, DiagnosticFacts } from '../diagnostic'
import { caught, diagnostic, isDiagnostic } from '../diagnostic'
import { underConvention } from '../ops/convention'
import type { OpDefinition } from '../ops/op'
import { carriesThrough, isSource } from '../ops/op'
import { defaultAttributes } from '../ops/catalogue'
import type { Shape } from '../tensor'
import { maximumTotal, sizeOf } from '../tensor'
import type { Edge, Graph, GraphNode, NodeId } from './document'
import { edgeId } from './document'
import { conventionOf, endsOf, indexOf, nameOf, opOf, portsOfNode, rootOf } from './look'
import type { Instruction, Program } from './program'

export interface Compiled {
  readonly program: Program
  readonly diagnostics: readonly Diagnostic[]
}

/** Depth-first order of the graph; nodes that stand on a loop, or after one, are left out and the loop is named. */
function inOrder(graph: Graph, diagnostics: Diagnostic[]): readonly GraphNode[] {
  const { nodes, into, outOf } = indexOf(graph)
  const wiresInto = (id: NodeId): number => into.get(id)?.filter((edge) => nodes.has(edge.from)).length ?? 0
  const waitingFor = new Map(graph.nodes.map((node) => [node.id, wiresInto(node.id)]))
  const place = new Map(graph.nodes.map((node, index) => [node.id, index]))
  const order: GraphNode[] = []
  let ready = graph.nodes.filter((node) => waitingFor.get(node.id) === 0)
  while (ready.length > 0) {
    for (const node of ready) order.push(node)
    const freed: GraphNode[] = []
    for (const node of ready) {
      for (const { to } of outOf.get(node.id) ?? []) {
        const left = (waitingFor.get(to) ?? 0) - 1
        waitingFor.set(to, left)
        const head = indexOf(graph).nodes.get(to)
        if (left === 0 && head) freed.push(head)
      }
    }
    ready = freed.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
  }
  if (order.length < graph.nodes.length) {
    const loop = loopOf(graph, new Set(order.map((node) => node.id)))
    if (loop)
      diagnostics.push(diagnostic('E101', { loop: loop.map((id) => nameOf(graph, id)) }, { node: loop[0] as string }))
  }
  return order
}

/** One loop among the nodes that could not be ordered: walk backwards until a node comes again. */
function loopOf(graph: Graph, ordered: ReadonlySet<NodeId>): readonly NodeId[] | null {
  const { into } = indexOf(graph)
  let at = graph.nodes.find((node) => !ordered.has(node.id))?.id
  const seen = new Map<NodeId, number>()
  while (at !== undefined && !seen.has(at)) {
    seen.set(at, seen.size)
    at = into.get(at)?.find((edge) => !ordered.has(edge.from) && indexOf(graph).nodes.has(edge.from))?.from
  }
  return at === undefined ? null : [...[...seen.keys()].slice(seen.get(at)), at].reverse()
}

/** The shape that comes out of an op, or why none can. */
export function outputShape(
  node: GraphNode,
  op: OpDefinition,
  inputs: readonly Shape[],
  names: readonly string[] = [],
): Shape | Diagnostic {
  const attributes = { ...defaultAttributes(op), ...node.attributes }
  const out = caught(() => op.forward(shapes, inputs, attributes))
  return isDiagnostic(out) ? named(out, node, op, inputs, names) : out
}

/** A refusal from the algebra knows shapes only: add the op, and whose shapes they are. */
function named(
  finding: Diagnostic,
  node: GraphNode,
  op: OpDefinition,
  inputs: readonly Shape[],
  names: readonly string[],
): Diagnostic {
  const place = { node: node.id }
  const [nameA, nameB] = names
  const who = nameA !== undefined && nameB !== undefined ? { nameA, nameB } : {}
  if (finding.code === 'E202') {
    const [a = finding.facts.a, b = finding.facts.b] = inputs
    return diagnostic('E202', { ...finding.facts, a, b, ...who }, place)
  }
  if (finding.code === 'E201') return diagnostic('E201', { ...finding.facts, op: op.title, ...who }, place)
  if (finding.code === 'E203') {
    const culprit = inputs.findIndex(
      (shape) => sizeOf(shape) === sizeOf(finding.facts.shape) && shape.length === finding.facts.shape.length,
    )
    const facts: DiagnosticFacts['E203'] = { ...finding.facts, op: op.title }
    const name = names[culprit]
    return diagnostic('E203', name === undefined ? facts : { ...facts, name }, place)
  }
  if (finding.code === 'E206' && names[0] !== undefined)
    return diagnostic('E206', { ...finding.facts, name: names[0] }, place)
  return { ...finding, place: { ...finding.place, ...place } } as Diagnostic
}

/** Compiles what can be computed and held (E207, 10⁷ numbers); nodes with empty ports or wrong shapes, and all after them, stay out of the program. */
export function compile(graph: Graph): Compiled {
  const diagnostics: Diagnostic[] = []
  const instructions: Instruction[] = []
  const slotOf = new Map<NodeId, number>()
  let held = 0
  for (const node of inOrder(graph, diagnostics)) {
    const made = instructionOf(graph, node, slotOf, instructions, diagnostics)
    if (!made) continue
    // What does not fit is left out before a number of it exists; smaller nodes after it may still fit.
    const count = held + sizeOf(made.shape)
    if (count > maximumTotal) {
      const isFirst = !diagnostics.some(({ code }) => code === 'E207')
      const facts = { what: 'numbers', count, limit: maximumTotal } as const
      if (isFirst) diagnostics.push(diagnostic('E207', facts, { node: node.id }))
      continue
    }
    held = count
    slotOf.set(node.id, instructions.length)
    instructions.push(made)
  }
  const sources = new Map(
    graph.nodes.flatMap((node) => {
      const slot = slotOf.get(node.id)
      return slot !== undefined && node.value ? [[slot, node.value] as const] : []
    }),
  )
  const inputs = graph.nodes.flatMap((node) => {
    const slot = slotOf.get(node.id)
    return slot !== undefined && (node.op === 'input' || node.op === 'parameter') ? [slot] : []
  })
  const root = rootSlot(graph, instructions, slotOf, diagnostics)
  const convention = conventionOf(graph)
  return { program: { instructions, slotOf, inputs, sources, root, convention }, diagnostics }
}

function instructionOf(
  graph: Graph,
  node: GraphNode,
  slotOf: ReadonlyMap<NodeId, number>,
  before: readonly Instruction[],
  diagnostics: Diagnostic[],
): Instruction | null {
  const op = opOf(node)
  if (!op) {
    diagnostics.push(diagnostic('E106', { node: node.name, op: node.op }, { node: node.id }))
    return null
  }
  const attributes = { ...defaultAttributes(op), ...node.attributes }
  const common = { node: node.id, name: node.name, op, attributes }
  if (isSource(op)) {
    if (!node.value) return null
    const moves = node.op !== 'constant'
    return { ...common, inputs: [], edges: [], carries: [], shape: node.value.shape, varies: moves, moves }
  }
  const edges = filledPorts(graph, node, diagnostics)
  const slots = edges?.map((edge) => slotOf.get(edge.from))
  if (!edges || !slots || slots.includes(undefined)) return null
  const inputs = slots as number[]
  const feeding = inputs.map((slot) => before[slot] as Instruction)
  const shape = outputShape(
    node,
    op,
    feeding.map((from) => from.shape),
    feeding.map((from) => from.name),
  )
  if (isDiagnostic(shape)) {
    diagnostics.push(shape)
    return null
  }
  const carries = feeding.map((from, port) => from.varies && carriesThrough(op, port))
  return {
    ...common,
    op: underConvention(op, conventionOf(graph)),
    inputs,
    edges: edges.map(edgeId),
    carries,
    shape,
    varies: carries.includes(true),
    moves: feeding.some((from) => from.moves),
  }
}

/** One wire per port in port order; null, with diagnostics, when a port is empty or taken twice. */
function filledPorts(graph: Graph, node: GraphNode, diagnostics: Diagnostic[]): readonly Edge[] | null {
  const ports = portsOfNode(node)
  const wires = indexOf(graph).into.get(node.id) ?? []
  const found = ports.map((_, port) => wires.filter((wire) => wire.port === port))
  found.forEach((here, port) => {
    const place = { node: node.id, port }
    const name = ports[port] as string
    if (here.length === 0)
      diagnostics.push(diagnostic('E102', { node: node.name, op: opOf(node)?.title ?? node.op, port: name }, place))
    const [first, second] = here
    if (first && second) {
      const facts = {
        node: node.name,
        port: name,
        first: nameOf(graph, first.from),
        second: nameOf(graph, second.from),
      }
      diagnostics.push(diagnostic('E103', facts, place))
    }
  })
  return found.every((here) => here.length === 1) ? found.map((here) => here[0] as Edge) : null
}

function rootSlot(
  graph: Graph,
  instructions: readonly Instruction[],
  slotOf: ReadonlyMap<NodeId, number>,
  diagnostics: Diagnostic[],
): number | null {
  const root = rootOf(graph)
  if (root === null) {
    const ends = endsOf(graph).map((node) => node.name)
    if (ends.length > 1) diagnostics.push(diagnostic('E111', { ends }))
    else if (ends.length === 0) diagnostics.push(diagnostic('E105', { nodes: graph.nodes.length }))
    return null
  }
  const slot = slotOf.get(root)
  if (slot === undefined) return null
  const { shape, name } = instructions[slot] as Instruction
  if (sizeOf(shape) === 1) return slot
  diagnostics.push(diagnostic('E104', { node: name, shape }, { node: root }))
  return null
}
