// What the outputs of a list are made of, and how often each number of it has to be computed: once, once per row, or at
// every point.
import * as code from '../fast/codes'
import type { Scalar, Scalars } from './scalars'

/** How often a number changes. */
export const still = 0
export const perRow = 1
export const perPoint = 2
export type Pace = typeof still | typeof perRow | typeof perPoint

export interface Reach {
  /** Numbers that the outputs are made of, operands first. */
  readonly needed: readonly Scalar[]
  readonly pace: Uint8Array
  /** Where each is used last. */
  readonly lastUse: Int32Array
}

export const operandsOf = ({ a, b, c }: Scalars, at: Scalar): readonly Scalar[] =>
  ([a[at], b[at], c[at]] as Scalar[]).filter((operand) => operand >= 0)

/** Reach of a list whose sources change as `paceOf` says. Cost: linear. */
export function reachOf(list: Scalars, outputs: readonly Scalar[], paceOf: (source: Scalar) => Pace): Reach {
  const count = list.code.length
  const [isNeeded, pace] = [new Uint8Array(count), new Uint8Array(count)]
  const lastUse = new Int32Array(count).fill(-1)
  for (const output of outputs) isNeeded[output] = 1
  for (let at = count - 1; at >= 0; at--) {
    if (isNeeded[at] === 0) continue
    for (const operand of operandsOf(list, at)) {
      isNeeded[operand] = 1
      lastUse[operand] = Math.max(lastUse[operand] as number, at)
    }
  }
  const needed: Scalar[] = []
  for (let at = 0; at < count; at++) {
    if (isNeeded[at] === 0) continue
    needed.push(at)
    if (list.code[at] === code.source) pace[at] = paceOf(at)
    for (const operand of operandsOf(list, at)) pace[at] = Math.max(pace[at] as number, pace[operand] as number)
  }
  return { needed, pace, lastUse }
}
