// Matrices: products, transposes, diagonals. A vector on the left of a product is a row, on the right a column, as in NumPy.
import type { Algebra } from '../algebra/algebra'
import { sideOf } from '../algebra/broadcast'
import { diagnostic, Refusal } from '../diagnostic'
import type { OpDefinition } from './op'

const asLeft = <V>(m: Algebra<V>, a: V): V => {
  const shape = m.shapeOf(a)
  return shape.length === 1 ? m.reshape(a, [1, shape[0] as number]) : a
}

/** `b` as a matrix: a vector stands upright. */
export const asRight = <V>(m: Algebra<V>, b: V): V => {
  const shape = m.shapeOf(b)
  return shape.length === 1 ? m.reshape(b, [shape[0] as number, 1]) : b
}

/** Square shapes on which ops of one matrix are tested. */
export const squares = [1, 2, 3, 4, 5, 6, 7, 8].map((side) => [[side, side]])

const vectorSizes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16].map((size) => [[size]])

/** Refuses with E203 what is not a vector. */
export function lengthOf<V>(m: Algebra<V>, v: V): number {
  const shape = m.shapeOf(v)
  if (shape.length !== 1) throw new Refusal(diagnostic('E203', { op: '', needs: 'a vector', shape }))
  return shape[0] as number
}

/** xᵀ·A·x, and what it is made of. */
function quadraticForm<V>(m: Algebra<V>, x: V, a: V): V {
  const size = lengthOf(m, x)
  const [rows = 0, columns = 0] = m.shapeOf(a)
  if (sideOf(m.shapeOf(a)) !== size) {
    throw new Refusal(diagnostic('E202', { a: [size], b: [rows, columns], inner: [size, rows] }))
  }
  return m.reshape(m.matmul(m.matmul(m.reshape(x, [1, size]), a), m.reshape(x, [size, 1])), [])
}

