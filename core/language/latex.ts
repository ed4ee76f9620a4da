// Formulas as LaTeX: of a node in its graph, and of one op with its backward rule. Every text comes from the rules.
import { latex, withPowerOfTen } from '../algebra/latex'
import type { Term } from '../algebra/term'
import { atom, binds } from '../algebra/term'
import type { Graph, GraphNode, NodeId } from '../graph/document'
import { compile } from '../graph/compile'
import { indexOf, opOf, portsOfNode, namedBelow } from '../graph/look'
import { unfolded } from '../graph/unfold'
import { defaultAttributes } from '../ops/catalogue'
import { pullBackWith } from '../ops/chain'
import { asWritten } from '../ops/convention'
import type { Attributes, OpDefinition } from '../ops/op'
import { isSource, termOf } from '../ops/op'
import { caught, isDiagnostic } from '../diagnostic'
import type { Shape } from '../tensor'
import { nameLatex } from './names'

const empty = '\\square'

const tight = (t: Term): string => (t.binds < binds.call ? `\\left(${t.text}\\right)` : t.text)

/** The op's value over terms, in the op's own notation where it has one. */
function written(op: OpDefinition, inputs: readonly Term[], attributes: Attributes, shape: Shape): Term {
  if (op.notation?.latex) {
    return {
      text: op.notation.latex(
        inputs.map((t) => t.text),
        inputs.map(tight),
        attributes,
      ),
      binds: binds.open,
      shape,
    }
  }
  const made = caught(() => termOf(latex, op, inputs, attributes))
  return isDiagnostic(made)
    ? atom(`\\operatorname{${op.name}}\\left(${inputs.map((t) => t.text).join(', ')}\\right)`)
    : made
}

/** A node's name. One that is called e stands in brackets under a power, or it would look like the exponential. */
const nameTerm = ({ name }: GraphNode, shape: Shape = []): Term => ({
  ...atom(nameLatex(name), shape),
  ...(name === 'e' ? { binds: binds.power } : {}),
})

/** A constant shows its number, everything else its name. */
function sourceTerm(node: GraphNode, shape: Shape): Term {
  const value = node.value
  if (node.op !== 'constant' || !value || value.shape.length > 0) return nameTerm(node, shape)
  const text = node.expressions?.[0] ?? String(value.data[0])
  const printed = text === 'pi' ? '\\pi' : withPowerOfTen(text)
  return {
    text: printed,
    binds: (value.data[0] as number) < 0 ? binds.sum : printed.includes('\\cdot') ? binds.product : binds.atom,
    shape: [],
  }
}

export interface WrittenFormula {
  readonly formula: string
  /** Nodes that are used more than once, or lie deep, in order of use: written by name in the formula, and here in full. */
  readonly definitions: readonly { readonly node: NodeId; readonly name: string; readonly formula: string }[]
}

/**
 * The formula of a node, down to inputs and to nodes that stand by name, with their definitions beside. An empty
 * port is a box. Wherever the node `marked` stands, its part has the class `formulaPart`. Cost: one rule per node below.
 */
export function latexOf(given: Graph, id: NodeId, marked: NodeId | null = null): WrittenFormula {
  const graph = unfolded(given, false)
  const { nodes, into } = indexOf(graph)
  const named = namedBelow(graph, id)
  const { program } = compile(graph)
  const shapeOf = (node: NodeId): Shape => program.instructions[program.slotOf.get(node) ?? -1]?.shape ?? []
  const called = new Set<NodeId>()

  const term = (node: GraphNode, isTop: boolean, above: ReadonlySet<NodeId>): Term => {
    const bare = bareTerm(node, isTop, above)
    return node.id === marked ? { ...bare, text: `\\htmlClass{formulaPart}{${bare.text}}` } : bare
  }
  const bareTerm = (node: GraphNode, isTop: boolean, above: ReadonlySet<NodeId>): Term => {
    const op = opOf(node)
    if (!op) return nameTerm(node)
    if (isSource(op)) return sourceTerm(node, shapeOf(node.id))
    if (above.has(node.id)) return nameTerm(node)
    if (!isTop && named.has(node.id)) {
      called.add(node.id)
      return nameTerm(node, shapeOf(node.id))
    }
    const below = new Set([...above, node.id])
    const inputs = portsOfNode(node).map((_, port) => {
      const wire = into.get(node.id)?.find((edge) => edge.port === port)
      const from = wire && nodes.get(wire.from)
      return from ? term(from, false, below) : atom(empty)
    })
    return written(op, inputs, { ...defaultAttributes(op), ...node.attributes }, shapeOf(node.id))
  }

  const top = nodes.get(id)
  if (!top) return { formula: empty, definitions: [] }
  const { text: formula } = term(top, true, new Set())
  const definitions: { node: NodeId; name: string; formula: string }[] = []
  // Definitions may call further nodes by name, which join the set while it is walked.
  for (const next of called) {
    const node = nodes.get(next) as GraphNode
    definitions.push({ node: node.id, name: nameLatex(node.name), formula: term(node, true, new Set()).text })
  }
  return { formula, definitions }
}

export interface WrittenRule {
  /** Right-hand side of the op over its inputs. */
  readonly forward: string
  /** What each port receives, over inputs, output and the output's adjoint. */
  readonly backward: readonly string[]
}

/** A name or number to put into a rule, as LaTeX. A negative number stands in brackets where it must. */
export const slotTerm = (text: string, shape: Shape): Term => ({
  text,
  binds: /^[-−]/.test(text) ? binds.sum : binds.atom,
  shape,
})

/**
 * An op's rule with these texts put in for inputs, output and the output's adjoint: names, or numbers.
 * Null when the shapes do not fit the op.
 */
export function ruleLatex(
  used: OpDefinition,
  given: Attributes,
  inputs: readonly Term[],
  output: Term,
  cotangent: Term,
): WrittenRule | null {
  const op = asWritten(used)
  const attributes = { ...defaultAttributes(op), ...given }
  const rule = caught(() => ({
    forward: written(op, inputs, attributes, output.shape).text,
    backward:
      op.notation?.backward?.(inputs.map(tight), output.text, tight(cotangent), attributes) ??
      pullBackWith(latex, op, { inputs, output, cotangent, attributes }).map((part) => part.text),
  }))
  return isDiagnostic(rule) ? null : rule
}
