// How far the point and the walk are from the picture that shows them: a drawing of a plane cannot tell.
import { formatNumber } from '../../../core/words/numbers'
import type { Picture, PlacedPoint } from '../picture'
import { isInside } from '../picture'
import type { World } from '../space'
import { lift, place } from '../space'
import type { Shapes, Word } from './shape'
import { noShapes } from './shape'

const word = (at: World, away: number): Word => ({ at, text: `${formatNumber(away, 3)} off`, tone: 'ink' })

/** At the ball, and at the step that is farthest away where that is farther than the ball. */
export function distances({ axes, scale, path, away }: Picture, ball: World | null): Shapes {
  const farthest = path
    .filter(({ point }) => isInside(axes, point))
    .reduce<PlacedPoint | null>((most, one) => (most && most.away >= one.away ? most : one), null)
  const isBeyond = farthest !== null && farthest.away > away * 1.01
  return {
    ...noShapes,
    words: [
      ...(ball && away > 0 ? [word(ball, away)] : []),
      ...(isBeyond ? [word(place(axes, farthest.point, lift(scale, farthest.value)), farthest.away)] : []),
    ],
  }
}
