// Cofactors of a square matrix and their derivatives, exact at singular matrices too: cof A is a polynomial in the entries,
// although det A · A⁻ᵀ is not defined there. Flat matrices of numbers; knows nothing of shapes, lanes or duals.
import type { Elimination } from './elimination'
import { eliminate, undoLower, undoUpper } from './elimination'

/**
 * The derivative of cof A along each of the directions in turn (mixed, so their order does not matter); cof A itself when
 * there is none. Up to 3 × 3 by minors, whose integers stay exact; above by elimination, which keeps rounding small.
 * Cost: n³, and nᵏ⁺¹ for k directions.
 */
export function cofactorsOf(a: Float64Array, size: number, along: readonly Float64Array[]): Float64Array {
  const { length: k } = along
  if (k >= size) return new Float64Array(size * size)
  if (size > 3) return byElimination(a, size, along)
  const repeats = size - 1 - k
  const factors = [...along, ...Array.from({ length: repeats }, () => a)]
  const all = Array.from({ length: size }, (_, i) => i)
  const out = new Float64Array(size * size)
  // Each way of giving rows to the copies of A is counted once per order of the copies.
  const orders = repeats === 2 ? 2 : 1
  addCofactors(out, size, all, factors, 1 / orders)
  return out
}

/**
 * With P·A·Q = L·D·U, cof A = ± Pᵀ·L⁻ᵀ·cof(D)·U⁻ᵀ·Qᵀ, and directions turn into L⁻¹·P·B·Q·U⁻¹. The cofactors of a diagonal
 * matrix with k directions are sums over sets of k + 1 rows, times the other diagonal entries.
 */
function byElimination(a: Float64Array, size: number, along: readonly Float64Array[]): Float64Array {
  const elimination = eliminate(a, size)
  const turned = along.map((b) => turn(elimination, b))
  const middle = new Float64Array(size * size)
  for (const set of setsOf(size, along.length + 1)) {
    let rest = elimination.sign as number
    for (let l = 0; l < size; l++) if (!set.includes(l)) rest *= elimination.factors[l * size + l] as number
    if (rest !== 0) addCofactors(middle, size, set, turned, rest)
  }
  return turnBack(elimination, middle)
}

/** Adds `weight` times the mixed cofactors within the rows and columns of `set`, one matrix per row that is left. */
function addCofactors(
  out: Float64Array,
  size: number,
  set: readonly number[],
  factors: readonly Float64Array[],
  weight: number,
): void {
  set.forEach((row, p) =>
    set.forEach((column, q) => {
      const minor = mixedMinor(
        set.filter((i) => i !== row),
        set.filter((j) => j !== column),
        size,
        factors,
      )
      const at = row * size + column
      out[at] = (out[at] as number) + ((p + q) % 2 === 0 ? weight : -weight) * minor
    }),
  )
}

/** Sum, over all ways of giving each row to another matrix, of the determinant of those rows. */
function mixedMinor(
  rows: readonly number[],
  columns: readonly number[],
  size: number,
  factors: readonly Float64Array[],
): number {
  const [row, ...below] = rows
  if (row === undefined) return 1
  let sum = 0
  factors.forEach((factor, f) =>
    columns.forEach((column, c) => {
      const entry = factor[row * size + column] as number
      const others = factors.filter((_, i) => i !== f)
      const left = columns.filter((j) => j !== column)
      sum += (c % 2 === 0 ? entry : -entry) * mixedMinor(below, left, size, others)
    }),
  )
  return sum
}

/** All sets of `count` of the numbers below `size`, each in rising order. */
function setsOf(size: number, count: number, from = 0): readonly (readonly number[])[] {
  if (count === 0) return [[]]
  const starts = Array.from({ length: Math.max(0, size - count - from + 1) }, (_, i) => from + i)
  return starts.flatMap((first) => setsOf(size, count - 1, first + 1).map((rest) => [first, ...rest]))
}

const transposed = (a: Float64Array, size: number): Float64Array =>
  a.map((_, i) => a[(i % size) * size + Math.floor(i / size)] as number)

/** L⁻¹·P·B·Q·U⁻¹. */
function turn(elimination: Elimination, b: Float64Array): Float64Array {
  const { size, rows, columns } = elimination
  const moved = b.map(
    (_, at) => b[(rows[Math.floor(at / size)] as number) * size + (columns[at % size] as number)] as number,
  )
  undoLower(elimination, moved, size)
  const flipped = transposed(moved, size)
  undoUpperTransposed(elimination, flipped)
  return transposed(flipped, size)
}

/** Pᵀ·L⁻ᵀ·M·U⁻ᵀ·Qᵀ. */
function turnBack(elimination: Elimination, middle: Float64Array): Float64Array {
  const { size, rows, columns } = elimination
  const half = middle.slice()
  undoLowerTransposed(elimination, half)
  const flipped = transposed(half, size)
  undoUpper(elimination, flipped, size)
  const whole = transposed(flipped, size)
  const out = new Float64Array(size * size)
  whole.forEach((x, at) => {
    out[(rows[Math.floor(at / size)] as number) * size + (columns[at % size] as number)] = x
  })
  return out
}

/** The same factors, with L and U having changed places: what is below the diagonal of Aᵀ. */
const mirrored = (elimination: Elimination): Elimination => ({
  ...elimination,
  factors: transposed(elimination.factors, elimination.size),
})

const undoUpperTransposed = (elimination: Elimination, b: Float64Array): void =>
  undoLower(mirrored(elimination), b, elimination.size)

const undoLowerTransposed = (elimination: Elimination, b: Float64Array): void =>
  undoUpper(mirrored(elimination), b, elimination.size)
