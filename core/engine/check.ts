// The difference check: every derivative against central differences. It checks; it never supplies a number to show.
import type { EdgeId } from '../graph/document'
import type { Tensor } from '../tensor'
import { withEntry } from '../tensor'
import { endOfWire } from './local'
import type { Probe } from './probe'
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

/** Checks the gradient of one input. Null when it has no path to the root. Cost: two forward passes per entry, up to ten where the first step does not agree. */
export function checkInput(trace: Trace, slot: number): Check | null {
  const exact = trace.adjoints[slot]
  if (!exact || trace.program.root === null) return null
  return compare(exact, trace.values[slot] as Tensor, inputProbe(trace, slot))
}

/**
 * Checks the contribution on one wire, by disturbing what this wire alone delivers. Null when nothing flows back on it.
 * Cost: two forward passes per entry of the tail, up to ten where the first step does not agree.
 */
export function checkWire(trace: Trace, edge: EdgeId): Check | null {
  const { program } = trace
  const end = endOfWire(trace, edge)
  const exact = trace.contributions.get(edge)
  if (!end || !exact || program.root === null) return null
  return compare(exact, trace.values[end.tail] as Tensor, wireProbe(trace, edge))
}
