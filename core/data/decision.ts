// What a trained graph says of every point of a plane: the tables are replaced by a grid over two of their columns, and one
// node is read. Nothing here draws.
import { run } from '../engine/run'
import { compileApart } from '../graph/compile'
import type { Graph, GraphNode, NodeId } from '../graph/document'
import { indexOf, nodeOf, upstreamOf } from '../graph/look'
import type { Program } from '../graph/program'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { sizeOf } from '../tensor'
import type { TableColumn, Tables } from './tables'
import { columnsOf, numbersOf, resized, sourcesFor, spanOf, tablesOf } from './tables'

/** What is drawn over what. */
export interface Frame {
  readonly tables: Tables
  /** All columns of all tables, in order. */
  readonly columns: readonly TableColumn[]
  readonly across: TableColumn
  /** Null for a single feature: then a curve is drawn. */
  readonly up: TableColumn | null
  readonly target: TableColumn | null
  /** Nodes with a value for every row, those nearest to the result first. */
  readonly outputs: readonly NodeId[]
}

/** Columns and outputs of a graph with tables: the last column is the target, the first ones are drawn over. */
export function frameOf(graph: Graph, program: Program): Frame | null {
  const tables = tablesOf(program)
  if (!tables) return null
  const columns = tables.nodes.flatMap((id) => columnsOf(nodeOf(graph, id) as GraphNode))
  const [across, second] = columns
  if (!across) return null
  const target = columns.length > 1 ? (columns[columns.length - 1] as TableColumn) : null
  const up = second && second !== target ? second : null
  const isTold = target ? toldBy(graph, target, up ?? across) : () => false
  return { tables, columns, across, up, target, outputs: outputsOf(program, tables.rows, isTold) }
}

/** Does a node hang on the target? Then it is a step of the loss and no prediction. */
function toldBy(graph: Graph, target: TableColumn, last: TableColumn): (node: NodeId) => boolean {
  const { outOf } = indexOf(graph)
  const told = new Set<NodeId>()
  if (target.node !== last.node) told.add(target.node)
  else
    for (const { to } of outOf.get(target.node) ?? []) {
      const span = spanOf(nodeOf(graph, to) as GraphNode)
      if (span && span[0] > last.at) told.add(to)
    }
  for (const node of told) for (const { to } of outOf.get(node) ?? []) told.add(to)
  return (node) => told.has(node)
}

/** Shares are looked at before scores, and scores before what is hidden inside. */
const isShare = (op: string): boolean => op === 'sigmoid' || op === 'softmax'

function outputsOf({ instructions }: Program, rows: number, isTold: (node: NodeId) => boolean): readonly NodeId[] {
  const found = instructions
    .map(({ node, op, shape, moves }, slot) => ({ node, op, shape, moves, slot }))
    .filter(({ node, op, shape, moves }) => moves && !isSource(op) && shape[0] === rows && !isTold(node))
  const rank = ({ op, slot }: (typeof found)[number]): number => (isShare(op.name) ? instructions.length : 0) + slot
  return found.sort((a, b) => rank(b) - rank(a)).map(({ node }) => node)
}

/** The node that is shown: the study's where it has a value for every row, else the likeliest. */
export const outputOf = ({ outputs }: Frame, wanted: NodeId | undefined): NodeId | null =>
  wanted !== undefined && outputs.includes(wanted) ? wanted : (outputs[0] ?? null)

export type NoMap =
  | { readonly kind: 'not computed' }
  /** A row's value hangs on other rows too, so that a point by itself has none. */
  | { readonly kind: 'rows are mixed' }

export interface DecisionMap {
  readonly columns: number
  /** 1 for a curve. */
  readonly rows: number
  readonly low: readonly [number, number]
  readonly high: readonly [number, number]
  /** Row by row from the lowest up. */
  readonly values: Float64Array
  /** Numbers of each row of the output; the map shows one of them. */
  readonly width: number
}

interface Wanted {
  readonly output: NodeId
  /** Which number of a row of the output. */
  readonly entry: number
  /** Points along a side. */
  readonly size: number
}

