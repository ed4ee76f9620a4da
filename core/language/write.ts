// Graph -> formula text that `readFormula` reads back to the same values. Also the NumPy text of a node.
import { numpy } from '../algebra/numpy'
import type { Term } from '../algebra/term'
import { atom, binds, writing } from '../algebra/term'
import { isDiagnostic, caught } from '../diagnostic'
import type { Graph, GraphNode, NodeId } from '../graph/document'
import { compile } from '../graph/compile'
import { indexOf, inOrderBelow, namedBelow, opOf, portsOfNode } from '../graph/look'
import { unfolded } from '../graph/unfold'
import { defaultAttributes } from '../ops/catalogue'
import { asWritten } from '../ops/convention'
import { writeSettings } from '../ops/formula/settings'
import type { Attributes, OpDefinition } from '../ops/op'
import { isSource, termOf } from '../ops/op'
import type { Shape, Tensor } from '../tensor'
import { toNested } from '../tensor'
import { exactNumber } from '../words/numbers'

/** Only infix rules are interpreted here, so the rest of the dialect is never asked. */
const infix = writing({
  brackets: ['(', ')'],
  constant: exactNumber,
  product: (a, b, wrap) => `${wrap(a, binds.product)} * ${wrap(b, binds.open)}`,
  quotient: (a, b, wrap) => ({ text: `${wrap(a, binds.product)} / ${wrap(b, binds.open)}`, binds: binds.product }),
  power: (base, exponent, wrap) => `${base}^${wrap(exponent, binds.atom)}`,
  map: (fn, a) => ({ text: `${fn.name}(${a.text})`, binds: binds.atom }),
  map2: (fn, a, b) => ({ text: `${fn.name}(${a.text}, ${b.text})`, binds: binds.atom }),
  compare: (a, relation, b) => `${a} ${relation} ${b}`,
  and: (a) => a,
  mask: (condition) => condition,
  cases: (rows) => rows[0]?.value.text ?? '',
  sign: (a) => a,
  matmul: (a, b) => `${a} @ ${b}`,
  transpose: (a) => `${a}.T`,
  expand: () => null,
  collapse: (a) => a,
  reshape: () => null,
  largest: (a) => a,
  stack: (parts) => `[${parts.map((part) => part.text).join(', ')}]`,
  part: (a) => a,
  take: (a) => a,
  put: (a) => a.text,
  join: (parts) => parts[0]?.text ?? '',
  diagonal: (a) => a.text,
  embed: (a) => a.text,
  identity: () => '1',
  solve: () => null,
  inverse: (a) => a,
  cofactors: (a) => a.text,
  eigenvectors: (a) => a.text,
})

/** Nested lists of numbers, with what was typed where it was an expression. */
function literalText(value: Tensor, expressions: GraphNode['expressions'] = {}): string {
  let at = 0
  const cells = (part: ReturnType<typeof toNested>): string => {
    if (typeof part !== 'number') return `[${part.map(cells).join(', ')}]`
    const typed = expressions[at]
    at++
    return typed ?? exactNumber(part)
  }
  return cells(toNested(value))
}

/** Everything but the inputs, settings in the order of the record. */
function callText(op: OpDefinition, inputs: readonly Term[], attributes: Attributes): string {
  if (op.name === 'stack') return `[${inputs.map((t) => t.text).join(', ')}]`
  // A rule of the user's own has no place in a formula; the reader says so.
  if (op.fault) return `${op.name}(${inputs.map((t) => t.text).join(', ')})`
  const [first] = inputs
  if (op.name === 'index' && first)
    return `${first.binds < binds.atom ? `(${first.text})` : first.text}[${attributes['at']}]`
  const texts = inputs.map((t) => t.text)
  return `${op.name}(${[...(op.grows ? [`[${texts.join(', ')}]`] : texts), ...writeSettings(op, attributes)].join(', ')})`
}

function formulaTerm(op: OpDefinition, inputs: readonly Term[], attributes: Attributes, shape: Shape): Term {
  if (!op.isInfix) return atom(callText(op, inputs, attributes), shape)
  const made = caught(() => termOf(infix, op, inputs, attributes))
  return isDiagnostic(made) ? atom(callText(op, inputs, attributes), shape) : { ...made, shape }
}

function numpyTerm(op: OpDefinition, inputs: readonly Term[], attributes: Attributes, shape: Shape): Term {
  if (op.notation?.numpy)
    return atom(
      op.notation.numpy(
        inputs.map((t) => t.text),
        attributes,
      ),
      shape,
    )
  const made = caught(() => termOf(numpy, op, inputs, attributes))
  return isDiagnostic(made) ? atom(callText(op, inputs, attributes), shape) : made
}

type WriteTerm = typeof formulaTerm
type Mark = (node: NodeId, text: string) => string

