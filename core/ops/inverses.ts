// Determinants, inverses, linear systems and eigenvalues of square matrices.
import type { Algebra } from '../algebra/algebra'
import { sideOf } from '../algebra/broadcast'
import { coincidence } from '../algebra/eigen'
import { absolute, log } from '../algebra/elementary'
import { eliminate } from '../algebra/elimination'
import { numbers } from '../algebra/numbers'
import type { Tensor } from '../tensor'
import { asRight, squares } from './matrices'
import type { Domain, OpDefinition } from './op'

const identity = <V>(m: Algebra<V>, size: number): V => m.embed(m.expand(m.constant(1), [size]))

/** Laplace's expansion along the first row. */
function determinant<V>(m: Algebra<V>, a: V): V {
  const size = sideOf(m.shapeOf(a))
  if (size === 0) return m.constant(1)
  return m.collapse(m.mul(m.part(a, 0), m.part(m.cofactors(a, []), 0)), [])
}

/** NaN is nobody's domain: it came from upstream. */
const isRegular = ({ shape, data }: Tensor): boolean =>
  data.some(Number.isNaN) || !eliminate(data, shape[0] as number).isSingular

const regular: Domain = {
  admits: ([A]) => isRegular(A!),
  needs: 'a matrix that is not singular: none of its rows may be a combination of the others',
}

/** A⁻ᵀ, the slope of log |det A|. */
const slopeOfLog = <V>(m: Algebra<V>, a: V): V => m.solve(m.transpose(a), identity(m, sideOf(m.shapeOf(a))))

/** Eigenvectors as columns, and the matrix seen in them: its diagonal are the eigenvalues. */
function spectrum<V>(m: Algebra<V>, a: V): { vectors: V; values: V } {
  const vectors = m.eigenvectors(a, a)
  const symmetric = m.div(m.add(a, m.transpose(a)), m.constant(2))
  return { vectors, values: m.diagonal(m.matmul(m.transpose(vectors), m.matmul(symmetric, vectors))) }
}

/** 1 when two eigenvalues are equal but for rounding. */
function hasEqualValues<V>(m: Algebra<V>, a: V): V {
  const { values } = spectrum(m, a)
  const size = sideOf(m.shapeOf(a))
  const gaps = m.map(absolute, m.sub(m.reshape(values, [1, size]), m.reshape(values, [size, 1])))
  const tie = m.mul(m.constant(coincidence(size)), m.largest(m.map(absolute, values), []))
  const apart = m.collapse(m.greater(gaps, tie), [])
  const finite = m.collapse(m.greater(m.constant(Infinity), gaps), [])
  // Every pair is apart but each value and itself.
  return m.mul(m.greater(m.constant(size * (size - 1)), apart), m.greater(finite, m.constant(size * size - 1)))
}

