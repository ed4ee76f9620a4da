// The functions of a document as a list, and every use of them holding what the list holds. Pure; the graph is the only thing
// that it changes.
import type { Diagnostic } from '../diagnostic'
import { caught, diagnostic, isDiagnostic, Refusal } from '../diagnostic'
import { isName } from '../grammar/letters'
import type { Edge, FunctionId, Graph, GraphDocument, GraphFunction, GraphNode, NodeId } from './document'
import { deepestFunctions, portsOfFunction } from './function-op'
import { copyName, isReserved } from './names'

const none: readonly GraphFunction[] = []

export const functionsOf = ({ functions = none }: Graph): readonly GraphFunction[] => functions

/** The next free id: f1, f2, … */
export function freshFunctionId(graph: Graph): FunctionId {
  const taken = new Set(functionsOf(graph).map(({ id }) => id))
  let count = taken.size + 1
  while (taken.has(`f${count}`)) count++
  return `f${count}`
}

/** g, h, k, then g1, g2, …; or the name itself with the first free number behind it. */
export function freshFunctionName(graph: Graph, name?: string): string {
  const taken = new Set(functionsOf(graph).map((fn) => fn.name))
  const free = name === undefined ? [...'ghk'].find((letter) => !taken.has(letter)) : undefined
  return free ?? copyName(name ?? 'g', (other) => taken.has(other))
}

/** Why a function cannot have this name; null when it can. */
export function functionNameProblem(graph: Graph, id: FunctionId, name: string): Diagnostic | null {
  if (!isName(name) || isReserved(name)) return diagnostic('E109', { name })
  const holder = functionsOf(graph).find((fn) => fn.name === name)
  return holder && holder.id !== id ? diagnostic('E107', { name }) : null
}

/** The nodes of a graph that use a function. */
export const usesOf = ({ nodes }: Pick<Graph, 'nodes'>, id: FunctionId): readonly GraphNode[] =>
  nodes.filter((node) => node.function?.id === id)

/** How often a function is used, inside other functions as well. */
export const countUses = (graph: Graph, id: FunctionId): number =>
  [graph, ...functionsOf(graph).map((fn) => fn.graph)].reduce(
    (count, { nodes }) => count + usesOf({ nodes }, id).length,
    0,
  )

/**
 * The document with this list of functions. Uses take what the list has under their id, wires keep to the ports that they
 * ended in, and what has no port any more goes. Refuses with E113 what would contain itself, E207 what lies too deep.
 */
export function withFunctions(
  document: GraphDocument,
  functions: readonly GraphFunction[],
): GraphDocument | Diagnostic {
  const { functions: _, ...rest } = document.graph
  const settled = caught(() => {
    const resolve = resolver(functions)
    const list = functions.map(({ id }) => resolve(id) as GraphFunction)
    return { ...relinked(rest, resolve), ...(list.length > 0 ? { functions: list } : {}) }
  })
  return isDiagnostic(settled) ? settled : { ...document, graph: settled }
}

type Resolve = (id: FunctionId) => GraphFunction | undefined

/** Looks a function up with all that it uses being as in the list. */
function resolver(functions: readonly GraphFunction[]): Resolve {
  const listed = new Map(functions.map((fn) => [fn.id, fn]))
  const made = new Map<FunctionId, GraphFunction>()
  const open: GraphFunction[] = []
  const resolve: Resolve = (id) => {
    const fn = listed.get(id)
    const known = made.get(id)
    if (known || !fn) return known
    if (open.includes(fn)) {
      const loop = [...open.slice(open.indexOf(fn)), fn].map(({ name }) => name)
      throw new Refusal(diagnostic('E113', { loop }))
    }
    open.push(fn)
    if (open.length > deepestFunctions) {
      throw new Refusal(diagnostic('E207', { what: 'levels', count: open.length, limit: deepestFunctions }))
    }
    const graph = relinked(fn.graph, resolve)
    open.pop()
    const settled = graph === fn.graph ? fn : { ...fn, graph }
    made.set(id, settled)
    return settled
  }
  return resolve
}

type Part = Pick<Graph, 'nodes' | 'edges'>

/** A graph whose uses hold what `resolve` gives; the same object where nothing differs. */
function relinked<T extends Part>(graph: T, resolve: Resolve): T {
  const moved = new Map<NodeId, (port: number) => number>()
  let isSame = true
  const nodes = graph.nodes.map((node) => {
    const before = node.function
    const now = before && resolve(before.id)
    if (!before || !now || now === before) return node
    isSame = false
    const ports = portsOfFunction(now).map(({ id }) => id)
    const old = portsOfFunction(before).map(({ id }) => id)
    if (ports.length !== old.length || old.some((id, at) => ports[at] !== id))
      moved.set(node.id, (port) => ports.indexOf(old[port] ?? ''))
    return { ...node, function: now }
  })
  if (isSame) return graph
  const edges = moved.size === 0 ? graph.edges : graph.edges.flatMap((edge) => rewired(edge, moved.get(edge.to)))
  return { ...graph, nodes, edges }
}

function rewired(edge: Edge, portOf: ((port: number) => number) | undefined): readonly Edge[] {
  if (!portOf) return [edge]
  const port = portOf(edge.port)
  return port < 0 ? [] : [port === edge.port ? edge : { ...edge, port }]
}

/** Gives a function another name. Refuses with E107 or E109. */
export function renameFunction(document: GraphDocument, id: FunctionId, name: string): GraphDocument | Diagnostic {
  const problem = functionNameProblem(document.graph, id, name)
  const list = functionsOf(document.graph)
  return (
    problem ??
    withFunctions(
      document,
      list.map((fn) => (fn.id === id ? { ...fn, name } : fn)),
    )
  )
}
