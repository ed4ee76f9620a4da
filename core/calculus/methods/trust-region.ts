// Trust region: the lowest point of the quadratic model within a radius in which the model has kept its word. Source:
// Nocedal & Wright, Numerical Optimization, 2nd ed., algorithm 4.1 and §4.3 (the exact subproblem over eigenvectors).
import type { Spectrum } from '../definite'
import { spectrumOf } from '../definite'
import type { Point } from '../landscape'
import type { Method, Walker } from './method'
import { along, dot, length, scaled } from './vectors'

export const trustRegion: Method = {
  title: 'Trust region',
  about:
    'The lowest point of the quadratic model within a radius that grows while the model keeps its word: leaves saddles.',
  rule: 'x \\leftarrow x + \\arg\\min_{\\lVert p \\rVert \\le \\Delta} \\; \\nabla f^T p + \\tfrac{1}{2} p^T H p',
  settings: { radius: { title: 'first radius', symbol: '\\Delta', default: 1, low: 1e-9, high: 1e9, isLog: true } },
  start: () => walkerOf(null),
}

/** Below the first the radius shrinks; above the second, on a step of full length, it grows. */
const [poor, good] = [0.25, 0.75]
/** A step is made when f keeps at least this share of the promise. */
const kept = 1e-4

function walkerOf(known: number | null): Walker {
  return {
    step(here, land, settings) {
      const radius = known ?? settings['radius']!
      const spectrum = spectrumOf(land.curvature(here.point))
      if (!spectrum) return { refusal: { kind: 'no curvature' } }
      const step = lowestWithin(spectrum, here.gradient, radius)
      const promised = -(dot(here.gradient, step) + bend(spectrum, step) / 2)
      const there = land.at(along(here.point, 1, step))
      const isFinite = Number.isFinite(there.value) && there.gradient.every(Number.isFinite)
      const ratio = isFinite && promised > 0 ? (here.value - there.value) / promised : 0
      // At the bottom rounding decides what is kept of next to nothing: there the model is believed.
      const isTiny = promised <= 1e-14 * Math.max(Math.abs(here.value), promised) && isFinite
      const isMade = ratio > kept || isTiny
      return {
        to: isMade ? there.point : here.point,
        next: walkerOf(nextRadius(radius, ratio, length(step))),
        inner: [
          { symbol: '\\Delta', value: radius },
          { symbol: '\\rho', value: ratio },
        ],
        arrows: [{ name: 'step', vector: step }],
        reason: { kind: 'trusted', ratio, radius, isMade },
      }
    },
  }
}

function nextRadius(radius: number, ratio: number, reach: number): number {
  if (ratio < poor) return radius / 4
  return ratio > good && reach >= 0.99 * radius ? 2 * radius : radius
}

/** pᵀ H p. */
const bend = ({ pairs }: Spectrum, p: Point): number =>
  pairs.reduce((sum, { value, vector }) => {
    const share = dot(vector, p)
    return sum + value * share * share
  }, 0)

/**
 * p with |p| ≤ radius that minimises the model: inside it is Newton's step; on the border (H + μI) p = −∇f for the μ that
 * gives it that length, found by halving. Where the slope does not see the direction that curves down most (the hard
 * case) the step goes on along that direction up to the border.
 */
function lowestWithin({ pairs, tolerance }: Spectrum, gradient: Point, radius: number): Point {
  const shares = pairs.map(({ vector }) => dot(vector, gradient))
  const least = pairs[pairs.length - 1]?.value ?? 0
  const stepAt = (mu: number): Point =>
    pairs.reduce<Point>(
      (sum, { value, vector }, i) =>
        Math.abs(value + mu) <= tolerance ? sum : along(sum, -(shares[i] as number) / (value + mu), vector),
      gradient.map(() => 0),
    )
  if (least > tolerance && length(stepAt(0)) <= radius) return stepAt(0)
  let low = Math.max(0, -least)
  const atBorder = stepAt(low)
  if (length(atBorder) <= radius && isUnseen(pairs, shares, low, tolerance)) {
    const room = Math.sqrt(Math.max(0, radius * radius - dot(atBorder, atBorder)))
    const down = pairs[pairs.length - 1]?.vector ?? []
    return least < -tolerance ? along(atBorder, room, down) : atBorder
  }
  let high = low + length(gradient) / radius + tolerance
  for (let i = 0; i < 200 && high - low > 1e-15 * high; i++) {
    const middle = (low + high) / 2
    if (length(stepAt(middle)) > radius) low = middle
    else high = middle
  }
  const step = stepAt(high)
  return length(step) > radius ? scaled(radius / length(step), step) : step
}

/** Is the slope 0 along every direction that H + μI flattens? Then the border is not reached by μ alone. */
const isUnseen = (pairs: Spectrum['pairs'], shares: readonly number[], mu: number, tolerance: number): boolean =>
  pairs.every(({ value }, i) => Math.abs(value + mu) > tolerance || shares[i] === 0)
