// Gaussian elimination on square matrices of numbers, flat and row by row: what `solve` and `cofactors` are computed with.
// Knows nothing of shapes, lanes or derivatives.

/** P·A·Q = L·D·U with units on the diagonals of L and U; row i of P·A is row `rows[i]` of A, columns likewise. */
export interface Elimination {
  readonly size: number
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  /** det P · det Q. */
  readonly sign: 1 | -1
  /** L below the diagonal, D on it, U above it. */
  readonly factors: Float64Array
  /** Some pivot is 0 but for rounding, however the rows and columns are scaled; also when an entry is not finite. */
  readonly isSingular: boolean
}

/** Largest |entry| of each line, as a divisor; lines of zeros keep 1. */
function sizes(count: number, at: (line: number, i: number) => number): readonly number[] {
  return Array.from({ length: count }, (_, line) => {
    let largest = 0
    for (let i = 0; i < count; i++) largest = Math.max(largest, Math.abs(at(line, i)))
    return largest === 0 ? 1 : largest
  })
}

/**
 * Eliminates with complete pivoting. Pivots are compared after rows and columns are scaled to size 1, so that a matrix in
 * mixed units is judged as fairly as another. Cost: n³. Source: Golub & Van Loan, Matrix Computations, §3.4.
 */
export function eliminate(matrix: Float64Array, size: number): Elimination {
  const f = matrix.slice()
  const at = (i: number, j: number): number => f[i * size + j] as number
  const rowSizes = sizes(size, at).slice()
  const columnSizes = sizes(size, (j, i) => at(i, j) / (rowSizes[i] as number)).slice()
  const rows = Array.from({ length: size }, (_, i) => i)
  const columns = rows.slice()
  const weight = (i: number, j: number): number =>
    Math.abs(at(i, j) / (rowSizes[i] as number)) / (columnSizes[j] as number)
  let sign: 1 | -1 = 1
  let largest = 0
  let smallest = Infinity
  for (let k = 0; k < size; k++) {
    let [p, q] = [k, k]
    for (let i = k; i < size; i++) for (let j = k; j < size; j++) if (weight(i, j) > weight(p, q)) [p, q] = [i, j]
    if (p !== k) {
      for (let j = 0; j < size; j++) swap(f, k * size + j, p * size + j)
      for (const list of [rows, rowSizes]) swap(list, k, p)
      sign = sign === 1 ? -1 : 1
    }
    if (q !== k) {
      for (let i = 0; i < size; i++) swap(f, i * size + k, i * size + q)
      for (const list of [columns, columnSizes]) swap(list, k, q)
      sign = sign === 1 ? -1 : 1
    }
    largest = Math.max(largest, weight(k, k))
    smallest = Math.min(smallest, weight(k, k))
    clear(f, size, k)
  }
  const isFinite = matrix.every(Number.isFinite)
  return { size, rows, columns, sign, factors: f, isSingular: !isFinite || smallest <= size * 2 ** -52 * largest }
}

function swap(list: number[] | Float64Array, i: number, j: number): void {
  const kept = list[i] as number
  list[i] = list[j] as number
  list[j] = kept
}

/** Takes pivot k out of the rows below it. A pivot of 0 has nothing but zeros after it. */
function clear(f: Float64Array, size: number, k: number): void {
  const pivot = f[k * size + k] as number
  if (pivot === 0) return
  for (let i = k + 1; i < size; i++) {
    const factor = (f[i * size + k] as number) / pivot
    f[i * size + k] = factor
    for (let j = k + 1; j < size; j++) {
      f[i * size + j] = (f[i * size + j] as number) - factor * (f[k * size + j] as number)
    }
  }
  for (let j = k + 1; j < size; j++) f[k * size + j] = (f[k * size + j] as number) / pivot
}

/** L⁻¹·B in place, with B of `width` columns. */
export function undoLower({ factors, size }: Elimination, b: Float64Array, width: number): void {
  for (let k = 0; k < size; k++) for (let i = k + 1; i < size; i++) subtract(b, width, i, k, factors[i * size + k])
}

/** U⁻¹·B in place. */
export function undoUpper({ factors, size }: Elimination, b: Float64Array, width: number): void {
  for (let k = size - 1; k > 0; k--) for (let i = 0; i < k; i++) subtract(b, width, i, k, factors[i * size + k])
}

/** Row `target` of b less `factor` times row `row`. */
function subtract(b: Float64Array, width: number, target: number, row: number, factor: number | undefined): void {
  if (!factor) return
  for (let j = 0; j < width; j++) {
    b[target * width + j] = (b[target * width + j] as number) - factor * (b[row * width + j] as number)
  }
}

/** A⁻¹·B for B of `width` columns; NaN throughout when A is singular but for rounding. Cost: n³ + n²·width. */
export function solveWith(elimination: Elimination, b: Float64Array, width: number): Float64Array {
  const { size, rows, columns, factors, isSingular } = elimination
  if (isSingular) return new Float64Array(b.length).fill(NaN)
  const moved = new Float64Array(b.length)
  rows.forEach((from, i) => moved.set(b.subarray(from * width, (from + 1) * width), i * width))
  undoLower(elimination, moved, width)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < width; j++) {
      moved[i * width + j] = (moved[i * width + j] as number) / (factors[i * size + i] as number)
    }
  }
  undoUpper(elimination, moved, width)
  const out = new Float64Array(b.length)
  columns.forEach((to, i) => out.set(moved.subarray(i * width, (i + 1) * width), to * width))
  return out
}