/** A little more than the data, so that no point stands on the edge. */
function rangeOf(numbers: Float64Array): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity]
  for (const x of numbers) {
    if (x < low) low = x
    if (x > high) high = x
  }
  const room = 0.08 * (high - low) || 1
  return Number.isFinite(room) ? [low - room, high + room] : [-1, 1]
}

/**
 * The output over a grid. Columns that are not drawn over stay at their mean. The rows of the tables go through with the grid:
 * where they come out other than in the graph itself, rows are mixed and no point has a value of its own.
 * Cost: one forward pass over size² + rows rows.
 */
export function decisionMap(graph: Graph, program: Program, frame: Frame, wanted: Wanted): DecisionMap | NoMap {
  const { tables, across, up } = frame
  const whole = (node: NodeId): Tensor => program.sources.get(program.slotOf.get(node) as number) as Tensor
  const [x, y] = [
    rangeOf(numbersOf(across, whole(across.node))),
    up ? rangeOf(numbersOf(up, whole(up.node))) : ([0, 0] as const),
  ]
  const [columns, rows] = [wanted.size, up ? wanted.size : 1]
  const points = columns * rows
  const inner = innerOf(graph, program, tables, wanted.output, points + tables.rows)
  const slot = inner?.slotOf.get(wanted.output)
  const before = program.slotOf.get(wanted.output)
  if (!inner || slot === undefined || before === undefined) return { kind: 'not computed' }
  const sources = sourcesFor(inner, program, (node, table) =>
    tables.nodes.includes(node) ? gridTable(table, node, frame, { x, y, columns, rows }) : null,
  )
  const made = run(inner, sources).values[slot] as Tensor
  const own = run(program).values[before] as Tensor
  const width = sizeOf(made.shape.slice(1))
  const isOwn = own.data.every((value, i) => isClose(value, made.data[points * width + i] as number))
  if (!isOwn) return { kind: 'rows are mixed' }
  const entry = Math.min(wanted.entry, width - 1)
  const values = Float64Array.from({ length: points }, (_, i) => made.data[i * width + entry] as number)
  return { columns, rows, low: [x[0], y[0]], high: [x[1], y[1]], values, width }
}

/** Sums of products may be made in another order; two NaN are alike. */
const isClose = (a: number, b: number): boolean =>
  Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)) || a === b

/** What the output is computed from, over so many rows. By the whole program's instructions, which numbers leave alone. */
const kept = new WeakMap<Program['instructions'], Map<string, Program>>()

function innerOf(graph: Graph, program: Program, tables: Tables, output: NodeId, rows: number): Program | null {
  let known = kept.get(program.instructions)
  if (!known) kept.set(program.instructions, (known = new Map()))
  const key = `${output} ${rows}`
  const before = known.get(key)
  if (before) return before
  const below = upstreamOf(graph, output)
  const part = {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => below.has(id)),
    edges: graph.edges.filter(({ to }) => below.has(to)),
    root: null,
  }
  const own = compileApart(part).program
  const made = { ...resized(part, own, tables, rows).program, root: null }
  known.set(key, made)
  return made
}

interface Ground {
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
  readonly columns: number
  readonly rows: number
}

/** The grid as rows of a table, and below it the table's own rows. */
function gridTable(table: Tensor, node: NodeId, { across, up }: Frame, ground: Ground): Tensor {
  const { columns, rows } = ground
  const width = sizeOf(table.shape.slice(1))
  const points = columns * rows
  const data = new Float64Array(points * width + table.data.length)
  const means = meansOf(table, width)
  for (let point = 0; point < points; point++) {
    data.set(means, point * width)
    if (across.node === node) data[point * width + across.at] = along(ground.x, point % columns, columns)
    if (up?.node === node) data[point * width + up.at] = along(ground.y, Math.floor(point / columns), rows)
  }
  data.set(table.data, points * width)
  return { shape: [points + (table.shape[0] as number), ...table.shape.slice(1)], data }
}

/** Where the middle of a cell of the grid stands. */
const along = ([low, high]: readonly [number, number], index: number, count: number): number =>
  low + ((high - low) * (index + 0.5)) / count

function meansOf({ shape, data }: Tensor, width: number): Float64Array {
  const means = new Float64Array(width)
  data.forEach((x, i) => (means[i % width] = (means[i % width] as number) + x / (shape[0] as number)))
  return means
}
