// From what stands in a file to a sound graph. What cannot be kept (a wire to nowhere) is left out and listed; what is
// unknown but harmless (an operation of another version) is kept as it is.
import type { Diagnostic } from '../diagnostic'
import { diagnostic, Refusal } from '../diagnostic'
import type { Edge, Entry, FunctionId, Graph, GraphFunction, GraphNode, NodeId, Sheet, Study } from '../graph/document'
import { sparse } from '../graph/annotations'
import { edgeId, functionUse } from '../graph/document'
import { opOf } from '../graph/function-op'
import { isName } from '../grammar/letters'
import { opNamed, portsOf, defaultAttributes } from '../ops/catalogue'
import type { AttributeDefinition, Attributes, OpDefinition } from '../ops/op'
import { isSource } from '../ops/op'
import { isSetting } from '../ops/settings'
import { maximumElements } from '../tensor'
import type { TypedValue } from './cells'
import { readCells, wordOf } from './cells'
import { damaged } from './damaged'
import type { Stored, StoredNode, StoredPart, StoredSheet } from './format'
import { limits } from './format'
import { soundFunctions } from './sound-functions'

export interface Sound<T> {
  readonly kept: T
  readonly diagnostics: readonly Diagnostic[]
}

/** The graph of a file. Refuses with E404 or E204 what cannot be understood; lists E103, E106, E107, E108, E110, and E404 for a doubled id. */
export function soundGraph(stored: Stored['graph']): Sound<Graph> {
  const diagnostics: Diagnostic[] = []
  const count = { elements: 0 }
  const functions = soundFunctions(stored.functions ?? [], (part, path, functionNamed) =>
    soundPart(part, { path, functionNamed, count, diagnostics }),
  )
  const functionNamed = (id: FunctionId): GraphFunction | undefined => functions.find((fn) => fn.id === id)
  const kept = soundPart(stored, { path: 'graph', functionNamed, count, diagnostics })
  const meaning = stored.convention === undefined ? {} : { convention: stored.convention }
  return { kept: { ...kept, ...meaning, ...(functions.length > 0 ? { functions } : {}) }, diagnostics }
}

/** What is read with a part: where it stands, what it may use, what has been counted and found so far. */
interface Reading {
  readonly path: string
  readonly functionNamed: (id: FunctionId) => GraphFunction | undefined
  readonly count: { elements: number }
  readonly diagnostics: Diagnostic[]
}

function soundPart(stored: StoredPart, reading: Reading): GraphFunction['graph'] {
  const { diagnostics } = reading
  const nodes = soundNodes(stored.nodes, reading)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const edges = soundEdges(stored.edges, byId, diagnostics)
  const hasRoot = stored.root === null || byId.has(stored.root)
  if (!hasRoot) diagnostics.push(diagnostic('E108', { missing: stored.root as string }))
  return { nodes, edges, root: hasRoot ? stored.root : null }
}

function soundNodes(stored: readonly StoredNode[], reading: Reading): readonly GraphNode[] {
  const { count, diagnostics } = reading
  const ids = new Set<NodeId>()
  const names = new Set<string>()
  return stored.flatMap((entry, index) => {
    const path = `${reading.path}.nodes[${index}]`
    if (ids.has(entry.id)) {
      const problem = `the id “${entry.id}” stands twice; the second node was left out`
      diagnostics.push(diagnostic('E404', { path, problem }, { node: entry.id }))
      return []
    }
    ids.add(entry.id)
    const node = soundNode(entry, path, reading)
    count.elements += node.value?.data.length ?? 0
    if (count.elements > limits.elements) {
      throw new Refusal(diagnostic('E204', { count: count.elements, limit: limits.elements }))
    }
    if (!opOf(node)) diagnostics.push(diagnostic('E106', { node: node.name, op: node.op }, { node: node.id }))
    const name = freeName(node.name, names)
    names.add(name)
    if (name === node.name) return [node]
    diagnostics.push(diagnostic('E107', { name: node.name }, { node: node.id }))
    return [{ ...node, name }]
  })
}

