// Edits that put a table into a node and take its columns out into nodes of their own. Columns stand features first, then
// targets, then what is not used: so one slice takes all features.
import type { Table } from './csv'
import { columnsOf, spanOf } from './tables'
import { addNode, connect, setAttribute } from '../graph/edits'
import type { Diagnostic } from '../diagnostic'
import { isDiagnostic } from '../diagnostic'
import type { GraphDocument, GraphNode, NodeId } from '../graph/document'
import { heldBy, indexOf, nodeOf } from '../graph/look'
import { catalogue, defaultAttributes } from '../ops/catalogue'
import type { Tensor } from '../tensor'

export type Role = 'feature' | 'target' | 'unused'
const roles: readonly Role[] = ['feature', 'target', 'unused']

/** What a table is used for until somebody says otherwise: the last column is to be predicted from the others. */
export const firstRoles = (columns: number): readonly Role[] =>
  Array.from({ length: columns }, (_, at) => (at === columns - 1 && columns > 1 ? 'target' : 'feature'))

/** The table with its features first, then its targets, then the rest, each in their order. */
export function arranged({ columns, value }: Table, wanted: readonly Role[]): Table {
  const order = roles.flatMap((role) => columns.flatMap((_, at) => (wanted[at] === role ? [at] : [])))
  const width = columns.length
  const data = Float64Array.from(
    value.data,
    (_, i) => value.data[Math.floor(i / width) * width + (order[i % width] as number)] as number,
  )
  return { columns: order.map((at) => columns[at] as Table['columns'][number]), value: { shape: value.shape, data } }
}

const changeNode = (document: GraphDocument, id: NodeId, change: (node: GraphNode) => GraphNode): GraphDocument => ({
  ...document,
  graph: { ...document.graph, nodes: document.graph.nodes.map((node) => (node.id === id ? change(node) : node)) },
})

/** Puts a table into a node, whatever it held or drew before. */
export const setTable = (document: GraphDocument, id: NodeId, { columns, value }: Table): GraphDocument =>
  changeNode(document, id, ({ name }) => ({ id, op: 'data', name, value, axes: ['batch', 'column'], columns }))

/** Lets a node draw its table by a rule. */
export const drawByRule = (document: GraphDocument, id: NodeId): GraphDocument | Diagnostic =>
  aimed(
    changeNode(document, id, ({ name }) => ({
      id,
      op: 'generated',
      name,
      attributes: defaultAttributes(catalogue.generated),
    })),
    id,
  )

/** Chooses the rule. Nodes that take columns out follow, where there are now more columns or fewer. */
export const setGenerator = (document: GraphDocument, id: NodeId, generator: string): GraphDocument | Diagnostic =>
  aimed(setAttribute(document, id, 'generator', generator), id)

/** The nodes that take columns out of a drawn table take its features and its target. */
const aimed = (document: GraphDocument, id: NodeId): GraphDocument | Diagnostic =>
  picksOf(document, id).length > 0
    ? takeColumns(document, id, columnsOf(nodeOf(document.graph, id) as GraphNode).length - 1, 1)
    : document

/** Keeps the numbers that a node draws, so that they can be changed one by one. */
export function keepDrawn(document: GraphDocument, id: NodeId): GraphDocument {
  const node = nodeOf(document.graph, id) as GraphNode
  const columns = columnsOf(node).map(({ name }) => ({ name }))
  return setTable(document, id, { columns, value: heldBy(node) as Tensor })
}

/** The nodes that take columns out of a table, in the order of the document: features first, then targets. */
function picksOf({ graph }: GraphDocument, table: NodeId): readonly GraphNode[] {
  const heads = new Set((indexOf(graph).outOf.get(table) ?? []).map(({ to }) => to))
  return graph.nodes.filter((node) => heads.has(node.id) && spanOf(node) !== null)
}

/** How far from the table its columns stand, and how far from one another. */
const [across, down] = [200, 140]

/**
 * Takes features and targets of a table out into two nodes, named X and t as far as these names are free. Nodes that take
 * columns out of it already are given the right ones instead.
 */
export function takeColumns(
  document: GraphDocument,
  table: NodeId,
  features: number,
  targets: number,
): GraphDocument | Diagnostic {
  const picks = picksOf(document, table)
  const spans = [[0, features] as const, ...(targets > 0 ? [[features, features + targets] as const] : [])]
  let next = document
  for (const [i, [from, to]] of spans.entries()) {
    const at = `:, ${from}:${to}`
    const known = picks[i]
    if (known) {
      next = changeNode(next, known.id, (node) => ({ ...node, attributes: { ...node.attributes, at } }))
      continue
    }
    const wanted = i === 0 ? 'X' : 't'
    const place = next.layout.positions[table] ?? { x: 0, y: 0 }
    const made = addNode(next, catalogue.index, {
      ...(indexOf(next.graph).byName.has(wanted) ? {} : { name: wanted }),
      attributes: { at },
      position: { x: place.x + across, y: place.y + i * down },
    })
    const wired = connect(made.document, { from: table, to: made.id, port: 0 })
    if (isDiagnostic(wired)) return wired
    next = wired
  }
  return next
}

/** How many columns are features and how many targets, as far as nodes take them out; by default the last is the target. */
export function usedColumns(document: GraphDocument, table: NodeId): { features: number; targets: number } {
  const node = nodeOf(document.graph, table)
  const width = node ? columnsOf(node).length : 0
  const [first, second] = picksOf(document, table).map((pick) => {
    const [from, to] = spanOf(pick) ?? [0, 0]
    return to - from
  })
  return first === undefined
    ? { features: Math.max(1, width - 1), targets: width > 1 ? 1 : 0 }
    : { features: first, targets: second ?? 0 }
}
