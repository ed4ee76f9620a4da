// What an example is: a formula with values and places. The files in assets/examples are what the writer makes of it.
import type { MethodName } from '../calculus/methods/catalogue'
import { isDiagnostic } from '../diagnostic'
import type { Batch, GraphDocument, GraphNode, Position } from '../graph/document'
import { indexOf } from '../graph/look'
import { readFormula } from '../language/read'
import { readAssignments } from '../language/value'
import type { Attributes } from '../ops/op'

export interface Recipe {
  /** Name of the file without its ending. */
  readonly name: string
  readonly title: string
  readonly text: string
  readonly chapter: string
  /** One line per node, so that every node has the name that the course gives it. */
  readonly formula: string
  readonly at: string
  /** Names that training may change, and names that stand still; the others are inputs. */
  readonly parameters?: readonly string[]
  readonly constants?: readonly string[]
  /** Tables that are drawn by a rule; what they hold in `at` only says how many columns they have. */
  readonly drawn?: Readonly<Record<string, Attributes>>
  /** Columns from left to right; in each the names from top to bottom. */
  readonly columns: readonly Column[]
  readonly study: Study
}

export interface Column {
  readonly x: number
  readonly nodes: Readonly<Record<string, number>>
}

interface Study {
  readonly axes: readonly (readonly [name: string, index: number, low: number, high: number])[]
  readonly rate: number
  readonly method?: MethodName
  readonly batch?: Batch
}

/** Nodes that hold a number are 104 wide, those that hold more 140; `dense` leaves the least air. All stay on the grid of 20. */
export const [narrow, wide, dense] = [160, 200, 180]

/** The columns of a graph: each a list of names with the height at which they stand. */
export const columns = (pitch: number, ...lists: readonly Column['nodes'][]): readonly Column[] =>
  lists.map((nodes, i) => ({ x: 40 + pitch * i, nodes }))

/** The document of a recipe. Throws when the recipe itself is wrong: that is a fault of this table, found by its test. */
export function documentOf({
  formula,
  at,
  parameters = [],
  constants = [],
  drawn = {},
  columns: places,
  study,
}: Recipe): GraphDocument {
  const given = readAssignments(at)
  if (isDiagnostic(given)) throw new Error(JSON.stringify(given))
  const read = readFormula(formula.trim(), given)
  if (isDiagnostic(read)) throw new Error(JSON.stringify(read))
  const nodes = read.graph.nodes.map((node): GraphNode => {
    if (parameters.includes(node.name)) return { ...node, op: 'parameter' }
    const attributes = drawn[node.name]
    if (attributes) return { id: node.id, op: 'generated', name: node.name, attributes }
    return constants.includes(node.name) ? { ...node, op: 'constant' } : node
  })
  const graph = { ...read.graph, nodes }
  const idOf = (name: string): string => {
    const node = indexOf(graph).byName.get(name)
    if (!node) throw new Error(`There is no node ${name}.`)
    return node.id
  }
  const positions: Record<string, Position> = {}
  for (const { x, nodes: column } of places)
    for (const [name, y] of Object.entries(column)) positions[idOf(name)] = { x, y }
  const axes = study.axes.map(([name, index, low, high]) => ({ node: idOf(name), index, low, high }))
  return { graph, layout: { positions }, study: { ...study, axes } }
}
