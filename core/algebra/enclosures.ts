// What a function of one or two numbers can reach when they run over intervals: between which bounds, outward. The one fact
// that the functions' own records do not hold is where they rise and fall.
import type { BinaryElementary, Elementary } from './algebra'

/** Everything from `low` to `high`. Both NaN: no number at all (the function is defined nowhere there). */
export type Range = readonly [low: number, high: number]

export const nowhere: Range = [NaN, NaN]
export const anywhere: Range = [-Infinity, Infinity]

/** Our own functions err by at most 2 units in the last place; this is more than four. */
const slack = 2 ** -50
const least = 2 ** -1074

/** The next numbers outward, by at least one unit in the last place. */
export const below = (x: number): number => x - (Math.abs(x) * 2 ** -52 + least)
export const above = (x: number): number => x + (Math.abs(x) * 2 ** -52 + least)
/** The same for what a function of ours computed. ∞ stays as it is. */
const under = (y: number): number => (Math.abs(y) === Infinity ? y : y - (Math.abs(y) * slack + least))
const over = (y: number): number => (Math.abs(y) === Infinity ? y : y + (Math.abs(y) * slack + least))

type Enclose = (fn: Elementary, low: number, high: number) => Range

/** An end outside the domain gives NaN; then the range goes on to `edge`, the value at the domain's border. */
const rising =
  (from = -Infinity, to = Infinity): Enclose =>
  (fn, low, high) =>
    high < from || low > to ? nowhere : [under(fn.value(Math.max(low, from))), over(fn.value(Math.min(high, to)))]

const falling =
  (from = -Infinity, to = Infinity): Enclose =>
  (fn, low, high) =>
    high < from || low > to ? nowhere : [under(fn.value(Math.min(high, to))), over(fn.value(Math.max(low, from)))]

/** Falls up to `place` and rises from there; defined from `from` up. */
const valley =
  (place: number, from = -Infinity): Enclose =>
  (fn, low, high) => {
    if (high < from) return nowhere
    const start = Math.max(low, from)
    const ends = [fn.value(start), fn.value(high)].map((y) => (y !== y ? 0 : y))
    const bottom = start <= place && high >= place ? fn.value(place) : Math.min(...ends)
    return [under(bottom), over(Math.max(...ends))]
  }

/** Falls up to 0 and rises from there. */
const bowl = valley(0)

/** Rises up to 0 and falls from there, towards 0. */
const bell: Enclose = (fn, low, high) => {
  const ends = [fn.value(low), fn.value(high)] as const
  const top = low <= 0 && high >= 0 ? fn.value(0) : Math.max(...ends)
  return [Math.max(0, under(Math.min(...ends))), over(top)]
}

/**
 * Waves between −1 and 1 whose highest places are `peak` + 2πk and whose lowest lie half a turn beyond. Where that cannot be
 * decided by a margin the whole wave is taken.
 */
const wave =
  (peak: number): Enclose =>
  (fn, low, high) => {
    const turn = 2 * Math.PI
    if (!(high - low < turn) || Math.max(Math.abs(low), Math.abs(high)) > 1e8) return [-1, 1]
    const margin = 1e-7
    const holds = (place: number): boolean => {
      const next = place + turn * Math.ceil((low - margin - place) / turn)
      return next <= high + margin
    }
    const ends = [fn.value(low), fn.value(high)] as const
    return [
      holds(peak + Math.PI) ? -1 : Math.max(-1, under(Math.min(...ends))),
      holds(peak) ? 1 : Math.min(1, over(Math.max(...ends))),
    ]
  }

/** Between two poles tan rises; with one inside it reaches everything. */
const betweenPoles: Enclose = (fn, low, high) => {
  const branch = (x: number): number => Math.floor(x / Math.PI + 0.5)
  const isNear = (x: number): boolean => Math.abs(x / Math.PI + 0.5 - Math.round(x / Math.PI + 0.5)) < 1e-7
  if (!(Math.max(Math.abs(low), Math.abs(high)) < 1e8) || isNear(low) || isNear(high)) return anywhere
  return branch(low) === branch(high) ? rising()(fn, low, high) : anywhere
}

/** x φ(x) is odd, with its lowest at −1 and its highest at 1. */
const moment: Enclose = (fn, low, high) => {
  const at = [low, high, ...[-1, 1].filter((x) => low <= x && x <= high)].map((x) => fn.value(x))
  return [under(Math.min(...at)), over(Math.max(...at))]
}

const shapes: Readonly<Record<string, Enclose>> = {
  exp: rising(),
  exp2: rising(),
  expm1: rising(),
  log: rising(0),
  log2: rising(0),
  log10: rising(0),
  log1p: rising(-1),
  sqrt: rising(0),
  cbrt: rising(),
  abs: bowl,
  sin: wave(Math.PI / 2),
  cos: wave(0),
  tan: betweenPoles,
  asin: rising(-1, 1),
  acos: falling(-1, 1),
  atan: rising(),
  sinh: rising(),
  cosh: bowl,
  tanh: rising(),
  asinh: rising(),
  acosh: rising(1),
  atanh: rising(-1, 1),
  erf: rising(),
  normal_cdf: rising(),
  normal_bell: bell,
  normal_moment: moment,
  sigmoid: rising(),
  softplus: rising(),
  relu: rising(),
  logsigmoid: rising(),
  softsign: rising(),
  logit: rising(0, 1),
  xlogx: valley(1 / Math.E, 0),
  // Where their slopes are 0.
  gelu: valley(-0.7517915246935645),
  silu: valley(-1.2784645427610738),
}

/** Step functions: they jump up, never down, so their ends bound them without any slack. */
const stepwise = new Set(['floor', 'ceil', 'round', 'trunc', 'sign'])

/** What `fn` reaches over [low, high]; everything, where nothing is known of it. Cost: two or three values. */
export function enclose(fn: Elementary, low: number, high: number): Range {
  if (Number.isNaN(low)) return nowhere
  if (stepwise.has(fn.name)) return [fn.value(low), fn.value(high)]
  const [from, to] = shapes[fn.name]?.(fn, low, high) ?? anywhere
  return [Number.isNaN(from) ? -Infinity : from, Number.isNaN(to) ? Infinity : to]
}

/** Is there a bound for this function? */
export const isEnclosed = (fn: Elementary): boolean => stepwise.has(fn.name) || Object.hasOwn(shapes, fn.name)

/** Of two numbers: those that rise in both, and the length, which is a bowl in each. */
export function enclosePair(fn: BinaryElementary, [a, b]: Range, [c, d]: Range): Range {
  if (Number.isNaN(a) || Number.isNaN(c)) return nowhere
  switch (fn.name) {
    case 'maximum':
    case 'minimum':
      return [fn.value(a, c), fn.value(b, d)]
    case 'logaddexp':
      return [under(fn.value(a, c)), over(fn.value(b, d))]
    case 'hypot': {
      const nearest = (low: number, high: number): number =>
        low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high))
      const farthest = (low: number, high: number): number => Math.max(Math.abs(low), Math.abs(high))
      return [
        Math.max(0, under(fn.value(nearest(a, b), nearest(c, d)))),
        over(fn.value(farthest(a, b), farthest(c, d))),
      ]
    }
    default:
      return anywhere
  }
}
