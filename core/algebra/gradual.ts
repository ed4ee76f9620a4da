// Overflow or pole, underflow or plain 0: told apart by looking at the function just before it ends.
import type { Elementary } from './algebra'

const huge = 1e290
const tiny = 1e-290

/**
 * Does fn(x), which is ±∞ or 0, end a slope that goes there through ever larger (or smaller) numbers, as e^1000 does and
 * log 0 or relu(−1) does not? Between a point nearer to 0 where fn is an ordinary number and x, the last ordinary number
 * is sought. Cost: about sixty values.
 */
export function endsGradually(fn: Elementary, x: number): boolean {
  const isOrdinary = (y: number): boolean => Number.isFinite(y) && y !== 0
  const start = [0, x / 4, x / 2].find((nearer) => nearer !== x && isOrdinary(fn.value(nearer)))
  if (start === undefined) return false
  let [inside, outside] = [start, x]
  for (let middle = (inside + outside) / 2; middle !== inside && middle !== outside; middle = (inside + outside) / 2) {
    if (isOrdinary(fn.value(middle))) inside = middle
    else outside = middle
  }
  const last = Math.abs(fn.value(inside))
  return last > huge || last < tiny
}
