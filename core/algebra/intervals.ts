// The algebra over intervals: every entry is all numbers between two bounds, rounded outward, so that what a rule gives over a
// box holds everything that it gives at the box's points. Over duals it bounds Hessians. It proves; it never guesses: what
// is not known of a function is everything.
// Source: R. Moore, R. Kearfott & M. Cloud, Introduction to Interval Analysis, SIAM 2009, §2–3, §6.
import { power } from '../elementary/functions'
import type { Shape, Tensor } from '../tensor'
import { sizeOf } from '../tensor'
import type { Algebra } from './algebra'
import type { Range } from './enclosures'
import { above, anywhere, below, enclose, enclosePair, nowhere } from './enclosures'
import { numbers } from './numbers'
import { shapes } from './shapes'

/** Entry by entry all numbers from `low` to `high`; NaN in both where there is none. */
export interface Box {
  readonly low: Tensor
  readonly high: Tensor
}

/** One point: both bounds are the same numbers. */
export const pointBox = (t: Tensor): Box => ({ low: t, high: t })

export const rangeAt = ({ low, high }: Box, entry: number): Range => [
  low.data[entry] as number,
  high.data[entry] as number,
]

function boxOf(shape: Shape, rangeOf: (entry: number) => Range): Box {
  const size = sizeOf(shape)
  const [low, high] = [new Float64Array(size), new Float64Array(size)]
  for (let entry = 0; entry < size; entry++) [low[entry], high[entry]] = rangeOf(entry) as [number, number]
  return { low: { shape, data: low }, high: { shape, data: high } }
}

/** The same numbers, moved about. */
const moved = (a: Box, move: (t: Tensor) => Tensor): Box => ({ low: move(a.low), high: move(a.high) })
const movedAll = (parts: readonly Box[], move: (ts: readonly Tensor[]) => Tensor): Box => ({
  low: move(parts.map(({ low }) => low)),
  high: move(parts.map(({ high }) => high)),
})

const each = (a: Box, f: (range: Range) => Range): Box => boxOf(a.low.shape, (entry) => f(rangeAt(a, entry)))

type Pair = (a: Range, b: Range) => Range

function pairwise(f: Pair): (a: Box, b: Box) => Box {
  return (a, b) => {
    const shape = shapes.add(a.low.shape, b.low.shape)
    const [left, right] = [a, b].map((box) => moved(box, (t) => numbers.expand(t, shape))) as [Box, Box]
    return boxOf(shape, (entry) => f(rangeAt(left, entry), rangeAt(right, entry)))
  }
}

const isNowhere = ([low]: Range): boolean => low !== low

/** What rounding took from a + b, exactly (Knuth's two-sum); NaN at infinity. */
function lostBy(sum: number, a: number, b: number): number {
  const other = sum - a
  return a - (sum - other) + (b - other)
}

/** Sums of ends, outward where rounding took something: an exponent 2 − 1 stays the whole number 1. */
const sum: Pair = ([a, b], [c, d]) => {
  const [low, high] = [a + c, b + d]
  const [from, to] = outward(low, high)
  return [lostBy(low, a, c) === 0 ? low : from, lostBy(high, b, d) === 0 ? high : to]
}
const difference: Pair = (x, [c, d]) => sum(x, [-d, -c])

/** An infinite end is no number of the interval, so 0 times it is 0. */
const times = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y)

const product: Pair = (x, y) => {
  if (isNowhere(x) || isNowhere(y)) return nowhere
  const [[a, b], [c, d]] = [x, y]
  // Half of what a rule multiplies is exactly 0 or 1: that rounds nothing.
  if ((a === 0 && b === 0) || (c === 0 && d === 0)) return [0, 0]
  if (a === 1 && b === 1) return y
  if (c === 1 && d === 1) return x
  const ends = [times(a, c), times(a, d), times(b, c), times(b, d)]
  return outward(Math.min(...ends), Math.max(...ends))
}

/** By an interval that holds 0 everything can come out, but for 0 ÷ 0 nowhere. */
const quotient: Pair = (x, y) => {
  if (isNowhere(x) || isNowhere(y)) return nowhere
  const [c, d] = y
  if (c === 0 && d === 0) return nowhere
  if (c < 0 && d > 0) return anywhere
  const [a, b] = x
  if (c === 0) return a >= 0 ? [below(a / d), Infinity] : b <= 0 ? [-Infinity, above(b / d)] : anywhere
  if (d === 0) return a >= 0 ? [-Infinity, above(a / c)] : b <= 0 ? [below(b / c), Infinity] : anywhere
  const ends = [a / c, a / d, b / c, b / d].map((end) => (end !== end ? 0 : end))
  return outward(Math.min(...ends), Math.max(...ends))
}

/** Rounded outward; NaN from ends at infinity is no bound. */
function outward(low: number, high: number): Range {
  const [from, to] = [Math.abs(low) === Infinity ? low : below(low), Math.abs(high) === Infinity ? high : above(high)]
  return [from !== from ? -Infinity : from, to !== to ? Infinity : to]
}

const guarded =
  (f: Pair): Pair =>
  (x, y) =>
    isNowhere(x) || isNowhere(y) ? nowhere : f(x, y)