/** Lines `name = formula` in the order in which they are needed: nodes that are called by name first, the wanted one last. */
function lines(
  graph: Graph,
  id: NodeId,
  write: WriteTerm,
  constant: (node: GraphNode) => string,
  mark: Mark = (_, text) => text,
): readonly string[] {
  const { nodes, into } = indexOf(graph)
  const named = namedBelow(graph, id)
  const { program } = compile(graph)
  const shapeOf = (node: NodeId): Shape => program.instructions[program.slotOf.get(node) ?? -1]?.shape ?? []
  const under = new Set<NodeId>()

  /** As deep as a formula may be, no deeper: what lies below is called by its name. */
  const term = (node: GraphNode, isTop: boolean): Term => {
    const bare = bareTerm(node, isTop)
    return { ...bare, text: mark(node.id, bare.text) }
  }
  const bareTerm = (node: GraphNode, isTop: boolean): Term => {
    const op = opOf(node)
    if (!op || under.has(node.id)) return atom(node.name)
    if (isSource(op)) {
      if (node.op !== 'constant') return atom(node.name, shapeOf(node.id))
      const text = constant(node)
      return { ...atom(text, node.value?.shape ?? []), binds: /^[\w.]+$|^\[|^np/.test(text) ? binds.atom : binds.sum }
    }
    if (!isTop && named.has(node.id)) return atom(node.name, shapeOf(node.id))
    under.add(node.id)
    const inputs = portsOfNode(node).map((_, port) => {
      const wire = into.get(node.id)?.find((edge) => edge.port === port)
      const from = wire && nodes.get(wire.from)
      return from ? term(from, false) : atom('?')
    })
    under.delete(node.id)
    return write(op, inputs, { ...defaultAttributes(op), ...node.attributes }, shapeOf(node.id))
  }

  const top = nodes.get(id)
  if (!top) return []
  const made = inOrderBelow(graph, id)
    .filter((node) => named.has(node))
    .map((node) => nodes.get(node) as GraphNode)
    .map((node) => mark(node.id, `${node.name} = ${term(node, true).text}`))
  const last = term(top, true).text
  return [...made, made.length > 0 || top.name !== 'f' ? mark(top.id, `${top.name} = ${last}`) : last]
}

/** One use of an op over given texts: "a + b" over names, "9 + 1" over numbers. A negative number brings its own brackets. */
export function writeRule(
  op: OpDefinition,
  given: Attributes,
  inputs: readonly string[],
  shapes: readonly Shape[],
): string {
  const terms = inputs.map((text, i) => atom(text, shapes[i]))
  return formulaTerm(asWritten(op), terms, { ...defaultAttributes(op), ...given }, []).text
}

/**
 * Formula text of a node; nodes used more than once get a line of their own. A node that is a formula of the user's own is
 * written out, unless it has a backward rule of its own: then it is a call that the reader refuses with E420. An unfilled port is written “?”, which the
 * reader refuses with its column. Cost: one rule per node below.
 */
export const writeFormula = (graph: Graph, id: NodeId): string => formulaLines(graph, id).join('\n')

function formulaLines(graph: Graph, id: NodeId, mark?: Mark): readonly string[] {
  // Beside a node of that name a typed e would be read as the node.
  const isEulerTaken = indexOf(graph).byName.has('e')
  const typed = ({ expressions = {} }: GraphNode): GraphNode['expressions'] =>
    isEulerTaken
      ? Object.fromEntries(Object.entries(expressions).filter(([, text]) => !/(?<![\w.])e\b/.test(text)))
      : expressions
  const constant = (node: GraphNode): string => (node.value ? literalText(node.value, typed(node)) : node.name)
  return lines(unfolded(graph, true), id, formulaTerm, constant, mark)
}

/** Which part of a text stands for a node, in units of text; `end` is behind the last. */
export interface FormulaPart {
  readonly node: NodeId
  readonly start: number
  readonly end: number
}

/** Signs that no name and no number holds: they stand in the text while it is written, and nowhere after. */
const [opens, closes] = ['\uE000', '\uE001']

/** The formula of a node on one line, and the parts that stand for its nodes, inner ones before those round them. */
export function writeFormulaParts(
  graph: Graph,
  id: NodeId,
): { readonly text: string; readonly parts: readonly FormulaPart[] } {
  const marked: NodeId[] = []
  const line = formulaLines(
    graph,
    id,
    (node, text) => `${opens}${marked.push(ownerOf(graph, node)) - 1}${opens}${text}${closes}`,
  ).join('; ')
  const parts: FormulaPart[] = []
  const open: { node: NodeId; start: number }[] = []
  let text = ''
  for (const [, number, close, plain = ''] of line.matchAll(/\uE000(\d+)\uE000|(\uE001)|([^\uE000\uE001]+)/g)) {
    if (number !== undefined) open.push({ node: marked[Number(number)] as NodeId, start: text.length })
    else if (close === undefined) text += plain
    else parts.push({ ...(open.pop() as (typeof open)[number]), end: text.length })
  }
  return { text, parts }
}

/** A step of a formula of the user's own belongs to the node that holds the formula. */
const ownerOf = (graph: Graph, id: NodeId): NodeId => (indexOf(graph).nodes.has(id) ? id : id.replace(/\/\d+$/, ''))

/** The same as NumPy, ready to run after `import numpy as np` once the inputs are arrays. What NumPy lacks comes from Python's math. */
export function writeNumpy(graph: Graph, id: NodeId): string {
  const text = lines(unfolded(graph, false), id, numpyTerm, (node) => {
    if (!node.value) return node.name
    const text = literalText(node.value).replaceAll('NaN', 'np.nan').replaceAll('Infinity', 'np.inf')
    return node.value.shape.length === 0 ? text : `np.array(${text})`
  })
  const needsMath = text.some((line) => /(?<!\w)math\./.test(line))
  return [...(needsMath ? ['import math'] : []), ...text].join('\n')
}
