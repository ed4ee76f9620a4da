// Every change of a document, as a pure function: a new document, or the diagnostic that says why not.
import type { Diagnostic } from '../diagnostic'
import { diagnostic } from '../diagnostic'
import { defaultAttributes } from '../ops/catalogue'
import type { Convention } from '../convention'
import type { Attributes, OpDefinition } from '../ops/op'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { scalar, withEntry } from '../tensor'
import type { Edge, Entry, Graph, GraphDocument, GraphNode, NodeId, Position, Study } from './document'
import { useOf } from './function-op'
import { indexOf, nodeOf, portsOfNode } from './look'
import { freshName, nameProblem } from './names'
import { raceWithoutNodes } from './race-plan'
import { wireRefusal, withPort } from './refuse'

const withGraph = (document: GraphDocument, change: Partial<Graph>): GraphDocument => ({
  ...document,
  graph: { ...document.graph, ...change },
})

const changeNode = (document: GraphDocument, id: NodeId, change: (node: GraphNode) => GraphNode): GraphDocument =>
  withGraph(document, { nodes: document.graph.nodes.map((node) => (node.id === id ? change(node) : node)) })

/** The next free ids: n1, n2, … */
export function freshIds(graph: Graph, count: number): readonly NodeId[] {
  const taken = indexOf(graph).nodes
  let last = graph.nodes.length
  return Array.from({ length: count }, () => {
    do last++
    while (taken.has(`n${last}`))
    return `n${last}`
  })
}

export interface NewNode {
  readonly name?: string
  readonly attributes?: Attributes
  readonly value?: Tensor
  readonly position?: Position
}

/** Adds one use of an op; a source starts as the number 1, a name is found when none is given. */
export function addNode(
  document: GraphDocument,
  op: OpDefinition,
  wanted: NewNode = {},
): { document: GraphDocument; id: NodeId } {
  const [id = ''] = freshIds(document.graph, 1)
  const attributes = { ...defaultAttributes(op), ...wanted.attributes }
  const node: GraphNode = {
    id,
    ...useOf(op),
    name: wanted.name ?? freshName(document.graph, op),
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(isSource(op) && !op.draw ? { value: wanted.value ?? scalar(1) } : {}),
  }
  const next = withGraph(document, { nodes: [...document.graph.nodes, node] })
  return { document: wanted.position ? moveNodes(next, { [id]: wanted.position }) : next, id }
}

/** Draws a wire. What was in the port goes; a port beyond the last one of an op that grows is made. */
export function connect(document: GraphDocument, edge: Edge): GraphDocument | Diagnostic {
  const { graph } = document
  const refusal = wireRefusal(graph, edge)
  if (refusal) return refusal
  const ready = changeNode(document, edge.to, (head) => withPort(head, edge.port))
  const others = graph.edges.filter((wire) => wire.to !== edge.to || wire.port !== edge.port)
  return withGraph(ready, { edges: [...others, { from: edge.from, to: edge.to, port: edge.port }] })
}

/** Takes wires away; wires that are not there are ignored. */
export function disconnect(document: GraphDocument, wires: readonly Pick<Edge, 'to' | 'port'>[]): GraphDocument {
  const isGone = (edge: Edge): boolean => wires.some((wire) => wire.to === edge.to && wire.port === edge.port)
  return withGraph(document, { edges: document.graph.edges.filter((edge) => !isGone(edge)) })
}

/** Takes nodes away with their wires, positions and axes. */
export function removeNodes(document: GraphDocument, ids: readonly NodeId[]): GraphDocument {
  const gone = new Set(ids)
  const { graph, layout, study } = document
  const axes = study.axes.filter((axis) => !gone.has(axis.node))
  return {
    graph: {
      ...graph,
      nodes: graph.nodes.filter((node) => !gone.has(node.id)),
      edges: graph.edges.filter((edge) => !gone.has(edge.from) && !gone.has(edge.to)),
      root: graph.root !== null && gone.has(graph.root) ? null : graph.root,
    },
    layout: {
      ...layout,
      positions: Object.fromEntries(Object.entries(layout.positions).filter(([id]) => !gone.has(id))),
    },
    study: heightAfter(raceWithoutNodes(axes.length === study.axes.length ? study : { ...study, axes }, gone), (id) =>
      gone.has(id) ? undefined : id,
    ),
  }
}

/** Gives a node another name; refuses one that is taken or that a formula could not hold. */
export function renameNode(document: GraphDocument, id: NodeId, name: string): GraphDocument | Diagnostic {
  const problem = nameProblem(document.graph, id, name)
  return problem ?? changeNode(document, id, (node) => ({ ...node, name }))
}

