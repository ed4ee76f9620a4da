// Critical points on the surface by kind, and on the floor the boxes in which there may be others.
import type { CriticalFound } from '../../state/answers'
import { criticalSigns, mostOpen } from '../flat/critical-signs'
import type { Picture } from '../picture'
import { isInside } from '../picture'
import { floor, lift, place } from '../space'
import type { Shapes } from './shape'
import { noShapes } from './shape'

/** Their middles lie on the surface, a hair over it. */
const hair = 0.008

export function criticalPoints({ axes, scale }: Picture, { found, certificate }: CriticalFound): Shapes {
  const seen = found.points
    .filter(({ point, value }) => isInside(axes, point) && Number.isFinite(value))
    .map(({ point, value, verdict }) => ({ at: place(axes, point, lift(scale, value) + hair), kind: verdict.kind }))
  const open = certificate?.open.slice(0, mostOpen) ?? []
  return {
    ...noShapes,
    dots: seen.map(({ at }) => at),
    words: seen.map(({ at, kind }) => ({ at, text: criticalSigns[kind] ?? kind, tone: 'ink' })),
    strokes: open.map(([across = [0, 0], up = [0, 0]]) => ({
      points: [
        [across[0], up[0]],
        [across[1], up[0]],
        [across[1], up[1]],
        [across[0], up[1]],
        [across[0], up[0]],
      ].map((corner) => place(axes, corner, floor)),
      tone: 'negative',
      width: 1.4,
      isDashed: true,
    })),
  }
}
