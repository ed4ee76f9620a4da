// Products of matrices over lanes, in registers: four rows by two columns at a time. Each entry adds its products in rising
// order from 0, as the reference does.

/** (rows, inner) times (inner, columns). */
export function multiply(target: usize, a: usize, b: usize, rows: usize, inner: usize, columns: usize): void {
  const row = inner << 4
  const line = columns << 4
  const wholeRows = rows & ~3
  const wholeColumns = columns & ~1
  for (let i: usize = 0; i < wholeRows; i += 4, a += 4 * row, target += 4 * line) {
    for (let j: usize = 0; j < wholeColumns; j += 2) tile(target + (j << 4), a, b + (j << 4), row, line)
    if (columns & 1) column(target + (wholeColumns << 4), a, b + (wholeColumns << 4), row, line)
  }
  for (let i = wholeRows; i < rows; i++, a += row, target += line) {
    for (let j: usize = 0; j < columns; j++) entry(target + (j << 4), a, b + (j << 4), row, line)
  }
}

function times(sum: v128, x: v128, y: v128): v128 {
  return v128.add<f64>(sum, v128.mul<f64>(x, y))
}

function tile(t: usize, a: usize, b: usize, row: usize, line: usize): void {
  let c00 = i64x2.splat(0)
  let c01 = c00
  let c10 = c00
  let c11 = c00
  let c20 = c00
  let c21 = c00
  let c30 = c00
  let c31 = c00
  let a1 = a + row
  let a2 = a1 + row
  let a3 = a2 + row
  const end = a + row
  for (; a < end; a += 16, a1 += 16, a2 += 16, a3 += 16, b += line) {
    const p = v128.load(b)
    const q = v128.load(b, 16)
    let x = v128.load(a)
    c00 = times(c00, x, p)
    c01 = times(c01, x, q)
    x = v128.load(a1)
    c10 = times(c10, x, p)
    c11 = times(c11, x, q)
    x = v128.load(a2)
    c20 = times(c20, x, p)
    c21 = times(c21, x, q)
    x = v128.load(a3)
    c30 = times(c30, x, p)
    c31 = times(c31, x, q)
  }
  v128.store(t, c00)
  v128.store(t, c01, 16)
  t += line
  v128.store(t, c10)
  v128.store(t, c11, 16)
  t += line
  v128.store(t, c20)
  v128.store(t, c21, 16)
  t += line
  v128.store(t, c30)
  v128.store(t, c31, 16)
}

/** Four rows by one column. */
function column(t: usize, a: usize, b: usize, row: usize, line: usize): void {
  let c0 = i64x2.splat(0)
  let c1 = c0
  let c2 = c0
  let c3 = c0
  let a1 = a + row
  let a2 = a1 + row
  let a3 = a2 + row
  const end = a + row
  for (; a < end; a += 16, a1 += 16, a2 += 16, a3 += 16, b += line) {
    const p = v128.load(b)
    c0 = times(c0, v128.load(a), p)
    c1 = times(c1, v128.load(a1), p)
    c2 = times(c2, v128.load(a2), p)
    c3 = times(c3, v128.load(a3), p)
  }
  v128.store(t, c0)
  v128.store(t + line, c1)
  v128.store(t + 2 * line, c2)
  v128.store(t + 3 * line, c3)
}

function entry(t: usize, a: usize, b: usize, row: usize, line: usize): void {
  let sum = i64x2.splat(0)
  const end = a + row
  for (; a < end; a += 16, b += line) sum = times(sum, v128.load(a), v128.load(b))
  v128.store(t, sum)
}
