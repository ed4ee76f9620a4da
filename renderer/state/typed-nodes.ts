// What is typed where an operation is asked for, and is none: a number, which becomes a constant, or a formula, which becomes
// its nodes. With a loose wire in hand only what takes the wire.
import type { Diagnostic } from '../../core/diagnostic'
import { isDiagnostic } from '../../core/diagnostic'
import { compileApart } from '../../core/graph/compile'
import type { GraphDocument, NodeId, Position } from '../../core/graph/document'
import { emptyDocument } from '../../core/graph/document'
import { connect } from '../../core/graph/edits'
import { insertFragment } from '../../core/graph/fragment'
import { nameOf, rootOf } from '../../core/graph/look'
import { readTyped } from '../../core/language/read'
import { readValue } from '../../core/language/value'
import { catalogue } from '../../core/ops/catalogue'
import { sentence } from '../../core/words/sentences'
import { nodeSize } from './arrange'
import { commitEdit, presentDocument } from './document'
import type { FormulaNodes } from './formula-nodes'
import { formulaNodes, namesakes, namesHere } from './formula-nodes'
import type { ReadValue } from './laying'
import { boundsOf, lay, settle, withValue } from './laying'
import { placeNew } from './place-new'
import type { LooseEnd } from './selection-edits'
import { joined } from './selection-edits'
import { say } from './session'

export type Typed =
  | { readonly kind: 'value'; readonly read: ReadValue }
  | { readonly kind: 'formula'; readonly nodes: FormulaNodes; readonly result: NodeId }
  /** It is a number or a formula, but cannot be had here, and why. */
  | { readonly kind: 'refused'; readonly reason: string }

/** A word may be the beginning of an operation's name. */
export const isWord = (text: string): boolean => /^[\p{L}\s-]*$/u.test(text)

/** What the text is besides letters of an operation; null where it is no more than that. Cost: as `withFittingInputs`. */
export function readAdded(text: string, from: LooseEnd | undefined): Typed | null {
  if (text.trim() === '') return null
  const { functions, isNode } = namesHere()
  const value = readValue(text)
  if (!isDiagnostic(value) && !isNode(text.trim())) return fittingValue(value, from)
  const read = readTyped(text, functions, isNode)
  if (isDiagnostic(read)) return isWord(text) ? null : refused(sentence(read))
  // One name is an operation that is not typed to its end, or a node that is there.
  return read.graph.nodes.every(({ op }) => op === catalogue.input.name)
    ? null
    : fittingFormula({ ...emptyDocument, graph: read.graph }, from)
}

const refused = (reason: string): Typed => ({ kind: 'refused', reason })

function fittingValue(read: ReadValue, from: LooseEnd | undefined): Typed | null {
  if (!from) return { kind: 'value', read }
  if (from.port === null) return refused('A number takes no wire: an operation or a formula does.')
  const document = presentDocument()
  const laid = withValue(document, read, { x: 0, y: 0 })
  const wired = connect(laid.document, { from: laid.id, to: from.node, port: from.port })
  return isDiagnostic(wired) ? refused(sentence(wired)) : { kind: 'value', read }
}

function fittingFormula(read: GraphDocument, from: LooseEnd | undefined): Typed {
  const result = rootOf(read.graph) as NodeId
  const known = from?.port === null ? takingWire(read, from.node) : namesakes(read.graph)
  if (!known) {
    const name = nameOf(presentDocument().graph, from?.node ?? '')
    return refused(`The wire brings ${name}: write a formula of ${name}, or of one new name.`)
  }
  const nodes = formulaNodes(read, known)
  if (!from) return { kind: 'formula', nodes, result }
  const { graph } = nodes.placed
  const compiled = compileApart({ ...graph, root: result })
  const problem = compiled.program.slotOf.has(result) ? faultBehind(nodes, result, from) : compiled.diagnostics[0]
  return problem ? refused(sentence(problem)) : { kind: 'formula', nodes, result }
}

/** Which of a formula's names a wire out of this node is: its own, else the only one that is new; null where none is. */
function takingWire({ graph }: GraphDocument, node: NodeId): ReadonlyMap<NodeId, NodeId> | null {
  const known = namesakes(graph)
  if ([...known.values()].includes(node)) return known
  const [only, second] = graph.nodes.filter(({ id, op }) => op === catalogue.input.name && !known.has(id))
  return only && !second ? new Map([...known, [only.id, node]]) : null
}

/** Why the result cannot go where the loose wire leads; null where it can. */
function faultBehind({ placed, known }: FormulaNodes, result: NodeId, { node, port }: LooseEnd): Diagnostic | null {
  if (port === null) return null
  const { document, ids } = insertFragment(presentDocument(), placed, { known })
  const wired = connect(document, { from: ids.get(result) ?? '', to: node, port })
  return isDiagnostic(wired) ? wired : null
}

/** Adds it with its middle at a point, or beside it where a loose wire ends there, as one entry of the history. */
export function addTyped(typed: Exclude<Typed, { kind: 'refused' }>, at: Position, from: LooseEnd | undefined): void {
  if (typed.kind === 'value') return addValue(typed.read, at, from)
  const { placed, known } = typed.nodes
  const box = boundsOf(placed, known)
  const shift = { x: leftFor(at, box.width, from) - box.x, y: at.y - box.height / 2 - box.y }
  lay('add a formula', placed, { shift, known }, (laid, ids) => {
    const id = ids.get(typed.result)
    const wired = from && from.port !== null && id !== undefined ? joined(laid, id, from) : laid
    return placeNew(wired, [...ids.values()])
  })
}

function addValue(read: ReadValue, at: Position, from: LooseEnd | undefined): void {
  const { width, height } = nodeSize(read.value.shape)
  let made: NodeId = ''
  const label = read.value.shape.length === 0 ? 'add a constant' : 'add an input'
  const refusal = commitEdit(label, (document) => {
    const laid = withValue(document, read, { x: leftFor(at, width, from), y: at.y - height / 2 })
    made = laid.id
    return placeNew(from ? joined(laid.document, laid.id, from) : laid.document, [laid.id])
  })
  if (refusal) say(sentence(refusal), 'error')
  else settle([made], label)
}

/** What takes a wire begins where the wire ends, what gives one ends there, anything else stands round the point. */
const leftFor = ({ x }: Position, width: number, from: LooseEnd | undefined): number =>
  from === undefined ? x - width / 2 : from.port === null ? x : x - width
