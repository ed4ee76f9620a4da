// Lanes are numbers, many at a time: every function of the algebra agrees with the reference path in each lane.
import { describe, expect, it } from 'vitest'
import { seeded } from '../random'
import type { Shape, Tensor } from '../tensor'
import type { Algebra } from './algebra'
import type { Lanes } from './lanes'
import { laneOf, lanes, uniform } from './lanes'
import { numbers } from './numbers'

const width = 3
const random = seeded(7)

/** The same values twice: as one tensor per lane and as lanes. */
function both(shape: Shape, varies: boolean): { each: Tensor[]; together: Lanes } {
  const first = random.tensor(shape)
  const each = Array.from({ length: width }, (_, lane) => (varies && lane > 0 ? random.tensor(shape) : first))
  if (!varies) return { each, together: uniform(first) }
  const data = new Float64Array(first.data.length * width)
  each.forEach((t, lane) => t.data.forEach((x, entry) => (data[entry * width + lane] = x)))
  return { each, together: { shape, width, data } }
}

type Law = readonly [string, readonly Shape[], <V>(m: Algebra<V>, v: readonly V[]) => V]
const two = <V>(v: readonly V[]): [V, V] => [v[0] as V, v[1] as V]
const laws: readonly Law[] = [
  ['add', [[2, 3], [3]], (m, v) => m.add(...two(v))],
  ['sub', [[], [2]], (m, v) => m.sub(...two(v))],
  [
    'mul',
    [
      [2, 1],
      [1, 3],
    ],
    (m, v) => m.mul(...two(v)),
  ],
  ['div', [[2], [2]], (m, v) => m.div(...two(v))],
  ['pow', [[3], []], (m, v) => m.pow(...two(v))],
  ['neg', [[4]], (m, v) => m.neg(v[0] as never)],
  ['greater', [[2, 2], [2]], (m, v) => m.greater(...two(v))],
  [
    'select',
    [[2], [3, 2], []],
    (m, v) => m.select(m.greater(v[0] as never, m.constant(0)), ...([v[1], v[2]] as [never, never])),
  ],
  [
    'matmul',
    [
      [2, 3],
      [3, 4],
    ],
    (m, v) => m.matmul(...two(v)),
  ],
  ['transpose', [[2, 3]], (m, v) => m.transpose(v[0] as never)],
  ['transpose a column', [[3, 1]], (m, v) => m.transpose(v[0] as never)],
  ['transpose of many', [[2, 3, 2]], (m, v) => m.transpose(v[0] as never)],
  ['expand', [[3]], (m, v) => m.expand(v[0] as never, [2, 3])],
  ['collapse', [[2, 3]], (m, v) => m.collapse(v[0] as never, [1, 3])],
  ['collapse all', [[2, 3]], (m, v) => m.collapse(v[0] as never, [])],
  ['reshape', [[2, 3]], (m, v) => m.reshape(v[0] as never, [3, 2])],
  ['largest', [[2, 3]], (m, v) => m.largest(v[0] as never, [2, 1])],
  ['stack', [[2], [2]], (m, v) => m.stack(v)],
  ['part', [[3, 2]], (m, v) => m.part(v[0] as never, 1)],
  ['take', [[2, 3, 2]], (m, v) => m.take(v[0] as never, 1, [2, 0])],
  ['put', [[2, 2, 2]], (m, v) => m.put(v[0] as never, 1, [2, 0], [2, 3, 2])],
  ['put twice in one place', [[2]], (m, v) => m.put(v[0] as never, 0, [1, 1], [3])],
  [
    'join',
    [
      [2, 3],
      [2, 1],
    ],
    (m, v) => m.join(v, 1),
  ],
  ['join of vectors', [[2], [3], [0]], (m, v) => m.join(v, 0)],
  ['diagonal', [[3, 3]], (m, v) => m.diagonal(v[0] as never)],
  ['embed', [[3]], (m, v) => m.embed(v[0] as never)],
  [
    'solve',
    [
      [3, 3],
      [3, 2],
    ],
    (m, v) => m.solve(...two(v)),
  ],
  ['cofactors', [[3, 3]], (m, v) => m.cofactors(v[0] as never, [])],
  [
    'cofactors along',
    [
      [4, 4],
      [4, 4],
    ],
    (m, v) => m.cofactors(v[0] as never, [v[1] as never]),
  ],
  [
    'eigenvectors',
    [
      [3, 3],
      [3, 3],
    ],
    (m, v) => m.eigenvectors(...two(v)),
  ],
  ['detach', [[2]], (m, v) => m.detach(v[0] as never)],
]

describe.each(laws)('%s', (_, shapes, apply) => {
  // Every mix of operands that vary over the lanes and operands that do not.
  const mixes = Array.from({ length: 2 ** shapes.length }, (__, mix) => shapes.map((___, i) => ((mix >> i) & 1) === 1))
  it.each(mixes.map((mix) => [mix] as const))('agrees lane by lane, varying: %j', (mix) => {
    const operands = shapes.map((shape, i) => both(shape, mix[i] as boolean))
    const out = apply(
      lanes,
      operands.map((o) => o.together),
    )
    for (let lane = 0; lane < width; lane++) {
      expect(laneOf(out, lane)).toEqual(
        apply(
          numbers,
          operands.map((o) => o.each[lane] as Tensor),
        ),
      )
    }
  })
})
