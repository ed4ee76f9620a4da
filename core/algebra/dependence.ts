// The algebra over what a value hangs on: a set of numbered leaves, and the shape. Run over duals it says which tangents
// reach which, so which entries of a Hessian can be other than 0. Whole tensors only; it may name a leaf too many.
import type { Shape } from '../tensor'
import type { Algebra } from './algebra'
import { shapes } from './shapes'

export interface Hanging {
  readonly shape: Shape
  readonly on: ReadonlySet<number>
}

const nothing: ReadonlySet<number> = new Set()

/** Both together; one of the two where it holds the other. */
function union(p: ReadonlySet<number>, q: ReadonlySet<number>): ReadonlySet<number> {
  const [large, small] = p.size >= q.size ? [p, q] : [q, p]
  for (const leaf of small) if (!large.has(leaf)) return new Set([...large, ...small])
  return large
}

const joined = (shape: Shape, values: readonly Hanging[]): Hanging => ({
  shape,
  on: values.reduce<ReadonlySet<number>>((set, { on }) => union(set, on), nothing),
})

const pairwise = (a: Hanging, b: Hanging): Hanging => joined(shapes.add(a.shape, b.shape), [a, b])

export const dependence: Algebra<Hanging> = {
  constant: () => ({ shape: [], on: nothing }),
  shapeOf: ({ shape }) => shape,
  add: pairwise,
  sub: pairwise,
  mul: pairwise,
  div: pairwise,
  pow: pairwise,
  neg: (a) => a,
  map: (_fn, a) => a,
  map2: (_fn, a, b) => pairwise(a, b),
  greater: pairwise,
  select: (mask, a, b) => joined(shapes.select(mask.shape, a.shape, b.shape), [mask, a, b]),
  matmul: (a, b) => joined(shapes.matmul(a.shape, b.shape), [a, b]),
  transpose: ({ shape, on }) => ({ shape: shapes.transpose(shape), on }),
  expand: ({ on }, shape) => ({ shape, on }),
  collapse: ({ on }, shape) => ({ shape, on }),
  reshape: ({ on }, shape) => ({ shape, on }),
  largest: ({ on }, shape) => ({ shape, on }),
  stack: (parts) => joined(shapes.stack(parts.map(({ shape }) => shape)), parts),
  part: ({ shape, on }, index) => ({ shape: shapes.part(shape, index), on }),
  take: ({ shape, on }, axis, places) => ({ shape: shapes.take(shape, axis, places), on }),
  put: ({ on }, _axis, _places, shape) => ({ shape, on }),
  join: (parts, axis) =>
    joined(
      shapes.join(
        parts.map(({ shape }) => shape),
        axis,
      ),
      parts,
    ),
  diagonal: ({ shape, on }) => ({ shape: shapes.diagonal(shape), on }),
  embed: ({ shape, on }) => ({ shape: shapes.embed(shape), on }),
  solve: (a, b) => joined(shapes.solve(a.shape, b.shape), [a, b]),
  cofactors: (a, along) => joined(a.shape, [a, ...along]),
  eigenvectors: (a, within) => joined(a.shape, [a, within]),
  detach: (a) => a,
}
