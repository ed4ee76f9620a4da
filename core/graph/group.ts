// Grouping and its way back: chosen nodes become a function with one use in their place, a use becomes its nodes again, a use
// gets a function of its own. Wires, names and places survive both ways. Pure edits.
import type { Diagnostic } from '../diagnostic'
import { diagnostic, isDiagnostic } from '../diagnostic'
import { catalogue } from '../ops/catalogue'
import { isSource } from '../ops/op'
import { scalar } from '../tensor'
import type { Edge, Graph, GraphDocument, GraphFunction, GraphNode, NodeId } from './document'
import { functionUse } from './document'
import { freshIds as freshNodeIds, heightAfter } from './edits'
import { opOf, opOfFunction, portsOfFunction, resultOfFunction } from './function-op'
import { freshFunctionId, freshFunctionName, functionsOf, countUses, withFunctions } from './functions'
import { laidOut, spreadOut } from './group-layout'
import { indexOf, nameOf, nodeOf, portsOfNode } from './look'
import { nextName } from './names'

export interface Grouped {
  readonly document: GraphDocument
  /** The new use. */
  readonly id: NodeId
  readonly function: GraphFunction
}

/**
 * Makes a function of the chosen nodes. Inputs, parameters and tables stay outside and feed its ports, as does every other
 * node that feeds a chosen one, and every empty port becomes a port. Refuses with E115 unless exactly one value goes out.
 */
export function group(document: GraphDocument, ids: readonly NodeId[]): Grouped | Diagnostic {
  const { graph, layout } = document
  const chosen = insideOf(graph, new Set(ids))
  const isInside = memberOf(chosen)
  const results = chosen.filter(({ id }) => isResult(graph, id, isInside))
  const [result] = results
  if (!result || results.length > 1) return diagnostic('E115', { results: results.map(({ name }) => name) })
  const ports = portsFor(graph, chosen, isInside)
  const fn: GraphFunction = {
    id: freshFunctionId(graph),
    name: freshFunctionName(graph),
    graph: {
      nodes: [...ports.map(({ node }) => node), ...chosen],
      edges: [
        ...ports.flatMap(({ node, heads }) => heads.map((head) => ({ ...head, from: node.id }))),
        ...graph.edges.filter(({ from, to }) => isInside(from) && isInside(to)),
      ],
      root: result.id,
    },
  }
  const [id = ''] = freshNodeIds(graph, 1)
  const use: GraphNode = { id, op: functionUse, name: result.name, function: fn }
  const next: GraphDocument = {
    ...document,
    graph: {
      ...graph,
      nodes: graph.nodes.flatMap((node) => (node === result ? [use] : isInside(node.id) ? [] : [node])),
      edges: [
        ...graph.edges.flatMap((edge) => {
          if (isInside(edge.to)) return []
          return [edge.from === result.id ? { ...edge, from: id } : edge]
        }),
        ...ports.flatMap(({ tail }, port) => (tail === null ? [] : [{ from: tail, to: id, port }])),
      ],
      root: graph.root !== null && isInside(graph.root) ? id : graph.root,
      functions: [...functionsOf(graph), fn],
    },
    layout: laidOut(layout, chosen, ports, fn, id),
    study: heightAfter(document.study, (node) => (node === result.id ? id : isInside(node) ? undefined : node)),
  }
  return { document: next, id, function: fn }
}

type IsInside = (id: NodeId) => boolean

function memberOf(nodes: readonly GraphNode[]): IsInside {
  const ids = new Set(nodes.map(({ id }) => id))
  return (id) => ids.has(id)
}

/** Of the chosen nodes those that can go inside: what computes, and numbers that nobody else uses. */
function insideOf(graph: Graph, ids: ReadonlySet<NodeId>): readonly GraphNode[] {
  const { outOf } = indexOf(graph)
  return graph.nodes.filter((node) => {
    if (!ids.has(node.id)) return false
    const op = opOf(node)
    if (!op || !isSource(op)) return true
    const heads = outOf.get(node.id) ?? []
    return node.op === catalogue.constant.name && heads.length > 0 && heads.every(({ to }) => ids.has(to))
  })
}

