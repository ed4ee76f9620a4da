// What is affine over a plane, from one number per entry to one vector per entry, and back to slopes.

/** The number at `p` in every lane. */
function twice<T extends number>(p: usize): v128 {
  return sizeof<T>() === 8 ? v128.load64_splat(p) : v128.load32_splat(p)
}

/** target ← row + points · part, entry by entry: `row` and `part` hold numbers, `points` is one vector. */
export function shiftAll<T extends number>(target: usize, count: usize, row: usize, part: usize, points: usize): void {
  const t = v128.load(points)
  for (let i: usize = 0; i < count; i++, row += sizeof<T>(), part += sizeof<T>(), target += 16)
    v128.store(target, v128.add<T>(twice<T>(row), v128.mul<T>(t, twice<T>(part))))
}

/** target ← row. */
export function spreadAll<T extends number>(target: usize, count: usize, row: usize): void {
  for (let i: usize = 0; i < count; i++, row += sizeof<T>(), target += 16) v128.store(target, twice<T>(row))
}

/** into ← into + the sum of vectors times the numbers of `part`, in four sums: one would wait for itself. */
export function addDot<T extends number>(into: usize, vectors: usize, count: usize, part: usize): void {
  const size = sizeof<T>()
  let s0 = i64x2.splat(0)
  let s1 = s0
  let s2 = s0
  let s3 = s0
  const end = vectors + ((count & ~3) << 4)
  for (; vectors < end; vectors += 64, part += 4 * size) {
    s0 = v128.add<T>(s0, v128.mul<T>(v128.load(vectors), twice<T>(part)))
    s1 = v128.add<T>(s1, v128.mul<T>(v128.load(vectors, 16), twice<T>(part + size)))
    s2 = v128.add<T>(s2, v128.mul<T>(v128.load(vectors, 32), twice<T>(part + 2 * size)))
    s3 = v128.add<T>(s3, v128.mul<T>(v128.load(vectors, 48), twice<T>(part + 3 * size)))
  }
  for (let left = count & 3; left > 0; left--, vectors += 16, part += size)
    s0 = v128.add<T>(s0, v128.mul<T>(v128.load(vectors), twice<T>(part)))
  const sum = v128.add<T>(v128.add<T>(s0, s1), v128.add<T>(s2, s3))
  v128.store(into, v128.add<T>(v128.load(into), sum))
}
