// Text -> document, the one door for every file, paste, recovery and example. All or nothing: a text that cannot be
// understood gives one diagnostic; what had to be left out of a sound document is listed.
import type { Diagnostic } from '../diagnostic'
import { caught, diagnostic, Refusal } from '../diagnostic'
import type { GraphDocument, GraphNode, NodeId, Position, Sheet } from '../graph/document'
import type { Stored, StoredSheet } from './format'
import { documentInFigure, isFigure } from './figure'
import { documentSchema, formatName, limits, newestVersion } from './format'
import { faultOf } from './json'
import { strangeJson, strangerOf } from './recognise'
import type { Sound } from './sound'
import { soundAnnotations, soundGraph, soundStudy } from './sound'

export interface ReadDocument {
  readonly document: GraphDocument
  /** What was left out or is not known here: E103, E106, E107, E108, E110, and E404 for a doubled id. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a `.gradwire` text, or the document inside an SVG figure. Errors: E401–E405, E204 and E503. `name` is how a sentence calls it. Cost: linear. */
export function readDocument(text: string, name = 'The file'): ReadDocument | Diagnostic {
  return caught(() => fromStored(stored(text, name)))
}

const refuse = (finding: Diagnostic): never => {
  throw new Refusal(finding)
}

/** The text as JSON of our form and version, or a refusal. Each look is cheaper than the next and guards it. */
function stored(text: string, name: string): Stored {
  const size = text.length
  if (size > limits.text) refuse(diagnostic('E503', { name, size, limit: limits.text }))
  const whole = text.startsWith('\ufeff') ? text.slice(1) : text
  const body = isFigure(whole) ? documentInFigure(whole) : whole
  if (body === null) return refuse(diagnostic('E402', { found: 'an SVG picture without a document inside' }))
  if (body.trim() === '') refuse(diagnostic('E405', { name }))
  const found = strangerOf(body)
  if (found !== null) refuse(diagnostic('E402', { found }))
  const fault = faultOf(body, limits.depth)
  if (fault) refuse(diagnostic('E401', { ...fault }, { line: fault.line, column: fault.column }))
  const json: unknown = JSON.parse(body)
  const { format, version } = Object(json) as { format?: unknown; version?: unknown }
  if (Array.isArray(json) || format !== formatName) refuse(diagnostic('E402', { found: strangeJson(json) }))
  if (typeof version === 'number' && Number.isInteger(version) && version > newestVersion)
    refuse(diagnostic('E403', { version, newest: newestVersion }))
  refuseLarge((json as { graph?: unknown }).graph)
  const checked = documentSchema.safeParse(json)
  const issue = checked.error?.issues[0]
  if (issue) refuse(diagnostic('E404', { path: pathOf(issue.path), problem: problemOf(issue) }))
  return checked.data as Stored
}

/** What is too much is counted before it is looked at: nodes and wires of the graph and of all its functions. */
function refuseLarge(graph: unknown): void {
  const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0)
  const { functions } = Object(graph) as { functions?: unknown }
  refuseBeyond('functions', lengthOf(functions), limits.functions)
  const parts = [graph, ...(Array.isArray(functions) ? functions : [])].map(
    (part) => Object(part) as { nodes?: unknown; edges?: unknown },
  )
  const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
  refuseBeyond('nodes', total(parts.map(({ nodes }) => lengthOf(nodes))), limits.nodes)
  refuseBeyond('wires', total(parts.map(({ edges }) => lengthOf(edges))), limits.edges)
}

function refuseBeyond(what: 'nodes' | 'wires' | 'functions', count: number, limit: number): void {
  if (count > limit) refuse(diagnostic('E207', { what, count, limit }))
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .reduce<string>(
      (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text && '.'}${String(key)}`),
      '',
    )
    .slice(0, 120) || 'the top'

type Issue = NonNullable<ReturnType<typeof documentSchema.safeParse>['error']>['issues'][number]

/** What a schema found, in our words. */
function problemOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${kinds[issue.expected] ?? issue.expected}`
    case 'too_big':
      return `more than ${issue.maximum}`
    case 'too_small':
      return issue.minimum === 0 ? 'less than 0' : 'nothing stands there'
    case 'unrecognized_keys':
      return `the key “${String(issue.keys[0]).slice(0, 40)}” is not known`
    case 'invalid_union':
      return 'expected a number or a text'
    case 'invalid_value':
      return `expected ${issue.values.join(' or ')}`
    default:
      return 'this cannot be used'
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object in { }',
  record: 'an object in { }',
}

function fromStored({ graph, layout, study }: Stored): ReadDocument {
  const sound = soundGraph(graph)
  const asked = soundStudy(study, sound.kept)
  const sheet = soundSheet(layout, sound.kept.nodes)
  const functions = (sound.kept.functions ?? []).map(
    ({ id, graph: { nodes } }) => [id, soundSheet(layout.functions?.[id] ?? { positions: {} }, nodes)] as const,
  )
  const places = {
    ...sheet.kept,
    ...(functions.length > 0 ? { functions: Object.fromEntries(functions.map(([id, { kept }]) => [id, kept])) } : {}),
  }
  return {
    document: { graph: sound.kept, layout: places, study: asked.kept },
    diagnostics: [
      ...sound.diagnostics,
      ...[sheet, ...functions.map(([, inner]) => inner)].flatMap(({ diagnostics }) => diagnostics),
      ...asked.diagnostics,
    ],
  }
}

/** Places of the nodes that are there, and frames and notes. */
function soundSheet(sheet: StoredSheet, nodes: readonly GraphNode[]): Sound<Sheet> {
  const ids = new Set(nodes.map(({ id }) => id))
  const positions: Record<NodeId, Position> = Object.fromEntries(
    Object.entries(sheet.positions).filter(([id]) => ids.has(id)),
  )
  const { kept, diagnostics } = soundAnnotations(sheet)
  return { kept: { positions, ...kept }, diagnostics }
}