/** Is the value of this node asked for outside, or does nothing come after it? */
function isResult(graph: Graph, id: NodeId, isInside: IsInside): boolean {
  const heads = indexOf(graph).outOf.get(id) ?? []
  return heads.length === 0 || id === graph.root || heads.some(({ to }) => !isInside(to))
}

interface NewPort {
  readonly node: GraphNode
  /** What feeds it outside; null for a port that was empty. */
  readonly tail: NodeId | null
  readonly heads: readonly Pick<Edge, 'to' | 'port'>[]
}

/** One port per node outside that feeds a chosen one, in the order of the chosen ones, then one per port that is empty. */
function portsFor(graph: Graph, chosen: readonly GraphNode[], isInside: IsInside): readonly NewPort[] {
  const { into } = indexOf(graph)
  const fed = new Map<NodeId, Pick<Edge, 'to' | 'port'>[]>()
  const empty: Pick<Edge, 'to' | 'port'>[] = []
  for (const node of chosen) {
    portsOfNode(node).forEach((_, port) => {
      const wire = into.get(node.id)?.find((edge) => edge.port === port)
      if (!wire) empty.push({ to: node.id, port })
      else if (!isInside(wire.from)) fed.set(wire.from, [...(fed.get(wire.from) ?? []), { to: node.id, port }])
    })
  }
  const names = new Set([...chosen.map(({ name }) => name), ...[...fed.keys()].map((id) => nameOf(graph, id))])
  const ids = new Set([...chosen.map(({ id }) => id), ...fed.keys()])
  const input = { op: catalogue.input.name, value: scalar(1) }
  return [
    ...[...fed].map(([tail, heads]) => ({ node: { id: tail, ...input, name: nameOf(graph, tail) }, tail, heads })),
    ...empty.map((head) => {
      const [name, id] = [nextName(names, catalogue.input), nextId(ids)]
      names.add(name)
      ids.add(id)
      return { node: { id, ...input, name }, tail: null, heads: [head] }
    }),
  ]
}

function nextId(taken: ReadonlySet<NodeId>): NodeId {
  let count = taken.size + 1
  while (taken.has(`n${count}`)) count++
  return `n${count}`
}

export interface Ungrouped {
  readonly document: GraphDocument
  /** The nodes that stand in the place of the use. */
  readonly ids: readonly NodeId[]
}

/**
 * Puts the nodes of a function in the place of one use. They keep ids and names where these are free, and the result takes
 * the name of the use. A function that was used nowhere else goes. Refuses with E114 where the function has no result.
 */
export function ungroup(document: GraphDocument, id: NodeId): Ungrouped | Diagnostic {
  const { graph, layout } = document
  const use = nodeOf(graph, id)
  const fn = use?.function
  if (!use || !fn) return diagnostic('E115', { results: [] })
  const result = resultOfFunction(fn)
  const fault = opOfFunction(fn).fault?.({}) ?? null
  if (result === null) return fault ?? diagnostic('E115', { results: [] })
  const tails = tailsOf(graph, use, fn)
  const inside = fn.graph.nodes.filter((node) => !tails.has(node.id))
  const ids = freshIds(graph, id, inside)
  /** Where a value inside comes from now; undefined from an empty port. */
  const fromOf = (inner: NodeId): NodeId | undefined =>
    tails.has(inner) ? (tails.get(inner) ?? undefined) : ids.get(inner)
  const nodes = renamed(graph, use, inside, result).map((node) => ({ ...node, id: ids.get(node.id) as NodeId }))
  const value = fromOf(result)
  if (value === undefined) {
    const port = nameOf(fn.graph, result)
    return diagnostic('E102', { node: use.name, op: opOfFunction(fn).title, port }, { node: id })
  }
  const link = (edge: Edge, from: NodeId | undefined, to: NodeId | undefined): readonly Edge[] =>
    from === undefined || to === undefined ? [] : [{ ...edge, from, to }]
  const without: Graph = {
    ...graph,
    nodes: graph.nodes.flatMap((node) => (node.id === id ? nodes : [node])),
    edges: [
      ...graph.edges.flatMap((edge) => (edge.to === id ? [] : edge.from === id ? link(edge, value, edge.to) : [edge])),
      ...fn.graph.edges.flatMap((edge) => link(edge, fromOf(edge.from), ids.get(edge.to))),
    ],
    root: graph.root === id ? value : graph.root,
  }
  const next = {
    ...document,
    graph: without,
    layout: spreadOut(layout, use.id, fn, ids),
    study: heightAfter(document.study, (node) => (node === id ? value : node)),
  }
  const settled = countUses(without, fn.id) > 0 ? next : withoutFunction(next, fn)
  return isDiagnostic(settled) ? settled : { document: settled, ids: nodes.map((node) => node.id) }
}

