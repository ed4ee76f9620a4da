// Jacobi's eigenvalues against closed forms and against their own defining equation.
import { expect, it } from 'vitest'
import { seeded } from '../random'
import { symmetricEigen } from './eigen'

it('knows the course matrices', () => {
  const values = (m: number[][]) => symmetricEigen(m)?.map((pair) => pair.value)
  expect(
    values([
      [2, 5],
      [5, 8],
    ]),
  ).toEqual([expect.closeTo(5 + Math.sqrt(34), 12), expect.closeTo(5 - Math.sqrt(34), 12)])
  expect(
    values([
      [2, 0],
      [0, 20],
    ]),
  ).toEqual([20, 2])
  const [first, ...rest] = values(new Array(4).fill(new Array(4).fill(14336))) as number[]
  expect(first).toBeCloseTo(57344, 8)
  rest.forEach((value) => expect(Math.abs(value)).toBeLessThan(1e-9))
})

it.each([1, 2, 3, 5, 8, 13])('A v = λ v and the vectors are orthonormal, n = %i', (n) => {
  const random = seeded(n)
  const a = Array.from({ length: n }, () => Array.from({ length: n }, () => random.normal()))
  const m = a.map((row, i) => row.map((x, j) => (x + (a[j]?.[i] as number)) / 2))
  const pairs = symmetricEigen(m) as NonNullable<ReturnType<typeof symmetricEigen>>
  const dot = (p: readonly number[], q: readonly number[]) => p.reduce((sum, x, i) => sum + x * (q[i] as number), 0)
  pairs.forEach(({ value, vector }, i) => {
    m.forEach((row, k) => expect(dot(row, vector)).toBeCloseTo(value * (vector[k] as number), 12))
    pairs.forEach((other, j) => expect(dot(vector, other.vector)).toBeCloseTo(i === j ? 1 : 0, 12))
  })
  expect(pairs.map((pair) => pair.value)).toEqual(pairs.map((pair) => pair.value).sort((p, q) => q - p))
})

it('answers null for what is not finite', () => {
  expect(
    symmetricEigen([
      [1, NaN],
      [NaN, 1],
    ]),
  ).toBeNull()
  expect(symmetricEigen([])).toEqual([])
})
