// Which wire may go where, and why not. Pure questions about a document; nothing is drawn here.
import type { Connection } from '@xyflow/react'
import type { Diagnostic } from '../../core/diagnostic'
import { isDiagnostic } from '../../core/diagnostic'
import type { Edge, GraphDocument, GraphNode, NodeId } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { connect } from '../../core/graph/edits'
import { indexOf, nodeOf, opOf, portsOfNode } from '../../core/graph/look'
import { defaultAttributes, keepsShape } from '../../core/ops/catalogue'
import type { LooseEnd } from '../state/selection-edits'

/** "node.port" for an input, "node.out" for an output. */
export type PortKey = string
export const outPort = 'out'
export const inputKey = (node: NodeId, port: number): PortKey => `${node}.${port}`
export const outputKey = (node: NodeId): PortKey => `${node}.${outPort}`

export type Verdict = 'accepts' | 'refuses'

export interface Refusal {
  readonly edge: Edge
  readonly finding: Diagnostic
}

/** The wire that a connection of the canvas stands for; null when an end is missing. */
export function edgeOf({ source, target, targetHandle }: Connection): Edge | null {
  const port = Number(targetHandle)
  return targetHandle === null || targetHandle === undefined || !Number.isInteger(port)
    ? null
    : { from: source, to: target, port }
}

const refusals = new WeakMap<GraphDocument['graph'], Map<string, Diagnostic | null>>()

/** Why a wire is refused; null when it is welcome. Remembered per graph, since a dragged wire asks at every move. */
export function refusalOf(document: GraphDocument, edge: Edge): Diagnostic | null {
  const known = refusals.get(document.graph) ?? new Map<string, Diagnostic | null>()
  refusals.set(document.graph, known)
  const key = `${edge.from}>${edgeId(edge)}`
  const before = known.get(key)
  if (before !== undefined) return before
  const answer = connect(document, edge)
  const refusal = isDiagnostic(answer) ? answer : null
  known.set(key, refusal)
  return refusal
}

interface InputPort {
  readonly port: number
  readonly name: string
  /** The one more that an op which grows always offers. */
  readonly isSpare: boolean
}

/** Input ports of a node as the canvas draws them. */
export function inputPorts(node: GraphNode): readonly InputPort[] {
  const names = portsOfNode(node)
  const ports = names.map((name, port) => ({ port, name, isSpare: false }))
  return opOf(node)?.grows === true ? [...ports, { port: names.length, name: 'next', isSpare: true }] : ports
}

/** Every wire that could be drawn from a loose end, by the port at its other side. */
export function candidates(document: GraphDocument, from: LooseEnd): ReadonlyMap<PortKey, Edge> {
  const { nodes } = document.graph
  if (from.port !== null) {
    const { node: to, port } = from
    return new Map(nodes.map(({ id }) => [outputKey(id), { from: id, to, port }]))
  }
  return new Map(
    nodes.flatMap((node) =>
      inputPorts(node).map(({ port }) => [inputKey(node.id, port), { from: from.node, to: node.id, port }] as const),
    ),
  )
}

/** What each port answers to a wire from this end. Cost: one compile per port. */
export const verdictsFor = (document: GraphDocument, from: LooseEnd): ReadonlyMap<PortKey, Verdict> =>
  new Map(
    [...candidates(document, from)].map(([key, edge]) => [key, refusalOf(document, edge) ? 'refuses' : 'accepts']),
  )

/** A port whose input is taken away instead of added wears a minus. */
export function isMinusPort(node: GraphNode, port: number): boolean {
  if (node.op === 'sub') return port === 1
  const signs = node.attributes?.['signs']
  return typeof signs === 'string' && signs[port] === '-'
}

/** Sizes as far as they can be foreseen; null stands for one that cannot. */
type HopedShape = readonly (number | null)[]

/** Ops that make one number of whatever fits them. */
const numberOps: ReadonlySet<string> = new Set(['sqnorm', 'dot', 'trace', 'quadratic', 'det', 'logdet'])

/** The shape that a node will have once its wires are in, as far as it follows from what is there. */
export function hopedShape(document: GraphDocument, id: NodeId, depth = 0): HopedShape | null {
  const node = nodeOf(document.graph, id)
  const op = node && opOf(node)
  if (!node || !op || depth > 40) return null
  if (node.value) return node.value.shape
  const wires = indexOf(document.graph).into.get(id) ?? []
  const inputs = portsOfNode(node).map((_, port) => {
    const wire = wires.find((edge) => edge.port === port)
    return wire ? hopedShape(document, wire.from, depth + 1) : null
  })
  if (op.name === 'matmul') return hopedProduct(inputs)
  if (op.family === 'losses' || numberOps.has(op.name)) return []
  const known = inputs.find((shape) => shape !== null)
  if (!known) return null
  if (op.name === 'transpose') return [...known].reverse()
  if (keepsShape(op)) return known
  const attributes = { ...defaultAttributes(op), ...node.attributes }
  return 'keepdims' in attributes && attributes['axis'] === 'all' && attributes['keepdims'] === 0 ? [] : null
}

function hopedProduct([a, b]: readonly (HopedShape | null)[]): HopedShape | null {
  if (!a && !b) return null
  return [a ? (a[0] ?? null) : null, b ? (b[1] ?? null) : null]
}

/** "3 × ?" */
export const describeHope = (shape: HopedShape): string =>
  shape.length === 0 ? 'number' : shape.map((size) => size ?? '?').join(' × ')
