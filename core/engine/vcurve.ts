// The V-curve: how far a difference quotient is from the exact derivative, step by step. Large steps cut Taylor's series off,
// small ones drown in rounding; between them lies the best step. It explains the check; it never supplies a derivative.
import { log10, power } from '../elementary/functions'
import type { EdgeId } from '../graph/document'
import type { Tensor } from '../tensor'
import { withEntry } from '../tensor'
import { endOfWire } from './local'
import { inputProbe, wireProbe } from './probe'
import type { Trace } from './trace'

/** Whose error a point shows. "exact": the quotient is right to the last bit; "undefined": it is not a number. */
export type Regime = 'truncation' | 'rounding' | 'exact' | 'undefined'

export interface CurvePoint {
  readonly step: number
  readonly difference: number
  /** |difference − exact|. */
  readonly error: number
  readonly regime: Regime
}

/** A straight piece of the curve in log–log: error ≈ factor · step^slope. */
export interface Branch {
  readonly slope: number
  readonly factor: number
  /** How many points it was fitted to. */
  readonly points: number
}

export interface VCurve {
  readonly exact: number
  /** Largest step first. */
  readonly points: readonly CurvePoint[]
  /** The point with the smallest error; null where every quotient is undefined. */
  readonly best: CurvePoint | null
  /** Slope near +2 (central) or +1 (forward); null where no such error shows, as for a quadratic under central differences. */
  readonly truncation: Branch | null
  /** Slope near −1; null where rounding does not show. */
  readonly rounding: Branch | null
}

/** Central: (f(x+h) − f(x−h)) / 2h. Forward: (f(x+h) − f(x)) / h. */
export type Scheme = 'central' | 'forward'

const stepCount = 16

/** V-curve of one entry of the input at `slot`. Null when it has no path to the root. Cost: 32 forward passes. */
export function inputCurve(trace: Trace, slot: number, index = 0, scheme: Scheme = 'central'): VCurve | null {
  const exact = trace.adjoints[slot]?.data[index]
  if (exact === undefined || trace.program.root === null) return null
  const at = trace.values[slot] as Tensor
  const probe = inputProbe(trace, slot)
  return curve(exact, at.data[index] as number, scheme, (x) => probe(withEntry(at, index, x)))
}

/** V-curve of the contribution on one wire. Null when nothing flows back on it. Cost: 32 forward passes. */
export function wireCurve(trace: Trace, edge: EdgeId, index = 0, scheme: Scheme = 'central'): VCurve | null {
  const end = endOfWire(trace, edge)
  const exact = trace.contributions.get(edge)?.data[index]
  if (!end || exact === undefined) return null
  const tail = trace.values[end.tail] as Tensor
  const probe = wireProbe(trace, edge)
  return curve(exact, tail.data[index] as number, scheme, (x) => probe(withEntry(tail, index, x)))
}

/** Steps are powers of ten, down from the power of ten that is nearest to x (from 1 where x is smaller). */
function curve(exact: number, x: number, scheme: Scheme, f: (x: number) => number): VCurve {
  const first = Math.round(log10(Math.max(1, Math.abs(x))))
  const here = f(x)
  const raw = Array.from({ length: stepCount }, (_, i) => {
    const step = Number(`1e${first - i}`)
    const difference = scheme === 'central' ? (f(x + step) - f(x - step)) / (2 * step) : (f(x + step) - here) / step
    return { step, difference, error: Math.abs(difference - exact) }
  })
  const rounding = roundingBranch(raw)
  const points = raw.map((point): CurvePoint => ({ ...point, regime: regimeOf(point, rounding) }))
  const known = points.filter(({ error }) => Number.isFinite(error))
  const best = known.reduce<CurvePoint | null>(
    (least, p) => (least === null || p.error < least.error ? p : least),
    null,
  )
  return {
    exact,
    points,
    best,
    truncation: truncationBranch(points),
    rounding: rounding && fitted(points.filter(({ regime }) => regime === 'rounding')),
  }
}

type RawPoint = Omit<CurvePoint, 'regime'>

const isShown = ({ error }: RawPoint): boolean => Number.isFinite(error) && error > 0

/**
 * Rounding puts about R / h on the quotient, with R near ε·|f|: noise, now more, now less, and at times 0. R is the middle
 * one of error · h over the smaller half of the steps that are not below the last bit of x.
 */
function roundingBranch(points: readonly RawPoint[]): { factor: number } | null {
  const small = points
    .slice(stepCount / 2)
    .filter(isShown)
    .map(({ error, step }) => error * step)
    .sort((a, b) => a - b)
  const middle = small[Math.floor(small.length / 2)]
  return middle === undefined ? null : { factor: middle }
}

/** What stands well above the rounding that its step explains is truncation. */
const wellAbove = 20

function regimeOf(point: RawPoint, rounding: { factor: number } | null): Regime {
  if (!Number.isFinite(point.error)) return 'undefined'
  if (point.error === 0) return 'exact'
  return rounding !== null && point.error * point.step <= wellAbove * rounding.factor ? 'rounding' : 'truncation'
}

/**
 * The straight part: the longest run of truncation points between neighbours whose slope is that of a power, 1 to 6. The
 * largest steps may lie outside Taylor's reach and are left out so.
 */
function truncationBranch(points: readonly CurvePoint[]): Branch | null {
  let [longest, run]: [CurvePoint[], CurvePoint[]] = [[], []]
  for (const point of points) {
    const last = run[run.length - 1]
    const slope = last && isShown(last) ? log10(last.error / point.error) / log10(last.step / point.step) : NaN
    if (point.regime !== 'truncation') run = []
    else run = last && slope > 0.7 && slope < 6.5 ? [...run, point] : [point]
    if (run.length > longest.length) longest = run
  }
  return fitted(longest)
}

/** Least squares through the points in log–log; null with fewer than two. */
function fitted(points: readonly CurvePoint[]): Branch | null {
  const logs = points.filter(isShown).map(({ step, error }) => [log10(step), log10(error)] as const)
  const n = logs.length
  if (n < 2) return null
  const mean = (i: 0 | 1): number => logs.reduce((sum, pair) => sum + pair[i], 0) / n
  const [x, y] = [mean(0), mean(1)]
  const slope =
    logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / logs.reduce((sum, [a]) => sum + (a - x) * (a - x), 0)
  return { slope, factor: power(10, y - slope * x), points: n }
}