/** What feeds each port of a use. */
function tailsOf(graph: Graph, use: GraphNode, fn: GraphFunction): ReadonlyMap<NodeId, NodeId | null> {
  const wires = indexOf(graph).into.get(use.id) ?? []
  return new Map(
    portsOfFunction(fn).map((node, port) => [node.id, wires.find((edge) => edge.port === port)?.from ?? null]),
  )
}

/** The id itself where it is free once the use has gone. */
function freshIds(graph: Graph, use: NodeId, inside: readonly GraphNode[]): ReadonlyMap<NodeId, NodeId> {
  const taken = new Set(graph.nodes.map(({ id }) => id).filter((id) => id !== use))
  const ids = new Map<NodeId, NodeId>()
  for (const { id } of inside.filter((node) => !taken.has(node.id))) ids.set(id, id)
  const all = new Set([...taken, ...ids.values()])
  for (const { id } of inside) {
    if (ids.has(id)) continue
    const fresh = nextId(all)
    all.add(fresh)
    ids.set(id, fresh)
  }
  return ids
}

/** The nodes with names that are free once the use has gone; the result has the name of the use. */
function renamed(graph: Graph, use: GraphNode, inside: readonly GraphNode[], result: NodeId): readonly GraphNode[] {
  const taken = new Set(graph.nodes.map(({ name }) => name))
  const keeps = new Set(inside.filter(({ id, name }) => id !== result && !taken.has(name)))
  for (const { name } of keeps) taken.add(name)
  return inside.map((node) => {
    if (keeps.has(node)) return node
    if (node.id === result) return { ...node, name: use.name }
    const name = nextName(taken, opOf(node) ?? catalogue.add)
    taken.add(name)
    return { ...node, name }
  })
}

/** Takes a function off the list, with its layout. */
export function withoutFunction(document: GraphDocument, { id }: GraphFunction): GraphDocument | Diagnostic {
  const { [id]: _gone, ...functions } = document.layout.functions ?? {}
  const { functions: _all, ...others } = document.layout
  const layout = Object.keys(functions).length > 0 ? { ...others, functions } : others
  const rest = functionsOf(document.graph).filter((fn) => fn.id !== id)
  return withFunctions({ ...document, layout }, rest)
}

/** Gives one use a function of its own, a copy under another name. */
export function makeUnique(document: GraphDocument, id: NodeId): Grouped | Diagnostic {
  const { graph, layout } = document
  const fn = nodeOf(graph, id)?.function
  if (!fn) return diagnostic('E115', { results: [] })
  const copy: GraphFunction = { ...fn, id: freshFunctionId(graph), name: freshFunctionName(graph, fn.name) }
  const places = layout.functions?.[fn.id]
  const next: GraphDocument = {
    ...document,
    graph: {
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === id ? { ...node, function: copy } : node)),
      functions: [...functionsOf(graph), copy],
    },
    layout: places ? { ...layout, functions: { ...layout.functions, [copy.id]: places } } : layout,
  }
  return { document: next, id, function: copy }
}
