// L-BFGS: a curvature guessed from the last steps and how the slope changed over them. Source: Nocedal & Wright, Numerical
// Optimization, 2nd ed., algorithm 7.4 (two-loop recursion) and the scaling (7.20).
import type { Point, View } from '../landscape'
import type { Method, Walker } from './method'
import { searchWolfe } from './search'
import { along, dot, length, minus, scaled } from './vectors'

/** A step and how the gradient changed over it. Their product is above 0: f curved upwards there. */
interface Pair {
  readonly step: Point
  readonly change: Point
}

export const lbfgs: Method = {
  title: 'L-BFGS',
  about:
    'Learns the curvature from its last steps, so it nearly makes Newton’s step without ever asking for the Hessian.',
  rule: 'x \\leftarrow x - \\eta \\, \\tilde{H}^{-1} \\nabla f',
  settings: { memory: { title: 'steps remembered', symbol: 'm', default: 10, low: 1, high: 50 } },
  start: () => walkerOf([]),
}

/** −H̃⁻¹ ∇f for the guessed inverse Hessian; without pairs the slope, at most of length 1. */
function directionOf(gradient: Point, pairs: readonly Pair[]): Point {
  const last = pairs[pairs.length - 1]
  if (!last) return scaled(-1 / Math.max(1, length(gradient)), gradient)
  let q = gradient
  const shares = [...pairs].reverse().map(({ step, change }) => {
    const share = dot(step, q) / dot(step, change)
    q = along(q, -share, change)
    return share
  })
  let r = scaled(dot(last.step, last.change) / dot(last.change, last.change), q)
  pairs.forEach(({ step, change }, i) => {
    const back = dot(change, r) / dot(step, change)
    r = along(r, (shares[pairs.length - 1 - i] as number) - back, step)
  })
  return scaled(-1, r)
}

function walkerOf(pairs: readonly Pair[]): Walker {
  return {
    step(here, land, settings) {
      if (here.gradient.every((x) => x === 0)) {
        return { to: here.point, next: walkerOf(pairs), inner: [], arrows: [], reason: { kind: 'no slope' } }
      }
      const learned = directionOf(here.gradient, pairs)
      // Rounding may spoil what was learned; the slope itself always leads down.
      const isDown = dot(learned, here.gradient) < 0
      const direction = isDown ? learned : directionOf(here.gradient, [])
      const used = isDown ? pairs : []
      const found = searchWolfe(land, here, direction)
      if (!found) return { refusal: { kind: 'no fall', tries: 60 } }
      return {
        to: found.view.point,
        next: walkerOf(remembered(used, here, found.view, settings['memory']!)),
        inner: [{ symbol: '\\eta', value: found.rate }],
        arrows: [{ name: 'step', vector: scaled(found.rate, direction) }],
        reason: { kind: 'pairs', pairs: used.length, rate: found.rate, tries: found.tries },
      }
    },
  }
}

/** A pair over which f did not curve upwards would spoil the guess: it is left out. */
function remembered(pairs: readonly Pair[], from: View, to: View, most: number): readonly Pair[] {
  const pair = { step: minus(to.point, from.point), change: minus(to.gradient, from.gradient) }
  return dot(pair.step, pair.change) > 0 ? [...pairs, pair].slice(-Math.round(most)) : pairs
}