/** The name itself, or its beginning with the first free number behind it, which must not grow too long for a name. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  const stem = [...name].slice(0, 16).join('')
  let count = 2
  while (taken.has(`${stem}_${count}`)) count++
  return `${stem}_${count}`
}

function soundNode(stored: StoredNode, path: string, { functionNamed }: Reading): GraphNode {
  const { id, op: opName, name, attributes, value } = stored
  if (!isName(name)) throw damaged(`${path}.name`, `“${name.slice(0, 40)}” cannot be a name`)
  if (stored.function !== undefined || opName === functionUse) {
    const used = opName === functionUse ? functionNamed(stored.function ?? '') : undefined
    if (!used) throw damaged(`${path}.function`, `there is no function “${String(stored.function).slice(0, 40)}”`)
    if (value !== undefined) throw damaged(path, `${name} is computed and cannot have a value`)
    return { id, op: functionUse, name, function: used }
  }
  const op = opNamed(opName)
  const settings = attributes && (op ? soundAttributes(op, attributes, path) : attributes)
  const typed = value === undefined ? null : soundValue(value, path)
  const isHeld = op && isSource(op) && !op.draw
  if (isHeld && typed === null) throw damaged(path, `${name} has no value`)
  if (op && !isHeld && typed !== null) throw damaged(path, `${name} is computed and cannot have a value`)
  const held = {
    ...typed,
    ...soundSlider(stored.slider, typed, path),
    ...soundAxisNames(stored.axes, typed, path),
    ...soundColumns(stored.columns, typed, path),
  }
  return { id, op: opName, name, ...(Object.keys(settings ?? {}).length > 0 ? { attributes: settings } : {}), ...held }
}

function soundSlider(slider: StoredNode['slider'], typed: TypedValue | null, path: string): Pick<GraphNode, 'slider'> {
  if (slider === undefined) return {}
  if (typed === null) throw damaged(`${path}.slider`, 'only a value can have a slider')
  if (!(slider[0] < slider[1])) throw damaged(`${path}.slider`, 'it ends before it begins')
  return { slider }
}

function soundAxisNames(axes: StoredNode['axes'], typed: TypedValue | null, path: string): Pick<GraphNode, 'axes'> {
  if (axes === undefined) return {}
  const rank = typed?.value.shape.length ?? 0
  if (axes.length !== rank || rank === 0) throw damaged(`${path}.axes`, `${axes.length} names for ${rank} axes`)
  return { axes }
}

function soundColumns(
  columns: StoredNode['columns'],
  typed: TypedValue | null,
  path: string,
): Pick<GraphNode, 'columns'> {
  if (columns === undefined) return {}
  const found = typed?.value.shape[1] ?? 0
  if (columns.length !== found) throw damaged(`${path}.columns`, `${columns.length} names for ${found} columns`)
  return { columns }
}

function soundValue(cells: unknown, path: string): TypedValue {
  const read = readCells(cells)
  if (!('problem' in read)) return read
  if (read.count !== undefined) {
    throw new Refusal(diagnostic('E204', { count: read.count, limit: maximumElements }))
  }
  throw damaged(`${path}.value`, read.problem)
}

/** Settings of a known op, each of its kind; what the op does not know is kept. */
function soundAttributes(op: OpDefinition, stored: Attributes, path: string): Attributes {
  const read = Object.entries(stored).map(([key, setting]) => {
    const definition = Object.hasOwn(op.attributes ?? {}, key) ? op.attributes?.[key] : undefined
    if (!definition) return [key, setting] as const
    const sound = soundAttribute(definition, setting)
    if (sound === undefined) throw damaged(`${path}.attributes.${key}`, `${JSON.stringify(setting)} cannot be used`)
    return [key, sound] as const
  })
  return Object.fromEntries(read)
}

