// Line searches: how far to go along a direction that is known to lead down. Source: Nocedal & Wright, Numerical
// Optimization, 2nd ed., §3.1 (sufficient decrease, curvature condition).
import type { Landscape, Point, View } from '../landscape'
import { along, dot } from './vectors'

export interface Found {
  readonly rate: number
  readonly view: View
  readonly tries: number
}

/** f must fall by at least this share of what the slope promises. */
const enough = 1e-4
/** The slope along the direction must have lost this share of itself, so that the step was not needlessly short. */
const flatter = 0.9
const mostTries = 60

const fellEnough = (here: View, there: View, rate: number, slope: number): boolean =>
  Number.isFinite(there.value) && there.value <= here.value + enough * rate * slope

/**
 * Halves `rate` until f falls enough along `direction`; null when no rate does. Cost: one pass per try, at most 60.
 */
export function backtrack(land: Landscape, here: View, direction: Point, rate: number): Found | null {
  const slope = dot(here.gradient, direction)
  for (let tries = 1; tries <= mostTries; tries++, rate /= 2) {
    const view = land.at(along(here.point, rate, direction))
    if (fellEnough(here, view, rate, slope)) return { rate, view, tries }
  }
  return null
}

/**
 * A rate at which f fell enough and has become flatter (weak Wolfe conditions), by doubling and then halving the interval
 * that must hold one; null when none is found. Starts at 1. Source: A. Lewis & M. Overton, Nonsmooth optimization via
 * quasi-Newton methods, 2013, algorithm 2.6. Cost: one pass per try, at most 60.
 */
export function searchWolfe(land: Landscape, here: View, direction: Point): Found | null {
  const slope = dot(here.gradient, direction)
  let [low, high, rate] = [0, Infinity, 1]
  let best: Found | null = null
  for (let tries = 1; tries <= mostTries; tries++) {
    const view = land.at(along(here.point, rate, direction))
    if (!fellEnough(here, view, rate, slope)) high = rate
    else {
      best = { rate, view, tries }
      if (dot(view.gradient, direction) >= flatter * slope) return best
      low = rate
    }
    rate = high === Infinity ? 2 * low : (low + high) / 2
  }
  return best
}
