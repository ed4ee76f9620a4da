// Matrices: product and transpose. A vector on the left of a product is a row, on the right a column, as in NumPy.
import type { Algebra } from '../algebra/algebra'
import type { OpDefinition } from './op'

const asLeft = <V>(m: Algebra<V>, a: V): V => {
  const shape = m.shapeOf(a)
  return shape.length === 1 ? m.reshape(a, [1, shape[0] as number]) : a
}

const asRight = <V>(m: Algebra<V>, b: V): V => {
  const shape = m.shapeOf(b)
  return shape.length === 1 ? m.reshape(b, [shape[0] as number, 1]) : b
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
      [
        [2, 3],
        [3, 2],
      ],
      [[2, 3], [3]],
      [[3], [3, 2]],
      [[3], [3]],
      [
        [1, 4],
        [4, 1],
      ],
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
    testShapes: [[[2, 3]], [[3]], [[1, 4]]],
    about: 'Rows become columns.',
    gate: '{node} is a transpose, so it transposes its adjoint',
  },
} satisfies Record<string, OpDefinition>
