// Ways that leave the ball: the eigenvectors of the Hessian, drawn on the surface, and the direction that is turned by hand, with
// the slope along it.
import type { Model } from '../../../core/calculus/models'
import { valueBetween } from '../../../core/calculus/grid'
import { formatSigned } from '../../../core/words/numbers'
import { eigenShape } from '../flat/eigen-shape'
import type { Picture } from '../picture'
import { turnedLook } from '../turned-look'
import type { World } from '../space'
import { drawnSlopes, floor, lift, place, stretchOf } from '../space'
import type { Shapes, Stroke, Tone } from './shape'
import { arrowHead, moved, noShapes, toneOf } from './shape'

/** What is drawn on the surface floats over it, so that it is not cut by it. */
const float = 0.014
const piecesOfArm = 40

/** A line of the axes laid on the surface; it breaks where the surface does, and ends with the window. */
function draped(picture: Picture, points: readonly (readonly number[])[], look: Omit<Stroke, 'points'>): Stroke[] {
  const strokes: World[][] = [[]]
  for (const point of points) {
    const value = valueBetween(picture.grid, picture.grid.values, point)
    if (Number.isNaN(value)) strokes.push([])
    else strokes[strokes.length - 1]?.push(place(picture.axes, point, lift(picture.scale, value) + float))
  }
  return strokes.filter((line) => line.length > 1).map((line) => ({ ...look, points: line }))
}

const below = ['₁', '₂'] as const

/** Eigenvectors with their eigenvalues, and the ellipse of the quadratic model. */
export function eigenvectors(picture: Picture, model: Model): Shapes {
  const shape = eigenShape(model, picture.axes)
  if (!shape) return noShapes
  const arms = shape.arms.map(({ value, ends: [from, to] }, k) => {
    const along = Array.from({ length: piecesOfArm + 1 }, (_, i) =>
      from.map((x, at) => x + (i / piecesOfArm) * ((to[at] as number) - x)),
    )
    const strokes = draped(picture, along, { tone: toneOf(value), width: 2.4 })
    const end = strokes[strokes.length - 1]?.points
    const at = end?.[end.length - 1]
    const words = at ? [{ at, text: `λ${below[k] ?? ''} = ${formatSigned(value, 3)}`, tone: toneOf(value) }] : []
    return { strokes, words }
  })
  return {
    ...noShapes,
    strokes: [
      ...arms.flatMap(({ strokes }) => strokes),
      ...draped(picture, shape.ring, { tone: 'ink', width: 1.6, isDashed: true }),
    ],
    words: arms.flatMap(({ words }) => words),
  }
}

/** Length of the arrows on the floor. */
export const arrowLength = 0.42
const arcRadius = 0.2
const slopeReach = 0.4

const arcLook = { tone: 'quiet', width: 1.4, isDashed: true } as const

/** Where the turned direction's arrow ends on the floor; null where there is none. */
export function directionEnd(picture: Picture): World | null {
  const look = turnedLook(picture)
  return look && moved(footOf(picture), onFloor(look.way), arrowLength)
}

const footOf = ({ axes, here }: Picture): World => place(axes, here.point, floor)

/** A way in shares of the axes, laid on the floor. */
const onFloor = ([across = 0, up = 0]: readonly number[]): World => [across, 0, -up]

/** The unit vector that is turned by hand: on the floor with its angle from the gradient, and at the ball with the slope along it. */
export function turnedDirection(picture: Picture, ball: World): Shapes {
  const look = turnedLook(picture)
  if (!look) return noShapes
  const { tone } = look
  const [foot, way] = [footOf(picture), onFloor(look.way)]
  const end = moved(foot, way, arrowLength)
  const arc = look.arc.map((one) => moved(foot, onFloor(one), arcRadius))
  const middle = arc[Math.floor(arc.length / 2)]
  const steep = slopeLine(picture, ball, way, tone)
  return {
    ...noShapes,
    strokes: [
      ...arrow(picture, foot, end, tone, 2.6),
      ...(arc.length > 0 ? [{ points: arc, ...arcLook }] : []),
      ...steep,
    ],
    words: [
      { at: steep[0]?.points[1] ?? end, text: look.slope, tone },
      ...(middle ? [{ at: middle, text: look.angle, tone: arcLook.tone }] : []),
      ...(look.gradient && middle
        ? [{ at: moved(foot, onFloor(look.gradient), arrowLength), text: '∇f', tone: 'ink' as const }]
        : []),
    ],
  }
}

/** The tangent above a way on the floor. */
function slopeLine(picture: Picture, ball: World, along: World, tone: Tone): readonly Stroke[] {
  const { axes, scale, here } = picture
  const slopes = drawnSlopes(axes, scale, here.value, here.gradient)
  if (!slopes) return []
  const climb = slopes[0] * along[0] - slopes[1] * along[2]
  const size = Math.hypot(1, climb)
  const way: World = [along[0] / size, climb / size, along[2] / size]
  return arrow(picture, moved(ball, way, -slopeReach), moved(ball, way, slopeReach), tone, 2.4)
}

const arrow = (
  { axes, hasEqualUnits }: Picture,
  from: World,
  to: World,
  tone: Tone,
  width: number,
): readonly Stroke[] => [
  { points: [from, to], tone, width },
  { points: arrowHead(from, to, stretchOf(axes, hasEqualUnits)), tone, width },
]
