// Vectors made of numbers, and products of two vectors.
import type { Algebra } from '../algebra/algebra'
import { diagnostic, Refusal } from '../diagnostic'
import { lengthOf } from './matrices'
import type { OpDefinition } from './op'

/** `v` as one row; refuses what is not a vector. */
const row = <V>(m: Algebra<V>, v: V): V => m.reshape(v, [1, lengthOf(m, v)])

/** a × b entry by entry. Refuses with E203 all but vectors of 3. */
function crossed<V>(m: Algebra<V>, a: V, b: V): V {
  for (const v of [a, b]) {
    const shape = m.shapeOf(v)
    if (shape.length !== 1 || shape[0] !== 3) {
      throw new Refusal(diagnostic('E203', { op: '', needs: 'vectors of 3', shape }))
    }
  }
  const entry = (i: number, j: number): V => m.sub(m.mul(m.part(a, i), m.part(b, j)), m.mul(m.part(a, j), m.part(b, i)))
  return m.stack([entry(1, 2), entry(2, 0), entry(0, 1)])
}

const pairOf = (...sizes: readonly number[]): readonly (readonly number[])[] => [sizes, sizes]

export const vectors = {
  dot: {
    name: 'dot',
    title: 'dot product',
    family: 'vectors',
    sign: 'a\\cdot b',
    ports: ['a', 'b'],
    calls: ['inner'],
    forward: (m, [a, b]) => m.reshape(m.matmul(row(m, a!), m.transpose(row(m, b!))), []),
    vjp: (m, { inputs: [a, b], cotangent: g }) => [m.mul(g, b!), m.mul(g, a!)],
    notation: { latex: (_inputs, [a, b]) => `${a}^\\top ${b}`, numpy: ([a, b]) => `np.dot(${a}, ${b})` },
    testShapes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 64].map((size) => pairOf(size)),
    about: 'Sum of products of the entries of two vectors.',
    gate: '{node} is a dot product, so each vector receives the adjoint times the other',
  },
  cross: {
    name: 'cross',
    title: 'cross product',
    family: 'vectors',
    sign: 'a\\times b',
    ports: ['a', 'b'],
    forward: (m, [a, b]) => crossed(m, a!, b!),
    vjp: (m, { inputs: [a, b], cotangent: g }) => [crossed(m, b!, g), crossed(m, g, a!)],
    notation: {
      latex: (_inputs, [a, b]) => `${a} \\times ${b}`,
      backward: ([a, b], _y, g) => [`${b} \\times ${g}`, `${g} \\times ${a}`],
      numpy: ([a, b]) => `np.cross(${a}, ${b})`,
    },
    testShapes: [pairOf(3)],
    about: 'The vector at right angles to two vectors of 3, as long as the area between them.',
    gate: '{node} is a cross product: each vector receives the cross product of the other with the adjoint',
  },
  stack: {
    name: 'stack',
    title: 'make a vector',
    family: 'vectors',
    sign: '[\\,\\cdot\\,]',
    ports: ['0', '1'],
    grows: true,
    attributes: { count: { title: 'count', kind: 'whole', default: 2 } },
    forward: (m, inputs) => m.stack(inputs),
    vjp: (m, { inputs, cotangent: g }) => inputs.map((_, i) => m.part(g, i)),
    notation: {
      latex: (inputs) => `\\left[${inputs.join(',\\, ')}\\right]`,
      numpy: (inputs) => `np.stack([${inputs.join(', ')}])`,
    },
    testShapes: [
      pairOf(),
      pairOf(1),
      pairOf(3),
      pairOf(0),
      pairOf(2, 3),
      pairOf(1, 3),
      pairOf(3, 1),
      pairOf(2, 1, 2),
      [[], [], []],
      [[2], [2], [2]],
      [[], [], [], []],
      [
        [2, 2],
        [2, 2],
        [2, 2],
      ],
    ],
    about: 'Puts numbers side by side into a vector, or vectors into a matrix.',
    gate: '{node} only gathers: each part receives its own entry of the adjoint',
  },
} satisfies Record<string, OpDefinition>