/** Sets a source's whole value; `expressions` keeps what was typed for entries that were not plain numbers. */
export function setValue(
  document: GraphDocument,
  id: NodeId,
  value: Tensor,
  expressions: GraphNode['expressions'] = {},
): GraphDocument {
  return changeNode(document, id, ({ expressions: _, axes, columns, ...node }) => ({
    ...node,
    value,
    ...(Object.keys(expressions).length > 0 ? { expressions } : {}),
    // Names of other axes or columns than it has now would be wrong.
    ...(axes?.length === value.shape.length ? { axes } : {}),
    ...(columns?.length === value.shape[1] ? { columns } : {}),
  }))
}

/** Gives a number a slider over a range, or takes it away. */
export const setSlider = (document: GraphDocument, id: NodeId, range: GraphNode['slider'] | null): GraphDocument =>
  changeNode(document, id, ({ slider: _, ...node }) => (range ? { ...node, slider: range } : node))

/** Gives the axes of a source their names, "" for an axis without one; takes them away where none is named. */
export const setAxes = (document: GraphDocument, id: NodeId, names: readonly string[]): GraphDocument =>
  changeNode(document, id, ({ axes: _, ...node }) =>
    names.length === node.value?.shape.length && names.some((name) => name !== '') ? { ...node, axes: names } : node,
  )

/** Sets single numbers of sources, as the ball on the surface, a slider and an optimiser do. */
export function setEntries(
  document: GraphDocument,
  entries: readonly (Entry & { readonly value: number })[],
): GraphDocument {
  return entries.reduce((current, { node: id, index, value }) => {
    const node = nodeOf(current.graph, id)
    if (!node?.value || !(index < node.value.data.length) || Object.is(node.value.data[index], value)) return current
    const { [index]: _, ...expressions } = node.expressions ?? {}
    return setValue(current, id, withEntry(node.value, index, value), expressions)
  }, document)
}

/** Changes one setting of a node. Its wires keep to the names of their ports; what has no port any more goes. */
export function setAttribute(document: GraphDocument, id: NodeId, name: string, value: number | string): GraphDocument {
  const before = nodeOf(document.graph, id)
  const changed = changeNode(document, id, (node) => ({ ...node, attributes: { ...node.attributes, [name]: value } }))
  const node = nodeOf(changed.graph, id)
  if (!before || !node) return changed
  const [old, ports] = [portsOfNode(before), portsOfNode(node)]
  // Settings at fault have no ports: wires wait until they are mended.
  if (ports.length === 0 || old.every((port, at) => ports[at] === port)) return changed
  const edges = changed.graph.edges.flatMap((edge) => {
    if (edge.to !== id) return [edge]
    const port = old.length === 0 ? edge.port : ports.indexOf(old[edge.port] as string)
    return port < 0 || port >= ports.length ? [] : [{ ...edge, port }]
  })
  return withGraph(changed, { edges })
}

/** Chooses the root; null leaves it to the graph's only end. */
export function setRoot(document: GraphDocument, root: NodeId | null): GraphDocument | Diagnostic {
  if (root !== null && !nodeOf(document.graph, root)) return diagnostic('E108', { missing: root })
  return withGraph(document, { root })
}

/** Says what a kink means in this document. */
export function setConvention(document: GraphDocument, convention: Convention): GraphDocument {
  const { convention: _, ...graph } = document.graph
  return { ...document, graph: convention === 'pytorch' ? graph : { ...graph, convention } }
}

/** Moves nodes. The graph keeps its identity, so the engine does not run. */
export const moveNodes = (document: GraphDocument, positions: Readonly<Record<NodeId, Position>>): GraphDocument => ({
  ...document,
  layout: { ...document.layout, positions: { ...document.layout.positions, ...positions } },
})

export const setStudy = (document: GraphDocument, change: Partial<Study>): GraphDocument => ({
  ...document,
  study: { ...document.study, ...change },
})

/** Chooses the node whose number the surface shows; null leaves that to the root. */
export function setHeight(document: GraphDocument, height: NodeId | null): GraphDocument {
  const { height: before, ...study } = document.study
  if (height === (before ?? null) && before !== null) return document
  return { ...document, study: height === null ? study : { ...study, height } }
}

/** The study where nodes have gone or have another id now; `after` gives undefined for one that is gone. */
export function heightAfter(study: Study, after: (id: NodeId) => NodeId | undefined): Study {
  const height = study.height == null ? study.height : (after(study.height) ?? null)
  return height === undefined || height === study.height ? study : { ...study, height }
}
