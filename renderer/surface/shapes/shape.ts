// What can be laid over the surface in 3D, as plain numbers in world units: lines, sheets, dots and words. Those who work shapes
// out know nothing of three; the scene that draws them knows nothing of mathematics.
import type { Stretch, World } from '../space'

/** By meaning: ink and grey for geometry, blue and vermilion for the sign of a derivative. */
export type Tone = 'ink' | 'quiet' | 'positive' | 'negative'

export interface Stroke {
  readonly points: readonly World[]
  readonly tone: Tone
  /** Pixels. */
  readonly width: number
  readonly isDashed?: true
}

export interface Sheet {
  readonly points: readonly World[]
  /** Three points per face. */
  readonly faces: readonly number[]
  readonly tone: Tone
  readonly opacity: number
}

/** Words beside a place. */
export interface Word {
  readonly at: World
  readonly text: string
  readonly tone: Tone
}

export interface Shapes {
  readonly strokes: readonly Stroke[]
  readonly sheets: readonly Sheet[]
  readonly dots: readonly World[]
  readonly words: readonly Word[]
}

export const noShapes: Shapes = { strokes: [], sheets: [], dots: [], words: [] }

export const together = (parts: readonly Shapes[]): Shapes => ({
  strokes: parts.flatMap(({ strokes }) => strokes),
  sheets: parts.flatMap(({ sheets }) => sheets),
  dots: parts.flatMap(({ dots }) => dots),
  words: parts.flatMap(({ words }) => words),
})

export const toneOf = (x: number): Tone => (x > 0 ? 'positive' : x < 0 ? 'negative' : 'quiet')

export const moved = (from: World, by: World, times: number): World => [
  from[0] + times * by[0],
  from[1] + times * by[1],
  from[2] + times * by[2],
]

const headLength = 0.07

/**
 * The two lines of an arrow's head at `to`, as flat as the floor across the shaft. The box is drawn stretched, and the head is
 * as long and as wide in the drawing whichever way it points.
 */
export function arrowHead(from: World, to: World, [wide, deep]: Stretch): readonly World[] {
  const [x, y, z] = [(to[0] - from[0]) * wide, to[1] - from[1], (to[2] - from[2]) * deep]
  const [length, across] = [Math.hypot(x, y, z) || 1, Math.hypot(x, z) || 1]
  const way: World = [x / wide / length, y / length, z / deep / length]
  const side: World = [-z / wide / across, 0, x / deep / across]
  const back = moved(to, way, -headLength)
  return [moved(back, side, headLength / 2), to, moved(back, side, -headLength / 2)]
}
