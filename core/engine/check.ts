// The difference check: every derivative against central differences. It checks; it never supplies a number to show.
import type { EdgeId } from '../graph/document'
import type { Tensor } from '../tensor'
import { scalar, withEntry } from '../tensor'
import type { Constant } from './doubts'
import { wayFrom } from './doubts'
import { endOfWire } from './local'
import type { Motion, Probe } from './probe'
import { inputProbe, wireProbe } from './probe'
import type { Trace } from './trace'

/** One number compared. */
export interface Comparison {
  readonly index: number
  readonly exact: number
  readonly difference: number
  /** |exact − difference| / max(1, |exact|, |difference|). */
  readonly error: number
  readonly step: number
}

export interface Check {
  readonly comparisons: readonly Comparison[]
  /** Largest error; NaN when a side is not a number. */
  readonly worst: number
  readonly agrees: boolean
}

/** Below this the two sides agree: central differences in float64 reach about 1e−9, a wrong rule is far above. */
export const agreement = 1e-6

/**
 * Steps in the order in which they are tried. The first is near the cube root of the float64 epsilon, where truncation and
 * rounding balance for a function of ordinary size. Smaller ones are for points beside a border or a bend (log at 10⁻⁶),
 * larger ones for a slope under a large value (x² + 10⁹), where a small difference drowns in rounding.
 */
const stepsAt = (x: number): readonly number[] => {
  const first = 6e-6 * Math.max(1, Math.abs(x))
  const own = 6e-6 * Math.abs(x)
  return [first, ...(own > 0 && own < first ? [own] : []), first * 1e-2, first * 1e2, first * 1e4]
}

/** A right slope agrees at some step; a wrong one at none. Further steps are taken only while the first do not agree. */
function bestOf(steps: readonly number[], comparisonAt: (step: number) => Comparison): Comparison {
  let best = comparisonAt(steps[0] as number)
  for (const step of steps.slice(1)) {
    if (best.error <= agreement) break
    const next = comparisonAt(step)
    if (next.error < best.error || Number.isNaN(best.error)) best = next
  }
  return best
}

/** `exact` against central differences of `valueWith` round `at`, entry by entry. Cost: two values per entry, up to ten where the first step does not agree. */
export function compare(exact: Tensor, at: Tensor, valueWith: Probe): Check {
  const comparisons = Array.from(at.data, (x, index): Comparison => {
    const slope = exact.data[index] as number
    // No step makes a difference of what is not defined.
    const steps = Number.isFinite(slope) ? stepsAt(x) : stepsAt(x).slice(0, 1)
    return bestOf(steps, (wanted) => {
      const [high, low] = [x + wanted, x - wanted]
      const difference = (valueWith(withEntry(at, index, high)) - valueWith(withEntry(at, index, low))) / (high - low)
      const scale = Math.max(1, Math.abs(slope), Math.abs(difference))
      // Equal infinities agree; two NaN do not: where nothing is defined, nothing has been checked.
      const error = slope === difference ? 0 : Math.abs(slope - difference) / scale
      return { index, exact: slope, difference, error, step: (high - low) / 2 }
    })
  })
  const worst = comparisons.reduce((most, { error }) => (error > most || Number.isNaN(error) ? error : most), 0)
  return { comparisons, worst, agrees: worst <= agreement }
}

/** Why agreement, or the lack of it, says nothing about the rules. */
export type Doubt =
  /** Something on the way stands on a kink: a central difference is the mean of two slopes there, whatever the rule says. */
  | { readonly kind: 'kink'; readonly name: string; readonly sides: Sides | null }
  /** Something on the way counts as a constant for the derivative alone, so that f itself moves otherwise. */
  | { readonly kind: 'constant'; readonly of: readonly Constant[]; readonly odd: Comparison }

/** Slopes on both sides of a point. */
export interface Sides {
  readonly left: number
  readonly right: number
}

