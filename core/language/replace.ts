// A typed formula in the place of what a node is computed from: what did not change keeps id, name, value and place. A pure
// edit; where new nodes stand is left to whoever draws them.
import type { Diagnostic } from '../diagnostic'
import { diagnostic, isDiagnostic } from '../diagnostic'
import type { Graph, GraphDocument, GraphNode, NodeId, Study } from '../graph/document'
import { freshIds, heightAfter, removeNodes } from '../graph/edits'
import { indexOf, nameOf, nodeOf, opOf, pathBetween, rootOf, upstreamOf } from '../graph/look'
import { copyName, nextName } from '../graph/names'
import type { OpDefinition } from '../ops/op'
import { isSource } from '../ops/op'
import { withFittingInputs } from './fitting'
import type { TypedFormula } from './read'
import type { Pairs } from './same-parts'
import { deedOf, pairsOf } from './same-parts'

export interface Replacing {
  /** The node whose formula it is; null puts the formula beside all that is there. */
  readonly top: NodeId | null
  /**
   * A formula of the whole graph is all there is to say: its names are inputs and what else stays. That of one node stands
   * among the others, and may call each of them by name.
   */
  readonly isWhole: boolean
}

interface Replaced {
  readonly document: GraphDocument
  readonly result: NodeId
  readonly added: readonly NodeId[]
}

/**
 * Puts a typed formula in the place of what `top` is computed from. Nodes that also serve others stay as they are; nodes that
 * nothing needs any more go. Refuses with E101 where the formula would go round, with E107 where the result takes a name of
 * another node. Cost: linear.
 */
export function replaceFormula(
  document: GraphDocument,
  typed: TypedFormula,
  { top, isWhole }: Replacing,
): Replaced | Diagnostic {
  const { graph } = document
  const below: ReadonlySet<NodeId> = top === null ? new Set() : upstreamOf(graph, top)
  const staying = stayingIn(graph, below, top)
  const known = namedIn(graph, typed, (node) => node.id === top || staying.has(node.id) || !isWhole || isInput(node))
  for (const id of known.values()) {
    const loop = top === null || id === top ? null : pathBetween(graph, top, id)
    if (loop) return diagnostic('E101', { loop: [...loop, top as NodeId].map((node) => nameOf(graph, node)) })
    for (const needed of upstreamOf(graph, id)) staying.add(needed)
  }
  const pairs = pairsOf({ graph, typed, top, known, staying })
  const made = typed.graph.nodes.filter(({ id }) => !known.has(id))
  const added = made.filter(({ id }) => !pairs.has(id))
  const fresh = freshIds(graph, added.length)
  const ids = new Map([...pairs, ...added.map(({ id }, at) => [id, fresh[at] as NodeId] as const)])
  const idOf = (id: NodeId): NodeId => ids.get(id) as NodeId
  const result = idOf(typed.result)

  const kept = new Set([...staying, ...ids.values()])
  const gone = new Set([...below].filter((id) => !kept.has(id)))
  const rebuilt = new Map<NodeId, GraphNode>()
  for (const node of made) {
    const id = idOf(node.id)
    if (!staying.has(id)) rebuilt.set(id, keptNode({ ...node, id }, nodeOf(graph, id)))
  }
  const named = withNames(document, { typed, rebuilt, pairs, top, gone, idOf })
  if (isDiagnostic(named)) return named
  const next: Graph = {
    ...graph,
    nodes: [
      ...graph.nodes.filter(({ id }) => !gone.has(id)).map((node) => named.get(node.id) ?? node),
      ...fresh.map((id) => named.get(id) as GraphNode),
    ],
    edges: [
      ...graph.edges
        .filter(({ from, to }) => !rebuilt.has(to) && !gone.has(to) && (from === top || !gone.has(from)))
        .map((edge) => (edge.from === top && result !== top ? { ...edge, from: result } : edge)),
      ...typed.graph.edges
        .map((edge) => ({ ...edge, from: idOf(edge.from), to: idOf(edge.to) }))
        .filter(({ to }) => rebuilt.has(to)),
    ],
  }
  const was = rootOf(graph)
  const inputs = fresh.filter((id) => named.get(id)?.op === 'input')
  return {
    document: {
      graph: withRoot(withFittingInputs(next, inputs, result), graph.root, isWhole || was === top ? result : was),
      layout: removeNodes(document, [...gone]).layout,
      study: heightAfter(studyOf(document.study, next), (id) => (id === top ? result : nodeOf(next, id) && id)),
    },
    result,
    added: fresh,
  }
}

