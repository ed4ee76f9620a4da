// Document -> text. Canonical: the same document always gives the same bytes, and a person can read them.
import { sparse } from '../graph/annotations'
import type {
  Column,
  Frame,
  Graph,
  GraphDocument,
  GraphFunction,
  GraphNode,
  Note,
  PictureChoice,
  RacePlan,
  Sheet,
} from '../graph/document'
import { emptyDocument } from '../graph/document'
import { cellOf, cellsOf } from './cells'
import { formatName, versionFor } from './format'

/**
 * JSON of a document with fixed order of keys, small things on one line, and a line break at the end. A position, range
 * or rate that is not a number is left out: what is saved must open again. Linear.
 */
export function writeDocument({ graph, layout, study }: GraphDocument): string {
  const { functions = [] } = graph
  const stored = {
    format: formatName,
    version: versionFor(functions.length > 0),
    graph: {
      ...storedGraph(graph),
      ...(graph.convention === undefined ? {} : { convention: graph.convention }),
      ...(functions.length === 0 ? {} : { functions: functions.map(storedFunction) }),
    },
    layout: {
      ...storedSheet(graph, layout),
      ...(functions.length === 0
        ? {}
        : {
            functions: Object.fromEntries(
              functions.map((fn) => [fn.id, storedSheet(fn.graph, layout.functions?.[fn.id])]),
            ),
          }),
    },
    study: {
      axes: study.axes
        .filter(({ low, high }) => isPlain(low, high))
        .map(({ node, index, low, high }) => ({ node, index, low: plain(low), high: plain(high) })),
      rate: isPlain(study.rate) && study.rate > 0 ? study.rate : emptyDocument.study.rate,
      ...(study.method === undefined ? {} : { method: study.method }),
      ...(study.settings === undefined ? {} : { settings: sortedNumbers(study.settings) }),
      ...(study.batch === undefined ? {} : { batch: { size: study.batch.size, seed: study.batch.seed } }),
      ...(study.output === undefined ? {} : { output: study.output }),
      ...(study.height === undefined || study.height === null ? {} : { height: study.height }),
      ...(study.picture === undefined ? {} : { picture: storedPicture(study.picture) }),
      ...(study.race === undefined ? {} : { race: storedRace(study.race) }),
    },
  }
  return `${laidOut(stored, '')}\n`
}

function storedAnnotations({ frames = [], notes = [] }: Sheet): Omit<Sheet, 'positions'> {
  const framed = frames.filter(({ x, y, width, height }) => isPlain(x, y, width, height))
  const noted = notes.filter(({ x, y, width }) => isPlain(x, y, width))
  const rect = ({ x, y, width }: Note | Frame) => ({ x: plain(x), y: plain(y), width })
  return sparse({
    frames: framed.map((frame) => ({ id: frame.id, title: frame.title, ...rect(frame), height: frame.height })),
    notes: noted.map((note) => ({ id: note.id, text: note.text, ...rect(note) })),
  })
}

/** Coordinates and ranges know no −0. */
const plain = (x: number): number => x + 0

const isPlain = (...numbers: readonly number[]): boolean => numbers.every((x) => Number.isFinite(x))

const storedPicture = ({ colour, heights, hasEqualUnits, isCurve }: PictureChoice): PictureChoice => ({
  ...(colour === undefined ? {} : { colour }),
  ...(heights === undefined ? {} : { heights }),
  ...(hasEqualUnits === undefined ? {} : { hasEqualUnits }),
  ...(isCurve === undefined ? {} : { isCurve }),
})