export const inverses = {
  det: {
    name: 'det',
    title: 'determinant',
    family: 'matrices',
    sign: '\\det',
    ports: ['A'],
    forward: (m, [A]) => determinant(m, A!),
    // The cofactors, which are there for a singular matrix too; frameworks that divide by det A answer 0 there.
    vjp: (m, { inputs: [A], cotangent: g }) => [m.mul(g, m.cofactors(A!, []))],
    notation: { latex: (_inputs, [A]) => `\\det ${A}`, numpy: ([A]) => `np.linalg.det(${A})` },
    testShapes: [[[0, 0]], ...squares, [[9, 9]], [[10, 10]], [[11, 11]]],
    testRange: [-0.7, 0.7],
    about: 'Determinant: by how much a square matrix stretches volume. Its gradient is right at singular matrices too.',
    gate: '{node} is a determinant, so it multiplies its adjoint by the cofactors of its matrix',
  },
  logdet: {
    name: 'logdet',
    title: 'log-determinant',
    family: 'matrices',
    sign: '\\log\\det',
    ports: ['A'],
    forward: (m, [A]) => m.map(log, determinant(m, A!)),
    vjp: (m, { inputs: [A], cotangent: g }) => {
      const isPositive = m.greater(determinant(m, A!), m.constant(0))
      return [m.mul(g, m.select(isPositive, slopeOfLog(m, A!), m.constant(NaN)))]
    },
    notation: { latex: (_inputs, [A]) => `\\log \\det ${A}`, numpy: ([A]) => `np.log(np.linalg.det(${A}))` },
    domain: {
      admits: ([A]) => A!.data.some(Number.isNaN) || (determinant(numbers, A!).data[0] as number) > 0,
      needs: 'a matrix whose determinant is above 0',
    },
    testDominant: true,
    testShapes: [[[0, 0]], ...squares, [[9, 9]], [[10, 10]], [[11, 11]]],
    about: 'log of the determinant, for matrices whose determinant is above 0.',
    gate: '{node} is a log-determinant, so it multiplies its adjoint by the inverse, transposed',
  },
  inv: {
    name: 'inv',
    title: 'inverse',
    family: 'matrices',
    sign: 'A^{-1}',
    ports: ['A'],
    calls: ['inverse'],
    forward: (m, [A]) => m.solve(A!, identity(m, sideOf(m.shapeOf(A!)))),
    vjp: (m, { output: Y, cotangent: g }) => [m.neg(m.matmul(m.transpose(Y), m.matmul(g, m.transpose(Y))))],
    domain: regular,
    testDominant: true,
    testShapes: [[[0, 0]], ...squares, [[9, 9]], [[10, 10]], [[11, 11]]],
    about: 'The inverse of a square matrix.',
    gate: '{node} is an inverse: it multiplies its adjoint by itself, transposed, on both sides, and negates it',
  },
  solve: {
    name: 'solve',
    title: 'solve A x = b',
    family: 'matrices',
    sign: 'A^{-1}b',
    ports: ['A', 'b'],
    forward: (m, [A, b]) => m.reshape(m.solve(A!, asRight(m, b!)), m.shapeOf(b!)),
    vjp: (m, { inputs: [A, b], output, cotangent }) => {
      const [x, g] = [output, cotangent].map((v) => m.reshape(v, m.shapeOf(asRight(m, b!)))) as [never, never]
      const back = m.solve(m.transpose(A!), g)
      return [m.neg(m.matmul(back, m.transpose(x))), m.reshape(back, m.shapeOf(b!))]
    },
    notation: {
      latex: (_inputs, [A, b]) => `${A}^{-1}\\,${b}`,
      numpy: ([A, b]) => `np.linalg.solve(${A}, ${b})`,
    },
    domain: regular,
    testDominant: true,
    testShapes: [
      ...[1, 2, 3, 4, 5, 6].map((size) => [[size, size], [size]]),
      ...[
        [1, 1],
        [2, 3],
        [3, 1],
        [4, 2],
        [3, 3],
        [2, 0],
        [0, 2],
      ].map(([size = 0, columns = 0]) => [
        [size, size],
        [size, columns],
      ]),
    ],
    about: 'The x with A x = b, for one right-hand side or for several as columns.',
    gate: '{node} solves A x = b: b receives the solution for Aᵀ of its adjoint, and A minus that times xᵀ',
  },
  eigvalsh: {
    name: 'eigvalsh',
    title: 'eigenvalues (symmetric)',
    family: 'matrices',
    sign: '\\lambda_i',
    ports: ['A'],
    forward: (m, [A]) => spectrum(m, A!).values,
    vjp: (m, { inputs: [A], cotangent: g }) => {
      const { vectors } = spectrum(m, A!)
      return [m.matmul(vectors, m.matmul(m.embed(g), m.transpose(vectors)))]
    },
    notation: {
      latex: (_inputs, [A]) => `\\lambda\\left(${A}\\right)`,
      backward: ([A], _y, g) => [`V\\,\\operatorname{diag}\\left(${g}\\right)\\,V^\\top,\\; V = V\\left(${A}\\right)`],
      numpy: ([A]) => `np.linalg.eigvalsh((${A} + (${A}).T) / 2)`,
    },
    kink: {
      on: (m, [A]) => hasEqualValues(m, A!),
      where: 'eigenvalues coincide',
      slopes: 'that of any basis of their eigenvectors, while functions that treat these eigenvalues alike are smooth',
      chosen: 'One basis',
      tensorflow: 'one basis',
      jax: 'one basis',
    },
    testShapes: [[[0, 0]], ...squares, [[9, 9]], [[10, 10]], [[11, 11]]],
    about: 'Eigenvalues in rising order of the symmetric part (A + Aᵀ)/2, which is A itself where A is symmetric.',
    gate: '{node} are eigenvalues: each sends its adjoint back along its eigenvector v, as v vᵀ',
  },
} satisfies Record<string, OpDefinition>
