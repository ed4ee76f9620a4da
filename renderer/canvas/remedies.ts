// What would make a refused wire fit: an op between its ends, or in the wire that is there. Each is tried before it is offered.
import type { Diagnostic } from '../../core/diagnostic'
import { isDiagnostic } from '../../core/diagnostic'
import { compile } from '../../core/graph/compile'
import type { Edge, GraphDocument, NodeId } from '../../core/graph/document'
import { addNode, connect, disconnect } from '../../core/graph/edits'
import { indexOf, nameOf } from '../../core/graph/look'
import { catalogue } from '../../core/ops/catalogue'
import type { Attributes, OpDefinition } from '../../core/ops/op'
import type { Shape } from '../../core/tensor'
import { describeShape, isSameShape, sizeOf } from '../../core/tensor'
import { withRoom } from '../state/room'
import type { Refusal } from './wiring'

interface Remedy {
  /** A verb, as on a button: "Transpose V". */
  readonly label: string
  readonly apply: (document: GraphDocument) => GraphDocument | Diagnostic
}

interface Ends {
  readonly edge: Edge
  readonly tail: string
  readonly shape: Shape
  readonly isProduct: boolean
  /** The wires into the other ports of the head, with what comes by them. */
  readonly others: readonly { readonly edge: Edge; readonly name: string; readonly shape: Shape }[]
}

/**
 * What mends a refusal for a shape, the plainest first: a transpose of either side; where none fits a reshape, else a
 * stretch, else the one sum that fits. None where nothing simple does. Cost: some compiles.
 */
export function remediesFor(document: GraphDocument, refusal: Refusal): readonly Remedy[] {
  const ends = refusal.finding.code.startsWith('E2') ? endsOf(document, refusal) : null
  if (!ends) return []
  const isFit = ({ apply }: Remedy): boolean => !isDiagnostic(apply(document))
  const kinds = [transposes, reshapes, stretches]
  for (const kind of kinds) {
    const fitting = kind(ends).filter(isFit)
    if (fitting.length > 0) return fitting
  }
  const fitting = sums(ends).filter(isFit)
  return fitting.length === 1 ? fitting : []
}

function endsOf({ graph }: GraphDocument, { edge, finding }: Refusal): Ends | null {
  const { program } = compile(graph)
  const shapeOf = (id: NodeId): Shape | undefined => {
    const slot = program.slotOf.get(id)
    return slot === undefined ? undefined : program.instructions[slot]?.shape
  }
  const shape = shapeOf(edge.from)
  if (!shape) return null
  const others = (indexOf(graph).into.get(edge.to) ?? []).flatMap((other) => {
    const own = other.port === edge.port ? undefined : shapeOf(other.from)
    return own ? [{ edge: other, name: nameOf(graph, other.from), shape: own }] : []
  })
  return { edge, tail: nameOf(graph, edge.from), shape, isProduct: finding.code === 'E202', others }
}

/** Draws a wire through a new op between its ends, and then, where it is another one, the wire that was refused. */
const through =
  (op: OpDefinition, attributes: Attributes, edge: Edge, refused: Edge = edge) =>
  (document: GraphDocument): GraphDocument | Diagnostic => {
    const { document: added, id } = addNode(disconnect(document, [edge, refused]), op, { attributes })
    const wires = [
      { from: edge.from, to: id, port: 0 },
      { from: id, to: edge.to, port: edge.port },
      ...(refused === edge ? [] : [refused]),
    ]
    const joined = wires.reduce<GraphDocument | Diagnostic>(
      (present, wire) => (isDiagnostic(present) ? present : connect(present, wire)),
      added,
    )
    return isDiagnostic(joined) ? joined : withRoom(joined, id, edge)
  }

/** Of a matrix beside a matrix, or in a product: beside a vector a turned matrix would fit by chance. */
const transposes = ({ edge, tail, shape, others, isProduct }: Ends): readonly Remedy[] =>
  [{ edge, name: tail, shape }, ...others]
    .filter((side) => side.shape.length === 2)
    .filter(() => isProduct || [shape, ...others.map((other) => other.shape)].every(({ length }) => length === 2))
    .map((side) => ({
      label: `Transpose ${side.name}`,
      apply: through(catalogue.transpose, {}, side.edge, edge),
    }))

/** To the shape of the other side where the numbers are as many; a vector, to a column as long as the other has rows. */
function reshapes({ edge, tail, shape, others: [other] }: Ends): readonly Remedy[] {
  if (!other || isSameShape(shape, other.shape)) return []
  const isColumn = shape.length === 1 && other.shape.length === 2 && shape[0] === other.shape[0]
  const to = sizeOf(shape) === sizeOf(other.shape) ? other.shape : isColumn ? [shape[0] as number, 1] : null
  if (!to) return []
  const apply = through(catalogue.reshape, { shape: to.join(', ') }, edge)
  return [{ label: `Reshape ${tail} to ${describeShape(to)}`, apply }]
}

function stretches({ edge, tail, shape, others: [other] }: Ends): readonly Remedy[] {
  if (!other || isSameShape(shape, other.shape)) return []
  const apply = through(catalogue.expand, { shape: other.shape.join(', ') }, edge)
  return [{ label: `Expand ${tail} to ${describeShape(other.shape)}`, apply }]
}

const sums = ({ edge, tail, shape }: Ends): readonly Remedy[] =>
  shape.length < 2
    ? []
    : shape.map((_, axis) => ({
        label: `Sum ${tail} over axis ${axis}`,
        apply: through(catalogue.sum, { axis: String(axis) }, edge),
      }))
