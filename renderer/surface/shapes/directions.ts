// Ways that leave the ball: the eigenvectors of the Hessian, drawn on the surface, and the direction that is turned by hand, with
// the slope along it.
import type { Model } from '../../../core/calculus/models'
import { turnedFrom } from '../../../core/calculus/turned'
import { valueBetween } from '../../../core/calculus/grid'
import { formatNumber } from '../../../core/words/numbers'
import { eigenShape } from '../eigen-shape'
import type { Picture } from '../picture'
import { uphill } from '../picture'
import type { World } from '../space'
import { drawnSlopes, floor, lift, place } from '../space'
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

const signed = (x: number, digits = 3): string => `${x > 0 ? '+' : ''}${formatNumber(x, digits)}`
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
    const words = at ? [{ at, text: `λ${below[k] ?? ''} = ${signed(value)}`, tone: toneOf(value) }] : []
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

const arcPieces = 24
const arcLook = { tone: 'quiet', width: 1.4, isDashed: true } as const

/** Where the turned direction's arrow ends on the floor; null where the gradient has no value. */
export function directionEnd(picture: Picture): World | null {
  const way = turnedWay(picture, picture.over.degrees)
  return way && moved(footOf(picture), way, arrowLength)
}

const footOf = ({ axes, here }: Picture): World => place(axes, here.point, floor)

/** A direction of the numbers as a way on the floor, of length 1 there; null where it is none. */
function onFloor(axes: Picture['axes'], direction: readonly number[]): World | null {
  const way = uphill(axes, direction)
  return way && [way[0] ?? 0, 0, -(way[1] ?? 0)]
}

const turnedWay = ({ axes, here }: Picture, degrees: number): World | null =>
  here.gradient.every(Number.isFinite) ? onFloor(axes, turnedFrom(here.gradient, degrees).direction) : null

/** The unit vector that is turned by hand: on the floor with its angle from the gradient, and at the ball with the slope along it. */
export function turnedDirection(picture: Picture, ball: World): Shapes {
  const { axes, here, over } = picture
  const way = turnedWay(picture, over.degrees)
  if (!way) return noShapes
  const { slope } = turnedFrom(here.gradient, over.degrees)
  const tone = toneOf(slope)
  const foot = footOf(picture)
  const arc = Array.from({ length: arcPieces + 1 }, (_, i) => turnedWay(picture, (i / arcPieces) * over.degrees))
  const isTurned = over.degrees !== 0 && here.gradient.some((x) => x !== 0)
  const steep = slopeLine(picture, ball, way, tone)
  const gradient = onFloor(axes, here.gradient)
  return {
    ...noShapes,
    strokes: [
      ...arrow(foot, moved(foot, way, arrowLength), way, [-way[2], 0, way[0]], tone, 2.6),
      ...(isTurned ? [{ points: arc.flatMap((one) => (one ? [moved(foot, one, arcRadius)] : [])), ...arcLook }] : []),
      ...steep,
    ],
    words: [
      { at: steep?.[0]?.points[1] ?? moved(foot, way, arrowLength), text: `|∇f| cos θ = ${signed(slope)}`, tone },
      ...(isTurned
        ? [{ at: moved(foot, arc[arcPieces / 2] ?? way, arcRadius), text: `θ = ${over.degrees}°`, tone: arcLook.tone }]
        : []),
      ...(gradient && isTurned ? [{ at: moved(foot, gradient, arrowLength), text: '∇f', tone: 'ink' as const }] : []),
    ],
  }
}

/** The tangent above a way on the floor. */
function slopeLine({ axes, scale, here }: Picture, ball: World, along: World, tone: Tone): readonly Stroke[] {
  const slopes = drawnSlopes(axes, scale, here.value, here.gradient)
  if (!slopes) return []
  const climb = slopes[0] * along[0] - slopes[1] * along[2]
  const size = Math.hypot(1, climb)
  const way: World = [along[0] / size, climb / size, along[2] / size]
  const side: World = [-along[2], 0, along[0]]
  return arrow(moved(ball, way, -slopeReach), moved(ball, way, slopeReach), way, side, tone, 2.4)
}

const arrow = (from: World, to: World, way: World, side: World, tone: Tone, width: number): readonly Stroke[] => [
  { points: [from, to], tone, width },
  { points: arrowHead(to, way, side), tone, width },
]
