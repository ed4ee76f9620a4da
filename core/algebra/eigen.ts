// Eigenvalues and eigenvectors of small symmetric matrices, by Jacobi's rotations: of Hessians, and of the eigenvalue node.
import { hypot } from '../elementary/functions'

export interface Eigenpair {
  readonly value: number
  /** Of length 1; its first entry that is not 0 is positive, so that the same matrix always gives the same picture. */
  readonly vector: readonly number[]
}

const sweeps = 60

/**
 * All eigenpairs of the symmetric matrix, largest value first; null when an entry is not finite. What stands below the
 * diagonal is ignored.
 * Cost: about 10 n³ for n × n. Source: Golub & Van Loan, Matrix Computations, §8.5 (cyclic Jacobi).
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): readonly Eigenpair[] | null {
  const n = matrix.length
  const a = matrix.map((row, i) => row.map((_, j) => (i <= j ? row[j] : matrix[j]?.[i]) as number))
  if (a.some((row) => row.some((x) => !Number.isFinite(x)))) return null
  const vectors = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < sweeps && offDiagonal(a) > 0; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, p, q)
  }
  return a
    .map((row, i) => ({ value: row[i] as number, vector: oriented(vectors.map((v) => v[i] as number)) }))
    .sort((one, other) => other.value - one.value)
}

/** Size of what is off the diagonal, 0 once it no longer changes the diagonal's last bit. */
function offDiagonal(a: readonly (readonly number[])[]): number {
  let off = 0
  let on = 0
  a.forEach((row, i) => row.forEach((x, j) => (i === j ? (on += Math.abs(x)) : (off += Math.abs(x)))))
  return on + off === on ? 0 : off
}

/** One rotation in the plane (p, q) that makes a[p][q] zero. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const [rowP, rowQ] = [a[p] as number[], a[q] as number[]]
  const apq = rowP[q] as number
  if (apq === 0) return
  const theta = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * apq)
  // The smaller of the two angles; hypot stays finite for a huge theta.
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + hypot(theta, 1))
  const c = 1 / hypot(t, 1)
  const s = t * c
  const turn = (v: number[], i: number, j: number): void => {
    const [x, y] = [v[i] as number, v[j] as number]
    v[i] = c * x - s * y
    v[j] = s * x + c * y
  }
  for (const row of a) turn(row, p, q)
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [rowP[k] as number, rowQ[k] as number]
    rowP[k] = c * x - s * y
    rowQ[k] = s * x + c * y
  }
  rowP[q] = 0
  rowQ[p] = 0
  for (const row of vectors) turn(row, p, q)
}

function oriented(vector: readonly number[]): readonly number[] {
  const first = vector.find((x) => Math.abs(x) > 1e-12) ?? 1
  return first < 0 ? vector.map((x) => 0 - x) : vector
}

/** Eigenvalues nearer to each other than this times the largest |eigenvalue| are equal but for rounding. */
export const coincidence = (size: number): number => 16 * size * 2 ** -52

/**
 * Eigenvectors of (A + Aᵀ)/2 as the columns of a flat matrix, eigenvalues ascending; NaN throughout when an entry is not
 * finite. Where eigenvalues coincide any basis would do: the one that makes `within` diagonal too is taken, because along
 * the direction `within` those vectors move smoothly.
 */
export function eigenvectorsOf(a: Float64Array, size: number, within: Float64Array): Float64Array {
  const pairs = symmetricEigen(symmetricPart(a, size))?.slice().reverse()
  const out = new Float64Array(size * size)
  if (!pairs) return out.fill(NaN)
  const largest = pairs.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0)
  const tie = coincidence(size) * largest
  for (let start = 0, end = 1; start < size; start = end, end++) {
    while (end < size && (pairs[end] as Eigenpair).value - (pairs[end - 1] as Eigenpair).value <= tie) end++
    const basis = pairs.slice(start, end).map(({ vector }) => vector)
    settled(basis, within, size).forEach((vector, j) => {
      vector.forEach((x, i) => (out[i * size + start + j] = x))
    })
  }
  return out
}

/** The vectors of `basis`, turned among themselves so that `within` couples none of them. */
function settled(
  basis: readonly (readonly number[])[],
  within: Float64Array,
  size: number,
): readonly (readonly number[])[] {
  if (basis.length === 1) return basis
  const moved = basis.map((vector) => symmetricPart(within, size).map((row) => inner(row, vector)))
  const turn = symmetricEigen(basis.map((one) => moved.map((other) => inner(one, other))))
  if (!turn) return basis
  return [...turn].reverse().map(({ vector }) => {
    return Array.from({ length: size }, (_, i) =>
      inner(
        vector,
        basis.map((one) => one[i] as number),
      ),
    )
  })
}

const inner = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * (b[i] as number), 0)

const symmetricPart = (a: Float64Array, size: number): number[][] =>
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => ((a[i * size + j] as number) + (a[j * size + i] as number)) / 2),
  )
