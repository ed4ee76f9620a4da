// Critical points of the root over a window: found from many starts, judged one by one, and held against the window's edges.
// It finds; that none is missing is for the certificate to prove.
import type { Sources } from '../engine/derivative'
import type { Axis } from '../graph/document'
import type { Program } from '../graph/program'
import type { Extremes } from './extremes'
import { extremesOf } from './extremes'
import type { Point } from './landscape'
import { landscapeOf, movedTo } from './landscape'
import { rootsIn, startsOf } from './roots'
import type { Verdict } from './verdict'
import { verdictAt } from './verdict'

export interface CriticalPoint {
  readonly point: Point
  readonly value: number
  readonly verdict: Verdict
}

export interface CriticalPoints extends Extremes {
  /** Lowest value first. */
  readonly points: readonly CriticalPoint[]
  /** A whole curve or area is flat: its points are not listed, since where a search happened to begin says nothing of f. */
  readonly isContinuum: boolean
  /** From how many starts they were looked for. */
  readonly starts: number
}

/** More places without curvature are no accident. */
const mostFlat = 12

/** Null when there is no root or an axis does not exist. Cost: about a hundred starts with some ten Hessians each. */
export function findCritical(program: Program, sources: Sources, axes: readonly Axis[]): CriticalPoints | null {
  const land = landscapeOf(program, sources, axes)
  if (!land) return null
  const starts = startsOf(axes)
  const slotted = axes.map(({ node, index }) => ({ node, index, slot: program.slotOf.get(node) as number }))
  const judged = rootsIn(land, axes, starts).flatMap((point): CriticalPoint[] => {
    const verdict = verdictAt(program, movedTo(program, sources, axes, point), slotted)
    if (!verdict || verdict.kind === 'not critical' || verdict.kind === 'undefined') return []
    return [{ point, value: verdict.value, verdict }]
  })
  const isFlat = ({ verdict }: CriticalPoint): boolean => (verdict.spectrum?.zero.length ?? 0) > 0
  const flat = judged.filter(isFlat)
  const isContinuum = flat.length > mostFlat
  const points = [...judged.filter((one) => !isFlat(one)), ...(isContinuum ? [] : flat)]
  return {
    points: points.sort((a, b) => a.value - b.value),
    isContinuum,
    starts: starts.length,
    ...extremesOf(
      land,
      axes,
      judged.map(({ point }) => point),
    ),
  }
}