export const matrices = {
  matmul: {
    name: 'matmul',
    title: 'matrix product',
    family: 'matrices',
    sign: '@',
    ports: ['A', 'B'],
    isInfix: true,
    calls: ['mm'],
    forward: (m, [A, B]) => {
      const product = m.matmul(asLeft(m, A!), asRight(m, B!))
      const [rows, columns] = [m.shapeOf(A!), m.shapeOf(B!)]
      return m.reshape(product, [...rows.slice(0, -1), ...(columns.length === 1 ? [] : columns.slice(1))])
    },
    // Each cotangent is the other factor, transposed, on the other side.
    vjp: (m, { inputs: [A, B], cotangent }) => {
      const [left, right] = [asLeft(m, A!), asRight(m, B!)]
      const g = m.reshape(cotangent, [m.shapeOf(left)[0] as number, m.shapeOf(right)[1] as number])
      return [
        m.reshape(m.matmul(g, m.transpose(right)), m.shapeOf(A!)),
        m.reshape(m.matmul(m.transpose(left), g), m.shapeOf(B!)),
      ]
    },
    testShapes: [
      ...[
        [2, 3, 2],
        [1, 4, 1],
        [4, 1, 3],
        [3, 3, 3],
        [1, 1, 1],
        [2, 5, 4],
        [2, 0, 3],
      ].map(([rows = 0, inner = 0, columns = 0]) => [
        [rows, inner],
        [inner, columns],
      ]),
      [[2, 3], [3]],
      [[3], [3, 2]],
      [[3], [3]],
      [[1], [1]],
      [[1, 4], [4]],
    ],
    about: 'Rows of A against columns of B.',
    gate: '{node} is a matrix product: each factor receives the adjoint times the other factor, transposed',
  },
  transpose: {
    name: 'transpose',
    title: 'transpose',
    family: 'matrices',
    sign: 'A^\\top',
    ports: ['A'],
    isInfix: true,
    forward: (m, [A]) => m.transpose(A!),
    vjp: (m, { cotangent: g }) => [m.transpose(g)],
    testShapes: [
      [[2, 3]],
      [[3]],
      [[1, 4]],
      [[4, 1]],
      [[]],
      [[1]],
      [[3, 3]],
      [[2, 3, 2]],
      [[1, 1]],
      [[0, 2]],
      [[5, 2]],
      [[1, 2, 1]],
    ],
    about: 'Rows become columns.',
    gate: '{node} is a transpose, so it transposes its adjoint',
  },
  trace: {
    name: 'trace',
    title: 'trace',
    family: 'matrices',
    sign: '\\text{tr}',
    ports: ['A'],
    forward: (m, [A]) => m.collapse(m.diagonal(A!), []),
    vjp: (m, { inputs: [A], cotangent: g }) => [m.mul(g, m.embed(m.expand(m.constant(1), [sideOf(m.shapeOf(A!))])))],
    notation: { latex: ([A]) => `\\operatorname{tr}\\left(${A}\\right)`, numpy: ([A]) => `np.trace(${A})` },
    testShapes: [[[0, 0]], ...squares, [[9, 9]], [[10, 10]], [[12, 12]]],
    about: 'Sum of the entries on the diagonal of a square matrix.',
    gate: '{node} is a trace: the entries on the diagonal receive its adjoint, the others nothing',
  },
  diagonal: {
    name: 'diagonal',
    title: 'diagonal',
    family: 'matrices',
    sign: '\\text{diag}',
    ports: ['A'],
    calls: ['diag'],
    forward: (m, [A]) => m.diagonal(A!),
    vjp: (m, { cotangent: g }) => [m.embed(g)],
    testShapes: [[[0, 0]], ...squares, [[9, 9]], [[10, 10]], [[12, 12]]],
    about: 'The entries on the diagonal of a square matrix, as a vector.',
    gate: '{node} is a diagonal: its adjoint goes back to the places on the diagonal',
  },
  diagflat: {
    name: 'diagflat',
    title: 'diagonal matrix',
    family: 'matrices',
    sign: '\\text{diag}(x)',
    ports: ['x'],
    calls: ['embed', 'diag_embed'],
    forward: (m, [x]) => {
      lengthOf(m, x!)
      return m.embed(x!)
    },
    vjp: (m, { cotangent: g }) => [m.diagonal(g)],
    testShapes: vectorSizes,
    about: 'The square matrix with a vector on its diagonal and zeros elsewhere.',
    gate: '{node} puts entries on a diagonal, so each receives the adjoint that stands there',
  },
  outer: {
    name: 'outer',
    title: 'outer product',
    family: 'matrices',
    sign: 'a\\,b^\\top',
    ports: ['a', 'b'],
    forward: (m, [a, b]) => m.mul(m.reshape(a!, [lengthOf(m, a!), 1]), m.reshape(b!, [1, lengthOf(m, b!)])),
    vjp: (m, { inputs: [a, b], cotangent: g }) => [
      m.reshape(m.matmul(g, asRight(m, b!)), m.shapeOf(a!)),
      m.reshape(m.matmul(m.transpose(g), asRight(m, a!)), m.shapeOf(b!)),
    ],
    notation: { latex: (_inputs, [a, b]) => `${a}\\,${b}^\\top`, numpy: ([a, b]) => `np.outer(${a}, ${b})` },
    testShapes: [
      [1, 1],
      [2, 2],
      [3, 3],
      [2, 3],
      [3, 2],
      [1, 4],
      [4, 1],
      [5, 2],
      [2, 7],
      [6, 6],
      [0, 3],
      [3, 0],
    ].map(([rows = 0, columns = 0]) => [[rows], [columns]]),
    about: 'Every entry of one vector times every entry of another: a matrix.',
    gate: '{node} is an outer product: each vector receives the adjoint times the other vector',
  },
  quadratic: {
    name: 'quadratic',
    title: 'quadratic form',
    family: 'matrices',
    sign: 'x^\\top A x',
    ports: ['x', 'A'],
    forward: (m, [x, A]) => quadraticForm(m, x!, A!),
    vjp: (m, { inputs: [x, A], cotangent: g }) => {
      const column = asRight(m, x!)
      const slope = m.matmul(m.add(A!, m.transpose(A!)), column)
      return [m.mul(g, m.reshape(slope, m.shapeOf(x!))), m.mul(g, m.matmul(column, m.transpose(column)))]
    },
    notation: {
      latex: (_inputs, [x, A]) => `${x}^\\top ${A}\\,${x}`,
      numpy: ([x, A]) => `(${x}) @ (${A}) @ (${x})`,
    },
    testShapes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12].map((size) => [[size], [size, size]]),
    about: 'xᵀ A x: a number from a vector and a square matrix.',
    gate: '{node} is a quadratic form: x receives the adjoint times (A + Aᵀ)x, and A the adjoint times x xᵀ',
  },
} satisfies Record<string, OpDefinition>
