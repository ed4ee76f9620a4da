// The shape that one node gives, or the refusal, with the names that a learner knows. Never looks at a number.
import { shapes } from '../algebra/shapes'
import type { Diagnostic, DiagnosticFacts } from '../diagnostic'
import { caught, diagnostic, isDiagnostic, Refusal } from '../diagnostic'
import { defaultAttributes } from '../ops/catalogue'
import { pullBackWith } from '../ops/chain'
import type { Attributes, OpDefinition } from '../ops/op'
import type { Shape } from '../tensor'
import { sizeOf } from '../tensor'
import type { GraphNode } from './document'

const merged = new WeakMap<OpDefinition, WeakMap<object, Attributes>>()

/** A node's settings over the defaults of its op: one object for all nodes that were given the same. */
export function attributesOf(op: OpDefinition, { attributes }: GraphNode): Attributes {
  let ofOp = merged.get(op)
  if (!ofOp) merged.set(op, (ofOp = new WeakMap()))
  const key = attributes ?? op
  const known = ofOp.get(key)
  if (known) return known
  const made = { ...defaultAttributes(op), ...attributes }
  ofOp.set(key, made)
  return made
}

/** The shape that comes out of an op, or why none can. */
export function outputShape(
  node: GraphNode,
  op: OpDefinition,
  inputs: readonly Shape[],
  names: () => readonly string[] = () => [],
): Shape | Diagnostic {
  const attributes = attributesOf(op, node)
  const out = caught(() => {
    const fault = op.fault?.(attributes)
    if (fault) throw new Refusal(fault)
    const shape = op.forward(shapes, inputs, attributes)
    // A rule that a user wrote may not fit where the formula does.
    if (op.fault) pullBackWith(shapes, op, { inputs, output: shape, cotangent: shape, attributes })
    return shape
  })
  return isDiagnostic(out) ? placed(out, node, op, inputs, names()) : out
}

/** A refusal from the algebra knows shapes only: add the op, and whose shapes they are. */
export function placed(
  finding: Diagnostic,
  node: GraphNode,
  op: OpDefinition,
  inputs: readonly Shape[] = [],
  names: readonly string[] = [],
): Diagnostic {
  const place = { node: node.id }
  const [nameA, nameB] = names
  const who = nameA !== undefined && nameB !== undefined ? { nameA, nameB } : {}
  if (finding.code === 'E202') {
    const [a = finding.facts.a, b = finding.facts.b] = inputs
    return diagnostic('E202', { ...finding.facts, a, b, ...who }, place)
  }
  if (finding.code === 'E201') return diagnostic('E201', { ...finding.facts, op: op.title, ...who }, place)
  if (finding.code === 'E203') {
    const culprit = inputs.findIndex(
      (shape) => sizeOf(shape) === sizeOf(finding.facts.shape) && shape.length === finding.facts.shape.length,
    )
    const facts: DiagnosticFacts['E203'] = { ...finding.facts, op: op.title }
    const name = names[culprit]
    return diagnostic('E203', name === undefined ? facts : { ...facts, name }, place)
  }
  if (finding.code === 'E206' && names[0] !== undefined)
    return diagnostic('E206', { ...finding.facts, name: names[0] }, place)
  return { ...finding, place: { ...finding.place, ...place } } as Diagnostic
}