/** Whole powers are bowls or rise; other powers need a base from 0 up. Four units in the last place for `power`. */
const raisedTo: Pair = ([a, b], [c, d]) => {
  if (c === d && Number.isInteger(c)) return c < 0 ? quotient([1, 1], whole(a, b, -c)) : whole(a, b, c)
  if (b < 0) return nowhere
  const from = Math.max(a, 0)
  const ends = [power(from, c), power(from, d), power(b, c), power(b, d)]
  // Over a base that passes 1 and an exponent that passes 0 the value 1 lies between the ends by itself.
  return loosened(Math.min(...ends), Math.max(...ends))
}

function whole(a: number, b: number, n: number): Range {
  if (n === 0) return [1, 1]
  if (n === 1) return [a, b]
  const ends = [power(a, n), power(b, n)] as const
  if (n % 2 === 1) return loosened(...ends)
  const bottom = a <= 0 && b >= 0 ? 0 : Math.min(...ends)
  const [low, high] = loosened(bottom, Math.max(...ends))
  return [bottom === 0 ? 0 : low, high]
}

const loosened = (low: number, high: number): Range => {
  const [from, to] = outward(low, high)
  return [below(below(below(from))), above(above(above(to)))].map((end, i) => (end !== end ? anywhere[i] : end)) as [
    number,
    number,
  ]
}

const hull: Pair = (x, y) => {
  if (isNowhere(x)) return y
  if (isNowhere(y)) return x
  return [Math.min(x[0], y[0]), Math.max(x[1], y[1])]
}

/** Adds up entries of `a` in place of those that `expand` would have copied. */
function collapsed(a: Box, to: Shape): Box {
  const places = numbers.expand(
    { shape: to, data: Float64Array.from({ length: sizeOf(to) }, (_, i) => i) },
    a.low.shape,
  )
  const sums = Array.from({ length: sizeOf(to) }, (): Range | null => null)
  places.data.forEach((place, entry) => {
    const before = sums[place]
    const part = rangeAt(a, entry)
    sums[place] = before ? guarded(sum)(before, part) : part
  })
  return boxOf(to, (entry) => sums[entry] ?? [0, 0])
}

function multiplied(a: Box, b: Box): Box {
  const shape = shapes.matmul(a.low.shape, b.low.shape)
  const inner = a.low.shape[1] as number
  const columns = shape[1] as number
  return boxOf(shape, (entry) => {
    const [row, column] = [Math.floor(entry / columns), entry % columns]
    let total: Range = [0, 0]
    for (let k = 0; k < inner; k++) {
      total = guarded(sum)(total, product(rangeAt(a, row * inner + k), rangeAt(b, k * columns + column)))
    }
    return total
  })
}

function selected(mask: Box, a: Box, b: Box): Box {
  const shape = shapes.select(mask.low.shape, a.low.shape, b.low.shape)
  const [choice, yes, no] = [mask, a, b].map((box) => moved(box, (t) => numbers.expand(t, shape))) as [Box, Box, Box]
  return boxOf(shape, (entry) => {
    const [low, high] = rangeAt(choice, entry)
    if (low > 0 || high < 0) return rangeAt(yes, entry)
    if (low === 0 && high === 0) return rangeAt(no, entry)
    return hull(rangeAt(yes, entry), rangeAt(no, entry))
  })
}

/** Nothing is known of these beyond their shape. */
const unknown = (shape: Shape): Box => boxOf(shape, () => anywhere)

export const intervals: Algebra<Box> = {
  constant: (x) => pointBox(numbers.constant(x)),
  shapeOf: (a) => a.low.shape,
  add: pairwise(guarded(sum)),
  sub: pairwise(guarded(difference)),
  mul: pairwise(product),
  div: pairwise(quotient),
  pow: pairwise(guarded(raisedTo)),
  neg: (a) => ({ low: numbers.neg(a.high), high: numbers.neg(a.low) }),
  map: (fn, a) => each(a, ([low, high]) => enclose(fn, low, high)),
  map2: (fn, a, b) => pairwise((x, y) => enclosePair(fn, x, y))(a, b),
  greater: pairwise(guarded(([a, b], [c, d]) => [a > d ? 1 : 0, b > c ? 1 : 0])),
  select: selected,
  matmul: multiplied,
  transpose: (a) => moved(a, numbers.transpose),
  expand: (a, to) => moved(a, (t) => numbers.expand(t, to)),
  collapse: collapsed,
  reshape: (a, to) => moved(a, (t) => numbers.reshape(t, to)),
  largest: (a, to) => moved(a, (t) => numbers.largest(t, to)),
  stack: (parts) => movedAll(parts, numbers.stack),
  part: (a, index) => moved(a, (t) => numbers.part(t, index)),
  take: (a, axis, places) => moved(a, (t) => numbers.take(t, axis, places)),
  put: (a, axis, places, to) => {
    // Places may repeat: then the parts are added, outward.
    const repeated = new Set(places).size < places.length
    return repeated ? unknown(to) : moved(a, (t) => numbers.put(t, axis, places, to))
  },
  join: (parts, axis) => movedAll(parts, (ts) => numbers.join(ts, axis)),
  diagonal: (a) => moved(a, numbers.diagonal),
  embed: (a) => moved(a, numbers.embed),
  solve: (a, b) => unknown(shapes.solve(a.low.shape, b.low.shape)),
  cofactors: (a) => unknown(a.low.shape),
  eigenvectors: (a) => unknown(a.low.shape),
  detach: (a) => a,
}
