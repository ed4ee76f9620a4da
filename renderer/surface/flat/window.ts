// The window of a flat picture moved and made larger or smaller, as axes with other ends. Pure.
import type { Axis } from '../../../core/graph/document'
import { atShare, shareOf } from '../space'
import { onStep, roundStep } from '../steps'

/** A hand's change of the window: shares of the field, from the left and from below. */
export interface WindowMove {
  /** Stays where it is while the window grows or shrinks. */
  readonly about: readonly number[]
  /** Above 1 more is seen. */
  readonly factor: number
  /** How far what is seen moves, after that. */
  readonly by: readonly number[]
}

/** Below this share of its ends a window is too small for the numbers in it to differ; beyond this nobody looks. */
const [smallest, largest] = [1e-9, 1e12]
/** Ends stand on round numbers, finer than a hand can aim. */
const fineness = 1000

/** The axes after a move; null where a window would become smaller or larger than numbers allow. */
export function movedWindow(axes: readonly Axis[], { about, factor, by }: WindowMove): readonly Axis[] | null {
  const moved = axes.map((axis, i) => {
    const [share = 0.5, shift = 0] = [about[i], by[i]]
    const range = (axis.high - axis.low) * factor
    return withEnds(axis, atShare(axis, share) - (share + shift) * range, range)
  })
  return moved.every(({ low, high }) => isWindow(low, high)) ? moved : null
}

function withEnds(axis: Axis, low: number, range: number): Axis {
  const step = roundStep(range, fineness)
  const from = onStep(low, step)
  // The same width wherever it stands, so that equal units stay equal.
  return { ...axis, low: from, high: Number((from + range).toPrecision(12)) + 0 }
}

const isWindow = (low: number, high: number): boolean => {
  const range = high - low
  return range >= smallest * Math.max(1e-3, Math.abs(low), Math.abs(high)) && range <= largest
}

/** The same number of both axes at a place of the picture that is drawn, as a share of the window that is wanted. */
export const shareIn = (
  wanted: readonly Axis[],
  drawn: readonly Axis[],
  shares: readonly number[],
): readonly number[] => wanted.map((axis, i) => shareOf(axis, atShare(drawn[i] ?? axis, shares[i] ?? 0.5)))
