// The tangent plane and the quadratic model at the ball, as they look in the box.
import type { Model } from '../../../core/calculus/models'
import { quadraticAt } from '../../../core/calculus/models'
import type { Picture } from '../picture'
import type { World } from '../space'
import { bottom, drawnSlopes, pointAt, rise, top } from '../space'
import type { Shapes, Sheet, Stroke } from './shape'
import { moved, noShapes } from './shape'

/** From the ball to the plane's border, along either axis. */
const planeReach = 0.44
/** Sheets lie a hair over what they touch. */
const hair = 0.004

/**
 * A piece of the plane that touches the drawn surface at the ball; its middle lines are the tangents along the axes. Of even
 * size however steep it is. Over a logarithm it is the tangent plane of log₁₀ f.
 */
export function tangentPlane(picture: Picture, ball: World): Shapes {
  const { axes, scale, here } = picture
  const slopes = drawnSlopes(axes, scale, here.value, here.gradient)
  if (!slopes) return noShapes
  const along = ofLength([1, slopes[0], 0], planeReach)
  const up = ofLength([0, slopes[1], -1], planeReach)
  const middle: World = [ball[0], ball[1] + hair, ball[2]]
  const at = (a: number, b: number): World => moved(moved(middle, along, a), up, b)
  const border = [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1), at(-1, -1)]
  return {
    ...noShapes,
    sheets: [{ points: border.slice(0, 4), faces: [0, 1, 2, 0, 2, 3], tone: 'ink', opacity: 0.16 }],
    strokes: [
      { points: border, tone: 'ink', width: 1.6 },
      { points: [at(-1, 0), at(1, 0)], tone: 'ink', width: 1 },
      { points: [at(0, -1), at(0, 1)], tone: 'ink', width: 1 },
    ],
    words: [{ at: at(1, 1), text: 'tangent plane', tone: 'ink' }],
  }
}

const ofLength = (way: World, length: number): World => {
  const now = Math.hypot(...way)
  return [(way[0] / now) * length, (way[1] / now) * length, (way[2] / now) * length]
}

/** Farthest point of the quadratic sheet from the ball on the floor. */
const sheetReach = 0.62
const rays = 48
const rings = 12
/** It may stand out of the box by so much. */
const overhang = 0.12

/** The quadratic model round the ball, as far as it stays in the box: rays from the ball, and rings across them. */
export function quadraticSheet(picture: Picture, model: Model, ball: World): Shapes {
  const onSheet = (angle: number, r: number): World | null => {
    const [x, z] = [ball[0] + r * Math.cos(angle), ball[2] + r * Math.sin(angle)]
    const point = pointAt(picture.axes, x, z)
    const y = rise(
      picture.scale,
      quadraticAt(
        model,
        point.map((p, i) => p - (model.point[i] as number)),
      ),
    )
    const isIn = Math.abs(x) <= 1 && Math.abs(z) <= 1 && y >= bottom - overhang && y <= top + overhang
    return isIn ? [x, y + hair, z] : null
  }
  const centre = onSheet(0, 0)
  if (!centre) return noShapes
  const ends = Array.from({ length: rays }, (_, i) => (i / rays) * 2 * Math.PI).map((angle) => ({
    angle,
    reach: farthest((r) => onSheet(angle, r) !== null),
  }))
  // A ring nearer to the ball than one that is in the box is in it too, but for a rounding at its very end.
  const points = [
    centre,
    ...Array.from({ length: rings }, (_, k) =>
      ends.map(({ angle, reach }) => onSheet(angle, (reach * (k + 1)) / rings) ?? centre),
    ).flat(),
  ]
  const index = (ring: number, ray: number): number => (ring === 0 ? 0 : 1 + (ring - 1) * rays + (ray % rays))
  return {
    ...noShapes,
    sheets: [{ points, faces: facesOf(index), tone: 'quiet', opacity: 0.2 }],
    strokes: netOf(points, index),
    words: [{ at: highest(points.slice(-rays)), text: 'quadratic', tone: 'quiet' }],
  }
}

/** The largest r up to the reach for which it holds on the whole way there. Steps, then halving. */
function farthest(isIn: (r: number) => boolean): number {
  const steps = 31
  let low = 0
  for (let i = 1; i <= steps && isIn((i / steps) * sheetReach); i++) low = (i / steps) * sheetReach
  if (low === sheetReach) return low
  let high = low + sheetReach / steps
  for (let i = 0; i < 8; i++) {
    const middle = (low + high) / 2
    if (isIn(middle)) low = middle
    else high = middle
  }
  return low
}

function facesOf(index: (ring: number, ray: number) => number): Sheet['faces'] {
  const faces: number[] = []
  for (let ring = 0; ring < rings; ring++) {
    for (let ray = 0; ray < rays; ray++) {
      const [a, b] = [index(ring, ray), index(ring, ray + 1)]
      const [c, d] = [index(ring + 1, ray), index(ring + 1, ray + 1)]
      faces.push(a, c, d)
      if (ring > 0) faces.push(a, d, b)
    }
  }
  return faces
}

function netOf(points: readonly World[], index: (ring: number, ray: number) => number): readonly Stroke[] {
  const ring = (k: number): readonly World[] =>
    Array.from({ length: rays + 1 }, (_, ray) => points[index(k, ray)] as World)
  const ray = (i: number): readonly World[] => Array.from({ length: rings + 1 }, (_, k) => points[index(k, i)] as World)
  return [
    { points: ring(rings), tone: 'quiet', width: 1.8, isDashed: true },
    ...[4, 8].map((k): Stroke => ({ points: ring(k), tone: 'quiet', width: 1 })),
    ...[0, 6, 12, 18, 24, 30, 36, 42].map((i): Stroke => ({ points: ray(i), tone: 'quiet', width: 1 })),
  ]
}

const highest = (points: readonly World[]): World => points.reduce((most, point) => (point[1] > most[1] ? point : most))
