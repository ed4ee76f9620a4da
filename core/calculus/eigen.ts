// Eigenvalues and eigenvectors of small symmetric matrices (Hessians), by Jacobi's rotations. Only for symmetric input:
// what stands below the diagonal is ignored.

export interface Eigenpair {
  readonly value: number
  /** Of length 1; its first entry that is not 0 is positive, so that the same matrix always gives the same picture. */
  readonly vector: readonly number[]
}

const sweeps = 60

/**
 * All eigenpairs of the symmetric matrix, largest value first; null when an entry is not finite.
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
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const c = 1 / Math.hypot(t, 1)
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
