// What is affine over a plane, from one number per entry to one vector per entry, and back to slopes.

/** Bytes of a number. */
const size: usize = 8

/** The number at `p` in every lane. */
function twice(p: usize): v128 {
  return v128.load64_splat(p)
}

/** target ← row + points · part, entry by entry: `row` and `part` hold numbers, `points` is one vector. */
export function shift(target: usize, count: usize, row: usize, part: usize, points: usize): void {
  const t = v128.load(points)
  for (let i: usize = 0; i < count; i++, row += size, part += size, target += 16)
    v128.store(target, v128.add<f64>(twice(row), v128.mul<f64>(t, twice(part))))
}

/** target ← row. */
export function spread(target: usize, count: usize, row: usize): void {
  for (let i: usize = 0; i < count; i++, row += size, target += 16) v128.store(target, twice(row))
}

/** into ← into + the sum of vectors times the numbers of `part`, in four sums: one would wait for itself. */
export function dot(into: usize, vectors: usize, count: usize, part: usize): void {
  let s0 = i64x2.splat(0)
  let s1 = s0
  let s2 = s0
  let s3 = s0
  const end = vectors + ((count & ~3) << 4)
  for (; vectors < end; vectors += 64, part += 4 * size) {
    s0 = v128.add<f64>(s0, v128.mul<f64>(v128.load(vectors), twice(part)))
    s1 = v128.add<f64>(s1, v128.mul<f64>(v128.load(vectors, 16), twice(part + size)))
    s2 = v128.add<f64>(s2, v128.mul<f64>(v128.load(vectors, 32), twice(part + 2 * size)))
    s3 = v128.add<f64>(s3, v128.mul<f64>(v128.load(vectors, 48), twice(part + 3 * size)))
  }
  for (let left = count & 3; left > 0; left--, vectors += 16, part += size)
    s0 = v128.add<f64>(s0, v128.mul<f64>(v128.load(vectors), twice(part)))
  const sum = v128.add<f64>(v128.add<f64>(s0, s1), v128.add<f64>(s2, s3))
  v128.store(into, v128.add<f64>(v128.load(into), sum))
}
