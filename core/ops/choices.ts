// Comparisons, and the choice between two values. A comparison is 1 or 0 and carries no derivative at all.
import type { Algebra } from '../algebra/algebra'
import { either, not, same } from '../algebra/masks'
import type { Relation } from '../algebra/term'
import { pairShapes } from './elementwise'
import type { OpDefinition } from './op'

type Test = <V>(m: Algebra<V>, a: V, b: V) => V

/** 1 where the relation holds. With a NaN on either side only ≠ holds, as everywhere. */
const comparison = (
  relation: Relation,
  name: string,
  title: string,
  sign: string,
  calls: readonly string[],
  about: string,
  holds: Test,
): OpDefinition => ({
  name,
  title,
  family: 'choices',
  sign,
  ports: ['a', 'b'],
  isInfix: true,
  calls,
  forward: (m, [a, b]) => holds(m, a!, b!),
  vjp: (m, { inputs }) => inputs.map((x) => m.expand(m.constant(0), m.shapeOf(x))),
  blocks: 'all',
  notation: { relation },
  kink: {
    on: (m, [a, b]) => same(m, a!, b!),
    where: 'a = b',
    slopes: 'anything: the value jumps',
    isUnbounded: true,
    chosen: 'No gradient',
    tensorflow: 'no gradient',
    jax: '0',
  },
  testShapes: pairShapes,
  about,
  gate: '{node} is a comparison: nothing flows back through it',
})

export const choices = {
  greater: comparison('>', 'greater', 'greater than', '>', ['gt'], '1 where a > b, else 0', (m, a, b) =>
    m.greater(a, b),
  ),
  less: comparison('<', 'less', 'less than', '<', ['lt'], '1 where a < b, else 0', (m, a, b) => m.greater(b, a)),
  greater_equal: comparison('>=', 'greater_equal', 'at least', '\\ge', ['ge'], '1 where a ≥ b, else 0', (m, a, b) =>
    either(m, m.greater(a, b), same(m, a, b)),
  ),
  less_equal: comparison('<=', 'less_equal', 'at most', '\\le', ['le'], '1 where a ≤ b, else 0', (m, a, b) =>
    either(m, m.greater(b, a), same(m, a, b)),
  ),
  equal: comparison('==', 'equal', 'equal to', '=', ['eq'], '1 where a = b, else 0', same),
  not_equal: comparison('!=', 'not_equal', 'not equal to', '\\ne', ['ne'], '1 where a ≠ b, else 0', (m, a, b) =>
    not(m, same(m, a, b)),
  ),
  where: {
    name: 'where',
    title: 'where',
    family: 'choices',
    sign: 'c\\,?\\,a:b',
    ports: ['c', 'a', 'b'],
    forward: (m, [c, a, b]) => m.select(c!, a!, b!),
    vjp: (m, { inputs: [c], cotangent: g }) => {
      const zero = m.constant(0)
      return [m.expand(zero, m.shapeOf(c!)), m.select(c!, g, zero), m.select(c!, zero, g)]
    },
    blocks: [0],
    taken: (m, [c]) => [null, not(m, not(m, c!)), not(m, c!)],
    notation: { numpy: ([c, a, b]) => `np.where(${c}, ${a}, ${b})` },
    testShapes: [
      [[], [], []],
      [[3], [3], [3]],
      [[3], [], [2, 3]],
      [[2, 1], [3], []],
      [[], [2], [2]],
      [[1], [], [1]],
      [[3], [2, 3], []],
      [
        [2, 2],
        [2, 2],
        [2, 2],
      ],
      [[], [2, 1], [2]],
      [
        [2, 1, 2],
        [1, 2],
        [2, 1],
      ],
      [[0], [], [0]],
      [
        [1, 3],
        [2, 1],
        [2, 3],
      ],
    ],
    about:
      'a where the condition is not 0, else b. What is not taken does not count, not even a NaN; PyTorch lets one through backward.',
    gate: '{node} is a choice: the adjoint goes to the value that is taken, nothing to the other or to the condition',
  },
} satisfies Record<string, OpDefinition>