/** A check of a whole graph. It agrees only where nothing is in doubt. */
export interface Judgement extends Check {
  readonly doubt: Doubt | null
}

/** Checks the gradient of one input. Null when it has no path to the root. Cost: two forward passes per entry, up to ten
 * where the first step does not agree; twice that behind a kink or before a constant. */
export function checkInput(trace: Trace, slot: number): Judgement | null {
  const exact = trace.adjoints[slot]
  if (!exact || trace.program.root === null) return null
  return judge(trace, { exact, at: trace.values[slot] as Tensor, first: slot }, (motion) =>
    inputProbe(trace, slot, motion),
  )
}

/**
 * Checks the contribution on one wire, by disturbing what this wire alone delivers. Null when nothing flows back on it.
 * Cost: as of an input, per entry of the tail.
 */
export function checkWire(trace: Trace, edge: EdgeId): Judgement | null {
  const end = endOfWire(trace, edge)
  const exact = trace.contributions.get(edge)
  if (!end || !exact || trace.program.root === null) return null
  return judge(trace, { exact, at: trace.values[end.tail] as Tensor, first: end.slot }, (motion) =>
    wireProbe(trace, edge, motion),
  )
}

/** What is in doubt about one entry of an input's gradient. Cost: a dozen forward passes. */
export function doubtAbout(trace: Trace, slot: number, index: number): Doubt | null {
  const exact = trace.adjoints[slot]?.data[index]
  if (exact === undefined || trace.program.root === null) return null
  const at = trace.values[slot] as Tensor
  const entry = { exact: scalar(exact), at: scalar(at.data[index] as number), first: slot }
  const { doubt } = judge(trace, entry, (motion) => {
    const probe = inputProbe(trace, slot, motion)
    return ({ data }) => probe(withEntry(at, index, data[0] as number))
  })
  return doubt
}

interface Asked {
  readonly exact: Tensor
  readonly at: Tensor
  /** Where the way to the root begins. */
  readonly first: number
}

function judge(trace: Trace, { exact, at, first }: Asked, probe: (motion: Motion) => Probe): Judgement {
  const check = compare(exact, at, probe('declared'))
  const { kinks, constants } = wayFrom(trace, first)
  const [name] = kinks
  if (name !== undefined) {
    const doubt = { kind: 'kink', name, sides: sidesOf(at, check, probe('declared')) } as const
    return { ...check, agrees: false, doubt }
  }
  // A detach inside a function moves with it in either motion.
  const isDeclared = check.agrees || constants.some(({ kind }) => kind === 'inside')
  const odd = constants.length > 0 && isDeclared ? worstOf(compare(exact, at, probe('free'))) : null
  const doubt = odd && ({ kind: 'constant', of: constants, odd } as const)
  return { ...check, agrees: check.agrees && doubt === null, doubt }
}

/** What agrees least, where it does not agree. */
const worstOf = ({ agrees, worst, comparisons }: Check): Comparison | null =>
  agrees ? null : (comparisons.find(({ error }) => Object.is(error, worst)) ?? null)

/** Slopes that are closer than this, in terms of the larger, may be one slope that bends. */
const oneSlope = 1e-3

/** The first entry whose slopes left and right are two numbers; null where they meet, or grow as at a jump. */
function sidesOf(at: Tensor, { comparisons }: Check, valueWith: Probe): Sides | null {
  const here = valueWith(at)
  for (const { index, step } of comparisons) {
    const x = at.data[index] as number
    const slope = (h: number): number => (valueWith(withEntry(at, index, x + h)) - here) / (x + h - x)
    const isNear = (a: number, b: number): boolean =>
      Math.abs(a - b) <= oneSlope * Math.max(1, Math.abs(a), Math.abs(b))
    const [left, right] = [slope(-step), slope(step)]
    if (isNear(left, right)) continue
    if (isNear(left, slope(-step / 4)) && isNear(right, slope(step / 4))) return { left, right }
  }
  return null
}
