// Points on the kinks of ops, for the laws of the conventions.
import { numbers } from '../algebra/numbers'
import type { Attributes, OpDefinition } from '../ops/op'
import { seeded } from '../random'
import type { Shape, Tensor } from '../tensor'
import { full, sizeOf, tensor, withEntry } from '../tensor'
import { settingsOf } from './cases'

/** Numbers on which kinks stand, and some that do not. */
const places = [0, -0, 0.5, 1, -1, 2, 3, -3, 6, 0.25]

export interface Point {
  readonly inputs: readonly Tensor[]
  readonly mask: Tensor
  readonly output: Tensor
}

/** Shapes to stand on: a kink stands at numbers, so a few will do. */
const shapesFor = (op: OpDefinition): readonly (readonly Shape[])[] =>
  op.testShapes?.slice(0, 6) ?? [op.ports.map(() => []), op.ports.map(() => [4])]

/** Points of these shapes at which some entry stands on its kink: mixtures of likely places first, then a single place all over. */
function pointsOn(op: OpDefinition, shapes: readonly Shape[], attributes: Attributes): readonly Point[] {
  const random = seeded(17)
  const drawn = (shape: Shape): Tensor =>
    tensor(
      shape,
      Array.from({ length: sizeOf(shape) }, () => places[random.integer(places.length)]!),
    )
  const tries = [
    ...Array.from({ length: 40 }, () => shapes.map(drawn)),
    ...[...places, Infinity, -Infinity].map((x) => shapes.map((shape) => full(shape, x))),
  ]
  return tries.flatMap((inputs) => {
    const mask = op.kink!.on(numbers, inputs, attributes)
    if (!mask.data.some((stands) => stands !== 0)) return []
    return [{ inputs, mask, output: op.forward(numbers, inputs, attributes) }]
  })
}

/** Points of several shapes under these settings. */
export const kinkPoints = (op: OpDefinition, attributes: Attributes): readonly Point[] =>
  shapesFor(op).flatMap((shapes) => pointsOn(op, shapes, attributes))

/** The point as it is, and with the first entry that does not stand on the kink infinitely far away. */
function* withFarEntries(op: OpDefinition, attributes: Attributes, point: Point): Generator<Point> {
  yield point
  const [x, ...others] = point.inputs as [Tensor, ...Tensor[]]
  const beside = point.mask.data.findIndex((stands) => stands === 0)
  if (beside < 0 || point.mask.data.length !== x.data.length) return
  for (const far of [-Infinity, Infinity]) {
    const inputs = [withEntry(x, beside, far), ...others]
    const mask = op.kink!.on(numbers, inputs, attributes)
    if (mask.data.some((stands) => stands !== 0))
      yield { inputs, mask, output: op.forward(numbers, inputs, attributes) }
  }
}

/** Points under all settings of an op, with entries infinitely far away too. */
export function* manyPoints(op: OpDefinition): Generator<{ readonly attributes: Attributes; readonly point: Point }> {
  for (const shapes of shapesFor(op))
    for (const attributes of settingsOf(op, shapes))
      for (const near of pointsOn(op, shapes, attributes))
        for (const point of withFarEntries(op, attributes, near)) yield { attributes, point }
}
