// Text -> document, the one door for every file, paste, recovery and example. All or nothing: a text that cannot be
// understood gives one diagnostic; what had to be left out of a sound document is listed.
import type { Diagnostic } from '../diagnostic'
import { caught, diagnostic, Refusal } from '../diagnostic'
import type { GraphDocument, NodeId, Position } from '../graph/document'
import type { Stored } from './format'
import { documentSchema, formatName, limits, newestVersion } from './format'
import { faultOf } from './json'
import { strangeJson, strangerOf } from './recognise'
import { soundAnnotations, soundAxes, soundGraph } from './sound'

export interface ReadDocument {
  readonly document: GraphDocument
  /** What was left out or is not known here: E103, E106, E107, E108, E110, and E404 for a doubled id. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a `.gradwire` text. Errors: E401–E405, E204 and E503. `name` is how a sentence calls it. Cost: linear. */
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
  const body = text.startsWith('\ufeff') ? text.slice(1) : text
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
  const { nodes, edges } = Object((json as { graph?: unknown }).graph) as { nodes?: unknown; edges?: unknown }
  refuseBeyond('nodes', nodes, limits.nodes)
  refuseBeyond('wires', edges, limits.edges)
  const checked = documentSchema.safeParse(json)
  const issue = checked.error?.issues[0]
  if (issue) refuse(diagnostic('E404', { path: pathOf(issue.path), problem: problemOf(issue) }))
  return checked.data as Stored
}

function refuseBeyond(what: 'nodes' | 'wires', list: unknown, limit: number): void {
  if (Array.isArray(list) && list.length > limit) refuse(diagnostic('E207', { what, count: list.length, limit }))
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
  const axes = soundAxes(study.axes, sound.kept)
  const annotations = soundAnnotations(layout)
  const ids = new Set(sound.kept.nodes.map(({ id }) => id))
  const positions: Record<NodeId, Position> = Object.fromEntries(
    Object.entries(layout.positions).filter(([id]) => ids.has(id)),
  )
  return {
    document: {
      graph: sound.kept,
      layout: { positions, ...annotations.kept },
      study: { ...study, axes: axes.kept },
    },
    diagnostics: [...sound.diagnostics, ...annotations.diagnostics, ...axes.diagnostics],
  }
}
