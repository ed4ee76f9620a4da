// Round numbers: the step of a key, the grid that a hand's point lands on.
import type { Axis } from '../../core/graph/document'
import { clampTo } from './space'

/** A round step of about `range / count`: 1, 2 or 5 times a power of ten. */
export function roundStep(range: number, count: number): number {
  const rough = range / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = rough / power
  return (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10) * power
}

/** `x` moved to the nearest multiple of `step`, without the noise of the last bits. */
export function onStep(x: number, step: number): number {
  const decimals = Math.max(0, Math.min(20, 1 - Math.floor(Math.log10(step))))
  return Number((Math.round(x / step) * step).toFixed(decimals)) + 0
}

/** Inside the ranges and on round numbers: a hand should leave numbers that can be read. */
export const roundedPoint = (axes: readonly Axis[], point: readonly number[]): readonly number[] =>
  axes.map((axis, i) => clampTo(axis, onStep(point[i] as number, roundStep(axis.high - axis.low, 400))))