/** What more than the formula's node needs: it is not to be changed. */
function stayingIn(graph: Graph, below: ReadonlySet<NodeId>, top: NodeId | null): Set<NodeId> {
  const { into } = indexOf(graph)
  const staying = new Set(graph.nodes.map(({ id }) => id).filter((id) => !below.has(id)))
  for (const id of staying) for (const { from } of into.get(id) ?? []) if (from !== top) staying.add(from)
  return staying
}

/** A source that formulas know by its name: all but a constant, which they write out. */
function isInput(node: GraphNode): boolean {
  const op = opOf(node)
  return op !== undefined && isSource(op) && node.op !== 'constant'
}

/** Names that the typed text does not define and that stand for nodes of the graph. */
function namedIn(graph: Graph, typed: TypedFormula, may: (node: GraphNode) => boolean): Pairs {
  const { byName } = indexOf(graph)
  return new Map(
    typed.graph.nodes.filter(isInput).flatMap(({ id, name }) => {
      const node = byName.get(name)
      return node && may(node) ? [[id, node.id] as const] : []
    }),
  )
}

/** A typed node that is one of the graph: with all that it was, where only its inputs are others. */
function keptNode(typed: GraphNode, before: GraphNode | undefined): GraphNode {
  if (!before) return typed
  const isSame =
    deedOf(typed) === deedOf(before) && JSON.stringify(typed.expressions) === JSON.stringify(before.expressions)
  return isSame ? before : { ...typed, name: before.name }
}

interface Naming {
  readonly typed: TypedFormula
  readonly rebuilt: ReadonlyMap<NodeId, GraphNode>
  readonly pairs: Pairs
  readonly top: NodeId | null
  readonly gone: ReadonlySet<NodeId>
  readonly idOf: (id: NodeId) => NodeId
}

/** Gives names: first those that were typed, then those that were, then new ones; none twice. Refuses with E107. */
function withNames(
  { graph }: GraphDocument,
  { typed, rebuilt, pairs, top, gone, idOf }: Naming,
): ReadonlyMap<NodeId, GraphNode> | Diagnostic {
  const taken = new Set(graph.nodes.filter(({ id }) => !gone.has(id) && !rebuilt.has(id)).map(({ name }) => name))
  const named = new Map<NodeId, GraphNode>()
  const name = (id: NodeId, wanted: string): void => {
    const node = rebuilt.get(id) as GraphNode
    const isTaken = (other: string): boolean => taken.has(other)
    const found = !isTaken(wanted)
      ? wanted
      : nodeOf(graph, id) || wanted === topName
        ? copyName(wanted, isTaken)
        : nextName(taken, opOf(node) as OpDefinition)
    taken.add(found)
    named.set(id, found === node.name ? node : { ...node, name: found })
  }
  const made = typed.graph.nodes.filter(({ id }) => rebuilt.has(idOf(id)))
  const isWritten = (node: GraphNode): boolean => typed.defined.has(node.name) || node.op === 'input'
  const topName = top === null ? undefined : nodeOf(graph, top)?.name
  const result = made.find(({ id }) => id === typed.result)
  if (result) {
    const isGiven = typed.defined.has(result.name)
    if (isGiven && taken.has(result.name)) return diagnostic('E107', { name: result.name }, {})
    name(idOf(result.id), isGiven ? result.name : (topName ?? result.name))
  }
  const rest = made.filter((node) => node !== result)
  for (const node of rest.filter(isWritten)) name(idOf(node.id), node.name)
  const unwritten = rest.filter((node) => !isWritten(node))
  for (const { id } of unwritten) if (pairs.has(id)) name(idOf(id), nameOf(graph, idOf(id)))
  for (const { id, name: wanted } of unwritten) if (!pairs.has(id)) name(idOf(id), wanted)
  return named
}

/** The graph with this root: said where it was said before, or where it is not the only end. */
function withRoot(graph: Graph, said: NodeId | null, root: NodeId | null): Graph {
  const open = { ...graph, root: null }
  return said === null && rootOf(open) === root ? open : { ...graph, root }
}

/** Axes stay where their number does. */
function studyOf(study: Study, graph: Graph): Study {
  const axes = study.axes.filter(({ node: id, index }) => {
    const node = nodeOf(graph, id)
    return node !== undefined && isInput(node) && index < (node.value?.data.length ?? 0)
  })
  return axes.length === study.axes.length ? study : { ...study, axes }
}
