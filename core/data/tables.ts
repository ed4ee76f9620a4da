// The tables of a graph: which nodes hold the rows that training learns from, what their columns are called, and the same
// graph over other rows. Sources that are no tables stay whole.
import type { Tensor } from '../tensor'
import { full, sizeOf } from '../tensor'
import { compileApart } from '../graph/compile'
import type { Column, Graph, GraphNode, NodeId } from '../graph/document'
import { heldBy } from '../graph/look'
import type { Instruction, Program } from '../graph/program'
import type { Diagnostic } from '../diagnostic'
import { columnsOfGenerator } from '../ops/generators'

/** Does a node hold rows to learn from? */
export const isTable = ({ op }: Pick<GraphNode, 'op'>): boolean => op === 'data' || op === 'generated'

/** Tables whose rows belong together: row 3 of one goes with row 3 of the others. */
export interface Tables {
  readonly rows: number
  readonly nodes: readonly NodeId[]
}

/** The tables of a program that have as many rows as the first one; null where there is none. Cost: linear in the sources. */
export function tablesOf({ instructions, sources }: Program): Tables | null {
  const found = [...sources.keys()]
    .map((slot) => instructions[slot] as Instruction)
    .filter(({ op, shape }) => isTable({ op: op.name }) && shape.length > 0)
  const rows = found[0]?.shape[0]
  if (rows === undefined || rows === 0) return null
  return { rows, nodes: found.filter(({ shape }) => shape[0] === rows).map(({ node }) => node) }
}

/** One column of a table, as pictures use it. */
export interface TableColumn extends Column {
  readonly node: NodeId
  /** Its place in a row. */
  readonly at: number
}

/** What stands in each place of a row: as it was named, else by the table's name and a number. */
export function columnsOf(node: GraphNode): readonly TableColumn[] {
  const width = sizeOf((heldBy(node) as Tensor).shape.slice(1))
  const drawn = node.op === 'generated' ? columnsOfGenerator(String(node.attributes?.['generator'])) : []
  const named = node.columns ?? drawn.map((name) => ({ name }))
  return Array.from({ length: width }, (_, at) => ({
    ...(named[at] ?? { name: width === 1 ? node.name : `${node.name} ${at + 1}` }),
    node: node.id,
    at,
  }))
}

/** The numbers of one column. */
export function numbersOf({ at }: TableColumn, { shape, data }: Tensor): Float64Array {
  const width = sizeOf(shape.slice(1))
  return Float64Array.from({ length: shape[0] ?? 0 }, (_, row) => data[row * width + at] as number)
}

/** Which columns a node takes out of a table, as `:, 0:2` does; null for a node that does something else. */
export function spanOf({ op, attributes }: GraphNode): readonly [from: number, to: number] | null {
  const found = op === 'index' && /^:, *(\d+):(\d+)$/.exec(String(attributes?.['at']))
  return found ? [Number(found[1]), Number(found[2])] : null
}

/** These rows of a table, in this order. */
export function takeRows({ shape, data }: Tensor, rows: ArrayLike<number>): Tensor {
  const width = sizeOf(shape.slice(1))
  const taken = new Float64Array(rows.length * width)
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] as number) * width
    taken.set(data.subarray(from, from + width), i * width)
  }
  return { shape: [rows.length, ...shape.slice(1)], data: taken }
}

/** A program over another number of rows: the same graph, with its tables longer or shorter. */
export interface Resized {
  readonly program: Program
  readonly diagnostics: readonly Diagnostic[]
}

/** By the instructions of the whole program, which other numbers leave as they are; then by rows. */
const kept = new WeakMap<Program['instructions'], Map<number, Resized>>()

/** The program with `rows` rows in its tables, made once as long as nothing but numbers changes. Cost: one compilation. */
export function resized(graph: Graph, program: Program, tables: Tables, rows: number): Resized {
  let known = kept.get(program.instructions)
  if (!known) kept.set(program.instructions, (known = new Map()))
  const before = known.get(rows)
  if (before) return before
  const nodes = graph.nodes.map((node): GraphNode => {
    if (!tables.nodes.includes(node.id)) return node
    const { shape } = heldBy(node) as Tensor
    const { attributes: _, expressions: __, ...rest } = node
    return { ...rest, op: 'data', value: full([rows, ...shape.slice(1)], 0) }
  })
  const made = compileApart({ ...graph, nodes })
  known.set(rows, made)
  return made
}

/** Sources for a resized program: the tables as given, everything else as it is in the whole program. */
export function sourcesFor(
  small: Program,
  program: Program,
  tableAt: (node: NodeId, whole: Tensor) => Tensor | null,
): ReadonlyMap<number, Tensor> {
  const found = new Map<number, Tensor>()
  for (const slot of small.sources.keys()) {
    const { node } = small.instructions[slot] as Instruction
    const whole = program.sources.get(program.slotOf.get(node) as number) as Tensor
    found.set(slot, tableAt(node, whole) ?? whole)
  }
  return found
}
