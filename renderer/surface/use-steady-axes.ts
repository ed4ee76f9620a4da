// Ranges that the program chose must not jump while the ball moves or a descent runs: they stay as long as they still fit.
import { useState } from 'react'
import { isSameEntry } from '../../core/calculus/axes'
import type { Axis } from '../../core/graph/document'
import { isInside } from './picture'

/** A range more than this many times too large is given up. */
const tooWide = 8

/**
 * `axes`, or the ones before them where what the program chose of these is still good. Same ranges, same object. `chosen`: by
 * the learner, whose ranges are followed at once.
 * `isHeld`: whatever happens (a ball in the hand, a path on the picture).
 */
export function useSteadyAxes(
  axes: readonly Axis[],
  point: readonly number[],
  chosen: readonly Axis[],
  isHeld: boolean,
): readonly Axis[] {
  const [kept, setKept] = useState({ axes, chosen })
  // A range that was chosen is not kept when the choice is given back to the program.
  const isKept = kept.axes === axes || isGood(kept.axes, axes, point, [...kept.chosen, ...chosen], isHeld)
  const now = isKept ? kept.axes : axes
  if (now !== kept.axes || chosen !== kept.chosen) setKept({ axes: now, chosen })
  return now
}

function isGood(
  kept: readonly Axis[],
  axes: readonly Axis[],
  point: readonly number[],
  chosen: readonly Axis[],
  isHeld: boolean,
): boolean {
  if (kept.length !== axes.length) return false
  const pairs = kept.map((axis, i) => [axis, axes[i] as Axis] as const)
  if (!pairs.every(([a, b]) => isSameEntry(a, b))) return false
  const changed = pairs.filter(([a, b]) => a.low !== b.low || a.high !== b.high)
  if (changed.length === 0) return true
  if (changed.some(([a]) => chosen.some((axis) => isSameEntry(axis, a)))) return false
  return isHeld || (isInside(kept, point) && pairs.every(([a, b]) => a.high - a.low <= tooWide * (b.high - b.low)))
}
