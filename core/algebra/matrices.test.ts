// Elimination, cofactors and eigenvectors against what exact arithmetic and their own definitions say.
import { describe, expect, it } from 'vitest'
import { seeded } from '../random'
import { cofactorsOf } from './cofactors'
import { coincidence, eigenvectorsOf } from './eigen'
import { eliminate, solveWith } from './elimination'

type Whole = readonly (readonly bigint[])[]

/** Determinant of a matrix of whole numbers, by Laplace's expansion: exact. */
const exactDet = (a: Whole): bigint =>
  a.length === 0
    ? 1n
    : a[0]!.reduce((sum, x, j) => (x === 0n ? sum : sum + (j % 2 === 0 ? x : -x) * exactDet(without(a, 0, j))), 0n)

const without = (a: Whole, row: number, column: number): Whole =>
  a.filter((_, i) => i !== row).map((line) => line.filter((_, j) => j !== column))

const exactCofactors = (a: Whole): bigint[] =>
  a.flatMap((line, i) => line.map((_, j) => ((i + j) % 2 === 0 ? 1n : -1n) * exactDet(without(a, i, j))))

/** cof'(A)[B], exactly: the coefficient of t in a polynomial of degree below n, from its values at whole numbers. */
function exactSlope(a: Whole, b: Whole): number[] {
  const n = a.length
  const at = (t: bigint): bigint[] =>
    exactCofactors(a.map((line, i) => line.map((x, j) => x + t * (b[i]![j] as bigint))))
  // Central differences of order n − 1 and more are exact for a polynomial; weights over a common denominator.
  const reach = 4n
  const weights: readonly (readonly [bigint, bigint])[] = [
    [1n, 672n],
    [2n, -168n],
    [3n, 32n],
    [reach, -3n],
  ]
  return Array.from({ length: n * n }, (_, e) => {
    const sum = weights.reduce((total, [t, w]) => total + w * ((at(t)[e] as bigint) - (at(-t)[e] as bigint)), 0n)
    return Number(sum) / 840
  })
}

const random = seeded(3)
const wholeMatrix = (n: number, rank: number): Whole => {
  const digit = (): bigint => BigInt(random.integer(9) - 4)
  const rows = Array.from({ length: rank }, () => Array.from({ length: n }, digit))
  return Array.from({ length: n }, (_, i) =>
    i < rank
      ? (rows[i] as bigint[])
      : Array.from({ length: n }, (__, j) => rows.reduce((sum, row, k) => sum + BigInt((k % 3) - 1) * row[j]!, 0n)),
  )
}
const flat = (a: Whole): Float64Array => Float64Array.from(a.flat().map(Number))
const largestOf = (xs: readonly number[]): number => Math.max(1, ...xs.map(Math.abs))

describe('cofactors', () => {
  const cases = [1, 2, 3, 4, 5, 6].flatMap((n) => Array.from({ length: n + 1 }, (_, lost) => ({ n, rank: n - lost })))

  it.each(cases)('of $n × $n of rank $rank are those of exact arithmetic', ({ n, rank }) => {
    const a = wholeMatrix(n, rank)
    const exact = exactCofactors(a).map(Number)
    cofactorsOf(flat(a), n, []).forEach((x, i) =>
      expect(Math.abs(x - exact[i]!) / largestOf(exact)).toBeLessThan(n > 3 ? 1e-13 : Number.MIN_VALUE),
    )
  })

  it.each(cases)('of $n × $n of rank $rank have the derivative of exact arithmetic', ({ n, rank }) => {
    const [a, b] = [wholeMatrix(n, rank), wholeMatrix(n, n)]
    const exact = exactSlope(a, b)
    cofactorsOf(flat(a), n, [flat(b)]).forEach((x, i) =>
      expect(Math.abs(x - exact[i]!) / largestOf(exact)).toBeLessThan(n > 3 ? 1e-13 : 1e-15),
    )
  })

  it('keep their digits in mixed units', () => {
    const out = cofactorsOf(Float64Array.of(1, 0, 0, 0, 0, 1e-8, 0, 0, 0, 0, 1e8, 0, 0, 0, 0, 3), 4, [])
    ;[3, 3e8, 3e-8, 1].forEach((exact, i) => expect(out[i * 5]! / exact).toBeCloseTo(1, 15))
  })

  it('of the second derivative are those of a difference of the first', () => {
    const [a, b, c] = [4, 4, 4].map((n) => random.tensor([n, n]).data) as [Float64Array, Float64Array, Float64Array]
    const second = cofactorsOf(a, 4, [b, c])
    const h = 1e-5
    const moved = (t: number): Float64Array =>
      cofactorsOf(
        a.map((x, i) => x + t * c[i]!),
        4,
        [b],
      )
    const [up, down] = [moved(h), moved(-h)]
    second.forEach((x, i) => expect(x).toBeCloseTo((up[i]! - down[i]!) / (2 * h), 7))
  })
})

