// The inside of one use of a function as a document of its own, with what stands at its ports as values, and the way back:
// what an edit made of that document, put into the document outside. So whoever edits need not know where they are. Pure.
import type { Diagnostic } from '../diagnostic'
import { diagnostic, isDiagnostic } from '../diagnostic'
import type { Tensor } from '../tensor'
import { scalar } from '../tensor'
import type { FunctionId, Graph, GraphDocument, GraphFunction, GraphNode, Layout, NodeId, Study } from './document'
import { setConvention, setValue } from './edits'
import { isPort, portsOfFunction, resultOfFunction } from './function-op'
import { functionsOf, withFunctions } from './functions'
import { raceFrom } from './race-plan'
import { conventionOf, indexOf, nameOf, nodeOf } from './look'

/** What feeds the ports of a use, by port; undefined for an empty one. */
export function tailsAt(graph: Graph, use: NodeId): readonly (NodeId | undefined)[] {
  const fn = nodeOf(graph, use)?.function
  const wires = indexOf(graph).into.get(use) ?? []
  return fn ? portsOfFunction(fn).map((_, port) => wires.find((edge) => edge.port === port)?.from) : []
}

/**
 * The inside of a use as a document; null when the node uses no function. `valueOf` tells what a node outside holds: a port
 * without a value has none.
 */
export function entered(
  document: GraphDocument,
  use: NodeId,
  valueOf: (node: NodeId) => Tensor | null | undefined,
): GraphDocument | null {
  const { graph, layout } = document
  const { height: _, ...study } = document.study
  const fn = nodeOf(graph, use)?.function
  if (!fn) return null
  const tails = tailsAt(graph, use)
  return {
    graph: { ...graph, ...fn.graph, nodes: filledNodes(fn, (port) => valueOf(tails[port] ?? '')) },
    layout: insideLayout(layout, fn.id),
    study: raceFrom({ ...study, axes: [] }, []),
  }
}

/** The paper of a function; the list of papers is the document's. */
const insideLayout = ({ functions }: Layout, id: FunctionId): Layout => ({
  ...(functions?.[id] ?? { positions: {} }),
  ...(functions ? { functions } : {}),
})

/** The nodes of a function with these values at its ports; a port without one has none. */
export function filledNodes(
  fn: GraphFunction,
  valueAt: (port: number) => Tensor | null | undefined,
): readonly GraphNode[] {
  const ports = new Map(portsOfFunction(fn).map(({ id }, port) => [id, port]))
  return fn.graph.nodes.map((node) => {
    const at = ports.get(node.id)
    if (at === undefined) return node
    const { value: _, ...port } = node
    const value = valueAt(at)
    return value ? { ...port, value } : port
  })
}

/**
 * The document outside after an edit inside. All uses of the function follow. The value of a port is set where it comes
 * from. Refuses with E113 what would contain itself, with E116 a value that something outside computes.
 */
export function lifted(
  document: GraphDocument,
  use: NodeId,
  before: GraphDocument,
  after: GraphDocument,
): GraphDocument | Diagnostic {
  const fn = nodeOf(document.graph, use)?.function
  if (!fn) return document
  const outside = withPortValues(document, use, fn, before.graph, after.graph)
  if (isDiagnostic(outside)) return outside
  const inner = innerGraph(fn, before.graph, after.graph)
  const now: GraphFunction = inner === fn.graph ? fn : { ...fn, graph: inner }
  // Whoever makes a graph anew may forget the list; the function that stands open is always on it.
  const told = functionsOf(after.graph)
  const others = told.some(({ id }) => id === fn.id) ? told : functionsOf(before.graph)
  const list = others.map((other) => (other.id === fn.id ? now : other))
  const isSameList = now === fn && others === functionsOf(before.graph)
  const settled = isSameList ? outside : withFunctions(outside, list)
  if (isDiagnostic(settled)) return settled
  const convention = conventionOf(after.graph)
  const meant = convention === conventionOf(settled.graph) ? settled : setConvention(settled, convention)
  const isAsked = after.study === before.study
  return {
    graph: meant.graph,
    layout: after.layout === before.layout ? meant.layout : outsideLayout(meant.layout, after.layout, fn.id),
    study: isAsked ? meant.study : outsideStudy(meant.study, after.study),
  }
}

/** What was asked inside, over the numbers that are asked about outside. */
const outsideStudy = (outside: Study, { height: _, ...inside }: Study): Study =>
  raceFrom(
    { ...inside, axes: outside.axes, ...(outside.height === undefined ? {} : { height: outside.height }) },
    outside.race?.starts ?? [],
  )

/** The document's paper, with what an edit inside made of that of a function. */
function outsideLayout(layout: Layout, { functions = layout.functions, ...sheet }: Layout, id: FunctionId): Layout {
  return { ...layout, functions: { ...functions, [id]: sheet } }
}

/** Sets what changed at the ports where it comes from. */
function withPortValues(
  document: GraphDocument,
  use: NodeId,
  fn: GraphFunction,
  before: Graph,
  after: Graph,
): GraphDocument | Diagnostic {
  const tails = tailsAt(document.graph, use)
  let next = document
  for (const [port, { id, name }] of portsOfFunction(fn).entries()) {
    const [was, is] = [nodeOf(before, id), nodeOf(after, id)]
    if (!is?.value || is.value === was?.value || !isPort(is)) continue
    const tail = tails[port]
    const from = tail === undefined ? undefined : nodeOf(next.graph, tail)
    if (!from || !isPort(from)) {
      return diagnostic(
        'E116',
        { port: name, from: tail === undefined ? null : nameOf(next.graph, tail) },
        { node: id },
      )
    }
    next = setValue(next, from.id, is.value, is.expressions)
  }
  return next
}

/** The function's graph without what an entered one adds; the same object where the edit left it as it was. */
function innerGraph(fn: GraphFunction, before: Graph, after: Graph): GraphFunction['graph'] {
  const { edges } = after
  const own = new Map(fn.graph.nodes.map((node) => [node.id, node]))
  const shown = indexOf(before).nodes
  const nodes = after.nodes === before.nodes ? fn.graph.nodes : after.nodes.map((node) => stored(node, own, shown))
  const root = after.root ?? rootBeside(fn, { nodes, edges, root: null })
  const isSame =
    edges === fn.graph.edges &&
    root === fn.graph.root &&
    nodes.length === fn.graph.nodes.length &&
    nodes.every((node, at) => node === fn.graph.nodes[at])
  return isSame ? fn.graph : { nodes, edges, root }
}

/** The result stays where it was when a second end comes beside it: the uses outside still want a value. */
function rootBeside(fn: GraphFunction, graph: GraphFunction['graph']): NodeId | null {
  const before = resultOfFunction(fn)
  const isLost = resultOfFunction({ ...fn, graph }) === null
  return isLost && before !== null && graph.nodes.some(({ id }) => id === before) ? before : null
}

/** A port holds no value of one use: a file gives it the number 1. */
function stored(
  node: GraphNode,
  own: ReadonlyMap<NodeId, GraphNode>,
  shown: ReadonlyMap<NodeId, GraphNode>,
): GraphNode {
  const before = own.get(node.id)
  if (!isPort(node)) return node
  const was = shown.get(node.id)
  const isSame = before && was && node.name === was.name && node.op === was.op && node.attributes === was.attributes
  if (isSame) return before
  const { expressions: _, ...port } = node
  return { ...port, value: before?.value ?? scalar(1) }
}
