// A part of a document as a document of its own, and a document laid into another: what copying, pasting and duplicating
// are made of. Nothing is written or read here; a fragment has the form of every other document.
import { adopted, functionsIn } from './adopt'
import type { AnnotationId } from './annotations'
import { addFrame, addNote, someAnnotations } from './annotations'
import type { Edge, GraphDocument, GraphFunction, GraphNode, NodeId, Position } from './document'
import { emptyDocument } from './document'
import { freshIds } from './edits'
import { indexOf } from './look'
import { copyName } from './names'

const keyed = <T>(ids: readonly NodeId[], table: Readonly<Record<NodeId, T>>): Record<NodeId, T> =>
  Object.fromEntries(ids.flatMap((id) => (Object.hasOwn(table, id) ? [[id, table[id] as T] as const] : [])))

/**
 * These nodes with the wires among them and their places, and these frames and notes; the root stays where it is one of
 * the nodes. Cost: linear.
 */
export function fragmentOf(
  { graph, layout }: GraphDocument,
  ids: readonly NodeId[],
  annotations: readonly AnnotationId[] = [],
): GraphDocument {
  const wanted = new Set(ids)
  const nodes = graph.nodes.filter(({ id }) => wanted.has(id))
  const { functions: _, ...meaning } = graph
  const functions = functionsIn(graph, nodes)
  const places = keyed(
    functions.map(({ id }) => id),
    layout.functions ?? {},
  )
  return {
    ...emptyDocument,
    graph: {
      ...meaning,
      ...(functions.length > 0 ? { functions } : {}),
      nodes,
      edges: graph.edges.filter(({ from, to }) => wanted.has(from) && wanted.has(to)),
      root: graph.root !== null && wanted.has(graph.root) ? graph.root : null,
    },
    layout: {
      ...someAnnotations(layout, annotations),
      positions: keyed(
        nodes.map(({ id }) => id),
        layout.positions,
      ),
      ...(functions.length > 0 ? { functions: places } : {}),
    },
  }
}

export interface Insertion {
  /** Added to every place of the fragment. */
  readonly shift?: Position
  /** Nodes of the fragment that are there already: their wires come from those of the document, by id. */
  readonly known?: ReadonlyMap<NodeId, NodeId>
}

interface Inserted {
  readonly document: GraphDocument
  /** The new id of each node of the fragment that was added. */
  readonly ids: ReadonlyMap<NodeId, NodeId>
  /** The ids of its frames and notes. */
  readonly annotations: readonly AnnotationId[]
}

/**
 * Lays a fragment into a document. Ids are new; a name that is taken gets the next free number. In an empty document the
 * fragment's root and its convention hold. Cost: linear in both.
 */
export function insertFragment(document: GraphDocument, fragment: GraphDocument, wanted: Insertion = {}): Inserted {
  const { shift = { x: 0, y: 0 }, known = new Map<NodeId, NodeId>() } = wanted
  const added = fragment.graph.nodes.filter(({ id }) => !known.has(id))
  const { document: ready, functionFor } = adopted(document, fragment, added)
  const { graph, layout } = ready
  const isFirst = graph.nodes.length === 0
  const fresh = isFirst ? added.map(({ id }) => id) : freshIds(graph, added.length)
  const ids = new Map(added.map(({ id }, at) => [id, fresh[at] as NodeId]))
  const idOf = (id: NodeId): NodeId => ids.get(id) ?? known.get(id) ?? id
  const places = Object.entries(keyed([...ids.keys()], fragment.layout.positions)).map(
    ([id, { x, y }]) => [idOf(id), { x: x + shift.x, y: y + shift.y }] as const,
  )
  const { root, convention } = fragment.graph
  const inserted: GraphDocument = {
    ...ready,
    graph: {
      ...graph,
      ...(isFirst && convention !== undefined ? { convention } : {}),
      nodes: [...graph.nodes, ...renamed(ready, added, idOf).map((node) => relinked(node, functionFor))],
      edges: [...graph.edges, ...fragment.graph.edges.flatMap((edge) => wireBetween(edge, ids, idOf))],
      root: isFirst && root !== null ? idOf(root) : graph.root,
    },
    layout: { ...layout, positions: { ...layout.positions, ...Object.fromEntries(places) } },
  }
  return { ids, ...withAnnotations(inserted, fragment, shift) }
}

const relinked = (node: GraphNode, functionFor: (fn: GraphFunction) => GraphFunction): GraphNode =>
  node.function ? { ...node, function: functionFor(node.function) } : node

/** A wire of the fragment between the new nodes. One that would end in a node that was there before is left out. */
function wireBetween(edge: Edge, ids: ReadonlyMap<NodeId, NodeId>, idOf: (id: NodeId) => NodeId): Edge[] {
  const to = ids.get(edge.to)
  return to === undefined ? [] : [{ from: idOf(edge.from), to, port: edge.port }]
}

/** Frames from the front to the back, since each new one is put behind the others. */
function withAnnotations(
  document: GraphDocument,
  { layout: { frames = [], notes = [] } }: GraphDocument,
  { x, y }: Position,
): Pick<Inserted, 'document' | 'annotations'> {
  const annotations: AnnotationId[] = []
  const moved = <T extends Position>(one: T): T => ({ ...one, x: one.x + x, y: one.y + y })
  const keep = (added: { readonly document: GraphDocument; readonly id: AnnotationId }): GraphDocument => {
    annotations.push(added.id)
    return added.document
  }
  const framed = [...frames].reverse().reduce((next, frame) => keep(addFrame(next, moved(frame))), document)
  return { document: notes.reduce((next, note) => keep(addNote(next, moved(note))), framed), annotations }
}

function renamed(document: GraphDocument, added: readonly GraphNode[], idOf: (id: NodeId) => NodeId): GraphNode[] {
  const taken = new Set(indexOf(document.graph).byName.keys())
  // Names that are free stay, whatever the others are called anew.
  const free = new Set(added.map(({ name }) => name).filter((name) => !taken.has(name)))
  return added.map((node) => {
    const name = free.delete(node.name)
      ? node.name
      : copyName(node.name, (other) => taken.has(other) || free.has(other))
    taken.add(name)
    return { ...node, id: idOf(node.id), name }
  })
}

/** Wires into these nodes from outside them, for copies that keep their inputs. */
export function wiresInto({ graph }: GraphDocument, ids: ReadonlyMap<NodeId, NodeId>): readonly Edge[] {
  return graph.edges.flatMap(({ from, to, port }) => {
    const copy = ids.get(to)
    return copy === undefined || ids.has(from) ? [] : [{ from, to: copy, port }]
  })
}