describe('elimination', () => {
  it('solves what it is given', () => {
    for (let n = 1; n < 9; n++) {
      const a = random.tensor([n, n]).data
      const x = random.tensor([n, 2]).data
      const b = x.map((_, at) => {
        const [i, j] = [Math.floor(at / 2), at % 2]
        return Array.from({ length: n }, (__, k) => a[i * n + k]! * x[k * 2 + j]!).reduce((sum, part) => sum + part, 0)
      })
      solveWith(eliminate(a, n), b, 2).forEach((found, i) => expect(found).toBeCloseTo(x[i]!, 9))
    }
  })

  it.each([
    ['a matrix of rank 1', [1, 2, 2, 4], true],
    ['the numbers 1 to 9', [1, 2, 3, 4, 5, 6, 7, 8, 9], true],
    ['a tenth of them, which are rounded', [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], true],
    ['zeros', [0, 0, 0, 0], true],
    ['an infinite entry', [Infinity, 0, 0, 1], true],
    ['mixed units', [1, 0, 0, 1e-20], false],
    ['a swap', [0, 1, 1, 0], false],
    ['nearly parallel rows', [1, 2, 2, 4.0000001], false],
  ])('judges whether %s is singular', (_, entries, isSingular) => {
    const elimination = eliminate(Float64Array.from(entries), Math.sqrt(entries.length))
    expect(elimination.isSingular).toBe(isSingular)
    const out = solveWith(
      elimination,
      Float64Array.from({ length: Math.sqrt(entries.length) }, () => 1),
      1,
    )
    expect(out.every(Number.isFinite)).toBe(!isSingular)
  })
})

describe('eigenvectors where eigenvalues coincide', () => {
  it('are those of the direction', () => {
    const v = eigenvectorsOf(Float64Array.of(1, 0, 0, 1), 2, Float64Array.of(0, 1, 1, 0))
    const half = Math.SQRT1_2
    ;[half, half, -half, half].forEach((x, i) => expect(Math.abs(v[i]!)).toBeCloseTo(Math.abs(x), 15))
    expect(v[0]! * v[2]!).toBeLessThan(0)
    expect(v[1]! * v[3]!).toBeGreaterThan(0)
  })

  it('diagonalise the matrix and, within each tie, the direction', () => {
    const n = 5
    // Reflections keep the eigenvalues 2, 2, 2, 7, 7.
    const w = random.tensor([n]).data
    const size = w.reduce((sum, x) => sum + x * x, 0)
    const h = (i: number, j: number): number => (i === j ? 1 : 0) - (2 * w[i]! * w[j]!) / size
    const values = [2, 2, 2, 7, 7]
    const a = Float64Array.from({ length: n * n }, (_, at) =>
      values.reduce((sum, value, k) => sum + h(Math.floor(at / n), k) * value * h(at % n, k), 0),
    )
    const within = random.tensor([n, n]).data
    const v = eigenvectorsOf(a, n, within)
    const turned = (x: Float64Array, i: number, j: number): number => {
      let sum = 0
      for (let p = 0; p < n; p++)
        for (let q = 0; q < n; q++) sum += v[p * n + i]! * ((x[p * n + q]! + x[q * n + p]!) / 2) * v[q * n + j]!
      return sum
    }
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        expect(turned(a, i, j)).toBeCloseTo(i === j ? values[i]! : 0, 12)
        if (i !== j && values[i] === values[j]) expect(Math.abs(turned(within, i, j))).toBeLessThan(1e-12)
      }
    }
    expect(coincidence(n)).toBeLessThan(1e-13)
  })
})