function soundAttribute(definition: AttributeDefinition, setting: number | string): number | string | undefined {
  if (definition.kind === 'number') return typeof setting === 'number' ? setting : wordOf(setting)
  if (definition.kind === 'shape' || definition.kind === 'entries') {
    return isSetting(definition, String(setting)) ? String(setting) : undefined
  }
  const isCount = definition.kind === 'whole' && definition.most === undefined
  const sound = isSetting(isCount ? { ...definition, most: limits.ports } : definition, setting)
  return sound ? setting : undefined
}

function soundEdges(
  stored: readonly Edge[],
  nodes: ReadonlyMap<NodeId, GraphNode>,
  diagnostics: Diagnostic[],
): readonly Edge[] {
  const taken = new Map<string, Edge>()
  for (const edge of stored) {
    const [tail, head] = [nodes.get(edge.from), nodes.get(edge.to)]
    const place = { node: edge.to, port: edge.port }
    if (!tail || !head) {
      diagnostics.push(diagnostic('E108', { missing: tail ? edge.to : edge.from }, head ? place : {}))
      continue
    }
    const before = taken.get(edgeId(edge))
    const ports = portCount(head)
    if (before) {
      const first = nodes.get(before.from)?.name ?? before.from
      const facts = { node: head.name, port: String(edge.port + 1), first, second: tail.name }
      diagnostics.push(diagnostic('E103', facts, place))
    } else if (edge.port >= ports) {
      const facts = { node: head.name, port: edge.port + 1, ports, op: head.op }
      diagnostics.push(diagnostic('E110', facts, { node: head.id }))
    } else taken.set(edgeId(edge), edge)
  }
  return [...taken.values()]
}

/** How many wires a node takes; no limit for an op that this version does not know. */
function portCount(node: GraphNode): number {
  const op = opOf(node)
  const given = op && { ...defaultAttributes(op), ...node.attributes }
  // No limit either where the settings that name the ports are at fault.
  return !op || !given || op.portsFrom?.(given) === null ? Infinity : portsOf(op, given).length
}

/** The study without axes, starts and a height whose number is not there. */
export function soundStudy(study: Stored['study'], graph: Graph): Sound<Study> {
  const values = new Map(graph.nodes.map((node) => [node.id, node.value]))
  const isThere = ({ node, index }: Entry): boolean => index < (values.get(node)?.data.length ?? 0)
  const { axes, race, height, ...asked } = study
  const isHeightLost = height !== undefined && !values.has(height)
  const lost = [...axes, ...(race?.starts.flat() ?? [])].filter((entry) => !isThere(entry))
  const starts = race?.starts.filter((start) => start.every(isThere)) ?? []
  return {
    kept: {
      ...asked,
      axes: axes.filter(isThere),
      ...(height === undefined ? {} : { height: isHeightLost ? null : height }),
      ...(race ? { race: { ...race, starts } } : {}),
    },
    diagnostics: [...lost.map(({ node, index }) => `${node}[${index}]`), ...(isHeightLost ? [height] : [])].map(
      (missing) => diagnostic('E108', { missing }),
    ),
  }
}

/** Frames and notes, each id once. */
export function soundAnnotations({ frames = [], notes = [] }: StoredSheet): Sound<Omit<Sheet, 'positions'>> {
  const diagnostics: Diagnostic[] = []
  const ids = new Set<string>()
  const once = <T extends { readonly id: string }>(list: readonly T[], path: string): readonly T[] =>
    list.filter(({ id }, index) => {
      const isFirst = !ids.has(id)
      ids.add(id)
      const problem = `the id “${id}” stands twice; the second one was left out`
      if (!isFirst) diagnostics.push(diagnostic('E404', { path: `layout.${path}[${index}]`, problem }))
      return isFirst
    })
  const kept = { frames: once(frames, 'frames'), notes: once(notes, 'notes') }
  return {
    kept: sparse(kept),
    diagnostics,
  }
}
