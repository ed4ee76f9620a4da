// The algebra over shapes alone: it says what comes out, or refuses a wrong wire with the reason, before any number exists.
import { diagnostic, Refusal } from '../diagnostic'
import type { Shape } from '../tensor'
import { isSameShape, maximumElements, maximumRank, sizeOf } from '../tensor'
import type { Algebra } from './algebra'
import {
  broadcastShapes,
  joinedShape,
  productShape,
  resizedShape,
  sideOf,
  solutionShape,
  transposedShape,
} from './broadcast'

const same = (a: Shape): Shape => a

/** Refuses with E204 what would be too many numbers to hold, or too many along one axis, and with E207 too many axes. */
function bounded(shape: Shape): Shape {
  const count = Math.max(sizeOf(shape), ...shape)
  if (!(count <= maximumElements)) throw new Refusal(diagnostic('E204', { count, limit: maximumElements }))
  if (shape.length > maximumRank)
    throw new Refusal(diagnostic('E207', { what: 'axes', count: shape.length, limit: maximumRank }))
  return shape
}

const meet = (a: Shape, b: Shape): Shape => bounded(broadcastShapes(a, b))

export const shapes: Algebra<Shape> = {
  constant: () => [],
  shapeOf: same,
  add: meet,
  sub: meet,
  mul: meet,
  div: meet,
  pow: meet,
  neg: same,
  map: (_, a) => a,
  map2: (_, a, b) => meet(a, b),
  greater: meet,
  select: (mask, a, b) => meet(mask, meet(a, b)),
  matmul: (a, b) => bounded(productShape(a, b)),
  transpose: transposedShape,
  expand: (_, to) => bounded(to),
  collapse: (_, to) => bounded(to),
  reshape: (_, to) => bounded(to),
  largest: (_, to) => bounded(to),
  stack: (parts) => {
    const first = parts[0] ?? []
    const odd = parts.find((part) => !isSameShape(part, first))
    if (odd) throw new Refusal(diagnostic('E201', { op: 'stack', a: first, b: odd }))
    return bounded([parts.length, ...first])
  },
  part: (a) => a.slice(1),
  take: (a, axis, places) => bounded(resizedShape(a, axis, places.length)),
  put: (_a, _axis, _places, to) => bounded(to),
  join: (parts, axis) => bounded(joinedShape(parts, axis)),
  diagonal: (a) => [sideOf(a)],
  embed: ([size = 0]) => bounded([size, size]),
  solve: (a, b) => solutionShape(a, b),
  cofactors: (a) => [sideOf(a), sideOf(a)],
  eigenvectors: (a) => [sideOf(a), sideOf(a)],
  detach: same,
}
