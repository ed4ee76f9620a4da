// One use of an op with inputs that suit it: the example that its help offers.
import type { GraphDocument, NodeId, Position } from '../graph/document'
import { addNode, connect } from '../graph/edits'
import { isDiagnostic } from '../diagnostic'
import { catalogue } from '../ops/catalogue'
import type { Interval, OpDefinition } from '../ops/op'
import { isSource } from '../ops/op'
import type { Shape, Tensor } from '../tensor'
import { sizeOf, tensor } from '../tensor'
import { opRule } from './op-rule'

/** Shares of the op's range, so that no two entries are alike. */
const shares = [0.7, 0.35, 0.9, 0.2, 0.55, 0.8, 0.15, 0.45, 0.65]

/** Entries of two digits in the range of the op; a matrix that must be far from singular has a heavy diagonal. */
function exampleValue(op: OpDefinition, shape: Shape, port: number): Tensor {
  const { testRange = [-1.3, 1.3] } = op
  const [low, high] = (typeof testRange[0] === 'number' ? testRange : testRange[testRange.length - 1]) as Interval
  const isHeavy = (at: number): boolean =>
    op.testDominant === true && port === 0 && shape.length === 2 && at % ((shape[1] ?? 0) + 1) === 0
  return tensor(
    shape,
    Array.from({ length: sizeOf(shape) }, (_, at) => {
      const x = low + (high - low) * (shares[(at + 2 * port) % shares.length] ?? 0.5)
      return Math.round((isHeavy(at) ? x + 2 : x) * 100) / 100
    }),
  )
}

const column = 180
const row = 110

/** The document with one use of the op more, its inputs before it; the id is the op's node. Null where it has no example. */
export function withExample(
  document: GraphDocument,
  op: OpDefinition,
  at: Position,
): { document: GraphDocument; id: NodeId } | null {
  if (isSource(op)) return addNode(document, op, { position: at })
  const rule = opRule(op)
  if (!rule) return null
  const { document: begun, id } = addNode(document, op, { position: { x: at.x + column, y: at.y } })
  let next = begun
  for (const [port, shape] of rule.shapes.entries()) {
    const y = at.y + (port - (rule.shapes.length - 1) / 2) * row
    const input = addNode(next, catalogue.input, { value: exampleValue(op, shape, port), position: { x: at.x, y } })
    const wired = connect(input.document, { from: input.id, to: id, port })
    if (isDiagnostic(wired)) return null
    next = wired
  }
  return { document: next, id }
}