const sortedNumbers = (settings: Readonly<Record<string, number>>): object =>
  Object.fromEntries(
    Object.entries(settings)
      .filter(([, x]) => isPlain(x))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const storedRace = ({ runners, starts }: RacePlan): object => ({
  runners: runners.map(({ method, settings }) => ({
    method,
    ...(settings === undefined ? {} : { settings: sortedNumbers(settings) }),
  })),
  starts: starts
    .filter((start) => start.length > 0 && isPlain(...start.map(({ value }) => value)))
    .map((start) => start.map(({ node, index, value }) => ({ node, index, value: plain(value) }))),
})

const storedGraph = ({ nodes, edges, root }: Pick<Graph, 'nodes' | 'edges' | 'root'>): object => ({
  nodes: nodes.map(storedNode),
  edges: edges.map(({ from, to, port }) => ({ from, to, port })),
  root,
})

const storedFunction = ({ id, name, graph }: GraphFunction): object => ({ id, name, ...storedGraph(graph) })

/** Places of the nodes that are there, frames and notes. */
function storedSheet({ nodes }: Pick<Graph, 'nodes'>, sheet: Sheet = { positions: {} }): object {
  const places = nodes.flatMap(({ id }) => {
    const at = Object.hasOwn(sheet.positions, id) ? sheet.positions[id] : undefined
    return at && isPlain(at.x, at.y) ? [[id, { x: plain(at.x), y: plain(at.y) }] as const] : []
  })
  return { positions: Object.fromEntries(places), ...storedAnnotations(sheet) }
}

function storedNode(node: GraphNode): object {
  const { id, op, name, attributes, value, expressions, slider, axes, columns, function: used } = node
  const settings = Object.entries(attributes ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, setting]) => [key, typeof setting === 'number' ? cellOf(setting) : setting] as const)
  return {
    id,
    op,
    name,
    ...(used ? { function: used.id } : {}),
    ...(settings.length > 0 ? { attributes: Object.fromEntries(settings) } : {}),
    ...(value ? { value: cellsOf(expressions ? { value, expressions } : { value }) } : {}),
    ...(value && slider && isPlain(...slider) && slider[0] < slider[1] ? { slider: slider.map(plain) } : {}),
    ...(value && axes && axes.length > 0 && axes.length === value.shape.length ? { axes } : {}),
    ...(value && columns && columns.length === value.shape[1] ? { columns: columns.map(storedColumn) } : {}),
  }
}

const storedColumn = ({ name, classes }: Column): object => ({ name, ...(classes ? { classes } : {}) })

const width = 110

/** One line where it fits; else one entry per line; long lists of plain cells fill their lines. */
function laidOut(value: unknown, indent: string): string {
  const flat = onOneLine(value, width - indent.length)
  if (flat !== null) return flat
  const deeper = `${indent}  `
  if (Array.isArray(value)) {
    const rows = value.every((part) => typeof part !== 'object')
      ? filled(value.map((part) => JSON.stringify(part)))
      : value.map((part) => laidOut(part, deeper))
    return `[\n${deeper}${rows.join(`,\n${deeper}`)}\n${indent}]`
  }
  const entries = Object.entries(value as object).map(
    ([key, part]) => `${JSON.stringify(key)}: ${laidOut(part, deeper)}`,
  )
  return `{\n${deeper}${entries.join(`,\n${deeper}`)}\n${indent}}`
}

/** The value on one line of at most `room` characters; null when it does not fit, without writing all of it. */
function onOneLine(value: unknown, room: number): string | null {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const isList = Array.isArray(value)
  const parts: string[] = []
  let left = room - 2
  for (const [key, part] of isList ? value.entries() : Object.entries(value)) {
    const label = isList ? '' : `${JSON.stringify(key)}: `
    const text = onOneLine(part, left - label.length)
    if (text === null) return null
    parts.push(label + text)
    left -= label.length + text.length + 2
    if (left < -2) return null
  }
  return isList ? `[${parts.join(', ')}]` : `{${parts.join(', ')}}`
}

function filled(parts: readonly string[]): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line !== '' && line.length + part.length + 2 > width) {
      lines.push(line)
      line = part
    } else line = line === '' ? part : `${line}, ${part}`
  }
  return [...lines, line]
}
